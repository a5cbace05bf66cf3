package org.commonpurse.api.operation.query;

import static org.commonpurse.api.problem.RequestProblem.QUERY_PLACE_UNKNOWN;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * A part of a list.
 *
 * @param items  in the order of the list
 * @param next  the place after which to ask for more; empty when these are the last
 */
public record ListPage<T>(List<T> items, Optional<String> next) {

  public ListPage {
    items = List.copyOf(items);
  }

  /**
   * The part of a list that is asked for.
   *
   * @param placeOf  what each item is found by, which no other of the list has
   * @throws ProblemException {@code QUERY_PLACE_UNKNOWN} if no item has the place to go on from
   */
  public static <T> ListPage<T> of(List<T> all, Function<T, String> placeOf, ListQuery query) {
    int first = query.after().map(place -> indexOf(all, placeOf, place) + 1).orElse(0);
    int end = Math.min(all.size(), Math.addExact(first, query.limit()));
    return new ListPage<>(
        all.subList(first, end),
        end < all.size() ? Optional.of(placeOf.apply(all.get(end - 1))) : Optional.empty());
  }

  /** The part of a list whose items have nothing to be found by but their number, from 1. */
  public static <T> ListPage<T> numbered(List<T> all, ListQuery query) {
    var numbers = IntStream.rangeClosed(1, all.size()).mapToObj(Integer::toString).toList();
    var page = of(numbers, number -> number, query);
    return new ListPage<>(
        page.items().stream().map(number -> all.get(Integer.parseInt(number) - 1)).toList(),
        page.next());
  }

  private static <T> int indexOf(List<T> all, Function<T, String> placeOf, String place) {
    for (int i = 0; i < all.size(); i++) {
      if (placeOf.apply(all.get(i)).equals(place)) {
        return i;
      }
    }
    throw QUERY_PLACE_UNKNOWN
        .because(
            "Nothing in this list is called \"" + place + "\". Follow the link of the page before.",
            "parameter",
            "after",
            "value",
            place)
        .toException();
  }
}
