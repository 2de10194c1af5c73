package com.foobar.tests.transaction;

import com.foobar.tests.stack.TestStack;
import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.byteman.agent.Main;

/** Byteman, loaded into one running WildFly, which forgets it when it dies. */
final class CrashRule {
  private CrashRule() {}

  /** From now on that process dies as soon as a checkout of its own comes to that place. */
  static void install(long pid, CrashPlace place) {
    install(pid, place.name(), place.rule());
  }

  /** From now on the next commit in one phase loses its answer: it happens, and nobody hears. */
  static void loseTheNextAnswer(long pid) {
    install(
        pid,
        "LOST_ANSWER",
        """
        RULE LOST_ANSWER
        CLASS com.mysql.cj.jdbc.MysqlXAConnection
        METHOD commit
        AT EXIT
        IF $2 AND flag("lost")
        DO throw new javax.transaction.xa.XAException(javax.transaction.xa.XAException.XAER_RMFAIL)
        ENDRULE
        """);
  }

  private static void install(long pid, String name, String rule) {
    try {
      Path script = TestStack.TARGET.resolve("byteman/%s.btm".formatted(name));
      Files.createDirectories(script.getParent());
      Files.writeString(script, rule);
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        machine.loadAgent(agent().toString(), "boot:%s,script:%s".formatted(agent(), script));
      } finally {
        machine.detach();
      }
    } catch (IOException
        | URISyntaxException
        | AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException e) {
      throw new AssertionError("cannot load Byteman into process " + pid, e);
    }
  }

  /** The jar that the tests have on their class path. */
  private static Path agent() throws URISyntaxException {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
