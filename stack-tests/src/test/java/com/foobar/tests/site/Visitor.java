package com.foobar.tests.site;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.foobar.proof.http.Cookies;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person with a browser: keeps cookies, and can do what the box office offers. The calls by HTTP
 * method return whatever is answered; those named for what the person wants insist on success.
 */
public final class Visitor {
  /** The balancer's: which server the visitor stays on. */
  public static final String PERSISTENCE_COOKIE = "SERVERID";

  private static final String JSON = "application/json";

  private static final String PASSWORD = "correct horse battery staple";

  private final Site site;
  private final Cookies cookies = new Cookies();

  Visitor(Site site) {
    this.site = site;
  }

  /** The same person, with the same cookies, at another balancer. */
  public Visitor at(Site other) {
    Visitor there = new Visitor(other);
    there.cookies.takeOver(cookies);
    return there;
  }

  // --- HTTP ----------------------------------------------------------------------------------

  /**
   * @param headers name, value, name, value ...
   */
  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer head(String path, String... headers) {
    return send("HEAD", path, BodyPublishers.noBody(), headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  /**
   * @param body what becomes JSON; a String is sent as it is
   * @param headers with another Content-Type, where it is not JSON
   */
  public Answer post(String path, Object body, String... headers) {
    BodyPublisher publisher = BodyPublishers.ofString(json(body));
    if (List.of(headers).contains("Content-Type")) {
      return send("POST", path, publisher, headers);
    }
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = JSON;
    return send("POST", path, publisher, all);
  }

  private static String json(Object body) {
    try {
      return body instanceof String text ? text : Answer.JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    String own = cookies.header();
    if (!own.isEmpty()) {
      request.header("Cookie", own);
    }
    Answer answer = site.send(request);
    cookies.take(answer.headers().allValues("Set-Cookie"));
    return answer;
  }

  public Optional<String> cookie(String name) {
    return cookies.get(name);
  }

  /** From now on the balancer sends this visitor to that server, as long as it lives. */
  public Visitor movedTo(String server) {
    cookies.put(PERSISTENCE_COOKIE, server);
    return this;
  }

  /**
   * Likewise, when the login is known there: what changes in a session is copied to the other
   * server as soon as the answer is on its way.
   */
  public Visitor movedWithLoginTo(String server) {
    movedTo(server);
    await("%s knows who is logged in".formatted(server)).until(() -> whoAmI().isPresent());
    return this;
  }

  /** From now on the balancer chooses anew. */
  public Visitor forgetServer() {
    cookies.remove(PERSISTENCE_COOKIE);
    return this;
  }

  // --- The box office ------------------------------------------------------------------------

  /** Somebody new with an account, logged in. */
  public Visitor registered() {
    return registeredAs("buyer-" + UUID.randomUUID() + "@example.com");
  }

  public Visitor registeredAs(String email) {
    post("/api/accounts", new Registration(email, PASSWORD, "Test Buyer")).require(201);
    return loggedInAs(email);
  }

  /** Somebody whom {@link #registeredAs} made known. */
  public Visitor loggedInAs(String email) {
    return loggedIn(email, PASSWORD);
  }

  public Visitor loggedIn(String email, String password) {
    post("/api/session", new Login(email, password)).require(200);
    return this;
  }

  /** The e-mail address of who is logged in; empty when nobody is. */
  public Optional<String> whoAmI() {
    Answer answer = get("/api/session");
    return answer.status() == 401
        ? Optional.empty()
        : Optional.of(answer.require(200).json().get("email").asText());
  }

  public EventPage events() {
    return get("/api/events").require(200).as(EventPage.class);
  }

  public Event event(long id) {
    return get("/api/events/" + id).require(200).as(Event.class);
  }

  public List<Seat> seats(long event) {
    return get("/api/events/" + event + "/seats").require(200).as(SeatMap.class).seats();
  }

  /** Of the first page, the event with most free seats: tests that buy there hardly meet. */
  public EventSummary roomiestEvent() {
    return events().items().stream()
        .max(Comparator.comparingLong(EventSummary::seatsFree))
        .orElseThrow(() -> new AssertionError("there are no events"));
  }

  /** Free seats at this moment. */
  public List<Seat> freeSeats(long event, int count) {
    List<Seat> free = seats(event).stream().filter(Seat::isFree).limit(count).toList();
    if (free.size() < count) {
      throw new AssertionError("event %d has only %d free seats".formatted(event, free.size()));
    }
    return free;
  }

  public Hold hold(long event, Long... seats) {
    return post("/api/events/" + event + "/holds", new SeatsWanted(List.of(seats)))
        .require(201)
        .as(Hold.class);
  }

  public Hold holdBest(long event, long category, int quantity) {
    return post("/api/events/" + event + "/holds", new BestWanted(category, quantity))
        .require(201)
        .as(Hold.class);
  }

  /** Whatever is answered to an order on invoice. */
  public Answer tryOrder(Hold hold, String idempotencyKey) {
    return tryOrder(hold, Payment.INVOICE, idempotencyKey);
  }

  public Answer tryOrder(Hold hold, Payment payment, String idempotencyKey) {
    return post("/api/orders", new Purchase(hold.id(), payment), "Idempotency-Key", idempotencyKey);
  }

  public Order order(Hold hold) {
    return tryOrder(hold, UUID.randomUUID().toString()).require(201).as(Order.class);
  }

  public List<Order> orders() {
    return get("/api/orders").require(200).as(OrderList.class).items();
  }
}
