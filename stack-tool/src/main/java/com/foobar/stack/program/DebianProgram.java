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
record DebianProgram(
    String name,
    String tree,
    List<String> packages,
    String executable,
    String version,
    String versionOption) {
  private static final List<String> MYSQL = List.of("mysql-server-core", "mysql-client-core");

  static final DebianProgram MYSQLD =
      new DebianProgram("mysqld", "mysql", MYSQL, "usr/sbin/mysqld", "9.7", "--version");
  static final DebianProgram MYSQL_CLIENT =
      new DebianProgram("mysql", "mysql", MYSQL, "usr/bin/mysql", "9.7", "--version");
  static final DebianProgram HAPROXY =
      new DebianProgram("haproxy", "haproxy", List.of("haproxy"), "usr/sbin/haproxy", "3.2", "-v");
  static final DebianProgram NGINX =
      new DebianProgram("nginx", "nginx", List.of("nginx"), "usr/sbin/nginx", "1.30", "-v");

  /** Of no stack: only {@code ./stack bench} compares the database door with it. */
  static final DebianProgram MYSQL_ROUTER =
      new DebianProgram(
          "mysqlrouter",
          "mysql-router",
          List.of("mysql-router"),
          "usr/bin/mysqlrouter",
          "9.7",
          "--version");

  static final List<DebianProgram> ALL = List.of(MYSQLD, MYSQL_CLIENT, HAPROXY, NGINX);
}
