package com.foobar.boxoffice.proof.workload;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.proof.history.Asked;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Sender;
import com.foobar.proof.spi.Setting;
import com.foobar.proof.spi.Workload;
import com.foobar.stack.StackException;
import com.foobar.stack.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Buyers rush in for an event of the sample season. */
public final class Buying implements Workload {
  private static final int READERS = 8;

  private final Setting setting;
  private final Site site;
  private final Catalogue catalogue;
  private final List<String> emails;
  private final Buyers buyers;
  private final int seats;

  /** Who has asked for an order: they look at their orders when a round is over. */
  private final Set<String> ordering = ConcurrentHashMap.newKeySet();

  private Crowd crowd;
  private Sale sale;

  public Buying(Setting setting) {
    this.setting = setting;
    this.site = new Site(setting.context().inventory().site().urls(), setting.clock());
    this.catalogue = new Catalogue(site);
    this.emails = Buyers.emails(setting.assignment().people());
    this.buyers = new Buyers(site, setting.context().secrets().get("prove.buyers"));
    this.seats = setting.assignment().seats();
  }

  @Override
  public void prepare() {
    Progress progress = setting.progress();
    progress.report("buyers", "%d log in".formatted(emails.size()));
    comeBack();
    progress.report("buyers", "%d are logged in".formatted(emails.size()));
    sale = catalogue.choose(seats);
    String run = "run-" + Long.toString(setting.clock().now(), 36);
    crowd = new Crowd(setting.assignment().seed(), run, emails, sale);
  }

  @Override
  public void comeBack() {
    buyers.logInAgain(emails);
    buyers.logInDoor(setting.context().secrets().get("application.door"));
  }

  @Override
  public Crowd crowd() {
    return crowd;
  }

  @Override
  public Sender site() {
    return this::send;
  }

  private CompletableFuture<Answer> send(Asked asked) {
    if (asked.op() == Op.ORDER) {
      ordering.add(((Request.Order) asked).buyer());
    }
    return site.send(asked);
  }

  /** Somebody keeps looking at the seats, so that the crowd knows what is left. */
  @Override
  public void lookAgain() {
    catalogue.look(sale.event(), seats).ifPresent(this::tell);
  }

  private void tell(Sale seen) {
    sale = seen;
    // In a flash sale the few seats are the point; nobody moves on when they are gone.
    if (seen.isNearlyOver() && seats == Integer.MAX_VALUE) {
      try {
        sale = catalogue.choose(seats);
      } catch (StackException e) {
        // No answer now, or nothing left: the crowd goes on asking for what is gone.
      }
    }
    crowd.see(sale);
  }

  /** Every buyer looks at the orders that the run says are there. */
  @Override
  public void lookBack(Function<Asked, CompletableFuture<Answer>> ask) {
    Semaphore places = new Semaphore(READERS);
    List<CompletableFuture<Answer>> looks = new ArrayList<>();
    for (String buyer : ordering) {
      places.acquireUninterruptibly();
      looks.add(
          ask.apply(new Request.OwnOrders(buyer))
              .whenComplete((done, failure) -> places.release()));
    }
    looks.forEach(CompletableFuture::join);
  }
}
