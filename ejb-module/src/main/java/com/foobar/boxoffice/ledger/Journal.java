package com.foobar.boxoffice.ledger;

import com.foobar.boxoffice.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What one business event did to the books. It bears the id of that event, so that posting it twice
 * is impossible, and it is in balance because each of its postings is.
 */
@Entity
public class Journal {

  @Id private UUID id;

  private String kind;

  @ElementCollection
  @CollectionTable(name = "posting", joinColumns = @JoinColumn(name = "journal_id"))
  @OrderColumn(name = "line")
  private List<Posting> postings = new ArrayList<>();

  protected Journal() {}

  private Journal(UUID id, String kind, List<Posting> postings) {
    this.id = Objects.requireNonNull(id);
    this.kind = kind;
    this.postings.addAll(postings);
  }

  /** An order: the buyer's side is debited, the sales are credited. */
  public static Journal ofOrder(UUID order, LedgerAccount debit, Money total) {
    return new Journal(
        order, "ORDER", List.of(new Posting(debit, LedgerAccount.TICKET_SALES, total)));
  }

  /** What the journal does to an account, in the minor unit; all accounts together make zero. */
  public long effectOn(LedgerAccount account) {
    return postings.stream().mapToLong(posting -> posting.effectOn(account)).sum();
  }
}
