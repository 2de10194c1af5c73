package com.foobar.proof.site;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.report.Figures;
import com.foobar.proof.round.Round;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.List;
import java.util.Locale;

/** One limit, judged for each round by itself. */
final class SiteChecker implements Checker<NothingRead> {
  /** Of one round. */
  @FunctionalInterface
  private interface Rule {
    /** What breaks the limit; null when nothing does. */
    String broken(History history, Round round, Figures figures);
  }

  private final SiteLimit limit;
  private final Rule rule;

  private SiteChecker(int number, String sentence, Rule rule) {
    this.limit = new SiteLimit(number, sentence);
    this.rule = rule;
  }

  static List<SiteChecker> of(SitePlan plan) {
    Limits limits = plan.limits();
    List<SiteChecker> all =
        List.of(
            new SiteChecker(
                1,
                "At least %s %% are answered as they should be"
                    .formatted(text(limits.availability())),
                (history, round, figures) ->
                    figures.availability() >= limits.availability()
                        ? null
                        : "%s %% of %d (%d were not)"
                            .formatted(
                                text(figures.availability()),
                                figures.asked(),
                                figures.asked() - figures.answered())),
            new SiteChecker(
                2,
                "Never longer than %s s without a good answer".formatted(text(limits.silence())),
                (history, round, figures) ->
                    figures.reads().seconds() <= limits.silence()
                        ? null
                        : "none for %s s".formatted(text(figures.reads().seconds()))),
            new SiteChecker(
                3,
                "99 of 100 are answered within %s ms".formatted(text(limits.p99())),
                (history, round, figures) ->
                    figures.readsDuring().p99() <= limits.p99()
                        ? null
                        : "p99 %s ms".formatted(text(figures.readsDuring().p99()))),
            new SiteChecker(
                4,
                "Once it is mended, at least %s %% are answered again"
                    .formatted(text(limits.availability())),
                (history, round, figures) -> afterwards(history, round, limits)),
            new SiteChecker(
                5,
                limits.lost() == 0
                    ? "Nobody who is logged in is logged out"
                    : "At most %d who are logged in are logged out".formatted(limits.lost()),
                (history, round, figures) ->
                    figures.lostSessions() <= limits.lost()
                        ? null
                        : "%d sessions were lost".formatted(figures.lostSessions())));
    return plan.hasLogin() ? all : all.subList(0, 4);
  }

  private static String afterwards(History history, Round round, Limits limits) {
    List<Operation> reads =
        history
            .between(round.healthy(), round.ended())
            .filter(operation -> !operation.op().isWrite())
            .toList();
    long good = reads.stream().filter(Operation::isOk).count();
    double share = reads.isEmpty() ? 100 : 100.0 * good / reads.size();
    return share >= limits.availability()
        ? null
        : "only %s %% of %d".formatted(text(share), reads.size());
  }

  @Override
  public Finding check(History history, NothingRead reading) {
    Finding.Builder finding = new Finding.Builder(limit);
    List<Round> rounds = Round.in(history);
    for (Round round : rounds) {
      Figures figures = Figures.of(history, round);
      if (figures.asked() == 0) {
        finding.unknown("%d %s: nobody asked for anything", round.number(), round.fault());
        continue;
      }
      String broken = rule.broken(history, round, figures);
      if (broken != null) {
        finding.broken("%d %s: %s", round.number(), round.fault(), broken);
      }
    }
    if (rounds.isEmpty()) {
      finding.unknown("no round came to its end");
    }
    return finding.build();
  }

  private static String text(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.2f", number);
  }
}
