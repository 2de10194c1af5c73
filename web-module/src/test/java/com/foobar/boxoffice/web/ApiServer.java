package com.foobar.boxoffice.web;

import com.foobar.boxoffice.account.Caller;
import com.foobar.boxoffice.web.account.AccountResource;
import com.foobar.boxoffice.web.caching.ApiCachingFilter;
import com.foobar.boxoffice.web.catalogue.EventPageServlet;
import com.foobar.boxoffice.web.catalogue.EventResource;
import com.foobar.boxoffice.web.checkin.CheckInResource;
import com.foobar.boxoffice.web.errorpage.ErrorPage;
import com.foobar.boxoffice.web.hold.EventHoldsResource;
import com.foobar.boxoffice.web.hold.HoldResource;
import com.foobar.boxoffice.web.json.JsonbProvider;
import com.foobar.boxoffice.web.json.StrictJsonReader;
import com.foobar.boxoffice.web.order.OrderPageServlet;
import com.foobar.boxoffice.web.order.OrderResource;
import com.foobar.boxoffice.web.problem.AcceptHeaderFilter;
import com.foobar.boxoffice.web.problem.BoxOfficeExceptionMapper;
import com.foobar.boxoffice.web.problem.ConstraintViolationMapper;
import com.foobar.boxoffice.web.problem.UnexpectedExceptionMapper;
import com.foobar.boxoffice.web.problem.WebApplicationExceptionMapper;
import com.foobar.boxoffice.web.rehearsal.RehearsalResource;
import com.foobar.boxoffice.web.requestid.RequestIdFilter;
import com.foobar.boxoffice.web.session.LoginSession;
import com.foobar.boxoffice.web.session.RolesAllowedFeature;
import com.foobar.boxoffice.web.session.SameOriginFilter;
import com.foobar.boxoffice.web.session.SessionResource;
import com.foobar.boxoffice.web.session.Visitors;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.handlers.resource.Resource;
import io.undertow.server.handlers.resource.ResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/**
 * The API over HTTP in WildFly's own REST and servlet engines, on a box office that the test
 * scripts. What only the whole server has (Jakarta Security, CDI, replication) is played by a
 * filter and left to the integration tests.
 */
final class ApiServer implements AutoCloseable {

  final ScriptedBoxOffice boxOffice = new ScriptedBoxOffice();

  private final ThreadLocal<HttpServletRequest> current = new ThreadLocal<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final DeploymentManager deployment;
  private final Undertow server;

