package org.commonpurse.ledger.carepackage;

import java.util.Objects;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Money that follows a person out of hospital, so that one partner goes on bearing what it bore before.
 * <p>
 * Of what a week costs, the bearer bears as much as the dowry, or all of it where it costs no more; only
 * what it costs above the dowry is split by assessed need. What a week costs below the dowry is borne by
 * nobody: it stays where the dowry is kept.
 *
 * @param weeklyPence  the dowry of a week, above 0
 * @param bearer  the partner that bears it
 */
public record Dowry(long weeklyPence, PartnerCode bearer) {

  public Dowry {
    Objects.requireNonNull(bearer, "bearer");
    if (weeklyPence == 0) {
      throw PackageTerms.costOutOfRange();
    }
    PackageTerms.requireWeekly(weeklyPence);
  }
}
