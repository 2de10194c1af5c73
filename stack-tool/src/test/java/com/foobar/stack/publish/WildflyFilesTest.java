package com.foobar.stack.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WildflyFilesTest {
  private static final String TIME = "Sat, 08 Jun 2024 10:00:00 GMT";
  private static final WebApplication SHOP = new WebApplication("shop.war", "/shop");

  private record Sent(int status, String type, String body, String... more) {}

  @TempDir private Path folder;
  private HttpServer server;
  private final Map<String, Sent> sent = new HashMap<>();

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/shop/",
        exchange -> {
          Sent answer = sent.get(exchange.getRequestURI().getPath().substring("/shop".length()));
          exchange.getResponseHeaders().set("Content-Type", answer.type());
          exchange.getResponseHeaders().set("Last-Modified", TIME);
          for (int i = 0; i < answer.more().length; i += 2) {
            exchange.getResponseHeaders().set(answer.more()[i], answer.more()[i + 1]);
          }
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatAStrangerGetsIsPublishedAsItCame() throws IOException {
    sent.put("/a.txt", new Sent(200, "text/plain;charset=UTF-8", "text"));

    PublishedFiles files = fetch("/a.txt");

    assertThat(files.files().values())
        .containsExactly(new PublishedFile("/a.txt", TIME, "text/plain", "UTF-8", 0));
    assertThat(files.file("/a.txt")).hasContent("text");
  }

  @Test
  void whatIsAnsweredInAnyOtherWayIsLeftToWildfly() throws IOException {
    sent.put("/ok.txt", new Sent(200, "text/plain", "text"));
    sent.put("/gone.txt", new Sent(404, "text/plain", "text"));
    sent.put("/moved.txt", new Sent(302, "text/plain", "text", "Location", "/shop/ok.txt"));
    sent.put("/begins.txt", new Sent(200, "text/plain", "text", "Set-Cookie", "A=b"));
    sent.put("/cached.txt", new Sent(200, "text/plain", "text", "Cache-Control", "max-age=9"));
    sent.put("/policy.txt", new Sent(200, "text/plain", "text", "Content-Security-Policy", "x"));
    sent.put("/other.txt", new Sent(200, "text/plain", "another length"));
    sent.put("/flowed.txt", new Sent(200, "text/plain;format=flowed", "text"));
    sent.put("/odd.txt", new Sent(200, "text/plain; \"{}", "text"));

    assertThat(fetch(sent.keySet().toArray(String[]::new)).files()).containsOnlyKeys("/ok.txt");
    try (var left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile).map(f -> f.getFileName().toString()))
          .containsExactly("ok.txt");
    }
  }

  @Test
  void namesThatDifferInCapitalsOnlyAreLeftToWildfly() throws IOException {
    for (String path : List.of("/A.txt", "/a.txt", "/b.txt")) {
      sent.put(path, new Sent(200, "text/plain", "text"));
    }

    assertThat(fetch("/A.txt", "/a.txt", "/b.txt").files()).containsOnlyKeys("/b.txt");
  }

  @Test
  void anEndingHasOneTypeAndTheOddOnesAreLeftToWildfly() throws IOException {
    sent.put("/a.x", new Sent(200, "text/plain", "text"));
    sent.put("/b.X", new Sent(200, "text/plain", "text"));
    sent.put("/c.x", new Sent(200, "text/html", "text"));

    assertThat(fetch("/a.x", "/b.X", "/c.x").files()).containsOnlyKeys("/a.x", "/b.X");
  }

  @Test
  void theTimeOnDiskFollowsFromTheContentAlone() throws IOException {
    sent.put("/a.txt", new Sent(200, "text/plain", "one!"));
    sent.put("/b.txt", new Sent(200, "text/plain", "one!"));
    sent.put("/c.txt", new Sent(200, "text/plain", "two!"));

    PublishedFiles files = fetch("/a.txt", "/b.txt", "/c.txt");

    assertThat(Files.getLastModifiedTime(files.file("/a.txt")))
        .isEqualTo(Files.getLastModifiedTime(files.file("/b.txt")))
        .isNotEqualTo(Files.getLastModifiedTime(files.file("/c.txt")));
  }

  private PublishedFiles fetch(String... paths) throws IOException {
    Map<String, Long> listed = new HashMap<>();
    Arrays.stream(paths).forEach(path -> listed.put(path, 4L));
    InetSocketAddress address = server.getAddress();
    return new WildflyFiles(address.getHostString() + ":" + address.getPort())
        .fetch(SHOP, new Listing(listed, Map.of(), Set.of(), ""), folder);
  }
}
