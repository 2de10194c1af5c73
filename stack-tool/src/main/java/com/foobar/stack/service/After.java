package com.foobar.stack.service;

/**
 * Something that has to be over before something else begins.
 *
 * @param step a service by its name, what follows its start ({@link FollowUp}), or what is done
 *     once ({@link SharedStep}, the build, a program's packages)
 * @param where on which hosts, of those that have it
 * @param evenIfItFailed whether it only has to be over, be it with a failure
 */
public record After(String step, Where where, boolean evenIfItFailed) {
  public enum Where {
    /** On the same host, where it runs there. */
    HERE,
    /** On every host. */
    EVERYWHERE,
    /** It is done once for all hosts. */
    ONCE
  }

  public static After here(String step) {
    return new After(step, Where.HERE, false);
  }

  public static After everywhere(String step) {
    return new After(step, Where.EVERYWHERE, false);
  }

  public static After once(String step) {
    return new After(step, Where.ONCE, false);
  }

  /** When all that can be done of it everywhere has been done. */
  public static After attempted(String step) {
    return new After(step, Where.EVERYWHERE, true);
  }
}
