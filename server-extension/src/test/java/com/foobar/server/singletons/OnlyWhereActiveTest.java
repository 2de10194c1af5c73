package com.foobar.server.singletons;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlyWhereActiveTest {
  private static final String MARK = "X-Singleton-Path";

  private final ServiceContainer deployments = ServiceContainer.Factory.create();
  private final SingletonPaths singletons = new SingletonPaths();
  private final Set<String> active = new TreeSet<>(List.of("/", "/shop/"));
  private final List<String> passedOn = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Undertow server;

  @BeforeEach
  void start() {
    server =
        Undertow.builder()
            .addHttpListener(
                0,
                "127.0.0.1",
                new OnlyWhereActive(
                    singletons,
                    active,
                    exchange -> {
                      passedOn.add(exchange.getRequestPath());
                      assertThat(exchange.getRequestHeaders().contains(MARK)).isFalse();
                    }))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    deployments.shutdown();
  }

  private ServiceController<?> deployment(String name, String... paths) {
    ServiceBuilder<?> builder = deployments.addService();
    builder.provides(ServiceName.of(name));
    ServiceController<?> deployment = builder.setInstance(Service.NULL).install();
    for (String path : paths) {
      singletons.add(deployment, path);
    }
    return deployment;
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private void assertSentBack(String mark, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(478);
    assertThat(answer.headers().firstValue(MARK)).hasValue(mark);
    assertThat(passedOn).isEmpty();
  }

  @Test
  void whatIsForAnAbsentSingletonIsSentBack() throws Exception {
    deployment("once.war", "/once");

    assertSentBack("%2Fonce%2F", get("/once"));
    assertSentBack("%2Fonce%2F", get("/once/page?x=y"));
    assertSentBack("%2Fonce%2F", get("/once;p=q/page"));
    assertSentBack("%2Fonce%2F", get("/%6fnce/page"));
  }

  @Test
  void allElseIsPassedOn() throws Exception {
    deployment("once.war", "/once", "/shop/once");

    for (String path : List.of("/", "/oncemore", "/on", "/shop", "/shop/page")) {
      get(path);
    }

    assertThat(passedOn).containsExactly("/", "/oncemore", "/on", "/shop", "/shop/page");
  }

  @Test
  void theLongestContextPathDecides() throws Exception {
    deployment("once.ear", "once/", "/once/ordinary/once");
    active.add("/once/ordinary/");

    get("/once/ordinary/page");
    assertThat(passedOn).containsExactly("/once/ordinary/page");
    passedOn.clear();
    assertSentBack("%2Fonce%2F", get("/once/page"));
    assertSentBack("%2Fonce%2Fordinary%2Fonce%2F", get("/once/ordinary/once/page"));
  }

  @Test
  void aSingletonThatIsActiveHereHasItsRequests() throws Exception {
    deployment("once.war", "/once");
    active.add("/once/");

    get("/once/page");
    get("/once/page", MARK, "%2Fonce%2F");

    assertThat(passedOn).containsExactly("/once/page", "/once/page");
  }

  @Test
  void whoLooksForASingletonIsAnsweredByNothingElse() throws Exception {
    // As on a server from which it was just taken away.
    assertSentBack("%2Fonce%2F", get("/once/page", MARK, "%2Fonce%2F"));
    assertSentBack("%2Fgr%C3%BC%C3%9Fe%2F", get("/x", MARK, "%2Fgr%C3%BC%C3%9Fe%2F"));
  }

  @Test
  void aSingletonAtTheRootMayBeElsewhereToo() throws Exception {
    active.remove("/");
    deployment("once.war", "/");

    get("/shop/page");
    assertThat(passedOn).containsExactly("/shop/page");
    passedOn.clear();
    assertSentBack("%2F", get("/page"));
  }

  @Test
  void whatIsUndeployedIsForgotten() throws Exception {
    ServiceController<?> deployment = deployment("once.war", "/once");
    deployment.setMode(ServiceController.Mode.REMOVE);
    assertThat(deployments.awaitStability(10, TimeUnit.SECONDS, null, null)).isTrue();

    get("/once/page");

    assertThat(passedOn).containsExactly("/once/page");
  }
}
