package com.foobar.stack.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ProgramPaths;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a project of its own, and a program that refuses what says "nonsense" anywhere. */
class CheckedConfigurationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private final Inventory inventory = InventoryReader.read(ROOT.resolve("inventory/local.yaml"));
  private final Host server = inventory.applicationServers().get(0);
  private PlanContext context;
  private Path conf;

  @BeforeEach
  void makeProject() throws IOException {
    template("nginx/nginx.conf", "# in {{dirs.conf}}\n");
    template("nginx/sites/site.conf", "a site\n");
    template("nginx/includes/one.conf", "one concern\n");
    template("server-config/node.properties", "a=b\n");
    template("server-config/jvm.options", "-Xmx{{heap}}m\n");
    Path nginx = folder.resolve("program/usr/sbin/nginx");
    Files.createDirectories(nginx.getParent());
    Files.writeString(
        nginx,
        """
        #!/bin/sh
        # -p PREFIX -e LOG -c CONF -t -q
        if grep -rn nonsense "$(dirname "$6")"; then echo "who would understand that?"; exit 1; fi
        """);
    assertThat(nginx.toFile().setExecutable(true)).isTrue();
    Layout layout = new Layout(folder, folder.resolve("state"), folder.resolve("run"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    context =
        new PlanContext(
            inventory,
            layout,
            new ProgramPaths(Map.of("nginx", nginx), Map.of(), folder, folder, java),
            name -> name,
            "00000000-0000-0000-0000-000000000001",
            false);
    conf = layout.conf(new NginxServer().on(server));
  }

  @Test
  void whatIsAcceptedBecomesCurrentAndIsUnreadUntilItIsRead() {
    CheckedConfiguration configuration = nginx();
    assertThat(configuration.isCurrent()).isFalse();

    configuration.renew();

    assertThat(configuration.isCurrent()).isTrue();
    assertThat(conf.resolve("nginx.conf")).hasContent("# in " + conf);
    assertThat(conf.resolveSibling("conf.next")).doesNotExist();
    // Also for the next command, when this one dies before the service has read them.
    assertThat(nginx().isUnread()).isTrue();
    nginx().markRead();
    assertThat(nginx().isUnread()).isFalse();
  }

  /** A restart is asked for only as long as it would change something. */
  @Test
  void whatIsAsItWasReadIsNotUnread() throws IOException {
    nginx().renew();
    nginx().markRead();
    template("nginx/sites/site.conf", "another site\n");
    nginx().renew();
    assertThat(nginx().isUnread()).isTrue();

    template("nginx/sites/site.conf", "a site\n");
    nginx().renew();

    assertThat(nginx().isUnread()).isFalse();
  }

  @Test
  void whatIsRefusedChangesNothingAndIsRefusedUntilItIsMended() throws IOException {
    nginx().renew();
    nginx().markRead();
    template("nginx/nginx.conf", "# new\n");
    template("nginx/includes/one.conf", "nonsense on;\n");

    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThat(nginx().isCurrent()).isFalse();
      assertThatThrownBy(() -> nginx().renew())
          .isInstanceOf(StackException.class)
          .hasMessageContaining("server-1/nginx: checking its configuration")
          .hasMessageContaining("who would understand that?")
          .hasMessageContaining(conf.resolveSibling("conf.next").toString());
      assertThat(conf.resolve("nginx.conf")).hasContent("# in " + conf);
      assertThat(conf.resolve("includes/one.conf")).hasContent("one concern");
      assertThat(nginx().isUnread()).isFalse();
    }

    template("nginx/includes/one.conf", "sense on;\n");
    nginx().renew();
    assertThat(conf.resolve("nginx.conf")).hasContent("# new");
    assertThat(conf.resolve("includes/one.conf")).hasContent("sense on;");
  }

  /** It was made by somebody else, but the service would not start with it. */
  @Test
  void anApplicationsFileThatIsWrongIsFoundThoughThePlannedFilesAreAsTheyWere() throws IOException {
    nginx().renew();
    Path application = conf.resolve("applications/shop.war.conf");
    Files.writeString(application, "nonsense on;\n");

    assertThatThrownBy(() -> nginx().check()).hasMessageContaining("shop.war.conf");
    assertThatThrownBy(() -> nginx().renew()).hasMessageContaining("shop.war.conf");

    Files.delete(application);
    nginx().check();
  }

  @Test
  void aJvmIsAskedWhetherItTakesItsOptions() throws IOException {
    CheckedConfiguration wildfly = configuration(new WildflyNode());
    wildfly.renew();
    template("server-config/jvm.options", "-Xmx{{heap}}m\n-XX:+NoSuchOptionAtAll\n");

    assertThatThrownBy(() -> configuration(new WildflyNode()).renew())
        .isInstanceOf(StackException.class)
        .hasMessageContaining("server-1/wildfly")
        .hasMessageContaining("NoSuchOptionAtAll");
    assertThat(context.layout().conf(new WildflyNode().on(server)).resolve("jvm.options"))
        .hasContent("-Xmx512m");
  }

  private CheckedConfiguration nginx() {
    return configuration(new NginxServer());
  }

  private CheckedConfiguration configuration(Service component) {
    return new CheckedConfiguration(
        context, new HostProcesses(context.layout()), component, server);
  }

  private void template(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
