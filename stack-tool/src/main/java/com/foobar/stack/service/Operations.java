package com.foobar.stack.service;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import java.util.function.Function;

/** What a service may ask of a command that starts or ends it. */
public interface Operations {
  PlanContext context();

  HostProcesses processes();

  Progress progress();

  /**
   * What a service keeps from one step of the command to the next. It is closed when the command is
   * over, where it can be.
   *
   * @param made how it is made when it is asked for first
   */
  <T> T kept(Class<T> type, Function<PlanContext, T> made);

  /** Starts a service again that has ended by itself. */
  void start(ServiceId id);

  /** The last lines of a service's log, to be put below an error. */
  String endOfLog(ServiceId id);

  /** Nobody's request goes to the host until it has its applications. */
  void keepVisitorsAway(Host host);

  /** Visitors' requests go to all hosts that have their applications. */
  void letVisitorsIn();

  /** Tells balancers again who is taken out, for one that may have missed it. */
  void remindBalancers();

  /** Makes all applications ready that are once for all hosts. */
  void gatherApplications();

  /** Gives the host all applications. */
  void installApplications(Host host);

  /**
   * Finishes what the host, which does not come back, has left in doubt. What is not finished now
   * fails the command, when everything else of it is done.
   */
  void finishTransactions(Host host);
}
