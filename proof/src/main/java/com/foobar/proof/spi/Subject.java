package com.foobar.proof.spi;

import com.foobar.proof.history.Kind;
import java.util.List;
import java.util.Optional;

/**
 * An application that is proved: what is asked of it, what is read back from it, and what must
 * never break. The one on the class path is found by {@link java.util.ServiceLoader}.
 *
 * @param <R> what is read back; a record that Jackson can write and read
 */
public interface Subject<R> {
  /** Histories say by this name of whom they tell. */
  String name();

  /** Every kind of operation that its histories have. */
  List<? extends Kind> kinds();

  Workload workload(Setting setting);

  ReadBack<R> readBack(Setting setting);

  /** Of what {@link #readBack} gives. */
  Class<R> reading();

  /**
   * What is judged when nothing was read back, so that the checkers say what they do not know.
   *
   * @param why it was not
   */
  R unread(String why);

  /** One for each invariant, in their order. */
  List<? extends Checker<R>> checkers();

  /** What is judged, in the singular. */
  default String promise() {
    return "invariant";
  }

  /** How its writes are spoken of; empty when it has none, and then only reading is told of. */
  Optional<Writes> writes();

  /**
   * Whether faults that leave nobody to serve (a power cut, the only balancer) are tried by
   * default: not when what is judged is how people were served meanwhile.
   */
  default boolean outlivesEverything() {
    return true;
  }

  /**
   * @param repeatable reads and writes that are sent again, in the plural
   * @param once writes that are not, in the plural
   * @param again writes that are sent again, as a short heading
   */
  record Writes(String repeatable, String once, String again) {}
}
