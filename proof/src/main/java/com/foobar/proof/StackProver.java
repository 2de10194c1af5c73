package com.foobar.proof;

import com.foobar.proof.nemesis.Fault;
import com.foobar.proof.report.HtmlReport;
import com.foobar.proof.report.TextSummary;
import com.foobar.proof.round.Proof;
import com.foobar.proof.round.ProofResult;
import com.foobar.proof.round.ProofResult.State;
import com.foobar.proof.round.StoredProof;
import com.foobar.proof.site.SiteSubject;
import com.foobar.proof.spi.Subject;
import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.prove.Assignment;
import com.foobar.stack.prove.Prover;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** {@code ./stack prove}. */
public final class StackProver implements Prover {
  private static final String PAGE = "report.html";
  private static final String PAGE_AGAIN = "report-again.html";

  /** A copy beside the history, so that it can be judged again. */
  private static final String SITE = "site.txt";

  @Override
  public int prove(
      Assignment assignment,
      PlanContext context,
      Programs programs,
      HostProcesses processes,
      Progress progress,
      PrintWriter out) {
    Subject<?> subject =
        assignment.site() == null ? application() : SiteSubject.of(assignment.site());
    List<Fault> faults =
        assignment.faults() == null
            ? everything(context.inventory(), subject.outlivesEverything())
            : Fault.parseList(assignment.faults());
    if (assignment.site() != null) {
      keep(assignment.site(), assignment.report());
    }
    ProofResult result =
        new Proof<>(subject, context, programs, processes, progress)
            .run(assignment, faults, sofar -> write(sofar, PAGE, out));
    tell(result, PAGE, out);
    return exitCode(result);
  }

  @Override
  public int again(Path folder, PrintWriter out) {
    Subject<?> subject =
        Files.exists(folder.resolve(SITE))
            ? SiteSubject.of(folder.resolve(SITE))
            : subject(StoredProof.subject(folder).orElse(null));
    ProofResult result = StoredProof.judge(folder, subject);
    write(result, PAGE_AGAIN, out);
    tell(result, PAGE_AGAIN, out);
    return exitCode(result);
  }

  private static void write(ProofResult result, String page, PrintWriter out) {
    try {
      HtmlReport.write(result, page);
    } catch (IOException e) {
      throw new StackException("cannot write the report: " + e.getMessage(), e);
    }
    if (result.state() == State.INTERRUPTED && page.equals(PAGE)) {
      tell(result, page, out);
      out.println("what was broken is as it was left: ./stack up mends it");
      out.flush();
    }
  }

  private static void tell(ProofResult result, String page, PrintWriter out) {
    out.println();
    out.print(TextSummary.of(result));
    out.println("report   " + result.folder().resolve(page));
    out.println("history  " + result.folder().resolve(Proof.HISTORY));
    out.flush();
  }

  private static int exitCode(ProofResult result) {
    return switch (result.verdict()) {
      case HOLDS -> 0;
      case BROKEN -> 1;
      case UNKNOWN -> 3;
    };
  }

  private static List<Fault> everything(Inventory inventory, boolean powerCut) {
    List<String> servers = inventory.applicationServers().stream().map(Host::name).toList();
    List<String> balancers = inventory.balancers().stream().map(Host::name).toList();
    return Fault.everything(servers.get(0), servers.get(servers.size() - 1), balancers.get(0))
        .stream()
        .filter(fault -> powerCut || !fault.leavesNobody(balancers))
        .toList();
  }

  private static void keep(Path site, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.copy(site, folder.resolve(SITE));
    } catch (IOException e) {
      throw new StackException("cannot keep a copy of %s: %s".formatted(site, e), e);
    }
  }

  /** The only one that is there. */
  private static Subject<?> application() {
    return subject(null);
  }

  /**
   * @param name null: the first
   */
  private static Subject<?> subject(String name) {
    for (Subject<?> subject : ServiceLoader.load(Subject.class)) {
      if (name == null || subject.name().equals(name)) {
        return subject;
      }
    }
    throw new StackException(
        "nothing on the class path knows how to judge '%s'".formatted(name == null ? "" : name));
  }
}
