package com.foobar.tests.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.tests.balancing.EdgeStatistics;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.example.echo.EchoCheck;
import org.example.echo.EchoCheck.Way;
import org.example.echo.NeverReady;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is said to an application that is not ours, and what it says, passes through HAProxy and
 * Nginx as it was: the same request is sent to the site and to a WildFly directly, and what arrived
 * and what came back is compared.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PassedOnStackIT {
  private static final String ECHO = "/echo/echo";
  private static final List<String> SERVERS = List.of("server-1", "server-2");
  private static final byte[] NOTHING = new byte[0];
  private static final int MEBIBYTE = 1024 * 1024;

  /** Longer than any time limit between a visitor and an application ever was (30 s). */
  private static final Duration LONG = Duration.ofSeconds(35);

  /** Of an answer: the connection's own, and what the site adds to all that it passes on. */
  private static final Set<String> OF_THE_SITE =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "content-length",
          "x-request-id",
          "x-served-by",
          "x-content-type-options",
          "referrer-policy",
          "content-security-policy");

  /** Which cuts off what is silent for long. */
  private static final int LAST = Integer.MAX_VALUE;

  private static final int BEFORE_ANYTHING_IS_DEPLOYED = LAST - 1;

  private final TestStack stack;
  private final Site site;
  private final URI wildfly;

  private final String run = UUID.randomUUID().toString();
  private final CompletableFuture<String> heard = new CompletableFuture<>();
  private CompletableFuture<RawAnswer> read;
  private CompletableFuture<RawAnswer> written;
  private CompletableFuture<RawAnswer> events;
  private WebSocket socket;
  private long silentSince;

  PassedOnStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
    this.wildfly = stack.wildflyOf("server-1").base();
  }

  @BeforeAll
  void deploy() throws Exception {
    stack.run("deploy", EchoArchive.war().toString()).requireSuccess();
    beginWhatIsSlow();
  }

  @AfterAll
  void undeploy() {
    stack.run("undeploy", EchoArchive.NAME).requireSuccess();
  }

  /** A request, with the lines of the answer or of what arrived that are meant to differ. */
  private record Exchange(byte[] request, String name, String... meant) {}

  private Exchange get(String query, String... headers) {
    return say("GET", ECHO + query, NOTHING, headers);
  }

  private Exchange say(String method, String target, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Host: " + site.base().getAuthority()));
    if (headers.length > 0 && headers[0].startsWith("Host:")) {
      all.clear();
    }
    all.addAll(Arrays.asList(headers));
    if (body.length > 0 && all.stream().noneMatch(h -> h.startsWith("Transfer-Encoding"))) {
      all.add("Content-Length: " + body.length);
    }
    return new Exchange(
        RawAnswer.request(method, target, all, body), method + " " + target + " " + all);
  }

  private static String[] numbered(int headers) {
    return IntStream.range(0, headers)
        .mapToObj(i -> "X-%d: %d".formatted(i, i))
        .toArray(String[]::new);
  }

  private static Exchange but(Exchange exchange, String... meant) {
    return new Exchange(exchange.request(), exchange.name(), meant);
  }

  private List<Exchange> exchanges() {
    String port9999 = "Host: www.foobar.com:9999";
    String port80 = "Host: www.foobar.com";
    String gzip = "Accept-Encoding: gzip";
    byte[] hello = "hello".getBytes(UTF_8);
    List<Exchange> exchanges = new ArrayList<>();
    // Addresses
    for (String path :
        List.of(
            "",
            "/a%20b/%C3%BC;x=1/c?b=2&a=1&a=%2F",
            "/a%2Fb",
            "/{a}",
            "/a'b(c)",
            "?" + "q".repeat(7000))) {
      exchanges.add(get(path));
    }
    for (String target :
        List.of(
            "/ech%6f/echo",
            "//echo//echo",
            "/echo/./x/../echo",
            "/echo;jsessionid=1/echo",
            "/echo",
            "/echo?x=y",
            "/echo/none",
            "http://" + site.base().getAuthority() + ECHO)) {
      exchanges.add(say("GET", target, NOTHING));
      exchanges.add(say("HEAD", target, NOTHING));
    }
    exchanges.add(say("OPTIONS", "*", NOTHING));
    // Methods
    for (String method : List.of("POST", "PUT", "PATCH", "PROPFIND", "FOO")) {
      exchanges.add(say(method, ECHO, hello, "Content-Type: text/plain"));
    }
    for (String method : List.of("HEAD", "DELETE", "OPTIONS")) {
      exchanges.add(say(method, ECHO, NOTHING));
    }
    exchanges.add(say("POST", ECHO, new byte[] {31, -117, 8, 0}, "Content-Encoding: gzip"));
    exchanges.add(
        but(
            say("POST", ECHO, chunks(5000), "Transfer-Encoding: chunked"),
            // Nginx has the whole of it before WildFly has any.
            "length: ",
            "header content-length: ",
            "header transfer-encoding: "));
    exchanges.add(
        but(say("POST", ECHO, hello, "Expect: 100-continue"), "header expect: [100-continue]"));
    // Headers of requests
    exchanges.add(
        get("", "X_Under: a", "X.dot.ted: b", "X-Empty:", "X-Two: 1", "X-Two: 2", "api_key: k"));
    exchanges.add(get("", "X-Long: " + "l".repeat(12000)));
    exchanges.add(get("", numbered(150)));
    exchanges.add(get("", numbered(220)));
    exchanges.add(get("", "Authorization: Bearer x", "Via: 1.1 other", "TE: trailers"));
    exchanges.add(
        but(
            get("", "Cookie: a=1; SERVERID=server-2; b=2", "Upgrade: h2c"),
            "header cookie: ", // the balancer keeps its own to itself
            "header upgrade: ")); // and nothing but WebSocket is spoken to WildFly
    // Redirects, and the address that a WSDL names
    for (String host : List.of(port9999, port80, "Host: [::1]:8080")) {
      exchanges.add(say("GET", ECHO + "?redirect=/there", NOTHING, host));
      exchanges.add(say("GET", "/echo", NOTHING, host));
      exchanges.add(say("GET", "/echo/EchoService?wsdl", NOTHING, host));
    }
    // Headers of answers
    exchanges.add(
        get("?header=X_Under:1&header=X.dot:2&header=X-Two:1&header=X-Two:2&header=X-Empty:"));
    exchanges.add(get("?header=Set-Cookie:a=1&header=Set-Cookie:b=2"));
    exchanges.add(get("?header=Set-Cookie:a=1&header=Cache-Control:public,max-age=60"));
    for (String caching :
        List.of("no-cache", "max-age=60", "private", "no-store", "public,max-age=60")) {
      exchanges.add(get("?header=Cache-Control:" + caching));
      exchanges.add(say("HEAD", ECHO + "?header=Cache-Control:" + caching, NOTHING));
    }
    exchanges.add(get("?header=Content-Disposition:attachment;%20filename=%22%C3%BC.txt%22"));
    exchanges.add(
        get(
            "?header=Server:mine&header=X-Powered-By:me&header=Date:Thu,%2001%20Jan%201970%2000:00:00%20GMT"));
    exchanges.add(
        get(
            "?header=X-Accel-Redirect:/.door&header=X-Accel-Expires:99&header=X-Accel-Buffering:no&header=X-Accel-Limit-Rate:1&header=X-Accel-Charset:x"));
    exchanges.add(
        get("?header=X-Long:" + "l".repeat(6000) + "&header=X-Longer:" + "m".repeat(6000)));
    exchanges.add(get("?header=Vary:Origin&size=5000", gzip));
    // Compression, and what says which version it is
    for (String etag : List.of("%221%22", "W/%221%22")) {
      String value = etag.replace("%22", "\"");
      exchanges.add(get("?etag=%s&size=5000".formatted(etag), gzip));
      exchanges.add(get("?etag=%s&size=5000".formatted(etag)));
      exchanges.add(get("?etag=%s&size=5000".formatted(etag), gzip, "If-None-Match: " + value));
      exchanges.add(get("", "If-Range: " + value, "Range: bytes=0-1"));
      exchanges.add(say("PUT", ECHO, hello, "If-Match: " + value));
      exchanges.add(
          get(
              "?header=Cache-Control:public,max-age=60&etag=%s&size=5000".formatted(etag),
              gzip,
              "If-None-Match: " + value));
    }
    for (String accept : List.of("gzip", "gzip;q=0, identity", "identity", "br", "*")) {
      exchanges.add(get("?size=5000", "Accept-Encoding: " + accept));
      exchanges.add(get("?size=50000&announce=false", "Accept-Encoding: " + accept));
    }
    // Its own errors, also those that look like ours
    for (int status : List.of(204, 299, 403, 404, 413, 418, 429, 500, 502, 503, 504)) {
      exchanges.add(get("?status=%d&size=9&header=X-Unavailable:me".formatted(status)));
    }
    return exchanges;
  }

  @Test
  void whatIsSaidArrivesAndWhatIsAnsweredComesBack() {
    List<String> differences = new ArrayList<>();
    List<Exchange> exchanges = exchanges();

    for (Exchange exchange : exchanges) {
      List<String> through = lines(RawAnswer.to(site.base(), exchange.request()), exchange);
      List<String> directly = lines(RawAnswer.to(wildfly, exchange.request()), exchange);
      if (!through.equals(directly)) {
        List<String> more = new ArrayList<>(through);
        more.removeAll(directly);
        List<String> less = new ArrayList<>(directly);
        less.removeAll(through);
        differences.add(
            shortened(exchange.name())
                + "\n  site: "
                + shortened(more.toString())
                + "\n  WildFly: "
                + shortened(less.toString()));
      }
    }

    assertThat(exchanges).hasSizeGreaterThan(90);
    assertThat(differences).isEmpty();
  }

  private static String shortened(String text) {
    return text.length() < 300 ? text : text.substring(0, 300) + "…";
  }

  private static List<String> lines(RawAnswer answer, Exchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    // Made anew for each answer, or added by the site to all of them.
    headers.keySet().removeAll(OF_THE_SITE);
    if (!answer.header("Date").toString().contains("1970")) {
      headers.remove("date");
    }
    remove(headers, "set-cookie", value -> value.startsWith("SERVERID="));
    // Caches on the way are told of the compression, which WildFly forgets.
    remove(headers, "vary", value -> value.equals("Accept-Encoding"));
    List<String> lines = new ArrayList<>(List.of(String.valueOf(answer.status())));
    headers.forEach((name, values) -> lines.add(name + " = " + values));
    answer
        .text()
        .lines()
        .filter(line -> !line.matches("header (x-request-id|x-forwarded-[a-z]+|connection): .*"))
        .forEach(lines::add);
    lines.removeIf(line -> Arrays.stream(exchange.meant()).anyMatch(line::startsWith));
    return lines;
  }

  private static void remove(
      Map<String, List<String>> headers, String name, java.util.function.Predicate<String> which) {
    List<String> left = new ArrayList<>(headers.getOrDefault(name, List.of()));
    left.removeIf(which);
    if (left.isEmpty()) {
      headers.remove(name);
    } else {
      headers.put(name, left);
    }
  }

  @Test
  void whoNamesNoHostIsToldTheAddressThatWasAsked() {
    byte[] request =
        RawAnswer.request("GET %s?redirect=/there HTTP/1.0".formatted(ECHO), List.of(), NOTHING);

    assertThat(RawAnswer.to(site.base(), request).header("Location"))
        .containsExactly(site.base() + "/there");
  }

  @Test
  void whatAVisitorClaimsToBeIsNotBelieved() {
    RawAnswer answer =
        RawAnswer.to(
            site.base(),
            get(
                    "?redirect=/there",
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Port: 1",
                    "X-Forwarded-Proto: https",
                    "Forwarded: host=evil.example")
                .request());

    assertThat(answer.header("Location")).containsExactly(site.base() + "/there");
  }

  @Test
  void theApplicationsOwnPolicyIsNotMadeWeaker() {
    assertThat(site.get(ECHO).header("Content-Security-Policy")).isPresent();
    assertThat(site.get(ECHO + "?header=X-Frame-Options:DENY").header("Content-Security-Policy"))
        .isEmpty();
    assertThat(
            site.get(ECHO + "?header=Content-Security-Policy:default-src%20*")
                .header("Content-Security-Policy"))
        .hasValue("default-src *");
  }

  @Test
  void anAnswerThatIsFlushedPieceByPieceArrivesSo() throws IOException {
    for (String query :
        List.of("?pieces=2&pause=3000", "?pieces=2&pause=3000&header=Content-Type:text/html")) {
      try (Socket socket = new Socket(site.base().getHost(), site.base().getPort())) {
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(get(query, "Accept-Encoding: gzip").request());
        long first = System.nanoTime();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[64 * 1024];
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        long begun = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          got.write(buffer, 0, n);
          if (begun == 0 && !RawAnswer.isHeadAlone(got.toByteArray())) {
            begun = System.nanoTime();
          }
        }
        long ended = System.nanoTime();

        assertThat(RawAnswer.parse(got.toByteArray()).text()).isEqualTo("data: 0\n\ndata: 1\n\n");
        // The application takes 3 s between its two pieces, and a busy machine passes on the first
        // a little later.
        assertThat(Duration.ofNanos(ended - begun)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(first).isLessThan(begun);
      }
    }
  }

  /** Goes on while the rest is tested. */
  private void beginWhatIsSlow() throws Exception {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://" + site.base().getAuthority() + "/echo/socket"), listener(heard))
            .get(60, TimeUnit.SECONDS);
    silentSince = System.nanoTime();
    String slow = ECHO + "?size=3&pause=%d&run=%s-".formatted(LONG.toMillis(), run);
    read = answer(say("GET", slow + "read", NOTHING));
    written = answer(say("POST", slow + "written", new byte[] {1}));
    events =
        answer(
            get(
                "?pieces=2&pause=%d&header=Content-Type:text/event-stream"
                    .formatted(LONG.toMillis())));
  }

  @Test
  @Order(BEFORE_ANYTHING_IS_DEPLOYED)
  void whatIsSlowOrSilentIsWaitedForAndRunsOnce() throws Exception {
    assertThat(read.get(120, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(written.get(120, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(events.get(120, TimeUnit.SECONDS).text()).isEqualTo("data: 0\n\ndata: 1\n\n");
    assertThat(Duration.ofNanos(System.nanoTime() - silentSince)).isGreaterThan(LONG);
    socket.sendText("after a long silence", true);
    assertThat(heard.get(60, TimeUnit.SECONDS)).isEqualTo("after a long silence");
    socket.abort();
    for (String kind : List.of("read", "written")) {
      assertThat(runs(run + "-" + kind)).isEqualTo(1);
    }
  }

  /** However often an application refuses, each of its refusals is one. */
  @Test
  void anApplicationsOwnRefusalIsNotAskedForAgain() {
    String refused = UUID.randomUUID().toString();

    site.get(ECHO + "?status=503&run=" + refused).require(503);

    assertThat(runs(refused)).isEqualTo(1);
  }

  private int runs(String name) {
    return SERVERS.stream().mapToInt(server -> runs(server, name)).sum();
  }

  private int runs(String server, String name) {
    return Integer.parseInt(stack.wildflyOf(server).get(ECHO + "?count=" + name).body());
  }

  private CompletableFuture<RawAnswer> answer(Exchange exchange) {
    return CompletableFuture.supplyAsync(
        () -> RawAnswer.to(site.base(), exchange.request()), task -> new Thread(task).start());
  }

  private static WebSocket.Listener listener(CompletableFuture<String> heard) {
    return new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        heard.complete(text.toString());
        return null;
      }

      @Override
      public void onError(WebSocket socket, Throwable error) {
        heard.completeExceptionally(error);
      }
    };
  }

  @Test
  void anUploadMayBeAsLargeAsItsApplicationsLimitAndNoLarger() {
    byte[] most = new byte[16 * MEBIBYTE];
    byte[] tooMuch = new byte[16 * MEBIBYTE + 1];

    for (byte[] body : List.of(most, tooMuch)) {
      int expected = body == most ? 200 : 413;
      for (Exchange upload :
          List.of(
              say("POST", ECHO + "?size=1", body),
              say("PUT", ECHO + "?size=1", body, "Expect: 100-continue"),
              say("POST", ECHO + "?size=1", chunks(body.length), "Transfer-Encoding: chunked"))) {
        assertThat(RawAnswer.to(site.base(), upload.request()).status()).isEqualTo(expected);
      }
    }
    // The inventory lets the box office have 1.
    assertThat(
            RawAnswer.to(site.base(), say("POST", "/api/session", new byte[MEBIBYTE + 1]).request())
                .status())
        .isEqualTo(413);
  }

  /** The box office, whose context root every path begins with, is let have less. */
  @Test
  void theLimitsAreThoseOfTheApplicationHoweverItsAddressIsWritten() {
    byte[] body = new byte[2 * MEBIBYTE];

    for (String written :
        List.of(
            "/echo/echo",
            "/%65cho/echo",
            "/echo;a=b/echo",
            "//echo/echo",
            "/.//./echo/echo",
            "/none/../echo/echo",
            "/none/none/../%2e%2e/echo/echo")) {
      Exchange upload = say("POST", written + "?size=1", body);
      assertThat(RawAnswer.to(wildfly, upload.request()).status()).as(written).isEqualTo(200);
      assertThat(RawAnswer.to(site.base(), upload.request()).status()).as(written).isEqualTo(200);
    }
  }

  /** Requests that run when Nginx reloads stay with its old worker, and not for ever. */
  @Test
  void nothingIsReloadedWhereNothingChanged() {
    List<Set<Long>> before = workers();

    stack.run("up").requireSuccess();

    assertThat(before).isNotEmpty().doesNotContain(Set.of());
    assertThat(workers()).isEqualTo(before);
  }

  private List<Set<Long>> workers() {
    HostProcesses processes = new HostProcesses(stack.layout());
    return SERVERS.stream()
        .map(server -> processes.state(stack.service(server, NginxServer.NAME)).pid())
        .map(
            pid ->
                ProcessHandle.of(pid)
                    .orElseThrow()
                    .children()
                    .map(ProcessHandle::pid)
                    .collect(Collectors.toSet()))
        .toList();
  }

  /** Whatever its readiness check does: fails, throws, breaks, or is silent for long. */
  @ParameterizedTest
  @EnumSource(value = Way.class, names = "UP", mode = EnumSource.Mode.EXCLUDE)
  void anApplicationThatIsReadyNowhereTakesNoOtherOneOut(Way way) {
    SERVERS.forEach(server -> become(way, server));
    try {
      awaitQuestions();

      for (int i = 0; i < 20; i++) {
        site.get("/").require(200);
        site.freshEvents().require(200);
        site.get(ECHO).require(200);
      }
      for (String server : SERVERS) {
        assertThat(EdgeStatistics.of(stack).isUp(server)).isTrue();
        assertThat(site.visitor().movedTo(server).get(ECHO).servedBy()).isEqualTo(server);
      }
      assertThat(newcomersServers("/api/events")).containsAll(SERVERS);
    } finally {
      SERVERS.forEach(server -> become(Way.UP, server));
    }
    stack.settledStatus().requireSuccess();
  }

  @Test
  @Order(LAST)
  void whatFailsIsSaidAndKeepsNobodyFromBeingDeployed() {
    become(Way.DOWN, "server-1");
    become(Way.THROWS, "server-2");
    try {
      CommandResult status = stack.run("status");
      assertThat(status.exitCode()).isEqualTo(1);
      assertThat(status.output())
          .contains(
              "server-1/wildfly: echo.war is not ready here: the check echo-is-ready is DOWN",
              "server-2/wildfly: an application is not ready here: the check"
                  + " org.example.echo.EchoCheck");

      become(Way.BREAKS, "server-2");
      CommandResult broken = stack.run("status");
      assertThat(broken.exitCode()).isEqualTo(1);
      assertThat(broken.output())
          .contains(
              "server-2/wildfly: the readiness check of an application breaks the answer about"
                  + " all");

      stack.run("deploy", EchoArchive.plain().toString()).requireSuccess();
      site.get("/plain/page.txt").require(200);
      stack.run("undeploy", "plain.war").requireSuccess();
    } finally {
      SERVERS.forEach(server -> become(Way.UP, server));
    }
    stack.settledStatus().requireSuccess();
  }

  /** And nobody else is moved. */
  @Test
  void whoWantsAnApplicationIsSentToWhereItIsReady() {
    Visitor guest = site.visitor().movedTo("server-1");
    guest.get(ECHO + "?session=true").require(200);
    Visitor buyer = site.visitor().movedTo("server-1");
    become(Way.DOWN, "server-1");
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> newcomersServers(ECHO), Set.of("server-2")::equals);

      Answer moved = guest.get(ECHO).require(200);
      assertThat(moved.servedBy()).isEqualTo("server-2");
      assertThat(moved.body()).contains("session: true");
      for (Exchange other :
          List.of(
              say("POST", ECHO, new byte[] {1}, "Cookie: SERVERID=server-1"), get("/more?x=y"))) {
        assertThat(RawAnswer.to(site.base(), other.request()).header("X-Served-By"))
            .containsExactly("server-2");
      }
      for (int i = 0; i < 10; i++) {
        assertThat(buyer.get("/api/events").require(200).servedBy()).isEqualTo("server-1");
      }
      assertThat(newcomersServers("/api/events")).containsAll(SERVERS);
      assertThat(SERVERS).allMatch(EdgeStatistics.of(stack)::isUp);
    } finally {
      become(Way.UP, "server-1");
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> newcomersServers(ECHO).containsAll(SERVERS));
  }

  private void become(Way way, String server) {
    stack.wildflyOf(server).get(ECHO + "?ready=" + way).require(200);
  }

  /** Until each server has been asked some times how its applications are. */
  private void awaitQuestions() {
    Map<String, Integer> before = questions();
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                questions().entrySet().stream()
                    .allMatch(asked -> asked.getValue() > before.get(asked.getKey()) + 3));
  }

  private Map<String, Integer> questions() {
    return SERVERS.stream()
        .collect(Collectors.toMap(server -> server, server -> runs(server, EchoCheck.NAME)));
  }

  private Set<String> newcomersServers(String path) {
    return IntStream.range(0, 10)
        .mapToObj(i -> site.get(path).require(200).servedBy())
        .collect(Collectors.toSet());
  }

  @Test
  @Order(LAST)
  void whatDoesNotBecomeReadyItselfIsNotDeployed() throws IOException {
    Path archive = EchoArchive.neverReady();
    String inventory = Files.readString(stack.inventoryFile());
    Path impatient =
        Files.writeString(
            Files.createDirectories(TestStack.TARGET.resolve("inventories"))
                .resolve("impatient.yaml"),
            inventory.replaceFirst(
                "(?m)^applications:.*$",
                "applications:\n  - {file: %s, deployWithinSeconds: 12}".formatted(archive)));

    CommandResult deploy = stack.runOn(impatient, "deploy", archive.toString());

    assertThat(deploy.exitCode()).isEqualTo(1);
    assertThat(deploy.errors())
        .contains("never.war is not ready here: the check %s is DOWN".formatted(NeverReady.NAME));
    stack.run("status").requireSuccess();
  }

  private static byte[] chunks(int length) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int left = length; left > 0; left -= 60_000) {
      int size = Math.min(left, 60_000);
      chunks.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(UTF_8));
      chunks.writeBytes(new byte[size]);
      chunks.writeBytes("\r\n".getBytes(UTF_8));
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(UTF_8));
    return chunks.toByteArray();
  }
}
