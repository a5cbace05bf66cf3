package org.commonpurse.ledger.book;

import java.util.Objects;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;

/**
 * The state of a fund's books that a result was read from, to be kept with the result: whoever has it
 * can tell whether anything was recorded since, and ask the same question again.
 *
 * @param fund  the fund
 * @param view  the day and the moment that were asked for
 * @param sequence  of the last entry in that state; 0 before the first
 * @param events  how many events stand in the fund's chain beside its entries
 * @param seal  of the last link of the chain, as 64 hexadecimal digits
 */
public record Stamp(FundCode fund, View view, long sequence, long events, String seal) {

  public Stamp {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(seal, "seal");
  }
}
