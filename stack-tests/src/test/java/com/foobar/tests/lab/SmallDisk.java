package com.foobar.tests.lab;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few hundred megabytes below a member's data, which can be filled. */
final class SmallDisk implements AutoCloseable {
  /** The data of the sample season, what a start needs, and some to spare. */
  private static final int MEGABYTES = 640;

  private final TestStack stack;
  private final ServiceId member;
  private final Path data;
  private final Path ballast;

  private SmallDisk(TestStack stack, ServiceId member) {
    this.stack = stack;
    this.member = member;
    this.data = stack.layout().data(member);
    this.ballast = data.resolve("ballast");
  }

  /** Puts the host's member on such a disk, with all its data. */
  static SmallDisk below(TestStack stack, Host host) {
    SmallDisk disk = new SmallDisk(stack, stack.service(host.name(), MysqlMember.NAME));
    disk.endMember();
    Path aside = disk.aside();
    Lab.run("", "mv", disk.data.toString(), aside.toString());
    Lab.run("", "mkdir", "--mode=750", disk.data.toString());
    Lab.run(
        "",
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "mode=0750,size=" + MEGABYTES + "M",
        "small-disk",
        disk.data.toString());
    Lab.run("", "cp", "--archive", aside + "/.", disk.data.toString());
    Lab.run("", "rm", "-r", aside.toString());
    stack.up();
    return disk;
  }

  private Path aside() {
    return data.resolveSibling("data.aside");
  }

  private void endMember() {
    if (stack.isAlive(member)) {
      stack.kill(member.toString());
    }
  }

  /** Takes all the room that is left, as somebody else's file would. */
  void fill() {
    byte[] megabyte = new byte[1024 * 1024];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (Files.size(ballast) < (long) MEGABYTES * megabyte.length) {
        out.write(megabyte);
      }
    } catch (IOException full) {
      // What was asked for.
    }
  }

  void makeRoom() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the data back to where it was, and the member with it. */
  @Override
  public void close() {
    makeRoom();
    endMember();
    Lab.run("", "cp", "--archive", data.toString(), aside().toString());
    Lab.run("", "umount", data.toString());
    Lab.run("", "rmdir", data.toString());
    Lab.run("", "mv", aside().toString(), data.toString());
    stack.up();
  }
}
