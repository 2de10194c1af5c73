package com.foobar.boxoffice.proof.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.http.Cookies;
import com.foobar.proof.http.Reply;
import com.foobar.proof.http.SiteClient;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Sender;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The real site, asked through its public side the way a browser asks it. */
public final class Site implements Sender {
  /** As long as the site's own pages wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SiteClient client;
  private final Map<String, Cookies> cookies = new ConcurrentHashMap<>();

  /** An answer of the API, or none. */
  private record Said(Attempt attempt, JsonNode body) {
    boolean isGood() {
      return attempt.status() >= 200 && attempt.status() < 300 && attempt.error() == null;
    }
  }

  /**
   * @param urls of the site's balancers, as {@link SiteClient} takes them
   */
  public Site(List<String> urls, RunClock clock) {
    this.client = new SiteClient(urls, clock, PATIENCE);
  }

  @Override
  public CompletableFuture<Answer> send(Asked request) {
    return send((Request) request, new ArrayList<>());
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

  private static Answer judge(Request request, Said reply, List<Attempt> sent) {
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
    return client.newcomer();
  }

  private Cookies cookiesOf(String email) {
    return cookies.computeIfAbsent(email, nothing -> client.newcomer());
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
      return to("/holds/" + release.hold()).DELETE().build();
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
    throw notOffered(request);
  }

  private static IllegalArgumentException notOffered(Request request) {
    return new IllegalArgumentException("the site offers no " + request.op().label());
  }

  private static ObjectNode wish(Request.Hold hold) {
    ObjectNode body = JSON.createObjectNode();
    if (hold.seats() == null) {
      return body.put("categoryId", hold.category()).put("quantity", hold.quantity());
    }
    hold.seats().forEach(body.putArray("seatIds")::add);
    return body;
  }

  private HttpRequest.Builder to(String path) {
    return client
        .request("/api" + path)
        .header("Accept", "application/json, application/problem+json");
  }

  private HttpRequest get(String path) {
    return to(path).GET().build();
  }

  private HttpRequest.Builder post(String path, JsonNode body) {
    return to(path)
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
      case REFUND, VOID -> throw notOffered(request);
      case CHECK_IN ->
          new Result.Admitted(body.path("code").asText(), micros(body.path("at").asText()));
    };
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  private CompletableFuture<Said> exchange(HttpRequest request, Cookies own) {
    return client.exchange(request, own).thenApply(Site::said);
  }

  private static Said said(Reply reply) {
    if (reply.failure() != null) {
      return new Said(reply.attempt(0, reply.failure()), null);
    }
    JsonNode body;
    try {
      body = JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      body = null;
    } catch (IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
    boolean good = reply.status() < 300;
    // A good answer that is no JSON came from something in between and tells nothing.
    boolean strange = good && body == null && reply.body().length > 0;
    String error =
        good && !strange
            ? null
            : body == null
                ? "http-" + reply.status()
                : body.path("code").asText("http-" + reply.status());
    return new Said(reply.attempt(strange ? 502 : reply.status(), error), body);
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
    return exchange(post("/session", body).build(), own).thenApply(Said::isGood);
  }

  /** Whether the site still knows who this is. */
  CompletableFuture<Boolean> isLoggedIn(String email) {
    return exchange(get("/session"), cookiesOf(email)).thenApply(Said::isGood);
  }

  /** Whether the buyer can read this order of the own. */
  public CompletableFuture<Boolean> canRead(String email, UUID order) {
    return exchange(get("/orders/" + order), cookiesOf(email)).thenApply(Said::isGood);
  }

  /** The body of a page of the API; null when it did not come. */
  CompletableFuture<JsonNode> page(String path) {
    return exchange(get(path), client.newcomer())
        .thenApply(reply -> reply.isGood() ? reply.body() : null);
  }
}
