package com.foobar.boxoffice.proof.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.StackException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for the event that the rush is about. */
public final class Catalogue {
  /**
   * Seat maps above this are left to the last: everybody who looks at the seats gets a megabyte.
   */
  private static final long LARGE = 2_500;

  private final Site site;

  public Catalogue(Site site) {
    this.site = site;
  }

  private record Choice(long event, long free) {}

  /**
   * The event with the most free seats, of those whose house is not very large.
   *
   * @throws StackException when nothing is left to sell
   */
  public Sale choose(int seats) {
    return ranked().stream()
        .findFirst()
        .flatMap(choice -> look(choice.event(), seats))
        .orElseThrow(() -> new StackException("every event is sold out; nothing can be proved"));
  }

  /** So many events in the same order, or all that have a free seat when these are fewer. */
  public List<Sale> chooseSeveral(int events) {
    return ranked().stream()
        .limit(events)
        .flatMap(choice -> look(choice.event(), Integer.MAX_VALUE).stream())
        .toList();
  }

  private List<Choice> ranked() {
    List<Choice> choices = new ArrayList<>();
    int page = 1;
    int pages = 1;
    while (page <= pages) {
      JsonNode body = site.page("/events?page=" + page).join();
      if (body == null) {
        throw new StackException("the site does not show its events");
      }
      pages = body.path("pages").asInt();
      body.path("items")
          .forEach(
              event ->
                  choices.add(
                      new Choice(event.path("id").asLong(), event.path("seatsFree").asLong())));
      page++;
    }
    return choices.stream()
        .filter(choice -> choice.free() > 0)
        .sorted(
            Comparator.comparing((Choice choice) -> choice.free() <= LARGE)
                .thenComparing(Choice::free)
                .reversed())
        .toList();
  }

  /**
   * The event as it is now.
   *
   * @param seats only so many of its seats are on sale here
   */
  public Optional<Sale> look(long event, int seats) {
    JsonNode body = site.page("/events/" + event + "/seats").join();
    if (body == null) {
      return Optional.empty();
    }
    Set<Long> categories = new LinkedHashSet<>();
    List<Long> free = new ArrayList<>();
    int seen = 0;
    for (JsonNode seat : body.path("seats")) {
      if (++seen > seats) {
        break;
      }
      categories.add(seat.path("categoryId").asLong());
      if (seat.path("status").asText().equals("FREE")) {
        free.add(seat.path("id").asLong());
      }
    }
    return Optional.of(new Sale(event, List.copyOf(categories), List.copyOf(free)));
  }
}
