package org.commonpurse.ledger.journal;

import java.util.List;
import java.util.Optional;

/**
 * Some of the entries that a query asks for.
 *
 * @param entries  the entries, in the order asked for
 * @param next  the query for the entries that follow; empty when these are the last
 */
public record EntryPage(List<RecordedEntry> entries, Optional<EntryQuery> next) {

  public EntryPage {
    entries = List.copyOf(entries);
  }
}
