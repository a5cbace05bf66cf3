package org.commonpurse.allocation.gainshare;

import java.util.List;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * Where a partner stands year by year, working together and standing alone.
 *
 * @param partner  the partner
 * @param together  its net position in pence in each year of working together, before any transfer;
 *     positive is good for the partner
 * @param alone  its net position in pence in each year if it stood alone; positive is good
 */
public record NetPosition(PartnerCode partner, List<Long> together, List<Long> alone) {

  /**
   * Checks that no figure is larger than books take.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AMOUNT_OUT_OF_RANGE}
   */
  public NetPosition {
    together = List.copyOf(together);
    alone = List.copyOf(alone);
    together.forEach(Amounts::requireBounded);
    alone.forEach(Amounts::requireBounded);
  }

  /** What it gains in a year by working together: that less standing alone, in pence. */
  long gain(int year) {
    return together.get(year) - alone.get(year);
  }
}
