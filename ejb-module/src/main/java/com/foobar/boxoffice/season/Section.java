package com.foobar.boxoffice.season;

import java.util.List;

/**
 * A part of a house: rows of equal length, front to back.
 *
 * @param rows in bands of one price tier each
 */
record Section(String name, int seatsPerRow, List<Band> rows) {

  /**
   * Rows that follow each other in one price tier.
   *
   * @param tier from 1, the best
   */
  record Band(int count, int tier) {

    Band {
      if (count < 1 || tier < 1) {
        throw new IllegalArgumentException("Rows and tiers count from 1");
      }
    }
  }

  Section {
    if (seatsPerRow < 1) {
      throw new IllegalArgumentException("A row has seats");
    }
    rows = List.copyOf(rows);
  }
}
