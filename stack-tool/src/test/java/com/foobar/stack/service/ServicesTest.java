package com.foobar.stack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServicesTest {
  /** Of a service that nobody has heard of. */
  private record MadeUp(
      String name, List<After> after, Set<String> sendsTo, Optional<FollowUp> followUp)
      implements Service {
    static MadeUp alone(String name) {
      return new MadeUp(name, List.of(), Set.of(), Optional.empty());
    }

    MadeUp afterAll(After... what) {
      return new MadeUp(name, List.of(what), sendsTo, followUp);
    }

    MadeUp sendingTo(String... services) {
      return new MadeUp(name, after, Set.of(services), followUp);
    }

    MadeUp followedBy(String step) {
      return new MadeUp(
          name,
          after,
          sendsTo,
          Optional.of(new FollowUp(step, List.of(), (host, operations) -> {})));
    }

    @Override
    public boolean runsOn(Host host) {
      return true;
    }

    @Override
    public List<Listen> listens(PlanContext context, Host host) {
      return List.of();
    }

    @Override
    public ServicePlan plan(PlanContext context, Host host) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> notReady(PlanContext context, Host host) {
      return Optional.empty();
    }
  }

  @Test
  void theOrderFollowsFromWhatEachSaysOfItself() {
    MadeUp front = MadeUp.alone("front").sendingTo("back");
    MadeUp back = MadeUp.alone("back").afterAll(After.once("warm store"));
    MadeUp store = MadeUp.alone("store").followedBy("warm store");

    assertThat(names(new Services(List.of(front, back, store)).inOrder()))
        .containsExactly("store", "back", "front");
    assertThat(names(new Services(List.of(front, back, store)).outsideIn()))
        .containsExactly("front", "back", "store");
  }

  @Test
  void aServiceMoreTakesItsPlaceAmongTheOthers() {
    List<Service> all = new ArrayList<>(Services.installed().inOrder());
    all.add(0, MadeUp.alone("cache").afterAll(After.here("database-door")).sendingTo("wildfly"));

    List<String> names = names(new Services(all).inOrder());

    assertThat(names).containsSubsequence("mysql", "database-door", "wildfly", "nginx", "haproxy");
    assertThat(names).containsSubsequence("database-door", "wildfly", "cache");
  }

  @Test
  void twoThatWaitForEachOtherAreNoServices() {
    MadeUp hen = MadeUp.alone("hen").afterAll(After.here("egg"));
    MadeUp egg = MadeUp.alone("egg").sendingTo("hen");

    assertThatThrownBy(() -> new Services(List.of(hen, egg)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hen")
        .hasMessageContaining("egg");
  }

  @Test
  void aNameIsOnesOwn() {
    assertThatThrownBy(() -> new Services(List.of(MadeUp.alone("one"), MadeUp.alone("one"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one name");
  }

  private static List<String> names(List<Service> services) {
    return services.stream().map(Service::name).toList();
  }
}
