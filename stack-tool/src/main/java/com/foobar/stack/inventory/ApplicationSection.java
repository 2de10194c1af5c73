package com.foobar.stack.inventory;

import static java.util.Objects.requireNonNullElse;

import com.foobar.stack.inventory.InventoryApplication.Rehearsed;
import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.ListOf;
import com.foobar.stack.inventory.yaml.Section;
import com.foobar.stack.inventory.yaml.Text;
import com.foobar.stack.inventory.yaml.Value;
import com.foobar.stack.inventory.yaml.Whole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of {@code applications}; the file alone will do. */
final class ApplicationSection extends Section<InventoryApplication> {
  private static final ApplicationLimits USUAL = ApplicationLimits.DEFAULT;
  private static final String REHEARSED = "(?:(GET|POST) )?(/[!-~]*)";

  private final Key<String> file =
      required(
          "file",
          "The EAR or WAR to deploy at the first start, relative to the project. The name of the file is what it is known by.",
          Text.any());
  private final Key<Duration> repeatReadsAfter =
      optional(
          "repeatReadsAfterSeconds",
          "A GET or HEAD without an answer for so long is asked of another server; it must be more than the slowest page takes. Left out, it is asked once.",
          Whole.seconds(InventorySection.DAY));
  private final Key<Duration> silence =
      optional(
          "silenceSeconds",
          USUAL.silence(),
          "The longest time without a byte of an answer.",
          Whole.seconds(InventorySection.DAY));
  private final Key<Integer> upload =
      optional(
          "uploadMegabytes",
          USUAL.uploadMegabytes(),
          "The largest body of a request.",
          Whole.between(1, 1_000_000));
  private final Key<Duration> deployment =
      optional(
          "deployWithinSeconds",
          USUAL.deployment(),
          "How long a server may take to deploy it and to become ready with it.",
          Whole.seconds(InventorySection.DAY));
  private final Key<List<Rehearsed>> warmUp =
      optional(
          "warmUp",
          List.of(),
          "What a server that has just started is asked, again and again, before it gets visitors: addresses such as /shop/articles or POST /shop/rehearsal, of which nothing may come.",
          ListOf.of(rehearsed()));

  ApplicationSection() {
    shortFor(file);
  }

  private static Value<Rehearsed> rehearsed() {
    Pattern form = Pattern.compile(REHEARSED);
    return Text.of(REHEARSED, "an address such as /shop/articles or POST /shop/rehearsal")
        .as(
            text -> {
              Matcher request = form.matcher(text);
              request.matches();
              return new Rehearsed(requireNonNullElse(request.group(1), "GET"), request.group(2));
            });
  }

  @Override
  protected InventoryApplication value(Entries entries) {
    Duration most = entries.get(silence);
    entries
        .find(repeatReadsAfter)
        .filter(after -> after.compareTo(most) >= 0)
        .ifPresent(
            after ->
                entries.wrong(
                    repeatReadsAfter,
                    "%d is not less than its silenceSeconds (%d), after which there is no answer anyway"
                        .formatted(after.toSeconds(), most.toSeconds())));
    return new InventoryApplication(
        entries.get(file),
        new ApplicationLimits(
            entries.find(repeatReadsAfter), most, entries.get(upload), entries.get(deployment)),
        entries.get(warmUp));
  }
}
