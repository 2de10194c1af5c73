package com.foobar.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.LaterException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.checkin.NotAdmittedHereException;
import com.foobar.boxoffice.order.QrCode;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the site's API (design.md), call by call, over HTTP. */
class ApiTest {

  private static final String ORDER =
      """
      {"holdId": "11111111-1111-4111-8111-111111111111", "payment": {"method": "invoice"}}""";

  private static ApiServer api;

  @BeforeAll
  static void start() {
    api = new ApiServer();
  }

  @BeforeEach
  void reset() {
    api.boxOffice.reset();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Nested
  class Catalogue {

    @Test
    void listsEvents() {
      var answer = api.send("GET", "/api/events?query=oth&page=2");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .isEqualTo(
              """
              {"items":[{"fromPrice":{"amountMinor":2500,"currency":"EUR"},"id":1,\
              "seatsFree":399,"startsAt":"2027-03-01T19:30:00Z","title":"Othello",\
              "venue":"Old House","zone":"Europe/London"}],"page":2,"pages":1}""");
      assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=5");
      assertThat(answer.header("Set-Cookie")).as("browsing makes no session").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "one", "", "99999999999"})
    void refusesAPageThatIsNoPage(String page) {
      var answer = api.send("GET", "/api/events?page=" + page);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("invalid-request");
      assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
          .isEqualTo("page");
    }

    @Test
    void showsAnEventWithItsCategories() {
      var event = api.send("GET", "/api/events/1").json();

      assertThat(event.getJsonArray("categories"))
          .hasToString(
              """
              [{"id":5,"name":"Stalls","price":{"amountMinor":2500,"currency":"EUR"}}]""");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"/api/events/2", "/api/events/2/seats", "/api/events/x", "/api/nothing"})
    void doesNotFindWhatIsNotThere(String path) {
      var answer = api.send("GET", path);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("not-found");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void showsTheSeatMapFreshEachTime() {
      var answer = api.send("GET", "/api/events/1/seats");

      assertThat(answer.body())
          .contains(
              """
              {"categoryId":5,"id":12,"number":2,"row":"A","section":"Stalls","status":"SOLD",\
              "x":50,"y":1000}""")
          .contains(
              """
              "sections":[{"name":"Stalls","x":0,"y":1000}],"stage":{"distance":700,"width":300}""");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }
  }

  @Nested
  class Rehearsing {

    @Test
    void isForTheStackAloneWhichKnowsTheKey() {
      var answer = api.send("POST", "/api/rehearsals", "X-Warm-Up", ScriptedBoxOffice.WARM_UP_KEY);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).startsWith("{\"seats\":[");
      assertThat(api.boxOffice.rehearsals).hasValue(1);
    }

    @Test
    void isNotThereForAnybodyElse() {
      var elsewhere = api.send("POST", "/api/nowhere");

      for (String[] header : new String[][] {{}, {"X-Warm-Up", ""}, {"X-Warm-Up", "guess"}}) {
        var answer = api.send("POST", "/api/rehearsals", header);

        assertThat(answer.status()).isEqualTo(elsewhere.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(elsewhere.code());
        assertThat(answer.header("Set-Cookie")).isNull();
      }
      assertThat(api.boxOffice.rehearsals).hasValue(0);
    }
  }

  @Nested
  class Holding {

    @ParameterizedTest
    @ValueSource(strings = {"{\"seatIds\": [11]}", "{\"categoryId\": 5, \"quantity\": 1}"})
    void needsNoLogin(String request) {
      var answer = api.sendJson("POST", "/api/events/1/holds", request);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Location"))
          .isEqualTo("/api/holds/11111111-1111-4111-8111-111111111111");
      assertThat(answer.body())
          .isEqualTo(
              """
              {"eventId":1,"expiresAt":"2027-03-01T19:30:00Z",\
              "id":"11111111-1111-4111-8111-111111111111",\
              "seatIds":[11],"total":{"amountMinor":2500,"currency":"EUR"}}""");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void refusesATakenSeat() {
      var answer = api.sendJson("POST", "/api/events/1/holds", "{\"seatIds\": [12]}");

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.code()).isEqualTo("seat-taken");
      assertThat(answer.json().getString("title")).isEqualTo("A seat is taken");
      assertThat(answer.json().getInt("status")).isEqualTo(409);
      assertThat(answer.json().getString("type"))
          .isEqualTo("tag:www.foobar.com,2026:problem:seat-taken");
      assertThat(answer.json().getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"seatIds\": []}",
          "{\"seatIds\": [11], \"quantity\": 1}",
          "{\"categoryId\": 5}",
          "{\"categoryId\": 5, \"quantity\": 11}",
          "{\"seatIds\": [1,2,3,4,5,6,7,8,9,10,11]}",
          "{\"seatIds\": [null]}"
        })
    void refusesAnUnclearWish(String request) {
      var answer = api.sendJson("POST", "/api/events/1/holds", request);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("invalid-request");
    }

