package com.foobar.tests.same;

import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.example.corpus.AnnotatedSays;
import org.example.corpus.AnnotatedStamp;
import org.example.corpus.BeginsSessions;
import org.example.corpus.Says;
import org.example.corpus.SaysLater;
import org.example.corpus.Stamp;
import org.example.corpus.StampLater;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Small web applications, each of another kind, packed into one EAR (whose name contains ".war"),
 * some of them in folders of it, an EAR without a descriptor, and some WARs that stand alone.
 */
final class Corpus {
  static final String EAR = "acme.warehouse.ear";
  static final String BARE_EAR = "bare.ear";
  private static final String NAMESPACE = "xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"";

  /** A web application: its context path, its archive, and the paths that are asked for. */
  record Example(String contextPath, WebArchive war, List<String> paths) {
    List<String> addresses() {
      return paths.stream().map(path -> contextPath + path).toList();
    }
  }

  final List<Example> inEar = new ArrayList<>();
  final List<Example> inBareEar = new ArrayList<>();
  final List<Example> alone = new ArrayList<>();

  Corpus() {
    addFilters();
    addServlets();
    addConstraints();
    addPages();
    addLibraries();
    addNames();
    inBareEar.add(example("/in-bare-ear", war("in-bare-ear")));
    addAlone();
  }

  List<Example> all() {
    List<Example> all = new ArrayList<>(inEar);
    all.addAll(inBareEar);
    all.addAll(alone);
    return all;
  }

  private void addFilters() {
    in("/c/plain", war("plain"));
    in("/c/filter-all", war("filter-all", filter("<url-pattern>/*</url-pattern>")));
    in("/c/filter-path", war("filter-path", filter("<url-pattern>/docs/*</url-pattern>")));
    in("/c/filter-ending", war("filter-ending", filter("<url-pattern>*.txt</url-pattern>")));
    in(
        "/c/filter-pages",
        war(
            "filter-pages",
            filter("<url-pattern>/</url-pattern><url-pattern>/index.html</url-pattern>")));
    in("/c/filter-default", war("filter-default", filter("<servlet-name>default</servlet-name>")));
    in(
        "/c/filter-forward",
        war(
            "filter-forward",
            filter("<url-pattern>/*</url-pattern><dispatcher>FORWARD</dispatcher>")));
    in(
        "/c/filter-annotated",
        war("filter-annotated").addClasses(AnnotatedStamp.class, Stamp.class),
        "/stamped/a.txt");
    in(
        "/c/filter-later",
        war("filter-later")
            .addAsLibrary(
                ShrinkWrap.create(JavaArchive.class, "later.jar")
                    .addClasses(StampLater.class, Stamp.class)
                    .addAsServiceProvider(
                        jakarta.servlet.ServletContainerInitializer.class, StampLater.class)),
        "/later/a.txt");
    in("/c/listener", war("listener").addClass(BeginsSessions.class));
    in(
        "/c/handlers",
        war("handlers")
            .addAsWebInfResource(
                new StringAsset("path-suffix('.txt') -> response-code(403)"),
                "undertow-handlers.conf"));
    in(
        "/c/fragment-filter",
        war("fragment-filter")
            .addAsLibrary(fragment(filter("<url-pattern>/docs/*</url-pattern>"), Stamp.class)));
  }

  private void addServlets() {
    in("/c/servlet-file", war("servlet-file", servlet("/a.txt")));
    in("/c/servlet-ending", war("servlet-ending", servlet("*.js")));
    in("/c/servlet-folder", war("servlet-folder", servlet("/docs/*")));
    in("/c/servlet-default", war("servlet-default", servlet("/")));
    in("/c/servlet-later", war("servlet-later").addClasses(SaysLater.class, Says.class));
    in(
        "/c/servlet-annotated",
        war("servlet-annotated").addClasses(AnnotatedSays.class, Says.class),
        "/said/a.txt",
        "/x.says");
    in(
        "/c/default-mapped",
        war(
            "default-mapped",
            "<servlet-mapping><servlet-name>default</servlet-name><url-pattern>/docs/*</url-pattern></servlet-mapping>"));
    in(
        "/c/default-changed",
        war(
            "default-changed",
            "<servlet><servlet-name>default</servlet-name><servlet-class>io.undertow.servlet.handlers.DefaultServlet</servlet-class><init-param><param-name>disallowed-extensions</param-name><param-value>js</param-value></init-param></servlet>"));
  }

