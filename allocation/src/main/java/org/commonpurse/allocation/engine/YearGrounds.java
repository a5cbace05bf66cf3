package org.commonpurse.allocation.engine;

import java.util.Objects;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.outturn.Outturn;

/**
 * What an agreement rests on that is applied to a whole year at once.
 *
 * @param agreement  in force at the end of the year
 * @param outturn  the figures of the year
 * @param before  what was handed on before any result of the year
 */
public record YearGrounds(Agreement agreement, Outturn outturn, State before) {

  public YearGrounds {
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(outturn, "outturn");
    Objects.requireNonNull(before, "before");
  }
}