    @Test
    void belongsToTheVisitorWhoMadeIt() {
      var made = api.sendJson("POST", "/api/events/1/holds", "{\"seatIds\": [11]}");
      assertThat(made.header("Set-Cookie"))
          .matches("visitor=[A-Za-z0-9_-]{22};.*")
          .contains("HttpOnly", "SameSite=Lax", "Path=/api", "Max-Age=86400");
      var own = cookieOf(made);

      assertThat(api.send("GET", "/api/holds").json().getJsonArray("items")).isEmpty();
      assertThat(api.send("DELETE", HOLD).status()).isEqualTo(404);
      var listed = api.send("GET", "/api/holds", "Cookie", own);
      assertThat(listed.body())
          .isEqualTo(
              """
              {"items":[{"event":"Othello","eventId":1,"expiresAt":"2027-03-01T19:30:00Z",\
              "id":"11111111-1111-4111-8111-111111111111","seatIds":[11],"seats":[{"category":"Stalls",\
              "categoryId":5,"id":11,"number":1,"price":{"amountMinor":2500,"currency":"EUR"},\
              "row":"A","section":"Stalls"}],"startsAt":"2027-03-01T19:30:00Z",\
              "total":{"amountMinor":2500,"currency":"EUR"},"venue":"Old House","zone":"Europe/London"}]}""");
      assertThat(listed.header("Set-Cookie")).as("knows its cookie").isNull();
      assertThat(listed.header("Cache-Control")).isEqualTo("no-store");
      assertThat(api.send("DELETE", HOLD, "Cookie", own).status()).isEqualTo(204);
      assertThat(api.send("DELETE", "/api/holds/1").status()).isEqualTo(404);
    }

    @Test
    void goesToTheAccountAtTheLogin() {
      var own = cookieOf(api.sendJson("POST", "/api/events/1/holds", "{\"seatIds\": [11]}"));
      var session =
          cookieOf(
              api.sendJson(
                  "POST",
                  "/api/session",
                  """
                  {"email": "buyer@example.org", "password": "%s"}"""
                      .formatted(ScriptedBoxOffice.PASSWORD),
                  "Cookie",
                  own));

      assertThat(api.send("GET", "/api/holds", "Cookie", session).json().getJsonArray("items"))
          .hasSize(1);
      assertThat(api.send("GET", "/api/holds", "Cookie", own).json().getJsonArray("items"))
          .as("after logging out")
          .isEmpty();
    }

    @Test
    void tellsAVisitorWhoItIsBeforeAnythingIsHeld() {
      assertThat(api.send("GET", "/api/holds").header("Set-Cookie")).startsWith("visitor=");
      assertThat(api.send("GET", "/api/holds", "Cookie", "visitor=guessed").header("Set-Cookie"))
          .as("not a cookie of ours")
          .startsWith("visitor=");
      var session = api.login("buyer@example.org");
      assertThat(api.send("GET", "/api/holds", "Cookie", session).header("Set-Cookie")).isNull();
    }

    @Test
    void answersTheSameToTheSameKey() {
      var wish = "{\"seatIds\": [11]}";
      var first = api.sendJson("POST", "/api/events/1/holds", wish, "Idempotency-Key", "key-1");
      var second =
          api.sendJson(
              "POST",
              "/api/events/1/holds",
              wish,
              "Idempotency-Key",
              "key-1",
              "Cookie",
              cookieOf(first));

      assertThat(first.status()).isEqualTo(201);
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.body()).isEqualTo(first.body());
      for (String key : new String[] {"", " ", "x".repeat(129), "a b"}) {
        assertThat(api.sendJson("POST", "/api/events/1/holds", wish, "Idempotency-Key", key).code())
            .isEqualTo("invalid-request");
      }
    }

