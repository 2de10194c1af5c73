package com.foobar.bench.result;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where it was measured.
 *
 * @param cpu the processor's model
 * @param virtual whether it is a guest of another machine
 * @param disk the file system of the data, such as "ext4 on /dev/vda"
 */
public record Machine(
    String cpu, int cores, boolean virtual, long memoryMegabytes, String kernel, String disk) {

  /**
   * @param data a folder on the disk that matters
   */
  public static Machine here(Path data) {
    try {
      List<String> cpuinfo = Files.readAllLines(Path.of("/proc/cpuinfo"));
      return new Machine(
          value(cpuinfo, "model name"),
          Runtime.getRuntime().availableProcessors(),
          value(cpuinfo, "flags").contains("hypervisor"),
          Long.parseLong(
                  value(Files.readAllLines(Path.of("/proc/meminfo")), "MemTotal").split(" ")[0])
              / 1024,
          "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
          "%s on %s".formatted(Files.getFileStore(data).type(), Files.getFileStore(data).name()));
    } catch (IOException e) {
      throw new StackException("cannot tell what machine this is: " + e, e);
    }
  }

  /** Of the first line "NAME : VALUE"; empty when there is none. */
  static String value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }
}