  private void addConstraints() {
    in("/c/constraint", war("constraint", constraint("/docs/*", "", "<auth-constraint/>")));
    in(
        "/c/constraint-ending",
        war("constraint-ending", constraint("*.txt", "", "<auth-constraint/>")));
    in("/c/constraint-all", war("constraint-all", constraint("/", "", "<auth-constraint/>")));
    in(
        "/c/constraint-but",
        war(
            "constraint-but",
            constraint("/*", "", "<auth-constraint/>") + constraint("/docs/*", "", "")));
    in(
        "/c/constraint-put",
        war(
            "constraint-put",
            constraint(
                "/*",
                "<http-method>PUT</http-method><http-method>DELETE</http-method>",
                "<auth-constraint/>")));
    in(
        "/c/constraint-head",
        war(
            "constraint-head",
            constraint("/a.txt", "<http-method>HEAD</http-method>", "<auth-constraint/>")));
    in(
        "/c/constraint-uncovered",
        war(
            "constraint-uncovered",
            "<deny-uncovered-http-methods/>"
                + constraint("/docs/*", "<http-method>POST</http-method>", "<auth-constraint/>")));
    in(
        "/c/login",
        war(
            "login",
            constraint(
                    "/docs/*",
                    "",
                    "<auth-constraint><role-name>member</role-name></auth-constraint>")
                + "<login-config><auth-method>BASIC</auth-method><realm-name>members</realm-name></login-config><security-role><role-name>member</role-name></security-role>"));
    in(
        "/c/fragment-constraint",
        war("fragment-constraint")
            .addAsLibrary(fragment(constraint("/docs/*", "", "<auth-constraint/>"))));
  }

  private void addPages() {
    in(
        "/c/welcome-jsp",
        war(
                "welcome-jsp",
                "<welcome-file-list><welcome-file>index.jsp</welcome-file><welcome-file>index.html</welcome-file></welcome-file-list>")
            .add(new StringAsset("made <%= 1 + 1 %>"), "index.jsp"),
        "/index.jsp");
    in(
        "/c/welcome-nested",
        war(
            "welcome-nested",
            "<welcome-file-list><welcome-file>a.txt</welcome-file><welcome-file>start.htm</welcome-file></welcome-file-list>"));
    in(
        "/c/types",
        war(
                "types",
                "<mime-mapping><extension>txt</extension><mime-type>text/plain;charset=UTF-8</mime-type></mime-mapping>"
                    + "<mime-mapping><extension>js</extension><mime-type>text/javascript</mime-type></mime-mapping>"
                    + "<mime-mapping><extension>own</extension><mime-type>application/x-own</mime-type></mime-mapping>"
                    + "<mime-mapping><extension>odd</extension><mime-type>text/plain;format=flowed</mime-type></mime-mapping>")
            .add(new StringAsset("own"), "x.own")
            .add(new StringAsset("odd"), "x.odd"),
        "/x.own",
        "/x.odd");
    in(
        "/c/errors",
        war(
            "errors",
            "<error-page><error-code>404</error-code><location>/index.html</location></error-page>"));
    in("/c/outer", war("outer").add(new StringAsset("the outer's"), "inner/a.txt"), "/inner/a.txt");
    in("/c/outer/inner", war("inner"));
  }

  private void addLibraries() {
    in(
        "/c/libraries",
        war("libraries")
            .addAsLibraries(
                library("one", "META-INF/resources/lib/x.js", "META-INF/resources/a.txt"),
                library("two", "META-INF/resources/lib/x.js", "META-INF/resources/lib/y.js"),
                library("jars", "META-INF/resources/webjars/lit/1.2.3/lit.js")),
        "/lib/x.js",
        "/lib/y.js",
        "/webjars/lit/1.2.3/lit.js");
    in(
        "/c/library-pages",
        war("library-pages").addAsLibraries(library("pages", "META-INF/resources/from/index.html")),
        "/from/index.html",
        "/from/");
  }

