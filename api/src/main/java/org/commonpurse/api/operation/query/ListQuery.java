package org.commonpurse.api.operation.query;

import java.util.Optional;
import org.commonpurse.ledger.journal.Paging;

/**
 * Which part of a list to give.
 *
 * @param after  the item that it follows, by what the list finds it by; empty for the first
 * @param limit  how many items to give at most, from 1 to 1,000
 */
public record ListQuery(Optional<String> after, int limit) {

  public ListQuery {
    // The journal says what is wrong, in the words that it has for entries.
    limit = Paging.FIRST.limit(limit).limit();
  }
}
