package com.foobar.stack.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The URL patterns of a web application's security constraints. Nginx knows no users, so what they
 * cover is left to the application server.
 *
 * @see <a
 *     href="https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0#specification-of-mappings">Servlet
 *     6.0, 12.2, specification of mappings</a>
 */
record ProtectedPaths(List<String> patterns) {
  static ProtectedPaths of(ZipFile war) throws IOException {
    ZipEntry descriptor = war.getEntry("WEB-INF/web.xml");
    if (descriptor == null) {
      return new ProtectedPaths(List.of());
    }
    try (InputStream in = war.getInputStream(descriptor)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // A web.xml of old names a DTD, which is not to be fetched.
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Element webApp = factory.newDocumentBuilder().parse(in).getDocumentElement();
      List<String> patterns = new ArrayList<>();
      NodeList constraints = webApp.getElementsByTagNameNS("*", "security-constraint");
      for (int i = 0; i < constraints.getLength(); i++) {
        NodeList urls = ((Element) constraints.item(i)).getElementsByTagNameNS("*", "url-pattern");
        for (int j = 0; j < urls.getLength(); j++) {
          patterns.add(urls.item(j).getTextContent().strip());
        }
      }
      return new ProtectedPaths(List.copyOf(patterns));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("its web.xml cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * @param path below the context root, beginning with a slash
   */
  boolean covers(String path) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, path));
  }

  private static boolean matches(String pattern, String path) {
    if (pattern.equals("/")) {
      return true;
    }
    if (pattern.endsWith("/*")) {
      String prefix = pattern.substring(0, pattern.length() - 2);
      return path.equals(prefix) || path.startsWith(prefix + "/");
    }
    if (pattern.startsWith("*.")) {
      return path.endsWith(pattern.substring(1));
    }
    return path.equals(pattern);
  }
}
