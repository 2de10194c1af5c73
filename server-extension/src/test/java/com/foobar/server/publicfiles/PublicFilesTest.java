package com.foobar.server.publicfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.security.impl.BasicAuthenticationMechanism;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.AuthMethodConfig;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.SecurityInfo.EmptyRoleSemantic;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.TransportGuaranteeType;
import io.undertow.servlet.api.WebResourceCollection;
import io.undertow.servlet.handlers.DefaultServlet;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Undertow itself; the whole in WildFly is the stack tests' (SameAnswersStackIT). */
class PublicFilesTest {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeAnApplication() throws IOException {
    root = folder.resolve("root");
    for (String name :
        List.of("index.html", "a.txt", "b.js", "docs/start.htm", "docs/x.txt", "WEB-INF/web.xml")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), name);
    }
  }

  @Test
  void allFilesOfAnApplicationThatDoesNothingToThemArePublic() {
    assertThat(files(info -> {}))
        .containsExactly("/a.txt", "/b.js", "/docs/start.htm", "/docs/x.txt", "/index.html");
  }

  @Test
  void whatWouldHaveToBeEncodedIsLeftOut() throws IOException {
    for (String name : List.of("a b.txt", "Grüße.html", "x;y.txt", "50%.txt", "q?.txt", "'.txt")) {
      Files.writeString(root.resolve(name), name);
    }

    assertThat(files(info -> {})).hasSize(5);
  }

  static Stream<Arguments> obstacles() {
    return Stream.of(
        of("filter on a path", filter("/docs/*"), "/docs/start.htm", "/docs/x.txt"),
        of("filter on a file", filter("/a.txt"), "/a.txt"),
        of("filter on an ending", filter("*.txt"), "/a.txt", "/docs/x.txt"),
        of("filter on everything", filter("/*"), ALL),
        of(
            "filter on the default servlet",
            info -> with(info).addFilterServletNameMapping("f", "default", DispatcherType.REQUEST),
            ALL),
        of(
            "filter for forwards only",
            info -> with(info).addFilterUrlMapping("f", "/*", DispatcherType.FORWARD)),
        of("servlet over a file", servlet("/a.txt"), "/a.txt"),
        of("servlet over an ending", servlet("*.js"), "/b.js"),
        of("servlet over a folder", servlet("/docs/*"), "/docs/start.htm", "/docs/x.txt"),
        of("servlet as the default", servlet("/"), ALL),
        of(
            "default servlet over a folder, where it leads elsewhere",
            info ->
                info.addServlet(Servlets.servlet("d", DefaultServlet.class).addMapping("/docs/*")),
            "/docs/start.htm",
            "/docs/x.txt"),
        of(
            "default servlet with parameters",
            info ->
                info.addServlet(
                    Servlets.servlet("default", DefaultServlet.class)
                        .addInitParam("disallowed-extensions", "js")),
            ALL),
        of(
            "constraint",
            constraint("/docs/*", EmptyRoleSemantic.DENY),
            "/docs/start.htm",
            "/docs/x.txt"),
        of(
            "constraint on an ending",
            constraint("*.txt", EmptyRoleSemantic.DENY),
            "/a.txt",
            "/docs/x.txt"),
        of("constraint on what is left", constraint("/", EmptyRoleSemantic.DENY), ALL),
        of("login for all", constraint("/*", EmptyRoleSemantic.AUTHENTICATE), ALL),
        of("constraint that permits", constraint("/docs/*", EmptyRoleSemantic.PERMIT)),
        of(
            "constraint on HEAD only",
            info ->
                info.addSecurityConstraint(constraintOn("/a.txt", EmptyRoleSemantic.DENY, "HEAD")),
            "/a.txt"),
        of(
            "constraint on PUT only",
            info ->
                info.addSecurityConstraint(constraintOn("/a.txt", EmptyRoleSemantic.DENY, "PUT"))),
        of(
            "uncovered methods are denied, which Undertow takes to mean everywhere",
            info ->
                info.setDenyUncoveredHttpMethods(true)
                    .addSecurityConstraint(
                        constraintOn("/a.txt", EmptyRoleSemantic.PERMIT, "POST")),
            ALL),
        of(
            "secure connections only",
            info ->
                info.addSecurityConstraint(
                    constraintOn("/a.txt", EmptyRoleSemantic.PERMIT)
                        .setTransportGuaranteeType(TransportGuaranteeType.CONFIDENTIAL)),
            "/a.txt"),
        of(
            "one folder free, all else not",
            constraint("/*", EmptyRoleSemantic.DENY)
                .andThen(constraint("/docs/*", EmptyRoleSemantic.PERMIT)),
            "/a.txt",
            "/b.js",
            "/index.html"),
        of(
            "filter that an initializer adds",
            info ->
                info.addServletContainerInitializer(
                    initializer(
                        (types, context) ->
                            context
                                .addFilter("late", Pass.class)
                                .addMappingForUrlPatterns(
                                    EnumSet.of(DispatcherType.REQUEST), false, "/docs/*"))),
            "/docs/start.htm",
            "/docs/x.txt"),
        of(
            "servlet that a listener adds",
            info -> info.addListener(new ListenerInfo(AddsServlet.class)),
            "/a.txt"),
        of("listener to requests", info -> info.addListener(new ListenerInfo(Counts.class)), ALL),
        of(
            "handler around it",
            info -> info.addOuterHandlerChainWrapper(next -> ResponseCodeHandler.HANDLE_403),
            ALL),
        of(
            "login of an unusual kind",
            info ->
                info.setLoginConfig(login("OIDC"))
                    .addAuthenticationMechanism("OIDC", BasicAuthenticationMechanism.FACTORY),
            ALL),
        of("login of the usual kind", info -> info.setLoginConfig(login("BASIC"))),
        of("another host", info -> info.setHostName("other"), ALL));
  }

  private static final String[] ALL = {
    "/a.txt", "/b.js", "/docs/start.htm", "/docs/x.txt", "/index.html"
  };

  @ParameterizedTest(name = "{0}")
  @MethodSource("obstacles")
  void whatIsInTheWayLeavesFilesOut(
      String name, Consumer<DeploymentInfo> obstacle, List<String> expected) {
    List<String> files = files(obstacle);

    assertThat(Stream.of(ALL).filter(path -> !files.contains(path)))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aFoldersAddressMeansTheFirstWelcomeFileThatExists() {
    assertThat(list(info -> info.addWelcomePages("start.htm", "index.html")))
        .contains("welcome\t/\t/index.html", "welcome\t/docs/\t/docs/start.htm");
  }

  @Test
  void aWelcomePageThatAServletMakesIsNoFile() throws IOException {
    Files.writeString(root.resolve("index.jsp"), "source");

    assertThat(
            list(
                info -> {
                  servlet("*.jsp").accept(info);
                  info.addWelcomePages("index.jsp", "index.html");
                }))
        .noneMatch(line -> line.startsWith("welcome\t/\t"));
  }

  @Test
  void pathsOfAnEarlierVersionAreJudgedByTheRulesOfThisOne() throws IOException {
    Listing listing = new Listing(folder.resolve("lists"), "shop.war", "/shop");
    Files.createDirectories(listing.asked().getParent());
    Files.write(listing.asked(), List.of("/old.js", "/docs/old.js", "/a.txt", "/../x.js"));

    assertThat(list(constraint("/docs/*", EmptyRoleSemantic.DENY)))
        .filteredOn(line -> line.startsWith("free"))
        .containsExactly("free\t/old.js");
  }

  /** The stack tool's ListingTest has the same words. */
  @Test
  void theListIsCalledWhatTheToolExpects() {
    assertThat(new Listing(folder, "plain.war", "/plain").asked().getFileName())
        .hasToString("3580aba1f86edbf226cb72ac565b3026.asked");
  }

  @Test
  void theListIsThereWhileTheApplicationIs() throws Exception {
    DeploymentManager manager = deploy(info -> {});
    Path file = new Listing(folder.resolve("lists"), "shop.war", "/shop").file();
    assertThat(file).exists();

    manager.stop();
    manager.undeploy();

    assertThat(file).doesNotExist();
  }

  private List<String> files(Consumer<DeploymentInfo> more) {
    return list(more).stream()
        .filter(line -> line.startsWith("file\t"))
        .map(line -> line.split("\t")[1])
        .toList();
  }

  private List<String> list(Consumer<DeploymentInfo> more) {
    try {
      DeploymentManager manager = deploy(more);
      List<String> lines =
          Files.readAllLines(new Listing(folder.resolve("lists"), "shop.war", "/shop").file());
      manager.stop();
      manager.undeploy();
      return lines;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private DeploymentManager deploy(Consumer<DeploymentInfo> more) throws Exception {
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(PublicFilesTest.class.getClassLoader())
            .setContextPath("/shop")
            .setDeploymentName("shop.war")
            .setHostName("default-host")
            .setResourceManager(new PathResourceManager(root, 1024, true, false, false))
            .addServletExtension(new PublicFilesExtension(folder.resolve("lists")));
    more.accept(info);
    DeploymentManager manager = Servlets.newContainer().addDeployment(info);
    manager.deploy();
    manager.start();
    return manager;
  }

  private static Arguments of(String name, Consumer<DeploymentInfo> obstacle, String... leftOut) {
    return Arguments.of(name, obstacle, List.of(leftOut));
  }

  private static Consumer<DeploymentInfo> filter(String pattern) {
    return info -> with(info).addFilterUrlMapping("f", pattern, DispatcherType.REQUEST);
  }

  private static DeploymentInfo with(DeploymentInfo info) {
    return info.addFilter(Servlets.filter("f", Pass.class));
  }

  private static Consumer<DeploymentInfo> servlet(String pattern) {
    return info -> info.addServlet(Servlets.servlet("s", Answers.class).addMapping(pattern));
  }

  private static Consumer<DeploymentInfo> constraint(String pattern, EmptyRoleSemantic semantic) {
    return info -> info.addSecurityConstraint(constraintOn(pattern, semantic));
  }

  private static SecurityConstraint constraintOn(
      String pattern, EmptyRoleSemantic semantic, String... methods) {
    return new SecurityConstraint()
        .setEmptyRoleSemantic(semantic)
        .addWebResourceCollection(
            new WebResourceCollection().addUrlPattern(pattern).addHttpMethods(methods));
  }

  private static LoginConfig login(String method) {
    LoginConfig login = new LoginConfig("realm");
    login.addLastAuthMethod(new AuthMethodConfig(method));
    return login;
  }

  private static ServletContainerInitializerInfo initializer(ServletContainerInitializer action) {
    return new ServletContainerInitializerInfo(
        action.getClass(), new ImmediateInstanceFactory<>(action), Set.of());
  }

  public static final class Pass implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}
  }

  public static final class Answers extends HttpServlet {}

  public static final class AddsServlet implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      event.getServletContext().addServlet("late", Answers.class).addMapping("/a.txt");
    }
  }

  public static final class Counts implements ServletRequestListener {}
}
