package com.foobar.bench.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.bench.price.OneServer.Reserve;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.rolling.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OneServerTest {
  private final Balancer balancer = new Balancer();
  private final Reserve reserve =
      new Reserve(balancer, List.of(server("server-2"), server("server-3")));

  @Test
  void nothingIsMeasuredWhileSomethingRunsOnThoseThatAreOut() {
    reserve.takeOut();

    assertThat(balancer.out).containsExactly("server-2", "server-3");
    assertThat(balancer.running).isZero();
  }

  @Test
  void allOfThemComeBack() {
    reserve.takeOut();
    reserve.putBack();

    assertThat(balancer.out).isEmpty();
  }

  private static Host server(String name) {
    return new Host(name, "127.0.0.2", Role.SERVER, "127.0.0.2:24901", Optional.empty());
  }

  /** Requests end one by one, each time that somebody looks. */
  private static final class Balancer implements Traffic {
    private final List<String> out = new ArrayList<>();
    private long running = 3;

    @Override
    public boolean canSpare(Host server) {
      return true;
    }

    @Override
    public void withhold(Host server) {
      out.add(server.name());
    }

    @Override
    public long unfinished(Host server) {
      return running == 0 ? 0 : running--;
    }

    @Override
    public long cut(Host server) {
      return 0;
    }

    @Override
    public Optional<String> notReady(Host server) {
      return Optional.empty();
    }

    @Override
    public void admit(Host server) {
      out.remove(server.name());
    }

    @Override
    public void admitWhenHealthy(Host server) {
      admit(server);
    }

    @Override
    public Optional<String> notAdmitted(Host server) {
      return out.contains(server.name()) ? Optional.of("in maintenance") : Optional.empty();
    }
  }
}
