package com.foobar.boxoffice.proof.workload;

import java.util.List;

/**
 * What is on sale: the event that everybody wants.
 *
 * @param categories ids of its price categories
 * @param free seats that looked free when somebody last looked, best first
 */
public record Sale(long event, List<Long> categories, List<Long> free) {

  /** Whether there is so little left that a rush would mostly hear "taken". */
  public boolean isNearlyOver() {
    return free.size() < 30;
  }
}
