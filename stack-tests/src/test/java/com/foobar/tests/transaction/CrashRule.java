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
    try {
      Path script = TestStack.TARGET.resolve("byteman/%s.btm".formatted(place));
      Files.createDirectories(script.getParent());
      Files.writeString(script, place.rule());
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
