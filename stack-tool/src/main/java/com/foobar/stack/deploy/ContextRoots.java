package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Where the web applications of an archive will answer, as its descriptors say, so that two that
 * want the same place are found before a server is touched. Where a descriptor cannot be read,
 * nothing is known here, and the server judges.
 */
final class ContextRoots {
  private static final String DESCRIPTOR = "META-INF/application.xml";

  /**
   * Where the server looks for no modules of an EAR that does not name them: among its libraries,
   * and inside other modules.
   */
  private static final Pattern NO_PLACE_FOR_MODULES =
      Pattern.compile("lib/|(?:.*/)?[^/]*\\.(?:war|jar|rar|sar)/");

  /** A web application of an archive, by its path there. */
  private record Module(String war, String root) {}

  private ContextRoots() {}

  /**
   * @param others the places that are taken, each with the name of the application that has it
   * @throws StackException when two want the same place, or have the same name
   */
  static void requireFree(Application application, Map<String, String> others) {
    Map<String, String> taken = new HashMap<>(others);
    Map<String, String> names = new HashMap<>();
    for (Module module : modules(application)) {
      String namesake = names.put(fileName(module.war()), module.war());
      if (namesake != null) {
        throw new StackException(
            "%s: %s and %s have the same file name, by which the servers tell the modules of an EAR apart. Give one of them another."
                .formatted(application.name(), namesake, module.war()));
      }
      String root = normal(module.root());
      String other = taken.get(root);
      if (other != null) {
        throw new StackException(
            "%s: its context root %s is that of %s%s. %s"
                .formatted(
                    application.name(),
                    root,
                    other,
                    others.containsKey(root) ? ", which is deployed" : ", which is in it as well",
                    others.containsKey(root)
                        ? "Give it another one (<context-root> in %s), or take that away first: ./stack undeploy %s"
                            .formatted(
                                application.name().endsWith(".ear")
                                    ? DESCRIPTOR
                                    : "WEB-INF/jboss-web.xml",
                                other)
                        : "Give one of them another <context-root> in " + DESCRIPTOR + "."));
      }
      taken.put(root, module.war());
    }
  }

  /** With a slash in front and none at the end. */
  static String normal(String root) {
    String trimmed = root.strip().replaceAll("/+$", "");
    return trimmed.startsWith("/") || trimmed.isEmpty()
        ? (trimmed.isEmpty() ? "/" : trimmed)
        : "/" + trimmed;
  }

  private static List<Module> modules(Application application) {
    String name = application.name();
    try (ZipFile zip = new ZipFile(application.file().toFile())) {
      if (name.endsWith(".war")) {
        Map<String, byte[]> descriptors = new HashMap<>();
        for (String path : List.of("WEB-INF/jboss-web.xml", "WEB-INF/web.xml")) {
          read(zip, path).ifPresent(content -> descriptors.put(path, content));
        }
        String root = name.equals("ROOT.war") ? "/" : rootOf(descriptors, base(name));
        return List.of(new Module(name, root));
      }
      return ofEar(zip, base(name));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      return List.of();
    }
  }

  private static List<Module> ofEar(ZipFile zip, String ear)
      throws IOException, SAXException, ParserConfigurationException {
    Map<String, String> declared = new HashMap<>();
    Optional<byte[]> descriptor = read(zip, DESCRIPTOR);
    if (descriptor.isPresent()) {
      NodeList webs = parse(descriptor.get()).getElementsByTagNameNS("*", "web");
      for (int i = 0; i < webs.getLength(); i++) {
        Element web = (Element) webs.item(i);
        text(web, "web-uri")
            .ifPresent(uri -> declared.put(uri, text(web, "context-root").orElse(null)));
      }
    }
    List<Module> modules = new ArrayList<>();
    for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
      String path = entry.getName();
      boolean isModule =
          descriptor.isPresent()
              ? declared.containsKey(path)
              : path.endsWith(".war") && !NO_PLACE_FOR_MODULES.matcher(path).lookingAt();
      if (isModule) {
        String root = declared.get(path);
        if (root == null) {
          Map<String, byte[]> descriptors = descriptors(read(zip, path).orElseThrow());
          String own = base(fileName(path));
          root =
              descriptor.isPresent()
                  ? declaredIn(descriptors).orElse(ear + "/" + own)
                  : rootOf(descriptors, own);
        }
        modules.add(new Module(path, root));
      }
    }
    return modules;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Map<String, byte[]> descriptors(byte[] war) throws IOException {
    Map<String, byte[]> descriptors = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(war))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (entry.getName().equals("WEB-INF/jboss-web.xml")
            || entry.getName().equals("WEB-INF/web.xml")) {
          descriptors.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return descriptors;
  }

  private static String rootOf(Map<String, byte[]> descriptors, String name)
      throws SAXException, IOException, ParserConfigurationException {
    Optional<String> root = declaredIn(descriptors);
    if (root.isPresent()) {
      return root.get();
    }
    byte[] standard = descriptors.get("WEB-INF/web.xml");
    return standard == null || standard.length == 0
        ? name
        : text(parse(standard).getDocumentElement(), "module-name").orElse(name);
  }

  private static Optional<String> declaredIn(Map<String, byte[]> descriptors)
      throws SAXException, IOException, ParserConfigurationException {
    byte[] own = descriptors.get("WEB-INF/jboss-web.xml");
    return own == null ? Optional.empty() : text(parse(own).getDocumentElement(), "context-root");
  }

  private static Optional<byte[]> read(ZipFile zip, String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream content = zip.getInputStream(entry)) {
      return Optional.of(content.readAllBytes());
    }
  }

  private static Optional<String> text(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().strip());
  }

  /** Without asking anybody for the DTD that an old descriptor may name. */
  private static Document parse(byte[] xml)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setXIncludeAware(false);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    return builder.parse(new ByteArrayInputStream(xml));
  }

  private static String base(String name) {
    return name.substring(0, name.length() - 4);
  }

  /** Where an archive's web applications will answer, by their names in it. */
  static Map<String, String> of(String name, Path archive) {
    Map<String, String> roots = new HashMap<>();
    modules(new Application(name, archive, ""))
        .forEach(module -> roots.put(module.war(), normal(module.root())));
    return roots;
  }
}
