package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.journal.EntryPage;

/**
 * Some of the entries that a query asks for.
 *
 * @param entries  in order of sequence
 * @param after  what to give as {@code after} to be told the entries that follow; absent when these
 *     are the last
 */
public record EntriesAnswer(List<EntryAnswer> entries, Optional<Long> after) {

  /** The page, whose amounts are in the fund's currency. */
  public static EntriesAnswer of(EntryPage page, CurrencyUnit currency) {
    return new EntriesAnswer(
        page.entries().stream().map(entry -> EntryAnswer.of(entry, currency)).toList(),
        page.next().map(next -> next.afterSequence()));
  }
}
