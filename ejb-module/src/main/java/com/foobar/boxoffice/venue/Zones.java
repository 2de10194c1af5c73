package com.foobar.boxoffice.venue;

import java.time.ZoneId;
import java.util.Set;

/** Time zones of houses, as the database has them. */
public final class Zones {

  private static final String UTC = "UTC";

  private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

  private Zones() {}

  /** The zone, or UTC where it is none: a wrong hour is better than no event. */
  public static String known(String zone) {
    return zone != null && KNOWN.contains(zone) ? zone : UTC;
  }
}
