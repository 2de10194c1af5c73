package com.foobar.stack.program;

import java.util.List;

/**
 * A program that comes as Debian packages, or from the machine when the inventory says so.
 *
 * @param name the executable, as the inventory's {@code programs} names it
 * @param tree the unpacked tree it belongs to
 * @param packages what the tree is made of
 * @param executable its place in the tree
 * @param version what it must at least be, compared number by number
 * @param versionOption what makes it print its version
 */
public record DebianProgram(
    String name,
    String tree,
    List<String> packages,
    String executable,
    String version,
    String versionOption) {
  /** Of no stack: only {@code ./stack bench} compares the database door with it. */
  static final DebianProgram MYSQL_ROUTER =
      new DebianProgram(
          "mysqlrouter",
          "mysql-router",
          List.of("mysql-router"),
          "usr/bin/mysqlrouter",
          "9.7",
          "--version");
}
