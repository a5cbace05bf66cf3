package org.commonpurse.allocation.outturn;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The figures of a fund for a financial year, up to the end of a month.
 *
 * @param fund  the fund they are of, or the first of several: the one that holds the agreement
 * @param year  the financial year
 * @param throughMonth  the months covered, counted from April: 12 is the whole year
 * @param currency  the fund's currency; every amount is in its minor unit, pence
 * @param contributions  what partners pay in
 * @param lines  budget and actual by scheme and stream, in order of their codes
 * @param impacts  savings and burdens outside the fund, in order of their codes
 * @param measures  figures that are no money, such as a quality score, by name
 * @param bases  named sums that percentages are taken of, such as a contract's value, in pence
 * @param packages  what packages of care cost each partner by assessed need, in pence, 0 or more; empty
 *     where no shares follow them
 */
public record Outturn(
    FundCode fund,
    FinancialYear year,
    int throughMonth,
    CurrencyUnit currency,
    List<Contribution> contributions,
    List<Line> lines,
    List<Impact> impacts,
    Map<MeasureCode, Exact> measures,
    Map<BaseCode, Long> bases,
    Map<PartnerCode, Long> packages) {

  /**
   * The largest amount that documents may give, of either sign, in pence: a million million pounds,
   * so that the sums of all that a document can hold still fit.
   */
  public static final long PENCE_MAX = 100_000_000_000_000L;

  public Outturn {
    if (throughMonth < 1 || throughMonth > 12) {
      throw new IllegalArgumentException(
          "An outturn covers 1 to 12 months of its year, not " + throughMonth + ".");
    }
    contributions = List.copyOf(contributions);
    lines = lines.stream().sorted(Line.BY_CODE).toList();
    impacts = impacts.stream().sorted(Impact.BY_CODE).toList();
    measures = Map.copyOf(measures);
    bases = Map.copyOf(bases);
    packages = Map.copyOf(packages);
  }

  /** Figures without packages of care. */
  public Outturn(
      FundCode fund,
      FinancialYear year,
      int throughMonth,
      CurrencyUnit currency,
      List<Contribution> contributions,
      List<Line> lines,
      List<Impact> impacts,
      Map<MeasureCode, Exact> measures,
      Map<BaseCode, Long> bases) {
    this(
        fund,
        year,
        throughMonth,
        currency,
        contributions,
        lines,
        impacts,
        measures,
        bases,
        Map.of());
  }

  /** The same figures with what packages of care cost each partner. */
  public Outturn withPackages(Map<PartnerCode, Long> costs) {
    return new Outturn(
        fund, year, throughMonth, currency, contributions, lines, impacts, measures, bases, costs);
  }

  /** The same figures, of which no line is divided by cause. */
  public Outturn undivided() {
    return lines.stream().allMatch(line -> line.causesPence().isEmpty())
        ? this
        : withLines(lines.stream().map(line -> line.with(Collections.emptySortedMap())).toList());
  }

  /** The same figures with other lines. */
  public Outturn withLines(List<Line> others) {
    return new Outturn(
        fund,
        year,
        throughMonth,
        currency,
        contributions,
        others,
        impacts,
        measures,
        bases,
        packages);
  }

  /** The period in words: {@code 2023-24}, or {@code 2023-24 to month 6}. */
  public String period() {
    return isWholeYear() ? year.toString() : year + " to month " + throughMonth;
  }

  /** The last day covered. */
  public LocalDate lastDay() {
    return year.first().plusMonths(throughMonth).minusDays(1);
  }

  /** The same figures with other partners in the place of those they name, such as successors. */
  public Outturn withPartners(UnaryOperator<PartnerCode> successor) {
    var costs = new HashMap<PartnerCode, Long>();
    packages.forEach(
        (partner, pence) -> costs.merge(successor.apply(partner), pence, Math::addExact));
    return new Outturn(
        fund,
        year,
        throughMonth,
        currency,
        contributions.stream().map(each -> each.by(successor.apply(each.partner()))).toList(),
        lines.stream()
            .map(line -> line.with(line.lead().map(successor), line.owner().map(successor)))
            .toList(),
        impacts.stream().map(impact -> impact.on(successor.apply(impact.partner()))).toList(),
        measures,
        bases,
        costs);
  }

  /** Whether it covers all months of its year. */
  public boolean isWholeYear() {
    return throughMonth == 12;
  }
}
