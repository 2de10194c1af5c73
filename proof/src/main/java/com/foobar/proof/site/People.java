package com.foobar.proof.site;

import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Crowd;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Half of those who come are logged in, where there is a log-in; all others are new. */
final class People implements Crowd {
  private final SitePlan plan;
  private final int people;
  private final Random dice;

  /** Whose session is gone, and who has not logged in again. */
  private final Set<Integer> outside = new HashSet<>();

  /**
   * @param people how many are logged in
   */
  People(SitePlan plan, int people, long seed) {
    this.plan = plan;
    this.people = people;
    this.dice = new Random(seed);
  }

  @Override
  public synchronized Asked next(long now) {
    if (plan.hasLogin() && (plan.pages().isEmpty() || dice.nextBoolean())) {
      int person = 1 + dice.nextInt(people);
      if (outside.remove(person)) {
        return new SiteKind.Login(person);
      }
      int page = dice.nextInt(plan.stay().size());
      return new SiteKind.Stay(person, page, plan.stay().get(page).path());
    }
    int page = dice.nextInt(plan.pages().size());
    return new SiteKind.Read(page, plan.pages().get(page).path());
  }

  @Override
  public synchronized void learn(Asked request, Answer answer, long now) {
    if (request instanceof SiteKind.Stay stay && answer.outcome() == Outcome.FAIL) {
      outside.add(stay.person());
    } else if (request instanceof SiteKind.Login login && answer.outcome() != Outcome.OK) {
      outside.add(login.person());
    }
  }

  /** All of them have logged in. */
  synchronized void areInside() {
    outside.clear();
  }

  /** Who has to log in again. */
  synchronized Set<Integer> outside() {
    return Set.copyOf(outside);
  }
}
