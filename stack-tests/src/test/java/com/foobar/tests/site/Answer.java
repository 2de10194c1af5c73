package com.foobar.tests.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the site answered to one request. */
public record Answer(String request, int status, HttpHeaders headers, byte[] bytes) {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static Answer of(String request, HttpResponse<byte[]> response) {
    return new Answer(request, response.statusCode(), response.headers(), response.body());
  }

  /**
   * @throws AssertionError with the whole answer, when it has another status
   */
  public Answer require(int expected) {
    if (status != expected) {
      throw new AssertionError("Expected %d, but: %s".formatted(expected, this));
    }
    return this;
  }

  public String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return as(JsonNode.class);
  }

  public <T> T as(Class<T> type) {
    try {
      return JSON.readValue(body(), type);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no %s: %s".formatted(type.getSimpleName(), this), e);
    }
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  public String contentType() {
    return header("Content-Type").orElse("");
  }

  /** The server whose Nginx or WildFly answered, or the balancer. */
  public String servedBy() {
    return header("X-Served-By").orElse("");
  }

  /** The code of a problem+json; empty when it is none. */
  public String problem() {
    return contentType().startsWith("application/problem+json") ? json().path("code").asText() : "";
  }

  @Override
  public String toString() {
    String text = body();
    return "%s -> %d %s%n%s"
        .formatted(
            request, status, headers.map(), text.substring(0, Math.min(2000, text.length())));
  }
}
