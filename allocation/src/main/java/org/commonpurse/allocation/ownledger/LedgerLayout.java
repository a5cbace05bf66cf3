package org.commonpurse.allocation.ownledger;

import java.util.List;
import java.util.Objects;

/**
 * What a file for a partner's own general ledger looks like, which that ledger prescribes.
 *
 * @param name  stands in the names of files
 * @param lines  what its lines are
 * @param separator  what parts its columns
 * @param columns  one or more, in order
 * @param accounts  of journals, the partner's codes: the first rule that fits a line counts
 */
public record LedgerLayout(
    String name,
    String title,
    Lines lines,
    char separator,
    List<LayoutColumn> columns,
    List<CodeRule> accounts) {

  public LedgerLayout {
    Objects.requireNonNull(lines, "lines");
    columns = List.copyOf(columns);
    accounts = List.copyOf(accounts);
  }

  /** What the lines of a file are. */
  public enum Lines {
    /** Entries from the partner's side, a line for each account and one for the rest. */
    JOURNAL,
    /** What the partner owes, a line for each open due. */
    INVOICES,
    /** What the partner is to be paid, a line for each open due. */
    PAYMENTS
  }
}