  /** The pages as the build made them, and those that it takes as they are. */
  private static final ResourceManager PAGES =
      new PathResourceManager(Path.of("target/site")) {
        private final ResourceManager plain = new PathResourceManager(Path.of("src/main/webapp"));

        @Override
        public Resource getResource(String path) {
          var made = super.getResource(path);
          try {
            return made == null ? plain.getResource(path) : made;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  ApiServer() {
    var rest = new ResteasyDeploymentImpl();
    rest.setResources(resources());
    rest.setProviders(
        List.of(
            new JsonbProvider(),
            new StrictJsonReader(),
            new ApiCachingFilter(),
            new SameOriginFilter(),
            new RolesAllowedFeature(),
            new AcceptHeaderFilter(),
            new BoxOfficeExceptionMapper(),
            new ConstraintViolationMapper(),
            new WebApplicationExceptionMapper(),
            new UnexpectedExceptionMapper()));
    var servlet =
        Servlets.servlet("api", HttpServletDispatcher.class)
            .addMapping("/api/*")
            .addInitParam("resteasy.servlet.mapping.prefix", "/api")
            .setLoadOnStartup(1);
    var application =
        Servlets.deployment()
            .setClassLoader(ApiServer.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("api")
            .addServletContextAttribute(ResteasyDeployment.class.getName(), rest)
            .addServlet(servlet)
            .addServlet(Servlets.servlet("errorPage", ErrorPage.class).addMapping("/error"))
            .addServlet(page(new EventPageServlet(), "/event.html"))
            .addServlet(page(new OrderPageServlet(), "/order.html"))
            .setResourceManager(PAGES)
            .addErrorPage(Servlets.errorPage("/error"))
            .addFilter(Servlets.filter("requestId", RequestIdFilter.class))
            .addFilterUrlMapping("requestId", "/*", DispatcherType.REQUEST)
            .addFilterUrlMapping("requestId", "/*", DispatcherType.ERROR)
            .addFilter(
                Servlets.filter(
                    "security", HttpFilter.class, new ImmediateInstanceFactory<>(new Security())))
            .addFilterUrlMapping("security", "/*", DispatcherType.REQUEST);
    deployment = Servlets.newContainer().addDeployment(application);
    deployment.deploy();
    try {
      server =
          Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(deployment.start()).build();
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    server.start();
  }

  private List<Object> resources() {
    return Stream.of(
            new AccountResource(),
            new SessionResource(),
            new EventResource(),
            new EventHoldsResource(),
            new HoldResource(),
            new OrderResource(),
            new CheckInResource(),
            new RehearsalResource(),
            new ForgottenResource())
        .map(this::inject)
        .toList();
  }

  private ServletInfo page(HttpServlet servlet, String path) {
    return new ServletInfo(
            path, servlet.getClass(), new ImmediateInstanceFactory<>((HttpServlet) inject(servlet)))
        .addMapping(path);
  }

  /** Plays CDI: fills the fields that ask for it. */
  private Object inject(Object resource) {
    var beans =
        List.of(
            boxOffice.accounts,
            boxOffice.catalogue,
            boxOffice.seats,
            boxOffice.holds,
            boxOffice.holdQueries,
            boxOffice.admissions,
            boxOffice.checkout,
            boxOffice.orders,
            boxOffice.checkIns,
            boxOffice.rehearsal,
            new LoginSession(currentRequest()),
            new Visitors(currentRequest()));
    for (var field : resource.getClass().getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)) {
        var bean = beans.stream().filter(field.getType()::isInstance).findFirst().orElseThrow();
        field.setAccessible(true);
        try {
          field.set(resource, bean);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return resource;
  }

  /** The request that the calling thread serves, as CDI would inject it. */
  private HttpServletRequest currentRequest() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ApiServer.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(current.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Stands in for the container's security: the session's caller is the request's user. */
  private final class Security extends HttpFilter {

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      current.set(request);
      try {
        chain.doFilter(new Authenticated(request), response);
      } finally {
        current.remove();
      }
    }
  }

  private static final class Authenticated extends HttpServletRequestWrapper {

    private final Optional<Caller> caller;

    Authenticated(HttpServletRequest request) {
      super(request);
      caller = new LoginSession(request).caller();
    }

    @Override
    public Principal getUserPrincipal() {
      return caller.<Principal>map(someone -> someone::email).orElse(null);
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.filter(someone -> someone.roles().contains(role)).isPresent();
    }
  }

  URI uri(String path) {
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return URI.create("http://%s:%d%s".formatted(address.getHostString(), address.getPort(), path));
  }

  /** A request without a body, with headers as name, value, name, value … */
  Answer send(String method, String path, String... headers) {
    return send(HttpRequest.newBuilder().method(method, BodyPublishers.noBody()), path, headers);
  }

  /** A request with a JSON body. */
  Answer sendJson(String method, String path, String json, String... headers) {
    return send(
        HttpRequest.newBuilder()
            .method(method, BodyPublishers.ofString(json))
            .setHeader("Content-Type", "application/json"),
        path,
        headers);
  }

  /** A request whose JSON body has these bytes in its middle. */
  Answer sendBytes(String path, String begin, byte[] middle, String end) {
    return send(
        HttpRequest.newBuilder()
            .method(
                "POST",
                BodyPublishers.concat(
                    BodyPublishers.ofString(begin),
                    BodyPublishers.ofByteArray(middle),
                    BodyPublishers.ofString(end)))
            .setHeader("Content-Type", "application/json"),
        path);
  }

  private Answer send(HttpRequest.Builder request, String path, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(client.send(request.uri(uri(path)).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The status for an address that no Java client would send as it is. */
  int statusOf(String method, String address, String cookie) {
    URI server = uri("");
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write(
              "%s %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .formatted(method, address, server.getAuthority(), cookie)
                  .getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Logs in and returns the session's cookie, to be sent as the header Cookie. */
  String login(String email) {
    var answer =
        sendJson(
            "POST",
            "/api/session",
            """
            {"email": "%s", "password": "%s"}"""
                .formatted(email, ScriptedBoxOffice.PASSWORD));
    return answer.header("Set-Cookie").replaceFirst(";.*", "");
  }

  @Override
  public void close() {
    server.stop();
    try {
      deployment.stop();
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    deployment.undeploy();
  }

  /** A response. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    /** The header's value, or null. */
    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    String body() {
      return response.body();
    }

    JsonObject json() {
      try (var reader = Json.createReader(new StringReader(body()))) {
        return reader.readObject();
      }
    }

    String code() {
      return json().getString("code");
    }
  }
}
