package com.foobar.tests.same;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.tests.same.Corpus.Example;
import com.foobar.tests.same.RawHttp.Reply;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What WildFly alone would answer is what the site answers: many kinds of web applications, every
 * way of writing each address, asked for through the balancer and of WildFly directly.
 */
class SameAnswersStackIT {
  private final TestStack stack;
  private final Corpus corpus = new Corpus();
  private final List<String> differences = new ArrayList<>();
  private int questions;
  private int answeredByNginx;

  /** What a browser says as Host, whoever is asked. */
  private String host;

  SameAnswersStackIT(TestStack stack) {
    this.stack = stack;
  }

  @AfterEach
  void undeploy() {
    List<String> names = new ArrayList<>(List.of(Corpus.EAR, Corpus.BARE_EAR));
    corpus.alone.forEach(example -> names.add(example.war().getName()));
    for (String name : names) {
      if (stack.isDeployed(name)) {
        stack.run("undeploy", name).requireSuccess();
      }
    }
  }

  @Test
  void theSiteAnswersWhatWildflyAnswers() throws IOException {
    for (Path archive : corpus.export()) {
      stack.run("deploy", archive.toString()).requireSuccess();
    }
    List<String> paths = new ArrayList<>();
    corpus.all().forEach(example -> paths.addAll(example.addresses()));
    // The box office's own, at the site's root.
    paths.addAll(List.of("/", "/index.html", "/login.html", "/WEB-INF/web.xml"));
    paths.addAll(
        List.of(
            Corpus.EAR,
            "/c/plain/lib/secret.txt",
            "/c/plain/META-INF/application.xml",
            "/c/plain/plain.war",
            // Nginx's own.
            "/.door",
            "/.wildfly",
            "/.none"));
    paths.replaceAll(path -> path.startsWith("/") ? path : "/" + path);

    URI base = stack.site().base();
    host = base.getHost() + ":" + base.getPort();
    try (RawHttp site = new RawHttp(base);
        RawHttp wildfly = new RawHttp(stack.wildflyOf("server-1").base())) {
      eachAnswersWhereItsArchiveSays(wildfly);
      for (String path : paths) {
        compare(path, site, wildfly);
      }
    }

    System.out.printf(
        "%d archives, %d addresses, %d questions, %d answered by Nginx, %d differences%n",
        corpus.all().size(), paths.size(), questions, answeredByNginx, differences.size());
    assertThat(differences).isEmpty();
    assertThat(corpus.all()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(questions).isGreaterThanOrEqualTo(5000);
    // Else WildFly might simply have answered all of it.
    assertThat(answeredByNginx).isGreaterThanOrEqualTo(1000);
    nothingOfTheInsideIsWithNginx();
  }

  /** Else the site and WildFly would agree that there is nothing. */
  private void eachAnswersWhereItsArchiveSays(RawHttp wildfly) {
    assertThat(corpus.all())
        .extracting(Example::contextPath)
        .filteredOn(
            root -> wildfly.ask("GET", root + "/index.html", host, List.of()).status() == 404)
        .isEmpty();
  }

  private void compare(String path, RawHttp site, RawHttp wildfly) {
    Reply first = null;
    for (Question address : Question.addresses(path)) {
      Reply reply = compare(address, site, wildfly);
      first = first == null ? reply : first;
    }
    for (Question request :
        Question.requests(path, first.header("etag"), first.header("last-modified"))) {
      compare(request, site, wildfly);
    }
  }

  private Reply compare(Question question, RawHttp site, RawHttp wildfly) {
    Reply ours = site.ask(question.method(), question.target(), host, question.headers());
    Reply theirs = wildfly.ask(question.method(), question.target(), host, question.headers());
    questions++;
    if (!ours.header("etag").isEmpty() && theirs.header("etag").isEmpty()) {
      answeredByNginx++;
    }
    for (String difference : Difference.between(question, ours, theirs)) {
      differences.add(question + " -> " + difference);
    }
    return ours;
  }

  private void nothingOfTheInsideIsWithNginx() throws IOException {
    Path www = stack.layout().www(stack.service("server-1", NginxServer.NAME));
    TreeSet<String> inside = new TreeSet<>();
    try (Stream<Path> files = Files.walk(www)) {
      files
          .filter(Files::isRegularFile)
          .map(www::relativize)
          .map(Path::toString)
          .filter(
              name ->
                  name.matches(
                      "(?i).*(WEB-INF|META-INF|\\.git|\\.env|htpasswd|\\.jspf?|\\.tagx?|\\.tld|\\.war|\\.jar|secret).*"))
          .forEach(inside::add);
    }
    assertThat(inside).isEmpty();
    assertThat(corpus.all()).extracting(Example::contextPath).doesNotHaveDuplicates();
  }
}
