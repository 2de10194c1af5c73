package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.proof.history.History;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One member took the commits, and all have all of them: the same transactions and the same rows. A
 * commit on an old primary would show as a transaction that only it has.
 */
final class OneHistory implements Checker<Reading> {
  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.ONE_HISTORY);
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    List<String> writable =
        reading.members().stream().filter(MemberRows::writable).map(MemberRows::host).toList();
    if (writable.size() > 1) {
      finding.broken("all of %s take writes", writable);
    } else if (writable.isEmpty()) {
      finding.unknown("no member takes writes");
    }
    if (!reading.settled()) {
      finding.unknown("transactions were still being applied while the members were compared");
      return finding.build();
    }
    // Everybody is compared with the primary, or where there is none with the first.
    reading
        .ofPrimary()
        .or(() -> reading.members().stream().findFirst())
        .ifPresent(
            reference ->
                reading.members().stream()
                    .filter(member -> member != reference)
                    .forEach(member -> compare(reference, member, finding)));
    return finding.build();
  }

  private static void compare(MemberRows reference, MemberRows member, Finding.Builder finding) {
    if (!reference.gtids().equals(member.gtids())) {
      finding.broken(
          "%s has executed %s, but %s has executed %s",
          reference.host(), reference.gtids(), member.host(), member.gtids());
    }
    Set<String> tables = new TreeSet<>(reference.checksums().keySet());
    tables.addAll(member.checksums().keySet());
    for (String table : tables) {
      String here = reference.checksums().get(table);
      String there = member.checksums().get(table);
      if (!Objects.equals(here, there)) {
        finding.broken(
            "table %s: checksum %s on %s, %s on %s",
            table, here, reference.host(), there, member.host());
      }
    }
  }
}
