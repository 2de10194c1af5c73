package com.foobar.proof.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.Request;
import com.foobar.proof.history.Result;
import com.foobar.proof.history.RunClock;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The real site, asked through its public side the way a browser asks it. */
public final class Site implements BoxOffice {
  /** As long as the site's own pages wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // HAProxy closes a connection that was idle for 30 s; the client has to be first to let go, so
    // that no request runs into a door that closes.
    System.setProperty("jdk.httpclient.keepalive.timeout", "20");
  }

  private static final String API = "/api";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<String> urls;
  private final RunClock clock;
  private final AtomicInteger newcomers = new AtomicInteger();
  private final Map<String, Cookies> cookies = new ConcurrentHashMap<>();

  /** A HTTP answer, or none. */
  private record Reply(Attempt attempt, JsonNode body) {
    boolean isGood() {
      return attempt.status() >= 200 && attempt.status() < 300 && attempt.error() == null;
    }
  }

  /**
   * @param urls of each of its balancers, without a path, such as {@code http://127.1.0.10:8080};
   *     people begin at each in turn, and go to the next where nobody takes their connection, as
   *     browsers do with the addresses that DNS gives
   */
  public Site(List<String> urls, RunClock clock) {
    this.urls = List.copyOf(urls);
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Answer> send(Request request) {
    return send(request, new ArrayList<>());
  }

  private CompletableFuture<Answer> send(Request request, List<Attempt> attempts) {
    return exchange(http(request), cookiesOf(request))
        .thenCompose(
            reply -> {
              attempts.add(reply.attempt());
              List<Integer> pauses = Repetition.pauses(request.op());
              if (!Repetition.isPassing(reply.attempt().status())
                  || attempts.size() > pauses.size()) {
                return CompletableFuture.completedFuture(judge(request, reply, attempts));
              }
              // Some play, so that all who saw the same server die do not come back at once.
              long pause =
                  (long)
                      (pauses.get(attempts.size() - 1)
                          * (1 + ThreadLocalRandom.current().nextDouble(0.3)));
              return CompletableFuture.supplyAsync(
                      () -> request,
                      CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                  .thenCompose(again -> send(again, attempts));
            })
        .exceptionally(failure -> Answer.unknown(failure.toString(), List.copyOf(attempts)));
  }

  private static Answer judge(Request request, Reply reply, List<Attempt> sent) {
    List<Attempt> attempts = List.copyOf(sent);
    Attempt last = reply.attempt();
    if (reply.isGood()) {
      return Answer.ok(result(request, reply.body()), attempts);
    }
    boolean everUnanswered = attempts.stream().anyMatch(Attempt::isUnanswered);
    // Who turns away at the gate says nothing about what an earlier sending has done.
    boolean refusedAtTheGate = last.status() == 401 || last.status() == 403 || last.status() == 429;
    if (last.isUnanswered() || (everUnanswered && refusedAtTheGate)) {
      return Answer.unknown(last.error(), attempts);
    }
    return Answer.refused(last.error(), attempts);
  }

  private Cookies cookiesOf(Request request) {
    if (request instanceof Request.Session session) {
      return cookiesOf(session.buyer());
    } else if (request instanceof Request.OwnOrders orders) {
      return cookiesOf(orders.buyer());
    } else if (request instanceof Request.Hold hold) {
      return cookiesOf(hold.buyer());
    } else if (request instanceof Request.Release release) {
      return cookiesOf(release.buyer());
    } else if (request instanceof Request.Order order) {
      return cookiesOf(order.buyer());
    } else if (request instanceof Request.CheckIn) {
      return cookiesOf(Crowd.DOOR);
    }
    // Somebody new each time: one jar for all would keep all of them on one server.
    return newcomer();
  }

  private Cookies newcomer() {
    return new Cookies(newcomers.getAndIncrement());
  }

  private Cookies cookiesOf(String email) {
    return cookies.computeIfAbsent(email, nothing -> newcomer());
  }

  private HttpRequest http(Request request) {
    if (request instanceof Request.Events events) {
      return get("/events?page=" + events.page());
    } else if (request instanceof Request.Event event) {
      return get("/events/" + event.event());
    } else if (request instanceof Request.Seats seats) {
      return get("/events/" + seats.event() + "/seats");
    } else if (request instanceof Request.Session) {
      return get("/session");
    } else if (request instanceof Request.OwnOrders) {
      return get("/orders");
    } else if (request instanceof Request.Hold hold) {
      return post("/events/" + hold.event() + "/holds", wish(hold)).build();
    } else if (request instanceof Request.Release release) {
      return HttpRequest.newBuilder(URI.create(urls.get(0) + API + "/holds/" + release.hold()))
          .timeout(PATIENCE)
          .DELETE()
          .build();
    } else if (request instanceof Request.Order order) {
      ObjectNode body = JSON.createObjectNode().put("holdId", order.hold().toString());
      ObjectNode payment = body.putObject("payment").put("method", order.method());
      if (order.method().equals("test-card")) {
        payment.put("card", "4111111111111111");
      }
      return post("/orders", body).header("Idempotency-Key", order.key()).build();
    } else if (request instanceof Request.CheckIn checkIn) {
      ObjectNode body =
          JSON.createObjectNode().put("code", checkIn.code()).put("door", checkIn.door());
      if (checkIn.event() != null) {
        body.put("eventId", checkIn.event());
      }
      return post("/checkins", body).build();
    }
    throw new IllegalArgumentException("unknown request " + request);
  }

  private static ObjectNode wish(Request.Hold hold) {
    ObjectNode body = JSON.createObjectNode();
    if (hold.seats() == null) {
      return body.put("categoryId", hold.category()).put("quantity", hold.quantity());
    }
    hold.seats().forEach(body.putArray("seatIds")::add);
    return body;
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(urls.get(0) + API + path))
        .timeout(PATIENCE)
        .GET()
        .build();
  }

  private HttpRequest.Builder post(String path, JsonNode body) {
    return HttpRequest.newBuilder(URI.create(urls.get(0) + API + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  private static Result result(Request request, JsonNode body) {
    return switch (request.op()) {
      case EVENTS -> new Result.Shown(body.path("items").size());
      case EVENT -> new Result.Shown(1);
      case SEATS -> new Result.Shown(body.path("seats").size());
      case SESSION -> new Result.LoggedIn(body.path("email").asText());
      case OWN_ORDERS -> {
        List<UUID> ids = new ArrayList<>();
        body.path("items").forEach(order -> ids.add(UUID.fromString(order.path("id").asText())));
        yield new Result.Orders(ids);
      }
      case HOLD -> {
        List<Long> seats = new ArrayList<>();
        body.path("seatIds").forEach(seat -> seats.add(seat.asLong()));
        yield new Result.Held(
            UUID.fromString(body.path("id").asText()),
            seats,
            micros(body.path("expiresAt").asText()));
      }
      case RELEASE -> new Result.Done();
      case ORDER -> {
        List<Result.Ticket> tickets = new ArrayList<>();
        body.path("tickets")
            .forEach(
                ticket ->
                    tickets.add(
                        new Result.Ticket(
                            UUID.fromString(ticket.path("id").asText()),
                            ticket.path("seatId").asLong(),
                            ticket.path("code").asText())));
        yield new Result.Placed(
            UUID.fromString(body.path("id").asText()),
            body.path("total").path("amountMinor").asLong(),
            tickets);
      }
      case CHECK_IN ->
          new Result.Admitted(body.path("code").asText(), micros(body.path("at").asText()));
    };
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  private CompletableFuture<Reply> exchange(HttpRequest request, Cookies own) {
    return exchange(request, own, clock.now(), urls.size());
  }

  /**
   * @param untried addresses, of which the browser's is the next
   */
  private CompletableFuture<Reply> exchange(
      HttpRequest request, Cookies own, long sent, int untried) {
    int address = own.address();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request, (name, value) -> true)
            .uri(at(address, request.uri()))
            .header("Accept", "application/json, application/problem+json");
    if (!own.header().isEmpty()) {
      builder.header("Cookie", own.header());
    }
    return http.sendAsync(builder.build(), BodyHandlers.ofByteArray())
        // The request's own time-out ends with the headers; a server can freeze after them.
        .orTimeout(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS)
        .handle(
            (response, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedFuture(received(sent, response, own));
              }
              if (untried > 1 && cause(failure) instanceof ConnectException) {
                // Nothing was sent.
                own.goOnFrom(address);
                return exchange(request, own, sent, untried - 1);
              }
              return CompletableFuture.completedFuture(missed(sent, cause(failure)));
            })
        .thenCompose(reply -> reply);
  }

  private URI at(int address, URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(urls.get(Math.floorMod(address, urls.size())) + uri.getRawPath() + query);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private Reply received(long sent, HttpResponse<byte[]> response, Cookies own) {
    own.take(response.headers().allValues("Set-Cookie"));
    JsonNode body;
    try {
      body = JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      body = null;
    } catch (java.io.IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
    boolean good = response.statusCode() < 300;
    // A good answer that is no JSON came from something in between and tells nothing.
    boolean strange = good && body == null && response.body().length > 0;
    String error =
        good && !strange
            ? null
            : body == null
                ? "http-" + response.statusCode()
                : body.path("code").asText("http-" + response.statusCode());
    return new Reply(
        new Attempt(
            sent,
            clock.now() - sent,
            strange ? 502 : response.statusCode(),
            error,
            response.headers().firstValue("X-Served-By").orElse(null),
            response.headers().firstValue("X-Request-Id").orElse(null)),
        body);
  }

  private Reply missed(long sent, Throwable cause) {
    boolean late = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
    String error = late ? "timeout" : "unreachable: " + cause;
    return new Reply(new Attempt(sent, clock.now() - sent, 0, error, null, null), null);
  }

  // What a run needs before and beside its history ---------------------------------------------

  /** Opens an account unless there is one. */
  CompletableFuture<Boolean> register(String email, String password, String name) {
    ObjectNode body =
        JSON.createObjectNode().put("email", email).put("password", password).put("name", name);
    return exchange(post("/accounts", body).build(), cookiesOf(email))
        .thenApply(reply -> reply.isGood() || "email-taken".equals(reply.attempt().error()));
  }

  /** Logs in, in a browser that knows nothing of before. */
  CompletableFuture<Boolean> login(String email, String password) {
    ObjectNode body = JSON.createObjectNode().put("email", email).put("password", password);
    Cookies own = cookiesOf(email);
    own.clear();
    return exchange(post("/session", body).build(), own).thenApply(Reply::isGood);
  }

  /** Whether the site still knows who this is. */
  CompletableFuture<Boolean> isLoggedIn(String email) {
    return exchange(get("/session"), cookiesOf(email)).thenApply(Reply::isGood);
  }

  /** Whether the buyer can read this order of the own. */
  public CompletableFuture<Boolean> canRead(String email, UUID order) {
    return exchange(get("/orders/" + order), cookiesOf(email)).thenApply(Reply::isGood);
  }

  /** The body of a page of the API; null when it did not come. */
  CompletableFuture<JsonNode> page(String path) {
    return exchange(get(path), newcomer()).thenApply(reply -> reply.isGood() ? reply.body() : null);
  }
}
