package com.foobar.stack.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.foobar.stack.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * With a namespace that this test makes, where it may: by root. (In the tests under faults, the
 * stack's hosts are such machines.)
 */
class NetworkNamespaceTest extends MachineContract {
  private static Process holder;
  private static Machine machine;

  @TempDir private Path folder;

  @BeforeAll
  static void makeNamespace(@TempDir Path shared) throws IOException {
    Path ready = shared.resolve("ready");
    holder =
        new ProcessBuilder(
                "unshare",
                "--net",
                "sh",
                "-c",
                "ip link set lo up && : > \"$0\"; exec sleep 600",
                ready.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Await.until(
        "namespace",
        Duration.ofSeconds(30),
        () ->
            Files.exists(ready) || !holder.isAlive()
                ? Optional.empty()
                : Optional.of("it is not ready"));
    assumeTrue(Files.exists(ready), "nobody but root may make a network namespace here");
    machine = new NetworkNamespace("h", Path.of("/proc", Long.toString(holder.pid()), "ns", "net"));
  }

  @AfterAll
  static void endNamespace() {
    holder.destroyForcibly();
  }

  @Override
  Machine machine() {
    return machine;
  }

  @Override
  HostPath folder() {
    return HostPath.of(folder.toString());
  }

  @Override
  String address() {
    return "127.0.0.1";
  }

  /** There is no way into this one. */
  @Override
  boolean isReached() {
    return false;
  }
}
