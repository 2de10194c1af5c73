package com.foobar.tests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.plan.Service;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.example.guestbook.RefusesToStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Jakarta EE 10 application that is not ours deploys like ours. */
class ForeignApplicationStackIT {
  private static final List<String> SERVERS = List.of("server-1", "server-2");

  private final TestStack stack;
  private final Site site;

  ForeignApplicationStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void undeploy() throws IOException {
    for (String name : List.of("guestbook.war", "visitors.ear")) {
      if (Files.exists(stack.layout().applications().resolve(name))) {
        stack.run("undeploy", name).requireSuccess();
      }
    }
  }

  @Test
  void aWarAnswersAtItsContextRootOnBothServersAndGoesAgain() throws IOException {
    stack.run("deploy", GuestbookArchive.war().toString()).requireSuccess();

    assertWorksAt("/guestbook");
    assertKeepsWhatItHasWhenTheNextVersionFails();

    stack.run("undeploy", "guestbook.war").requireSuccess();
    site.get("/guestbook/hello.txt").require(404);
    site.get("/guestbook/counter").require(404);
    site.get("/api/events").require(200);
  }

  @Test
  void anEarAnswersAtTheContextRootThatItDeclares() throws IOException {
    stack.run("deploy", GuestbookArchive.ear().toString()).requireSuccess();

    assertWorksAt("/visitors");
    site.get("/guestbook/hello.txt").require(404);
  }

  @Test
  void aFirstVersionThatFailsLeavesNothingBehind() throws IOException {
    CommandResult deploy = stack.run("deploy", GuestbookArchive.brokenWar().toString());

    assertThat(deploy.exitCode()).isEqualTo(1);
    assertThat(deploy.errors()).contains(RefusesToStart.REASON);
    site.get("/guestbook/hello.txt").require(404);
    stack.run("status").requireSuccess();
    for (String server : SERVERS) {
      site.visitor().movedTo(server).get("/api/session").require(401);
      assertThat(site.visitor().movedTo(server).get("/").servedBy()).isEqualTo(server);
    }
  }

  @Test
  void whatIsNoArchiveIsRefusedBeforeAnythingIsTouched() {
    CommandResult letter = stack.run("deploy", GuestbookArchive.noArchive().toString());
    CommandResult missing = stack.run("deploy", "/nowhere/guestbook.war");
    CommandResult text = stack.run("deploy", TestStack.ROOT.resolve("pom.xml").toString());
    CommandResult unknown = stack.run("undeploy", "nobody.ear");

    assertThat(letter.exitCode()).isEqualTo(1);
    assertThat(letter.errors()).contains("letter.war").doesNotContain("draining");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.errors()).contains("does not exist");
    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.errors()).contains("neither an .ear nor a .war");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.errors()).contains("foobar.ear");
  }

  private void assertWorksAt(String contextRoot) throws IOException {
    for (String server : SERVERS) {
      Visitor visitor = site.visitor().movedTo(server);
      Answer file = visitor.get(contextRoot + "/hello.txt").require(200);
      assertThat(file.body()).isEqualTo(GuestbookArchive.STATIC_TEXT);
      assertThat(file.servedBy()).isEqualTo(server);
      assertThat(filesOfNginx(server)).contains("hello.txt").doesNotContain("secret.txt");

      Answer secret = visitor.get(contextRoot + "/members/secret.txt");
      assertThat(secret.status()).isEqualTo(401);
      assertThat(secret.body()).doesNotContain(GuestbookArchive.SECRET_TEXT.strip());
      assertThat(visitor.get(contextRoot + "/WEB-INF/web.xml").status()).isEqualTo(404);
    }
    assertUsesTheDefaultDatasource(contextRoot);
    assertSessionIsOneOnAllNodes(contextRoot);
    assertIsAskedForPartsAndForWhatIsNew(contextRoot);
  }

  private void assertUsesTheDefaultDatasource(String contextRoot) {
    String text = "I was here, " + UUID.randomUUID();
    site.visitor()
        .movedTo("server-1")
        .post(contextRoot + "/api/entries", text, "Content-Type", "text/plain")
        .require(204);

    JsonNode entries =
        site.visitor().movedTo("server-2").get(contextRoot + "/api/entries").require(200).json();

    assertThat(entries).extracting(JsonNode::asText).contains(text);
    assertThat(
            stack
                .databases()
                .number("SELECT COUNT(*) FROM common.guestbook_entry WHERE text = ?", text))
        .isEqualTo(1);
    assertThat(
            site.visitor()
                .movedTo("server-2")
                .post(contextRoot + "/tables", "", "Content-Type", "text/plain")
                .require(200)
                .body())
        .isEqualTo("3");
  }

  private void assertSessionIsOneOnAllNodes(String contextRoot) {
    Visitor visitor = site.visitor();
    for (int count = 1; count <= 12; count++) {
      String server = SERVERS.get(count % SERVERS.size());
      Answer answer = visitor.movedTo(server).get(contextRoot + "/counter").require(200);
      assertThat(answer.servedBy()).isEqualTo(server);
      assertThat(answer.body()).isEqualTo(String.valueOf(count));

      visitor.movedTo(SERVERS.get((count + 1) % SERVERS.size()));
      await("the other server knows what was changed")
          .until(
              () -> visitor.get(contextRoot + "/counter?only=look").body(), answer.body()::equals);
    }
  }

  /** Though Nginx may share answers, and then would ask for all of it. */
  private void assertIsAskedForPartsAndForWhatIsNew(String contextRoot) {
    Answer answer =
        site.get(contextRoot + "/seen", "Range", "bytes=7-", "If-None-Match", "\"known\"");

    assertThat(answer.header("Seen-Range")).hasValue("bytes=7-");
    assertThat(answer.header("Seen-If-None-Match")).hasValue("\"known\"");
  }

  private void assertKeepsWhatItHasWhenTheNextVersionFails() {
    CommandResult deploy = stack.run("deploy", GuestbookArchive.brokenWar().toString());

    assertThat(deploy.exitCode()).isEqualTo(1);
    assertThat(deploy.errors()).contains(RefusesToStart.REASON);
    for (String server : SERVERS) {
      Visitor visitor = site.visitor().movedTo(server);
      Answer file = visitor.get("/guestbook/hello.txt").require(200);
      assertThat(file.body()).isEqualTo(GuestbookArchive.STATIC_TEXT);
      assertThat(file.servedBy()).isEqualTo(server);
      visitor.get("/guestbook/counter").require(200);
    }
  }

  /** The names of all files that a server's Nginx has of the deployed applications. */
  private List<String> filesOfNginx(String server) throws IOException {
    Path www = stack.layout().www(stack.service(server, Service.NGINX));
    try (Stream<Path> files = Files.walk(www)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }
}
