package com.foobar.stack.service.mysql;

import com.foobar.stack.program.DebianProgram;
import java.util.List;

/** What is run of MySQL. */
public final class MysqlPrograms {
  private static final List<String> PACKAGES = List.of("mysql-server-core", "mysql-client-core");

  public static final DebianProgram SERVER =
      new DebianProgram("mysqld", "mysql", PACKAGES, "usr/sbin/mysqld", "9.7", "--version");

  /** The prompt of {@code ./stack sql}. */
  public static final DebianProgram CLIENT =
      new DebianProgram("mysql", "mysql", PACKAGES, "usr/bin/mysql", "9.7", "--version");

  private MysqlPrograms() {}
}
