package com.foobar.proof.site;

import com.foobar.proof.history.Kind;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.ReadBack;
import com.foobar.proof.spi.Setting;
import com.foobar.proof.spi.Subject;
import com.foobar.proof.spi.Workload;
import com.foobar.stack.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Any application, of which nothing is known but what a file says. */
public final class SiteSubject implements Subject<NothingRead> {
  private final SitePlan plan;

  SiteSubject(SitePlan plan) {
    this.plan = plan;
  }

  /**
   * @param file as {@link SiteFile} reads it
   * @throws StackException when it cannot be read or understood
   */
  public static SiteSubject of(Path file) {
    return new SiteSubject(SiteFile.read(file));
  }

  @Override
  public String name() {
    return "site";
  }

  @Override
  public List<? extends Kind> kinds() {
    return List.of(SiteKind.values());
  }

  @Override
  public Workload workload(Setting setting) {
    return new SiteWorkload(plan, setting);
  }

  @Override
  public ReadBack<NothingRead> readBack(Setting setting) {
    return mended -> new NothingRead();
  }

  @Override
  public Class<NothingRead> reading() {
    return NothingRead.class;
  }

  @Override
  public NothingRead unread(String why) {
    return new NothingRead();
  }

  @Override
  public List<? extends Checker<NothingRead>> checkers() {
    return SiteChecker.of(plan);
  }

  @Override
  public String promise() {
    return "limit";
  }

  @Override
  public Optional<Writes> writes() {
    return Optional.empty();
  }

  @Override
  public boolean outlivesEverything() {
    return false;
  }
}
