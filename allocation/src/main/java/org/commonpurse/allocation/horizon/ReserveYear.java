package org.commonpurse.allocation.horizon;

import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * What each owner had in each reserve in a year. What owners that were succeeded had is their successors'.
 *
 * @param year  the financial year
 * @param parts  by reserve, then by owner; those that held and moved nothing left out
 */
public record ReserveYear(FinancialYear year, List<Part> parts) {

  public ReserveYear {
    Objects.requireNonNull(year, "year");
    parts = List.copyOf(parts);
  }

  /**
   * A reserve, so far as one partner owns it, in pence.
   *
   * @param openingPence  what it held before the year, with what entries of the kind {@code opening}
   *     brought into it
   * @param putPence  what was put into it; what was put and taken back does not count
   * @param drawnPence  what was drawn from it, positive; what was drawn and taken back does not count
   */
  public record Part(
      ReserveCode reserve, PartnerCode owner, long openingPence, long putPence, long drawnPence) {

    public Part {
      Objects.requireNonNull(reserve, "reserve");
      Objects.requireNonNull(owner, "owner");
    }

    /** What it holds at the end: opening, with what was put, less what was drawn. */
    public long closingPence() {
      return Sums.of(openingPence, putPence, -drawnPence);
    }

    boolean isAnything() {
      return openingPence != 0 || putPence != 0 || drawnPence != 0;
    }
  }

  /** What all parts come to together. */
  public long sum(ToLongFunction<Part> pence) {
    return parts.stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
