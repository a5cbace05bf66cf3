package org.commonpurse.allocation.outturn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.CauseCode;
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
 * @param causesPence  what caused the variance, as {@link LineCauses} says; empty where no cause is
 *     named
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
    long uncommittedPence,
    SortedMap<CauseCode, Long> causesPence) {

  /** By fund, scheme and stream: the order in which lines are worked through, whatever their source. */
  public static final Comparator<Line> BY_CODE =
      Comparator.comparing(Line::fund).thenComparing(Line::scheme).thenComparing(Line::stream);

  public Line {
    if (!causesPence.isEmpty()) {
      var causes = new TreeMap<>(causesPence);
      causes.values().removeIf(part -> part == 0);
      causesPence = Collections.unmodifiableSortedMap(causes);
    }
    if (!causesPence.isEmpty()
        && !LineCauses.fits(causesPence, Math.subtractExact(actualPence, budgetPence))) {
      throw new IllegalArgumentException(
          "The causes "
              + causesPence
              + " are more than the variance of "
              + scheme
              + " from "
              + stream
              + ".");
    }
  }

  /** A line of which no cause is named. */
  public Line(
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
    this(
        fund,
        scheme,
        stream,
        lead,
        owner,
        nature,
        ringFenced,
        recurrent,
        budgetPence,
        actualPence,
        uncommittedPence,
        Collections.emptySortedMap());
  }

  /**
   * The variance by cause, in order of code, and last what has no cause, also where that is nothing.
   * They add up to the variance.
   */
  public List<VariancePart> parts() {
    if (causesPence.isEmpty()) {
      return List.of(new VariancePart(this, Optional.empty(), variancePence()));
    }
    var parts = new ArrayList<VariancePart>();
    causesPence.forEach(
        (cause, pence) -> parts.add(new VariancePart(this, Optional.of(cause), pence)));
    long rest = Math.subtractExact(variancePence(), LineCauses.total(causesPence));
    parts.add(new VariancePart(this, Optional.empty(), rest));
    return parts;
  }

  /** Whether a division by cause fits the variance. */
  public boolean isDividedBy(LineCauses causes) {
    return LineCauses.fits(causes.pence(), variancePence());
  }

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

  /** The same line on which something else was spent, of which no cause is named. */
  public Line spent(long pence) {
    return new Line(
        fund,
        scheme,
        stream,
        lead,
        owner,
        nature,
        ringFenced,
        recurrent,
        budgetPence,
        pence,
        uncommittedPence);
  }

  /** The same line with another lead and owner. */
  Line with(Optional<PartnerCode> otherLead, Optional<PartnerCode> otherOwner) {
    return with(otherLead, otherOwner, causesPence);
  }

  /** The same line with its variance divided otherwise. */
  Line with(SortedMap<CauseCode, Long> otherCauses) {
    return with(lead, owner, otherCauses);
  }

  private Line with(
      Optional<PartnerCode> otherLead,
      Optional<PartnerCode> otherOwner,
      SortedMap<CauseCode, Long> otherCauses) {
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
        uncommittedPence,
        otherCauses);
  }
}
