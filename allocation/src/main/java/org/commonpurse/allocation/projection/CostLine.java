package org.commonpurse.allocation.projection;

import java.util.Locale;
import java.util.Optional;
import org.commonpurse.allocation.impact.Landings.Landed;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * A cost that a plan has a partner bear.
 *
 * @param name  what the plan calls it
 * @param scheme  the scheme that it is for
 * @param partner  who bears it before anything is shared
 * @param kind  whether it is paid through the fund or falls outside it
 * @param course  how much by year
 * @param grade  how sure that is
 * @param investment  the investment of the agreement that it counts to, which a clause may pay back
 * @param financing  how it is paid for, where it is capital that is borrowed
 */
public record CostLine(
    String name,
    SchemeCode scheme,
    PartnerCode partner,
    Kind kind,
    Course course,
    Grade grade,
    Optional<InvestmentCode> investment,
    Optional<Financing> financing) {

  /** Under which a cost outside the fund is measured. */
  public static final MeasureCode COST = MeasureCode.of("cost");

  /** Where a cost falls. */
  public enum Kind {
    /** Outside the fund: what the change costs before it saves anything. */
    SET_UP,
    /** Outside the fund: care that is given instead. */
    CARE,
    /** Paid through the fund for a scheme that would not be there without it. */
    ADDITIONAL;

    /** As plans write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that is written so. */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The nature under which clauses take it. */
    public NatureCode nature() {
      return NatureCode.of(word());
    }

    /** Whether it falls outside the fund. */
    public boolean isOutside() {
      return this != ADDITIONAL;
    }
  }

  /** What it comes to in a year, in whole pence, corrected for optimism, at the prices of an index. */
  public long pence(int year, Exact index) {
    return course.in(year).times(Exact.ONE.plus(grade.correction())).times(index).roundedHalfUp();
  }

  /** Whether it does not come again: its amounts are given year by year. */
  boolean isOneOff() {
    return course instanceof Course.Given;
  }

  /** What falls on its partner outside the fund. */
  Landed landed(long pence) {
    var effect = pence > 0 ? Impact.Effect.BURDEN : Impact.Effect.SAVING;
    var impact = new Impact(effect, COST, partner, scheme, kind.nature(), Math.abs(pence));
    return new Landed(impact, false, pence);
  }
}
