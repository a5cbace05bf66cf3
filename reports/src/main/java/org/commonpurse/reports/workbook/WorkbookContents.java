package org.commonpurse.reports.workbook;

import java.util.List;
import java.util.Objects;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.reports.board.BoardPackContents;

/**
 * What the workbook of a fund is made of, all out of one state of its books.
 *
 * @param pack  what its board pack is made of
 * @param reserves  what each owner had in each reserve, for each year of the horizon
 * @param accounts  the figures of the accounts that partners have with the fund
 * @param entries  all entries, in the order of the journal
 */
public record WorkbookContents(
    BoardPackContents pack,
    List<ReserveYear> reserves,
    FigureSums accounts,
    List<WorkbookEntry> entries) {

  /**
   * Checks that there is a year of reserves for each year.
   *
   * @throws IllegalArgumentException if they are of other years
   */
  public WorkbookContents {
    Objects.requireNonNull(pack, "pack");
    reserves = List.copyOf(reserves);
    Objects.requireNonNull(accounts, "accounts");
    entries = List.copyOf(entries);
    if (!reserves.stream().map(ReserveYear::year).toList().equals(pack.horizon().years())) {
      throw new IllegalArgumentException("The reserves are not those of the years of the pack.");
    }
  }
}
