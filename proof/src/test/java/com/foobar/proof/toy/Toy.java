package com.foobar.proof.toy;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Kind;
import com.foobar.proof.history.Operation;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Invariant;
import com.foobar.proof.spi.ReadBack;
import com.foobar.proof.spi.Setting;
import com.foobar.proof.spi.Subject;
import com.foobar.proof.spi.Workload;
import java.util.List;
import java.util.Optional;

/** Somebody may take as often as the shelf has things. */
public final class Toy implements Subject<Toy.Shelf> {
  /**
   * @param things null when nobody could look
   */
  public record Shelf(Integer things) {}

  /** The only one. */
  public static final Invariant ENOUGH =
      new Invariant() {
        @Override
        public int number() {
          return 1;
        }

        @Override
        public String sentence() {
          return "Nothing is taken that is not there";
        }
      };

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<? extends Kind> kinds() {
    return List.of(ToyKind.values());
  }

  @Override
  public Workload workload(Setting setting) {
    throw new UnsupportedOperationException("nobody plays");
  }

  @Override
  public ReadBack<Shelf> readBack(Setting setting) {
    throw new UnsupportedOperationException("nobody plays");
  }

  @Override
  public Class<Shelf> reading() {
    return Shelf.class;
  }

  @Override
  public Shelf unread(String why) {
    return new Shelf(null);
  }

  @Override
  public List<Checker<Shelf>> checkers() {
    return List.of(Toy::check);
  }

  private static Finding check(History history, Shelf shelf) {
    Finding.Builder finding = new Finding.Builder(ENOUGH);
    long taken = history.of(ToyKind.TAKE).filter(Operation::isOk).count();
    if (shelf.things() == null) {
      finding.unknown("nobody looked at the shelf");
    } else if (taken > shelf.things()) {
      finding.broken("<%d> were taken of %d", taken, shelf.things());
    }
    return finding.build();
  }

  @Override
  public Optional<Writes> writes() {
    return Optional.of(new Writes("looks", "takings", "TAKINGS"));
  }
}
