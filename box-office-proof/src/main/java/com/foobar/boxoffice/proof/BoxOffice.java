package com.foobar.boxoffice.proof;

import com.foobar.boxoffice.proof.checker.Checkers;
import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.readback.ClusterReader;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.boxoffice.proof.readback.Reading.ClockOffset;
import com.foobar.boxoffice.proof.readback.Schemas;
import com.foobar.boxoffice.proof.workload.Buying;
import com.foobar.proof.history.Kind;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.ReadBack;
import com.foobar.proof.spi.Setting;
import com.foobar.proof.spi.Subject;
import com.foobar.proof.spi.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The box office that the stack brings: buyers, everything that is stored, eight invariants. */
public final class BoxOffice implements Subject<Reading> {
  /** Microseconds that clocks may differ of which nobody knows more. */
  private static final long CLOCKS_APART = 1_000_000;

  @Override
  public String name() {
    return "box-office";
  }

  @Override
  public List<? extends Kind> kinds() {
    return List.of(Op.values());
  }

  @Override
  public Workload workload(Setting setting) {
    return new Buying(setting);
  }

  @Override
  public ReadBack<Reading> readBack(Setting setting) {
    return new ClusterReader(setting.context(), Schemas.OWN, setting.clock());
  }

  @Override
  public Class<Reading> reading() {
    return Reading.class;
  }

  @Override
  public Reading unread(String why) {
    return new Reading(
        List.of(), Map.of("the members", why), null, false, 0, new ClockOffset(0, CLOCKS_APART));
  }

  @Override
  public List<Checker<Reading>> checkers() {
    return Checkers.ALL;
  }

  @Override
  public Optional<Writes> writes() {
    return Optional.of(
        new Writes("reads and checkouts", "holds, releases and check-ins", "ORDERS"));
  }
}
