package com.foobar.bench.stand;

/** A set of MySQL's global transaction ids, such as {@code 3e11fa47-…:1-5:11-18,…}. */
final class GtidSet {
  private GtidSet() {}

  /**
   * How many transactions are in it: on a member of the group each is a commit that a majority had
   * before its client heard of it, an XA PREPARE as well as an XA COMMIT.
   *
   * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/replication-gtids-concepts.html">MySQL:
   *     GTID Sets</a>
   */
  static long size(String set) {
    long size = 0;
    for (String source : set.strip().split("\\s*,\\s*")) {
      for (String part : source.split(":")) {
        if (part.matches("\\d+")) {
          size++;
        } else if (part.matches("\\d+-\\d+")) {
          String[] ends = part.split("-");
          size += Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
        }
        // Else it is the source's name, or a tag.
      }
    }
    return size;
  }
}
