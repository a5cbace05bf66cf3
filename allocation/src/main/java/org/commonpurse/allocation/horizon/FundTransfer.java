package org.commonpurse.allocation.horizon;

import java.util.Objects;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * Money that one fund of a place paid and another took in. Over both funds together it is neither spent
 * nor paid in.
 *
 * @param year  in which both funds have it
 * @param pence  how much, more than nothing
 * @param from  the entry of the fund that paid
 * @param paid  how that fund has it
 * @param to  the entry of the fund that took it in
 * @param takenIn  how that fund has it
 */
public record FundTransfer(
    FinancialYear year, long pence, Side from, Paid paid, Side to, TakenIn takenIn) {

  public FundTransfer {
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(paid, "paid");
    Objects.requireNonNull(takenIn, "takenIn");
    if (pence <= 0 || from.fund().equals(to.fund())) {
      throw new IllegalArgumentException(
          "A transfer is of more than nothing, from one fund to another: %s to %s, %d pence."
              .formatted(from, to, pence));
    }
  }

  /** An entry in the journal of a fund. */
  public record Side(FundCode fund, long entry) {

    public Side {
      Objects.requireNonNull(fund, "fund");
    }

    @Override
    public String toString() {
      return fund + " " + entry;
    }
  }

  /** How the fund that paid has a transfer. */
  public sealed interface Paid {}

  /**
   * It spent it.
   *
   * @param lead  the partner that leads the scheme
   */
  public record Spending(SchemeCode scheme, PartnerCode lead) implements Paid {}

  /** It credited it to a partner. */
  public record Credit(PartnerCode partner) implements Paid {}

  /** How the fund that received has a transfer. */
  public sealed interface TakenIn {}

  /**
   * A partner contributed it.
   *
   * @param isCapital  whether the stream is for lasting assets
   */
  public record Contribution(PartnerCode partner, StreamCode stream, boolean isCapital)
      implements TakenIn {}

  /** Other income. */
  public record Income() implements TakenIn {}
}
