package org.commonpurse.allocation.outturn;

import java.util.Comparator;
import java.util.Optional;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * A line of the fund: what one scheme was to spend, and spent, from one stream.
 *
 * @param fund  the fund it is of
 * @param scheme  the scheme
 * @param stream  the stream
 * @param lead  the partner that commissions the scheme, if named
 * @param owner  the partner whose stream it is, if it has one
 * @param nature  capital or revenue
 * @param ringFenced  whether the stream's money may be spent on its own purpose only
 * @param recurrent  whether the stream's money comes again each year
 * @param budgetPence  what was to be spent
 * @param actualPence  what was spent, or is forecast
 * @param uncommittedPence  the part of the budget not yet committed to anybody, 0 or more
 */
public record Line(
    FundCode fund,
    SchemeCode scheme,
    StreamCode stream,
    Optional<PartnerCode> lead,
    Optional<PartnerCode> owner,
    Nature nature,
    boolean ringFenced,
    boolean recurrent,
    long budgetPence,
    long actualPence,
    long uncommittedPence) {

  /** By fund, scheme and stream: the order in which lines are worked through, whatever their source. */
  public static final Comparator<Line> BY_CODE =
      Comparator.comparing(Line::fund).thenComparing(Line::scheme).thenComparing(Line::stream);

  /** Actual less budget: positive is an overspend. */
  public long variancePence() {
    return Math.subtractExact(actualPence, budgetPence);
  }

  /** The line as {@code reablement from nhs-minimum}. */
  public String label() {
    return scheme + " from " + stream;
  }

  /** The line as an outturn of {@code own} has it: with its fund, where that is another. */
  public String label(FundCode own) {
    return fund.equals(own) ? label() : fund + ": " + label();
  }

  /** The same line with another lead and owner. */
  Line with(Optional<PartnerCode> otherLead, Optional<PartnerCode> otherOwner) {
    return new Line(
        fund,
        scheme,
        stream,
        otherLead,
        otherOwner,
        nature,
        ringFenced,
        recurrent,
        budgetPence,
        actualPence,
        uncommittedPence);
  }
}
