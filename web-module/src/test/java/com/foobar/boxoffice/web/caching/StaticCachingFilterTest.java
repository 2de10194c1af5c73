package com.foobar.boxoffice.web.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.handlers.DefaultServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticCachingFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/3f2a9c1b/css/base.css",
        "/assets/js/shell.3f2a9c1b04.js",
        "/assets/js/shell-3f2a9c1b04.js",
        "/webjars/lit/3.3.1/index.js"
      })
  void fingerprintedFilesNeverGoStale(String path) {
    assertThat(StaticCachingFilter.policy(path)).isEqualTo(StaticCachingFilter.IMMUTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/assets/css/base.css",
        "/assets/decade/css/base.css",
        "/assets/20261121x/base.css",
        "/webjars/lit/",
        "/event.html"
      })
  void othersAreAskedForEachTime(String path) {
    assertThat(StaticCachingFilter.policy(path)).isEqualTo(StaticCachingFilter.REVALIDATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a1\"", "W/\"a1\"", "\"b2\", \"a1\"", "*"})
  void aTagMatchesInEveryWayOfWritingIt(String header) {
    assertThat(StaticCachingFilter.matches(header, "\"a1\"")).isTrue();
    assertThat(StaticCachingFilter.matches("\"b2\"", "\"a1\"")).isFalse();
  }

  @Test
  void aPageOfTheSameAgeAndSizeIsANewOneWhenItsContentIs(@TempDir Path files) throws Exception {
    write(files, "index.html", "one");
    String before;
    try (var site = new Site(files)) {
      var page = site.get("/", "If-None-Match", "\"something else\"");
      before = page.headers().firstValue("ETag").orElseThrow();
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).isEqualTo("one");
      assertThat(page.headers().firstValue("Last-Modified")).isEmpty();
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");

      assertThat(site.get("/index.html", "If-None-Match", before).statusCode()).isEqualTo(304);
    }

    write(files, "index.html", "two");
    try (var site = new Site(files)) {
      var page = site.get("/", "If-None-Match", before);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).isEqualTo("two");
      assertThat(site.get("/", "If-Modified-Since", "Thu, 01 Jan 2037 00:00:00 GMT").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aMissingFileIsNotMissingForAYear(@TempDir Path files) {
    try (var site = new Site(files)) {
      var missing = site.get("/assets/3f2a9c1b/gone.css");
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.headers().firstValue("Cache-Control")).contains("no-cache");
    }
  }

  private static void write(Path files, String name, String content) throws IOException {
    var file = files.resolve(name);
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T00:00:00Z")));
  }

  /** A folder served as WildFly serves the WAR. */
  private static final class Site implements AutoCloseable {

    private final Undertow server;

    Site(Path files) {
      var site =
          Servlets.deployment()
              .setClassLoader(Site.class.getClassLoader())
              .setContextPath("/")
              .setDeploymentName("site")
              .setResourceManager(new PathResourceManager(files))
              .addWelcomePage("index.html")
              .addFilter(Servlets.filter("caching", StaticCachingFilter.class))
              .addServlet(Servlets.servlet("default", DefaultServlet.class).addMapping("/"))
              .addFilterServletNameMapping("caching", "default", DispatcherType.REQUEST);
      var deployment = Servlets.newContainer().addDeployment(site);
      deployment.deploy();
      try {
        server =
            Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(deployment.start())
                .build();
      } catch (ServletException e) {
        throw new IllegalStateException(e);
      }
      server.start();
    }

    HttpResponse<String> get(String path, String... headers) {
      var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
      var uri = URI.create("http://127.0.0.1:%d%s".formatted(address.getPort(), path));
      var request = HttpRequest.newBuilder(uri);
      if (headers.length > 0) {
        request.headers(headers);
      }
      try {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
