package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.FindEntries;

/**
 * Some of the entries that a query asks for.
 *
 * @param items  in the order asked for
 * @param next  the link to the entries that follow, relative to where these were asked for; absent when
 *     these are the last
 */
public record EntriesResponse(List<EntryResponse> items, Optional<String> next) {

  /**
   * The page.
   *
   * @param asked  what the query was made of
   */
  public static EntriesResponse of(FindEntries.Output found, RequestParameters asked) {
    var page = found.page();
    return new EntriesResponse(
        page.entries().stream().map(entry -> EntryResponse.of(entry, found.currency())).toList(),
        page.next().map(next -> asked.link("after", next.afterSequence())));
  }
}