  private void addNames() {
    in(
        "/c/hidden",
        with("hidden", ".git/config", ".env", "docs/.htpasswd", ".well-known/x.txt"),
        HIDDEN);
    in(
        "/c/sources",
        with("sources", "inc/head.jspf", "P.JSP", "t/x.tag", "t/x.tagx", "t/x.tld", "view.xhtml"),
        "/inc/head.jspf",
        "/P.JSP",
        "/t/x.tag",
        "/t/x.tagx",
        "/t/x.tld",
        "/view.xhtml");
    in(
        "/c/names",
        with(
            "names",
            "a b.txt",
            "Grüße.html",
            "x;y.txt",
            "50%.txt",
            "it's.txt",
            "q+r@s,t=u~v-w.txt",
            "(1).txt"),
        "/a%20b.txt",
        "/Gr%C3%BC%C3%9Fe.html",
        "/x%3By.txt",
        "/50%25.txt",
        "/it's.txt",
        "/q+r@s,t=u~v-w.txt",
        "/(1).txt");
    in(
        "/c/endings",
        with("endings", "LOGO.PNG", "noending", "x.unknown", "a.tar.gz", "x.", "m.mjs", "w.wasm"),
        "/LOGO.PNG",
        "/noending",
        "/x.unknown",
        "/a.tar.gz",
        "/x.",
        "/m.mjs",
        "/w.wasm");
    in(
        "/c/capitals",
        with("capitals", "Case.css", "case.css", "other.css"),
        "/Case.css",
        "/case.css",
        "/other.css");
    in(
        "/c/fingerprints",
        with(
            "fingerprints",
            "app.3f9a2c71d0e4.js",
            "assets/3f9a2c71d0e4/x.css",
            "logo-20240608.png",
            "docs/deadbeef.txt"),
        "/app.3f9a2c71d0e4.js",
        "/assets/3f9a2c71d0e4/x.css",
        "/logo-20240608.png",
        "/docs/deadbeef.txt");
    in(
        "/c/sizes",
        war("sizes")
            .add(new StringAsset(""), "empty.txt")
            .add(new ByteArrayAsset(new byte[3_000_000]), "large.bin"),
        "/empty.txt",
        "/large.bin");
    // One and the same to Nginx's tables, and two to WildFly.
    in("/twin", with("lower", "sub/index.html"), "/sub/");
    in("/TWIN", with("upper", "SUB/index.html"), "/SUB/");
    in(
        "/folders",
        with("folders", "sub/index.html", "Tub/index.html", "tub/home.htm"),
        "/sub/",
        "/Tub/",
        "/tub/home.htm");
    // Where the balancer asks Nginx how the server is.
    in("/health", with("health", "ready", "server", "door"), "/ready", "/server", "/door");
  }

  private static final String[] FOLDERS = {"/web/", "/", "/", "/web/deep/"};

  private static final String[] HIDDEN = {
    "/.git/config", "/.env", "/docs/.htpasswd", "/.well-known/x.txt"
  };

  private void addAlone() {
    alone.add(example("/my%20shop", root(war("my shop"), "/my shop")));
    alone.add(example("/odd%20%7B%24x%7D", root(war("odd"), "/odd {$x}")));
    alone.add(example("/lone.war-shop", war("lone.war-shop")));
  }

  private static WebArchive root(WebArchive war, String contextRoot) {
    return war.addAsWebInfResource(
        new StringAsset(
            "<jboss-web><context-root>%s</context-root></jboss-web>".formatted(contextRoot)),
        "jboss-web.xml");
  }

  private void in(String contextPath, WebArchive war, String... more) {
    inEar.add(example(contextPath, war, more));
  }

