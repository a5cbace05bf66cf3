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

  /** How an agreement is applied to a year, with the state of the year before. */
  @FunctionalInterface
  public interface Application {
    /** Applies it. */
    ApplicationResult apply(Agreement agreement, Outturn outturn, State before);
  }

  /** One that was never applied. */
  public static Standing anew(Agreement agreement) {
    return new Standing(agreement, State.INITIAL);
  }

  /**
   * How it stands a year later.
   *
   * @param sharing  to which it adds what each partner is given, or pays as a negative
   * @param application  by which it is applied
   */
  public Standing after(Outturn outturn, Map<PartnerCode, Long> sharing, Application application) {
    var applied = application.apply(agreement, outturn, state);
    applied
        .allocation()
        .parties()
        .byCode(applied.allocation().chargesPence())
        .forEach((partner, pence) -> sharing.merge(partner, -pence, Math::addExact));
    return new Standing(agreement, applied.state());
  }
}
