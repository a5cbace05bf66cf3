package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.journal.FindEntries;

/**
 * Some of the entries that a query asks for.
 *
 * @param entries  in order of sequence
 * @param after  what to give as {@code after} to be told the entries that follow; absent when these
 *     are the last
 */
public record EntriesResponse(List<EntryResponse> entries, Optional<Long> after) {

  /** The page. */
  public static EntriesResponse of(FindEntries.Output found) {
    var page = found.page();
    return new EntriesResponse(
        page.entries().stream().map(entry -> EntryResponse.of(entry, found.currency())).toList(),
        page.next().map(next -> next.afterSequence()));
  }
}
