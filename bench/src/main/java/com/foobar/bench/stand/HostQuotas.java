package com.foobar.bench.stand;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the processes of a host no more than a part of a processor, by a control group of the
 * kernel's: so that a small machine's limits are met on a large one. Takes root.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">CFS Bandwidth Control</a>
 */
public final class HostQuotas implements AutoCloseable {
  /** Short: who has used up its part waits for the rest of it. Microseconds. */
  private static final long PERIOD = 20_000;

  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

  private final Path root;
  private final boolean unified;
  private final Map<Path, List<Long>> limited = new LinkedHashMap<>();
  private final Map<Long, Path> before = new LinkedHashMap<>();

  /**
   * @throws StackException when there is no such thing here, or one is not root
   */
  public HostQuotas() {
    this(CGROUPS);
  }

  HostQuotas(Path cgroups) {
    Path legacy = cgroups.resolve("cpu");
    this.unified = !Files.exists(legacy.resolve("cpu.cfs_quota_us"));
    this.root = unified ? cgroups : legacy;
    if (unified && !controllers(cgroups).contains("cpu") || !Files.isWritable(root)) {
      throw new StackException(
          "no part of a processor can be given to a host here: that takes root, and the cpu controller of the kernel's control groups at "
              + cgroups);
    }
  }

  private static List<String> controllers(Path cgroups) {
    try {
      return List.of(Files.readString(cgroups.resolve("cgroup.controllers")).strip().split(" "));
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * @param name of the host, and of its stack: what no other group is called
   * @param pids all of its processes; those that they start later are limited with them
   * @param cores for all of them together
   */
  public void limit(String name, Collection<Long> pids, double cores) {
    Path group = root.resolve("foobar-bench-" + name);
    long quota = Math.round(PERIOD * cores);
    try {
      if (unified) {
        Files.writeString(root.resolve("cgroup.subtree_control"), "+cpu");
      }
      Files.createDirectories(group);
      limited.put(group, new ArrayList<>(pids));
      if (unified) {
        Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD);
      } else {
        Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD));
        Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(quota));
      }
      for (long pid : pids) {
        before.put(
            pid, home(root, unified, Files.readString(Path.of("/proc/%d/cgroup".formatted(pid)))));
        move(pid, group);
      }
    } catch (IOException e) {
      throw new StackException("%s cannot be limited: %s".formatted(name, e), e);
    }
  }

  /** The group that a process is in, as its /proc/PID/cgroup tells. */
  static Path home(Path root, boolean unified, String cgroup) {
    Matcher path =
        Pattern.compile(unified ? "(?m)^0::/(.*)$" : "(?m)^\\d+:(?:[^:]*,)?cpu(?:,[^:]*)?:/(.*)$")
            .matcher(cgroup);
    return path.find() ? root.resolve(path.group(1)) : root;
  }

  private static void move(long pid, Path group) throws IOException {
    Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
  }

  /** All are where they were before. */
  @Override
  public void close() {
    limited.forEach(
        (group, pids) -> {
          try {
            Path home = pids.isEmpty() ? root : before.getOrDefault(pids.get(0), root);
            for (String pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
              moveBack(Long.parseLong(pid), home);
            }
            Files.delete(group);
          } catch (IOException e) {
            throw new StackException(
                "%s stays: move its processes out of it and delete it: %s".formatted(group, e), e);
          }
        });
    limited.clear();
  }

  private void moveBack(long pid, Path otherwise) {
    try {
      move(pid, before.getOrDefault(pid, otherwise));
    } catch (IOException e) {
      // It has ended since.
    }
  }
}
