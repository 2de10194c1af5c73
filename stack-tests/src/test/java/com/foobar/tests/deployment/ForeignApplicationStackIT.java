package com.foobar.tests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import org.example.guestbook.RefusesToStart;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Jakarta EE 10 application that is not ours deploys like ours. */
class ForeignApplicationStackIT {
  private static final List<String> SERVERS = List.of("server-1", "server-2");

  /** Interfaces of MicroProfile that the box office is written for, and a module of our own. */
  private static final Set<String> ADDED_ON_PURPOSE =
      Set.of(
          "com.foobar.server",
          "org.eclipse.microprofile.health.api",
          "org.eclipse.microprofile.openapi.api");

  private final TestStack stack;
  private final Site site;

  ForeignApplicationStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void undeploy() throws IOException {
    for (String name : List.of("guestbook.war", "visitors.ear", "meters.war")) {
      if (stack.isDeployed(name)) {
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

  /** What the server has for itself is not put before every application. */
  @Test
  void anApplicationsOwnLibrariesAreItsOwnAndTheServersAreThoseOfAnOrdinaryWildfly()
      throws Exception {
    stack.run("deploy", GuestbookArchive.warWithItsOwnLibraries().toString()).requireSuccess();

    assertThat(site.visitor().get("/meters/meters").require(200).body()).isEqualTo("1 true");
    assertThat(modulesOf("meters.war"))
        .isSubsetOf(ordinaryModules())
        .contains("jakarta.servlet.api", "jakarta.ws.rs.api");
    for (String server : SERVERS) {
      assertThat(metricsOf(server)).contains("# TYPE ", "jvm", "datasources_pool", "undertow");
    }
  }

  private static Set<String> ordinaryModules() throws IOException {
    Set<String> modules = new HashSet<>(ADDED_ON_PURPOSE);
    try (InputStream list =
        ForeignApplicationStackIT.class.getResourceAsStream("modules-of-an-ordinary-wildfly.txt")) {
      new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(modules::add);
    }
    return modules;
  }

  /** What WildFly puts before a deployed application without being asked. */
  private Set<String> modulesOf(String deployment) throws IOException {
    try (ModelControllerClient client = management("server-1")) {
      ModelNode answer =
          client.execute(
              Operations.createOperation(
                  "list-modules", new ModelNode().add("deployment", deployment)));
      assertThat(Operations.isSuccessfulOutcome(answer)).as(answer.toString()).isTrue();
      return answer.get("result", "system-dependencies").asList().stream()
          .map(module -> module.get("name").asString())
          .collect(Collectors.toSet());
    }
  }

  private ModelControllerClient management(String server) {
    String password = stack.context().secrets().get("wildfly.admin");
    return ModelControllerClient.Factory.create(
        new ModelControllerClientConfiguration.Builder()
            .setProtocol("remote+http")
            .setHostName(stack.host(server).address())
            .setPort(stack.inventory().ports().management())
            .setConnectionTimeout(Math.toIntExact(Duration.ofMinutes(1).toMillis()))
            .setSaslOptions(Map.of("SASL_DISALLOWED_MECHANISMS", "JBOSS-LOCAL-USER"))
            .setHandler(callbacks -> answer(callbacks, password))
            .build());
  }

  private static void answer(Callback[] callbacks, String password) {
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        name.setName("admin");
      } else if (callback instanceof PasswordCallback secret) {
        secret.setPassword(password.toCharArray());
      } else if (callback instanceof RealmCallback realm) {
        realm.setText(realm.getDefaultText());
      }
    }
  }

  private String metricsOf(String server) throws IOException, InterruptedException {
    URI metrics =
        URI.create(
            "http://%s:%d/metrics"
                .formatted(stack.host(server).address(), stack.inventory().ports().management()));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
        .body();
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
    Path www = stack.layout().www(stack.service(server, NginxServer.NAME));
    try (Stream<Path> files = Files.walk(www)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }
}
