package com.foobar.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, it is never told as a mistake of ours: 4xx with a problem, or an answer. */
class HostileRequestsTest {

  private static final String ID = "44444444-4444-4444-8444-444444444444";

  /** Each call that takes a body, with one that it accepts. */
  private static final Map<String, Map<String, String>> BODIES =
      Map.of(
          "/api/accounts",
          Map.of("email", "\"a@example.org\"", "password", "\"long enough\"", "name", "\"Nora\""),
          "/api/session",
          Map.of("email", "\"a@example.org\"", "password", "\"p\""),
          "/api/events/1/holds",
          Map.of("seatIds", "[11]"),
          "/api/events/9223372036854775807/holds",
          Map.of("categoryId", "5", "quantity", "2"),
          "/api/orders",
          Map.of("holdId", "\"" + ID + "\"", "payment", "{\"method\": \"invoice\"}"),
          "/api/checkins",
          Map.of("code", "\"K7Q4\"", "door", "\"A\"", "eventId", "1"),
          "/api/checkins/" + ID + "/undo",
          Map.of("reason", "\"Wrong person\"", "door", "\"A\""));

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e2",
          "9223372036854775807",
          "9223372036854775808",
          "1e999999999",
          "-1e-999999999",
          "1e99999999999",
          "9".repeat(5000),
          "\"\"",
          "\" \"",
          "\"\\u200b\"",
          "\"" + "\u00e9".repeat(10_000) + "\"",
          "\"4294967297\"",
          "[]",
          "[[11]]",
          "[null]",
          "[\"x\", {}]",
          "{}",
          "{\"method\": null}",
          "{\"method\": \"test-card\", \"card\": \"                \"}",
          "{\"method\": {\"method\": \"invoice\"}}",
          "[".repeat(900) + "]".repeat(900),
          "[".repeat(20_000) + "]".repeat(20_000),
          "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

  private static ApiServer api;

  @BeforeAll
  static void start() {
    api = new ApiServer();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<String> calls() {
    return BODIES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void anyValueInAnyPlaceOfABodyIsTheCallersMatter(String path) {
    String who = path.startsWith("/api/checkins") ? "door@example.org" : "buyer@example.org";
    String cookie = api.login(who);
    Map<String, String> usual = BODIES.get(path);
    for (String property : usual.keySet()) {
      for (String value : VALUES) {
        StringBuilder body = new StringBuilder();
        usual.forEach(
            (name, text) ->
                body.append(body.isEmpty() ? "{" : ", ")
                    .append("\"%s\": ".formatted(name))
                    .append(name.equals(property) ? value : text));
        requireNoMistakeOfOurs(
            api.sendJson("POST", path, body + "}", "Cookie", cookie, "Idempotency-Key", "k"),
            path + " " + property + " " + value.substring(0, Math.min(40, value.length())));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\ufeff{}",
        "nul",
        "{",
        "{\"seatIds\": [11], \"seatIds\": [12]}",
        "{\"seatIds\": [11]} {}",
        "{\"seatIds\": [011]}",
        "{'seatIds': [11]}",
        "{\"seatIds\": [11,]}",
        "{\"\": 1}",
        "\"seatIds\"",
        "11",
        "1e99999999999"
      })
  void anyBodyIs(String body) {
    requireNoMistakeOfOurs(api.sendJson("POST", "/api/events/1/holds", body), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=nonsense",
        "application/json;charset=",
        "application/json;charset=utf-16",
        "application/json;charset=utf-7",
        "application/json; a=b; c",
        "application/problem+json",
        "text/plain",
        "multipart/form-data",
        "*/*",
        "/",
        ";"
      })
  void anyContentTypeIs(String type) {
    requireNoMistakeOfOurs(
        api.sendJson("POST", "/api/events/1/holds", "{\"seatIds\": [11]}", "Content-Type", type),
        type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=nonsense",
        "application/json;charset=utf-16",
        "application/json;q=2",
        "application/json;q=x",
        "application/json;q=",
        "application/json;Q=0.5, */*; q = .",
        "application/xml",
        "a/b/c",
        ";",
        ","
      })
  void anyWishForATypeIs(String type) {
    requireNoMistakeOfOurs(api.send("GET", "/api/events", "Accept", type), type);
    requireNoMistakeOfOurs(api.send("GET", "/api/events/2", "Accept", type), type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/events?page=1&page=x",
        "/api/events?page=x&page=1",
        "/api/events?page=-1",
        "/api/events?page=%00",
        "/api/events?page=1%0A",
        "/api/events?page=%D9%A1",
        "/api/events?size=99999999999999999999",
        "/api/events?query=%00",
        "/api/events?query=%FF%FE",
        "/api/events?query=%ED%A0%80",
        "/api/events?query=%F0%9F%8E%AD",
        "/api/events?query=%E2%80%AE",
        "/api/events?query=a&query=b",
        "/api/events?query=",
        "/api/events?query",
        "/api/events?=",
        "/api/events?&&",
        "/api/events?query=%",
        "/api/events?query=%zz",
        "/api/events?%",
        "/api/events/%00",
        "/api/events/%FF",
        "/api/events/%",
        "/api/events/1%2F..%2F2",
        "/api/events/1;a=b",
        "/api/events/9223372036854775808",
        "/api/events/-9223372036854775808/seats",
        "/api/events/+1",
        "/api/events/0x1",
        "/api/events//seats",
        "/api/holds/1-1-1-1-1",
        "/api/orders/%00",
        "/api/orders/{id}",
        "/api/orders/1-1-1-1-1/tickets/../code",
        "/api/../api/events/%2e%2e",
        "/api/",
        "/api",
        "/event.html?id=%FF",
        "/event.html?id=%",
        "/event.html?id=1%00",
        "/order.html?id=%",
        "/order.html?%"
      })
  void anyAddressIs(String address) {
    String buyer = api.login("buyer@example.org");
    for (String method : List.of("GET", "HEAD", "POST", "DELETE", "PATCH", "FOO")) {
      assertThat(api.statusOf(method, address, buyer))
          .as("%s %s", method, address)
          // What no servlet has heard of is not implemented.
          .matches(status -> status < 500 || status == 501 && method.matches("PATCH|FOO"));
    }
  }

  /** Too long for a query, said with the parameter's name. */
  @Test
  void aLongQueryIsRefused() {
    assertThat(api.send("GET", "/api/events?query=" + "x".repeat(5_000)).code())
        .isEqualTo("invalid-request");
  }

  private static void requireNoMistakeOfOurs(ApiServer.Answer answer, String what) {
    assertThat(answer.status()).as(what).isBetween(200, 499);
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
    }
  }
}