    @Test
    void saysWhenThereIsRoomAgain() {
      api.boxOffice.failWith(
          new LaterException(Problem.TOO_MANY_SEATS, "Enough", Duration.ofSeconds(75)));

      var answer = api.sendJson("POST", "/api/events/1/holds", "{\"seatIds\": [11]}");

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.code()).isEqualTo("too-many-seats");
      assertThat(answer.response().headers().allValues("Retry-After")).containsExactly("75");
    }

    private static final String HOLD = "/api/holds/11111111-1111-4111-8111-111111111111";

    private static String cookieOf(ApiServer.Answer answer) {
      return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }
  }

  @Nested
  class Account {

    @Test
    void opens() {
      var answer =
          api.sendJson(
              "POST",
              "/api/accounts",
              """
              {"email": "new@example.org", "password": "long enough", "name": "Nora"}""");

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.body())
          .isEqualTo(
              """
              {"email":"new@example.org","name":"Nora","roles":["buyer"]}""");
    }

    @Test
    void isUniqueByAddress() {
      var answer =
          api.sendJson(
              "POST",
              "/api/accounts",
              """
              {"email": "buyer@example.org", "password": "long enough", "name": "Bea"}""");

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("email-taken");
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndNoPassword() {
      var answer =
          api.sendJson(
              "POST", "/api/accounts", "{\"email\": \"nobody\", \"password\": \"secret\"}");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().getJsonArray("errors").getValuesAs(value -> value.asJsonObject()))
          .extracting(error -> error.getString("field"))
          .containsExactly("email", "name", "password");
      assertThat(answer.body()).doesNotContain("secret");
    }
  }

  @Nested
  class Session {

    @Test
    void beginsAndEnds() {
      assertThat(api.send("GET", "/api/session").status()).isEqualTo(401);

      var cookie = api.login("buyer@example.org");
      var session = api.send("GET", "/api/session", "Cookie", cookie);
      assertThat(session.status()).isEqualTo(200);
      assertThat(session.body())
          .isEqualTo(
              """
              {"email":"buyer@example.org","name":"Bea Buyer","roles":["buyer"]}""");
      assertThat(session.header("Cache-Control")).isEqualTo("no-store");

      assertThat(api.send("DELETE", "/api/session", "Cookie", cookie).status()).isEqualTo(204);
      assertThat(api.send("GET", "/api/session", "Cookie", cookie).status()).isEqualTo(401);
    }

    @Test
    void needsTheRightPassword() {
      var answer =
          api.sendJson(
              "POST",
              "/api/session",
              """
              {"email": "buyer@example.org", "password": "wrong"}""");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("invalid-credentials");
      assertThat(answer.header("WWW-Authenticate")).isNotNull();
      assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void getsANewIdAtEachLogin() {
      var planted = api.login("door@example.org");
      var answer =
          api.sendJson(
              "POST",
              "/api/session",
              """
              {"email": "buyer@example.org", "password": "%s"}"""
                  .formatted(ScriptedBoxOffice.PASSWORD),
              "Cookie",
              planted);

      var cookie = answer.header("Set-Cookie").replaceFirst(";.*", "");
      assertThat(cookie).isNotEqualTo(planted);
      assertThat(api.send("GET", "/api/session", "Cookie", planted).status()).isEqualTo(401);
      assertThat(api.send("GET", "/api/session", "Cookie", cookie).json().getString("email"))
          .isEqualTo("buyer@example.org");
    }

    @Test
    void endsQuietlyWhenThereIsNone() {
      var answer = api.send("DELETE", "/api/session");

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Set-Cookie")).isNull();
    }
  }

  @Nested
  class Ordering {

    @Test
    void answersTheSameToTheSameKey() {
      var cookie = api.login("buyer@example.org");

      var first = place(ORDER, cookie, "key-1");
      assertThat(first.status()).isEqualTo(201);
      assertThat(first.header("Location"))
          .isEqualTo("/api/orders/22222222-2222-4222-8222-222222222222");
      assertThat(first.json().getJsonArray("tickets"))
          .hasToString(
              """
              [{"code":"K7Q4","id":"33333333-3333-4333-8333-333333333333","number":1,"row":"A",\
              "seatId":11,"section":"Stalls"}]""");

      var second = place(ORDER, cookie, "key-1");
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.body()).isEqualTo(first.body());

      var other = place(ORDER.replace("11111111-1", "99999999-9"), cookie, "key-1");
      assertThat(other.status()).isEqualTo(422);
      assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void needsALoginBeforeAnythingElse() {
      var answer = api.sendJson("POST", "/api/orders", "no JSON");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("login-required");
      assertThat(api.send("GET", "/api/orders").code()).isEqualTo("login-required");
    }

    @Test
    void needsAKey() {
      var cookie = api.login("buyer@example.org");
      var answer = api.sendJson("POST", "/api/orders", ORDER, "Cookie", cookie);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("idempotency-key-missing");
      assertThat(place(ORDER, cookie, "x".repeat(129)).code()).isEqualTo("invalid-request");
    }

    @Test
    void refusesAnUnknownWayToPayAndNamesTheProperty() {
      var cookie = api.login("buyer@example.org");
      var answer = place(ORDER.replace("invoice", "gold"), cookie, "key-1");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
          .isEqualTo("payment.method");
    }

    @Test
    void showsTheCallersOwn() {
      var cookie = api.login("buyer@example.org");

      assertThat(api.send("GET", "/api/orders", "Cookie", cookie).json().getJsonArray("items"))
          .hasSize(1);
      var order = "/api/orders/22222222-2222-4222-8222-222222222222";
      assertThat(api.send("GET", order, "Cookie", cookie).json().getString("number"))
          .isEqualTo("F-1001");
      assertThat(api.send("GET", order.replace('2', '4'), "Cookie", cookie).status())
          .isEqualTo(404);
    }

    @Test
    void drawsTheCodeOfATicketForItsOwnerAlone() {
      var cookie = api.login("buyer@example.org");
      var code =
          "/api/orders/22222222-2222-4222-8222-222222222222"
              + "/tickets/33333333-3333-4333-8333-333333333333/code";
      // As browsers ask for pictures.
      var drawn =
          api.send(
              "GET",
              code,
              "Cookie",
              cookie,
              "Accept",
              "image/avif,image/svg+xml,image/*,*/*;q=0.8");

      assertThat(drawn.status()).isEqualTo(200);
      assertThat(drawn.header("Content-Type")).startsWith("image/svg+xml");
      assertThat(drawn.header("Cache-Control")).isEqualTo("no-store");
      assertThat(drawn.body()).isEqualTo(QrCode.of("K7Q4").svg());

      assertThat(api.send("GET", code).code()).isEqualTo("login-required");
      assertThat(api.send("GET", code.replace('2', '4'), "Cookie", cookie).code())
          .isEqualTo("not-found");
      assertThat(api.send("GET", code.replace('3', '4'), "Cookie", cookie).code())
          .isEqualTo("not-found");
      var door = api.login("door@example.org");
      assertThat(api.send("GET", code, "Cookie", door).code()).isEqualTo("forbidden");
    }

    private ApiServer.Answer place(String body, String cookie, String key) {
      return api.sendJson("POST", "/api/orders", body, "Cookie", cookie, "Idempotency-Key", key);
    }
  }

  @Nested
  class CheckingIn {

    @Test
    void isForTheDoor() {
      var request = "{\"code\": \"K7Q4\"}";

      assertThat(api.sendJson("POST", "/api/checkins", request).code()).isEqualTo("login-required");
      var buyer = api.login("buyer@example.org");
      var refused = api.sendJson("POST", "/api/checkins", request, "Cookie", buyer);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("forbidden");

      var door = api.login("door@example.org");
      var admitted = api.sendJson("POST", "/api/checkins", request, "Cookie", door);
      assertThat(admitted.status()).isEqualTo(200);
      assertThat(admitted.json().getString("door")).isEqualTo("Door A");
      var elsewhere = "{\"code\": \"K7Q4\", \"door\": \"Stage door\"}";
      assertThat(
              api.sendJson("POST", "/api/checkins", elsewhere, "Cookie", door)
                  .json()
                  .getString("door"))
          .isEqualTo("Stage door");
    }

    @Test
    void saysWhatATicketIsForThatIsNotAdmittedHere() throws Exception {
      var door = api.login("door@example.org");
      api.boxOffice.failWith(notAdmitted(Problem.WRONG_EVENT));

      var refused =
          api.sendJson(
              "POST", "/api/checkins", "{\"code\": \"K7Q4\", \"eventId\": 2}", "Cookie", door);

      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("wrong-event");
      assertThat(refused.json().getInt("eventId")).isEqualTo(1);
      assertThat(refused.json().getString("event")).isEqualTo("Othello");
      assertThat(refused.json().getString("startsAt")).isEqualTo("2027-03-01T19:30:00Z");
      assertThat(refused.json().getString("zone")).isEqualTo("Europe/London");
    }

    private static BoxOfficeException notAdmitted(Problem problem) throws Exception {
      var event =
          new NotAdmittedHereException.TicketEvent(
              1, "Othello", ScriptedBoxOffice.STARTS_AT, ScriptedBoxOffice.ZONE);
      var constructor =
          NotAdmittedHereException.class.getDeclaredConstructor(
              Problem.class, String.class, NotAdmittedHereException.TicketEvent.class);
      constructor.setAccessible(true);
      return constructor.newInstance(problem, "Not here", event);
    }

    @Test
    void isUndoneWithAReason() {
      var door = api.login("door@example.org");
      var undo = "/api/checkins/44444444-4444-4444-8444-444444444444/undo";

      var undone = api.sendJson("POST", undo, "{\"reason\": \"Wrong person\"}", "Cookie", door);
      assertThat(undone.status()).isEqualTo(200);
      assertThat(undone.json().getString("reason")).isEqualTo("Wrong person");
      assertThat(undone.json().getString("door")).isEqualTo("Door A");
      assertThat(api.sendJson("POST", undo, "{}", "Cookie", door).code())
          .isEqualTo("invalid-request");
      assertThat(
              api.sendJson("POST", undo.replace('4', '5'), "{\"reason\": \"x\"}", "Cookie", door)
                  .status())
          .isEqualTo(404);
    }

    @Test
    void takesAKey() {
      var door = api.login("door@example.org");

      for (String key : new String[] {"", " ", "x".repeat(129), "a b"}) {
        assertThat(
                api.sendJson(
                        "POST",
                        "/api/checkins",
                        "{\"code\": \"K7Q4\"}",
                        "Cookie",
                        door,
                        "Idempotency-Key",
                        key)
                    .code())
            .isEqualTo("invalid-request");
      }
    }

    @Test
    void knowsWhatIsOn() {
      var door = api.login("door@example.org");

      assertThat(api.send("GET", "/api/checkins/events", "Cookie", door).body())
          .isEqualTo(
              """
              {"items":[{"admitted":12,"id":1,"startsAt":"2027-03-01T19:30:00Z","tickets":300,\
              "title":"Othello","venue":"Old House","zone":"Europe/London"}]}""");
    }
  }

  @Nested
  class Errors {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"seatIds\": [11]     | The body is no valid JSON from character 17 on.",
          "[11]                   | The body must be a JSON object.",
          "{\"seatIds\": \"all\"} | seatIds has the wrong type",
          "{\"seatIds\": [1.5]}   | seatIds has the wrong type",
          "{\"categoryId\": 5, \"quantity\": 4294967297} | quantity has the wrong type",
          "{\"seats\": [11]}      | seats is not known here, only seatIds, categoryId, quantity"
        })
    void sayWhatIsWrongWithTheJson(String body, String detail) {
      var answer = api.sendJson("POST", "/api/events/1/holds", body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("malformed-json");
      assertThat(answer.json().getString("detail")).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\\ud83d",
          "a\\udc00b",
          "\\u0000",
          "\\u0007",
          "\\u0085",
          "\\u2028",
          "\\u202e",
          "\\u2066",
          "\\ufffe",
          "\\ud83f\\udfff"
        })
    void refuseWhatIsNoTextInAnyField(String text) {
      var buyer = api.login("buyer@example.org");
      var door = api.login("door@example.org");
      String[][] requests = {
        {
          "/api/accounts",
          "{\"email\": \"a@example.org\", \"password\": \"long enough%s\", \"name\": \"N\"}",
          ""
        },
        {
          "/api/accounts",
          "{\"email\": \"a@example.org\", \"password\": \"long enough\", \"name\": \"N%s\"}",
          ""
        },
        {
          "/api/accounts",
          "{\"email\": \"a%s@example.org\", \"password\": \"long enough\", \"name\": \"N\"}",
          ""
        },
        {"/api/session", "{\"email\": \"a@example.org%s\", \"password\": \"p\"}", ""},
        {"/api/session", "{\"email\": \"a@example.org\", \"password\": \"p%s\"}", ""},
        {"/api/session", "{\"email%s\": \"a@example.org\", \"password\": \"p\"}", ""},
        {
          "/api/orders",
          "{\"holdId\": \"11111111-1111-4111-8111-111111111111\","
              + " \"payment\": {\"method\": \"test-card\", \"card\": \"4111%s\"}}",
          buyer
        },
        {"/api/checkins", "{\"code\": \"K7Q4%s\"}", door},
        {"/api/checkins", "{\"code\": \"K7Q4\", \"door\": \"A%s\"}", door},
        {"/api/checkins/44444444-4444-4444-8444-444444444444/undo", "{\"reason\": \"%s\"}", door}
      };
      for (String[] request : requests) {
        var answer =
            api.sendJson(
                "POST",
                request[0],
                request[1].replace("%s", text),
                "Cookie",
                request[2],
                "Idempotency-Key",
                "key");

        assertThat(answer.status()).as(request[1]).isEqualTo(400);
        assertThat(answer.code()).as(request[1]).isEqualTo("malformed-json");
      }
    }

    @Test
    void takeAWholeEmojiForText() {
      for (String name : new String[] {"Ada \\ud83d\\ude00", "Ada 😀", "אדה\\u200f", "Zoë"}) {
        assertThat(
                api.sendJson(
                        "POST",
                        "/api/accounts",
                        "{\"email\": \"new@example.org\", \"password\": \"long enough\", \"name\": \""
                            + name
                            + "\"}")
                    .status())
            .as(name)
            .isEqualTo(201);
      }
    }

    @Test
    void refuseBytesThatAreNoUtf8() {
      for (byte[] bytes :
          new byte[][] {
            {(byte) 0xff}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
          }) {
        var answer =
            api.sendBytes("/api/session", "{\"email\": \"a\", \"password\": \"", bytes, "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).isEqualTo("The body is no UTF-8.");
      }
    }

    @Test
    void sayThatTheBodyIsMissing() {
      var answer = api.send("POST", "/api/events/1/holds", "Content-Type", "application/json");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().getString("detail")).contains("missing");
    }

    @Test
    void boundTheBody() {
      var answer =
          api.sendJson("POST", "/api/events/1/holds", " ".repeat(70_000) + "{\"seatIds\": [11]}");

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.code()).isEqualTo("content-too-large");
    }

    @Test
    void areProblemsForHttpsOwnRefusalsToo() {
      var wrongMethod = api.send("PUT", "/api/orders");
      assertThat(wrongMethod.status()).isEqualTo(405);
      assertThat(wrongMethod.code()).isEqualTo("method-not-allowed");
      assertThat(wrongMethod.header("Allow")).contains("GET", "POST");

      var wrongAnswer = api.send("GET", "/api/events", "Accept", "text/html");
      assertThat(wrongAnswer.status()).isEqualTo(406);
      assertThat(wrongAnswer.code()).isEqualTo("not-acceptable");

      var form =
          api.sendJson(
              "POST",
              "/api/session",
              "email=a",
              "Content-Type",
              "application/x-www-form-urlencoded");
      assertThat(form.status()).isEqualTo(415);
      assertThat(form.code()).isEqualTo("unsupported-media-type");
    }

    @ParameterizedTest
    @EnumSource
    void haveACodeForEveryRefusal(Problem problem) {
      api.boxOffice.failWith(new BoxOfficeException(problem, "For the person who asked"));

      var answer = api.send("GET", "/api/events");

      assertThat(answer.code()).isEqualTo(problem.name().toLowerCase().replace('_', '-'));
      assertThat(answer.json().getString("detail")).isEqualTo("For the person who asked");
      assertThat(answer.header("Retry-After") != null)
          .isEqualTo(answer.status() == 503 || answer.status() == 429);
    }

    @Test
    void lookThroughTheContainersWrapping() {
      api.boxOffice.failWith(
          new EJBException(
              new IllegalStateException(
                  new BoxOfficeException(Problem.SEAT_TAKEN, "Somebody was faster"))));
      assertThat(api.send("GET", "/api/events").code()).isEqualTo("seat-taken");

      api.boxOffice.failWith(new EJBAccessException("not invited"));
      assertThat(api.send("GET", "/api/events").code()).isEqualTo("forbidden");
    }

    @Test
    void askToComeBackWhenTheDatabaseIsAway() {
      api.boxOffice.failWith(
          new EJBException(new IllegalStateException(new SQLTransientConnectionException("gone"))));

      var answer = api.send("GET", "/api/events");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("unavailable");
      assertThat(answer.header("Retry-After")).isEqualTo("10");
      assertThat(answer.body()).doesNotContain("gone");
    }

    /** What is worth doing again is so for the client, too, if nobody did it here. */
    @Test
    void askToComeBackWhateverPasses() {
      for (Exception passing :
          List.of(
              new SQLException("Deadlock found", "40001", 1213),
              new SQLException("No operations allowed after connection closed."),
              new ResourceException("IJ000453: Unable to get managed connection"))) {
        api.boxOffice.failWith(new EJBException(new IllegalStateException(passing)));
        assertThat(api.send("GET", "/api/events").code())
            .as("%s", passing)
            .isEqualTo("unavailable");
      }
    }

    @Test
    void askNobodyToRepeatWhatBrokeARule() {
      var broken =
          new SQLException("Check constraint 'hold_ends_once' is violated.", "HY000", 3819);
      broken.addSuppressed(new SQLTransientConnectionException("gone"));
      api.boxOffice.failWith(new EJBException(new IllegalStateException(broken)));

      assertThat(api.send("GET", "/api/events").code()).isEqualTo("internal-error");
    }

    @Test
    void keepTheUnexpectedToThemselves() {
      api.boxOffice.failWith(new IllegalStateException("password=hunter2"));

      var answer = api.send("GET", "/api/events", "X-Request-Id", "0af7651916cd43dd");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.code()).isEqualTo("internal-error");
      assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("Exception");
      assertThat(answer.json().getString("requestId")).isEqualTo("0af7651916cd43dd");
    }
  }

  @Nested
  class Http {

    @ParameterizedTest
    @CsvSource({"GET, Accept", "POST, Content-Type"})
    void answersNonsenseInHeadersWithAProblem(String method, String header) {
      var answer = api.sendJson(method, "/api/session", "{}", header, "nonsense");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.code()).isEqualTo("invalid-request");
      assertThat(answer.json().getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void answersHead() {
      var answer = api.send("HEAD", "/api/events");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void answersOptions() {
      var answer = api.send("OPTIONS", "/api/events/1/holds");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Allow")).contains("POST", "OPTIONS");
    }

    @Test
    void keepsTheRequestIdOfTheEdgeAndReplacesNonsense() {
      assertThat(
              api.send("GET", "/api/events", "X-Request-Id", "0af7651916cd43dd")
                  .header("X-Request-Id"))
          .isEqualTo("0af7651916cd43dd");
      assertThat(
              api.send("GET", "/api/events", "X-Request-Id", "<script>alert(1)</script>")
                  .header("X-Request-Id"))
          .matches("[0-9a-f-]{36}");
      assertThat(api.send("GET", "/api/nothing").header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void refusesChangesThatAnotherSiteSends() {
      var cookie = api.login("buyer@example.org");

      var forged =
          api.send("DELETE", "/api/session", "Cookie", cookie, "Origin", "https://evil.example");
      assertThat(forged.status()).isEqualTo(403);
      assertThat(forged.code()).isEqualTo("cross-site");
      assertThat(api.send("GET", "/api/session", "Cookie", cookie).status()).isEqualTo(200);

      var own = api.uri("").toString();
      assertThat(api.send("DELETE", "/api/session", "Cookie", cookie, "Origin", own).status())
          .isEqualTo(204);
    }
  }
}
