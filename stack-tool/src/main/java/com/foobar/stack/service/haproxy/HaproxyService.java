package com.foobar.stack.service.haproxy;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.service.Service;
import java.util.List;
import java.util.Optional;

/** A service that is a HAProxy: what is the same whatever it balances. */
public interface HaproxyService extends Service {
  @Override
  default List<DebianProgram> programs() {
    return List.of(Haproxy.PROGRAM);
  }

  /** Its runtime interface, whether it runs or not. */
  default HaproxySocket socket(Layout layout, Host host) {
    return HaproxySocket.of(layout, on(host));
  }

  @Override
  default Optional<String> worker(PlanContext context, HostProcesses processes, Host host) {
    return HaproxySocket.ofRunning(this, List.of(host), context, processes).stream()
        .flatMap(socket -> socket.worker().stream())
        .findFirst();
  }

  @Override
  default Optional<String> reloadSignal() {
    return Optional.of(Haproxy.RELOAD);
  }
}
