package org.commonpurse.api.representation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.ListPage;

/**
 * A list, or a page of one.
 *
 * @param items  in the order asked for
 * @param next  the link to what follows, relative to where this was asked for; absent when nothing does
 */
public record ListResponse<T>(List<T> items, Optional<String> next) {

  public ListResponse {
    items = List.copyOf(items);
  }

  /** A whole list. */
  public static <S, T> ListResponse<T> of(Collection<S> all, Function<S, T> shown) {
    return new ListResponse<>(all.stream().map(shown).toList(), Optional.empty());
  }

  /**
   * A page.
   *
   * @param asked  what the query was made of
   */
  public static <S, T> ListResponse<T> of(
      ListPage<S> page, Function<S, T> shown, RequestParameters asked) {
    return new ListResponse<>(
        page.items().stream().map(shown).toList(),
        page.next().map(place -> asked.link("after", place)));
  }
}
