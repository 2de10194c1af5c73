package com.foobar.server.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.jboss.as.ee.structure.Attachments;
import org.jboss.as.server.deployment.module.ResourceRoot;
import org.jboss.metadata.ear.parser.spec.EarMetaDataParser;
import org.jboss.metadata.ear.spec.ModuleMetaData;
import org.jboss.metadata.ear.spec.ModulesMetaData;
import org.jboss.metadata.ear.spec.WebModuleMetaData;
import org.jboss.metadata.property.PropertyReplacers;
import org.junit.jupiter.api.Test;

class ModulesInFoldersTest {
  private static ModulesMetaData modules(String... modules) throws XMLStreamException {
    String xml =
        "<application xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"10\">%s</application>"
            .formatted(String.join("", modules));
    return EarMetaDataParser.INSTANCE
        .parse(
            XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(xml)),
            PropertyReplacers.noop())
        .getModules();
  }

  private static String web(String uri, String root) {
    return "<module><web><web-uri>%s</web-uri><context-root>%s</context-root></web></module>"
        .formatted(uri, root);
  }

  /** As WildFly takes them out of the EAR: under the last part of their paths. */
  private static List<ResourceRoot> archives(ModulesMetaData modules) {
    List<ResourceRoot> archives = new ArrayList<>();
    for (ModuleMetaData module : modules) {
      String path = module.getFileName();
      ResourceRoot archive =
          new ResourceRoot(path.substring(path.lastIndexOf('/') + 1), null, null);
      archive.putAttachment(Attachments.MODULE_META_DATA, module);
      archives.add(archive);
    }
    // What the descriptor does not name.
    archives.add(new ResourceRoot("library.jar", null, null));
    return archives;
  }

  private static String contextRoot(ModulesMetaData modules, String name) {
    return ((WebModuleMetaData) modules.get(name).getValue()).getContextRoot();
  }

  @Test
  void aModuleInAFolderIsFoundByItsFileName() throws XMLStreamException {
    ModulesMetaData modules =
        modules(
            web("web/shop.war", "/said"),
            web("a/b/deep.war", "/deep"),
            web("plain.war", "/plain"),
            "<module><ejb>beans/orders.jar</ejb></module>");

    ModulesInFolders.callByFileName(modules, archives(modules));

    assertThat(contextRoot(modules, "shop.war")).isEqualTo("/said");
    assertThat(contextRoot(modules, "deep.war")).isEqualTo("/deep");
    assertThat(contextRoot(modules, "plain.war")).isEqualTo("/plain");
    assertThat(modules.get("orders.jar").getFileName()).isEqualTo("orders.jar");
  }

  @Test
  void theirOrderStaysAsItWas() throws XMLStreamException {
    ModulesMetaData modules =
        modules(web("z/third.war", "/3"), web("first.war", "/1"), web("b/second.war", "/2"));

    ModulesInFolders.callByFileName(modules, archives(modules));

    assertThat(modules)
        .extracting(ModuleMetaData::getFileName)
        .containsExactly("third.war", "first.war", "second.war");
  }
}
