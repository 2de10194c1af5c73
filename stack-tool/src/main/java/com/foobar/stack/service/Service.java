package com.foobar.stack.service;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ProgramPaths;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.service.SideBySide.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that runs on hosts, with all that is known of it: one package each. What the rest of
 * the tool has to know it asks here, of any service in the same way; {@link Services} knows which
 * there are.
 */
public interface Service {
  /** As the command line, {@code status} and the folders of its state name it. */
  String name();

  boolean runsOn(Host host);

  /** The programs that it runs and that come as Debian packages. */
  default List<DebianProgram> programs() {
    return List.of();
  }

  /** The folders with commands for {@code ./stack exec} on its hosts. */
  default List<Path> commands(ProgramPaths paths) {
    return programs().stream()
        .map(program -> paths.of(program.name()).getParent())
        .distinct()
        .toList();
  }

  /** What has to be over before it starts on a host. */
  default List<After> after() {
    return List.of();
  }

  /**
   * The services to which it sends what comes in. It starts without them, and is stopped before
   * they are.
   */
  default Set<String> sendsTo() {
    return Set.of();
  }

  /** What is done once for the whole installation, before or after it starts on its hosts. */
  default List<SharedStep> sharedSteps() {
    return List.of();
  }

  /** What makes it of use on a host once it has started there, where that is more than to start. */
  default Optional<FollowUp> followUp() {
    return Optional.empty();
  }

  /** Where it listens on this host, and for whom; the first is where it is used. */
  List<Listen> listens(PlanContext context, Host host);

  /** The same as {@code ADDRESS:PORT}. */
  default List<String> places(PlanContext context, Host host) {
    return listens(context, host).stream().map(Listen::place).toList();
  }

  /** Where it answers, as a person is told: {@code ADDRESS:PORT}. */
  default String address(PlanContext context, Host host) {
    return listens(context, host).get(0).place();
  }

  /** Files, command line and ports of this service on this host; nothing is done yet. */
  ServicePlan plan(PlanContext context, Host host);

  /** Why it must not be started as things are on the host; empty when it may. */
  default Optional<String> obstacle(PlanContext context, Host host) {
    return Optional.empty();
  }

  /** What has to be made on the host before the first start; does nothing when it is there. */
  default void prepare(PlanContext context, Host host) {}

  /** The files that its program reads when it checks them, or folders of such files. */
  default List<Path> checked(PlanContext context, Host host) {
    return List.of(context.layout().conf(on(host)));
  }

  /**
   * Gives files that are to be checked what they read besides, and that is no part of the plan.
   *
   * @param current where that is
   * @param beside where the files are
   */
  default void completeForCheck(PlanContext current, PlanContext beside, Host host)
      throws IOException {}

  /** Whether it runs with something made earlier, that is no part of the plan. */
  default boolean isOutdated(PlanContext context, Host host) {
    return false;
  }

  /**
   * What is another one when it has read its files again, such as its worker; empty when that
   * cannot be told at the moment.
   */
  default Optional<String> worker(PlanContext context, HostProcesses processes, Host host) {
    return Optional.empty();
  }

  /** Whether it keeps in its data folder what must not be lost with the folder. */
  default boolean keepsData() {
    return false;
  }

  /** The signal that makes it read changed files without dropping a request, if it knows one. */
  default Optional<String> reloadSignal() {
    return Optional.empty();
  }

  /**
   * Whether a planned restart of one that runs only has it read its files again: ended, it would
   * leave visitors with nobody to turn to.
   */
  default boolean isReloadedForRestart() {
    return false;
  }

  /**
   * Whether visitors' requests go through it, so that its host is taken out of traffic before it is
   * restarted.
   */
  default boolean servesVisitors() {
    return false;
  }

  /** What it does for others, and asks of them, when it starts or ends as planned work. */
  default Handover handover() {
    return Handover.NONE;
  }

  /** Asks the service itself whether it can be used; empty when it can, else what is missing. */
  Optional<String> notReady(PlanContext context, Host host);

  /** How long it may take to become ready; generous, since machines are busy. */
  default Duration startLimit() {
    return Duration.ofSeconds(60);
  }

  /** How long it may take to end by itself. */
  default Duration stopLimit() {
    return Duration.ofSeconds(10);
  }

  /** Asks one that runs how it is, each question beside all others. */
  default List<Asked<Answer>> ask(Examination examination, Host host, ServiceState process) {
    return List.of(
        examination.ask(
            () -> notReady(examination.context(), host).map(Answer::wrong).orElse(Answer.WELL)));
  }

  /**
   * Asks for what may be why it ended, whether it runs or not; told first, since all else may
   * follow from it.
   */
  default List<Asked<Answer>> askBesides(Examination examination, Host host) {
    return List.of();
  }

  /** What the others' answers say of one that runs and has answered that it is well. */
  default List<Answer> concluded(Examination examination, Host host) {
    return List.of();
  }

  /** What {@code status} tells of it in a word, whether it is well or not, such as its part. */
  default Optional<String> remark(Examination examination, Host host) {
    return Optional.empty();
  }

  default ServiceId on(Host host) {
    return new ServiceId(host, name());
  }
}
