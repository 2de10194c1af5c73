package com.foobar.stack.service.haproxy;

import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.program.DebianProgram;
import java.util.List;

/** How HAProxy is run, whatever it balances. */
public final class Haproxy {
  public static final DebianProgram PROGRAM =
      new DebianProgram("haproxy", "haproxy", List.of("haproxy"), "usr/sbin/haproxy", "3.2", "-v");

  /** Has it read its files again. */
  public static final String RELOAD = "USR2";

  private Haproxy() {}

  /** Not quiet: quiet, it does not even say what is wrong. */
  public static List<String> check(PlanContext context, RenderedFile configuration) {
    return List.of(program(context), "-c", "-f", configuration.path().toString());
  }

  /** A master that hands its sockets to a new worker on SIGUSR2, so that a reload drops nothing. */
  public static List<String> masterWorker(PlanContext context, RenderedFile configuration) {
    return List.of(program(context), "-W", "-f", configuration.path().toString());
  }

  private static String program(PlanContext context) {
    return context.programs().of(PROGRAM.name()).toString();
  }
}
