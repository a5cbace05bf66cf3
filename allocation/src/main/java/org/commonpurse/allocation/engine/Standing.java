package org.commonpurse.allocation.engine;

import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * How an agreement stands before a year: what it is applied to next, and what it goes on from.
 *
 * @param agreement  in force in the year
 * @param state  what the year before handed on
 */
public record Standing(Agreement agreement, State state) {

  /** One that was never applied. */
  public static Standing anew(Agreement agreement) {
    return new Standing(agreement, State.INITIAL);
  }

  /**
   * How it stands a year later.
   *
   * @param sharing  to which it adds what each partner is given, or pays as a negative
   */
  public Standing after(Outturn outturn, Map<PartnerCode, Long> sharing) {
    var applied = Engine.applyWithoutWorking(agreement, outturn, state);
    applied
        .allocation()
        .parties()
        .byCode(applied.allocation().chargesPence())
        .forEach((partner, pence) -> sharing.merge(partner, -pence, Math::addExact));
    return new Standing(agreement, applied.state());
  }
}