  private static Example example(String contextPath, WebArchive war, String... more) {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/", "/index.html", "/a.txt", "/b.js", "/docs/", "/docs/start.htm", "/none.txt"));
    paths.addAll(Arrays.asList(more));
    return new Example(contextPath, war, paths);
  }

  private static WebArchive war(String name) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .add(new StringAsset("<title>" + name + "</title>"), "index.html")
        .add(new StringAsset("text of " + name), "a.txt")
        .add(new StringAsset("let script = '" + name + "';"), "b.js")
        .add(new StringAsset("<title>start of " + name + "</title>"), "docs/start.htm");
  }

  private static WebArchive war(String name, String webXml) {
    return war(name)
        .addClasses(Stamp.class, Says.class)
        .setWebXML(
            new StringAsset(
                "<web-app %s version=\"6.0\">%s</web-app>".formatted(NAMESPACE, webXml)));
  }

  private static WebArchive with(String name, String... files) {
    WebArchive war = war(name);
    for (String file : files) {
      war.add(new StringAsset("content of " + file), file);
    }
    return war;
  }

  private static JavaArchive library(String name, String... files) {
    JavaArchive jar = ShrinkWrap.create(JavaArchive.class, name + ".jar");
    for (String file : files) {
      jar.add(new StringAsset("of the library " + name), file);
    }
    return jar;
  }

  private static JavaArchive fragment(String content, Class<?>... classes) {
    JavaArchive jar =
        ShrinkWrap.create(JavaArchive.class, "fragment.jar")
            .add(
                new StringAsset(
                    "<web-fragment %s version=\"6.0\">%s</web-fragment>"
                        .formatted(NAMESPACE, content)),
                "META-INF/web-fragment.xml");
    return classes.length == 0 ? jar : jar.addClasses(classes);
  }

  private static String filter(String mapping) {
    return "<filter><filter-name>s</filter-name><filter-class>%s</filter-class></filter><filter-mapping><filter-name>s</filter-name>%s</filter-mapping>"
        .formatted(Stamp.class.getName(), mapping);
  }

  private static String servlet(String pattern) {
    return "<servlet><servlet-name>s</servlet-name><servlet-class>%s</servlet-class></servlet><servlet-mapping><servlet-name>s</servlet-name><url-pattern>%s</url-pattern></servlet-mapping>"
        .formatted(Says.class.getName(), pattern);
  }

  private static String constraint(String pattern, String methods, String who) {
    return "<security-constraint><web-resource-collection><web-resource-name>r</web-resource-name><url-pattern>%s</url-pattern>%s</web-resource-collection>%s</security-constraint>"
        .formatted(pattern, methods, who);
  }

  /** The archives as files, in the order in which they are deployed. */
  List<Path> export() {
    Map<String, String> modules = new LinkedHashMap<>();
    EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, EAR);
    int number = 0;
    for (Example example : inEar) {
      String folder = FOLDERS[number++ % FOLDERS.length];
      ear.add(example.war(), folder, ZipExporter.class);
      modules.put((folder + example.war().getName()).substring(1), example.contextPath());
    }
    ear.add(new StringAsset("a secret"), "lib/secret.txt");
    StringBuilder xml = new StringBuilder("<application %s version=\"10\">".formatted(NAMESPACE));
    modules.forEach(
        (uri, root) ->
            xml.append(
                "<module><web><web-uri>%s</web-uri><context-root>%s</context-root></web></module>"
                    .formatted(uri, root)));
    ear.setApplicationXML(new StringAsset(xml + "</application>"));
    EnterpriseArchive bare = ShrinkWrap.create(EnterpriseArchive.class, BARE_EAR);
    inBareEar.forEach(example -> bare.add(example.war(), "/web/", ZipExporter.class));
    List<Path> files = new ArrayList<>();
    try {
      Path folder = Files.createDirectories(TestStack.TARGET.resolve("archives/same"));
      for (EnterpriseArchive archive : List.of(ear, bare)) {
        Path file = folder.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        files.add(file);
      }
      for (Example example : alone) {
        Path file = folder.resolve(example.war().getName());
        example.war().as(ZipExporter.class).exportTo(file.toFile(), true);
        files.add(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
