package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MemberConnection;
import com.foobar.stack.service.mysql.MysqlPrograms;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.NAMED_HOST)
@Command(name = "sql", description = "Opens a MySQL prompt on a member, on the primary by default.")
final class Sql implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Parameters(index = "0", arity = "0..1", paramLabel = "HOST")
  private String hostName;

  @Masked
  @Option(names = "-e", paramLabel = "SQL", description = "Run this instead of opening a prompt.")
  private String statement;

  @Override
  public Integer call() throws IOException, InterruptedException {
    stack.requireState();
    Host host = hostName == null ? primary() : Target.host(stack.inventory(), hostName);
    if (!host.isMember()) {
      throw new StackException(host + " has no MySQL");
    }
    Path options = stack.layout().state().resolve("mysql-client.cnf");
    PrivateFiles.write(
        options,
        "[client]\nuser=%s\npassword=%s\nssl-mode=REQUIRED\n"
            .formatted(MemberConnection.ADMIN, stack.context().secrets().get("mysql.admin")));
    List<String> argv =
        new ArrayList<>(
            List.of(
                stack.programs().paths().of(MysqlPrograms.CLIENT.name()).toString(),
                "--defaults-extra-file=" + options,
                "--host=" + host.address(),
                "--port=" + stack.inventory().ports().mysql(),
                "--prompt=" + host.name() + " [\\d]> "));
    if (statement != null) {
      argv.add("--execute=" + statement);
    }
    return new ProcessBuilder(argv).inheritIO().start().waitFor();
  }

  private Host primary() {
    return new Group(stack.context())
        .primary()
        .orElseThrow(
            () ->
                new StackException(
                    "the group has no primary now; name a host, or mend it with ./stack up"));
  }
}
