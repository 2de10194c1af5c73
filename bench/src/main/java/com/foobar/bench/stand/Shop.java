package com.foobar.bench.stand;

import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.workload.Buyers;
import com.foobar.boxoffice.proof.workload.Catalogue;
import com.foobar.boxoffice.proof.workload.Site;
import com.foobar.proof.history.RunClock;
import com.foobar.stack.plan.PlanContext;
import java.util.List;
import java.util.UUID;

/** A box office as browsers use it, at one address, and who is known to it. */
public final class Shop {
  private final String url;
  private final Site site;
  private final Catalogue catalogue;
  private final Buyers accounts;
  private int loggedIn;

  /**
   * @param url without a path, such as {@code http://127.1.0.10:8080}
   */
  public Shop(String url, PlanContext stack) {
    this.url = url;
    this.site = new Site(List.of(url), new RunClock());
    this.catalogue = new Catalogue(site);
    this.accounts = new Buyers(site, stack.secrets().get("prove.buyers"));
  }

  public String url() {
    return url;
  }

  public Site site() {
    return site;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** E-mail addresses of so many people who are logged in. */
  public List<String> buyers(int count) {
    List<String> emails = Buyers.emails(count);
    if (count > loggedIn) {
      accounts.logIn(emails.subList(loggedIn, count));
      loggedIn = count;
    }
    return emails;
  }

  /** Of a hold, by invoice, under a key of its own. */
  public static Request.Order order(String buyer, UUID hold) {
    return new Request.Order(buyer, hold, "bench-" + UUID.randomUUID(), "invoice");
  }
}
