package org.commonpurse.api.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.allocation.gainshare.NoTransfers;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.gainshare.TransferPlan;
import org.commonpurse.allocation.projection.PartnerCase;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Projection.Counted;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.api.operation.projection.ProjectFiles;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * A plan of years to come, worked out. Amounts of a year are at its prices, present values at those of the
 * year that the plan names, in the first year. What is good for a partner is positive; costs and savings are
 * positive amounts.
 *
 * @param discountRates  the edition
 * @param years  by partner, then by year; all partners together last
 * @param cases  by partner; all together last
 * @param redistributed  what moves between partners, net
 * @param fiscalRatio  present value of cashable savings for each pound of cost, to two places
 * @param publicValueRatio  present value of all savings for each pound of cost, to two places
 */
public record ProjectionResponse(
    String plan,
    Optional<String> scenario,
    String currency,
    String discountRates,
    List<YearResponse> years,
    List<CaseResponse> cases,
    String redistributed,
    Optional<String> fiscalRatio,
    Optional<String> publicValueRatio) {

  /** A plan as it stands, and scenarios of it. */
  public record BesideScenarios(
      ProjectionResponse plan,
      List<ProjectionResponse> scenarios,
      Optional<String> sensitiveFor,
      List<SwingResponse> swings,
      Optional<TransfersResponse> leastTransfers) {

    /** What was worked out. */
    public static BesideScenarios of(ProjectFiles.Output found) {
      return new BesideScenarios(
          ProjectionResponse.of(found.plan()),
          found.scenarios().stream().map(ProjectionResponse::of).toList(),
          found.sensitiveFor().map(PartnerCode::value),
          found.swings().stream().map(SwingResponse::of).toList(),
          found.leastTransfers().map(TransfersResponse::of));
    }
  }

  /**
   * The least transfers that leave nobody worse off, in place of what is shared.
   *
   * @param moved  all that is received
   * @param received  by partner, then by year; paid as a negative
   * @param none  why there are none, where that is so
   */
  public record TransfersResponse(
      Optional<String> moved, Map<String, Map<String, String>> received, Optional<String> none) {

    private static TransfersResponse of(TransferAnswer answer) {
      var received = new TreeMap<String, Map<String, String>>();
      if (answer instanceof TransferPlan plan) {
        plan.received()
            .forEach(
                (partner, pence) -> {
                  var byYear = new TreeMap<String, String>();
                  for (int i = 0; i < pence.size(); i++) {
                    byYear.put(plan.years().get(i).toString(), Amounts.plain(pence.get(i)));
                  }
                  received.put(partner.value(), byYear);
                });
        return new TransfersResponse(
            Optional.of(Amounts.plain(plan.moved())), received, Optional.empty());
      }
      return new TransfersResponse(
          Optional.empty(), received, Optional.of(((NoTransfers) answer).reason()));
    }
  }

  /** What an assumption does to a present value over its range. */
  public record SwingResponse(
      String assumption,
      String low,
      String high,
      String atLow,
      String atHigh,
      List<Swing.Switch> switches) {

    private static SwingResponse of(Swing swing) {
      return new SwingResponse(
          swing.assumption(),
          swing.low(),
          swing.high(),
          Amounts.plain(swing.atLowPence()),
          Amounts.plain(swing.atHighPence()),
          swing.switches());
    }
  }

  /** A partner's year. */
  public record YearResponse(
      String partner,
      String year,
      String additionalCost,
      String extraCosts,
      String stranded,
      String savings,
      String cashable,
      String support,
      String netBefore,
      String sharing,
      String netAfter,
      String returned,
      String cash) {

    private static YearResponse of(ProjectedYear row) {
      return new YearResponse(
          row.partner().value(),
          row.year().toString(),
          Amounts.plain(row.additionalCostPence()),
          Amounts.plain(row.extraCostsPence()),
          Amounts.plain(row.strandedPence()),
          Amounts.plain(row.savingsPence()),
          Amounts.plain(row.cashablePence()),
          Amounts.plain(row.supportPence()),
          Amounts.plain(row.netBeforePence()),
          Amounts.plain(row.sharingPence()),
          Amounts.plain(row.netAfterPence()),
          Amounts.plain(row.returnPence()),
          Amounts.plain(row.cashPence()));
    }
  }

  /**
   * A partner's case.
   *
   * @param aloneValue  the present value without sharing
   * @param paidBack  the year, or {@code no-outlay} or {@code not-yet}
   * @param contractReturn  the return at the end of the partner's contract, where it has one
   * @param afterContract  what comes after it
   */
  public record CaseResponse(
      String partner,
      String additionalCost,
      String extraCosts,
      String savings,
      String cashable,
      String sharing,
      String returned,
      String aloneValue,
      String presentValue,
      String paidBack,
      String peakFunding,
      Optional<String> peakYear,
      Optional<String> contractReturn,
      Optional<String> afterContract) {

    private static CaseResponse of(PartnerCase of) {
      return new CaseResponse(
          of.partner().value(),
          Amounts.plain(of.additionalCostPence()),
          Amounts.plain(of.extraCostsPence()),
          Amounts.plain(of.savingsPence()),
          Amounts.plain(of.cashablePence()),
          Amounts.plain(of.sharingPence()),
          Amounts.plain(of.returnPence()),
          Amounts.plain(of.aloneValuePence()),
          Amounts.plain(of.presentValuePence()),
          HorizonResponse.word(of.paidBack()),
          Amounts.plain(of.peakFundingPence()),
          of.peakYear().map(FinancialYear::toString),
          of.contract().map(end -> Amounts.plain(end.returnPence())),
          of.contract().map(end -> Amounts.plain(end.afterPence())));
    }
  }

  /** A ratio to two places. */
  public static String ratio(Exact ratio) {
    return ratio.toDecimal(2).toPlainString();
  }

  /** A plan, or a scenario of it. */
  public static ProjectionResponse of(Projection projection) {
    var plan = projection.plan();
    return new ProjectionResponse(
        plan.title(),
        Optional.of(plan.scenario()).filter(name -> !name.isEmpty()),
        plan.currency().getCurrencyCode(),
        plan.rates().edition(),
        Stream.concat(projection.rows().stream(), projection.totals().stream())
            .map(YearResponse::of)
            .toList(),
        Stream.concat(projection.cases().stream(), Stream.of(projection.all()))
            .map(CaseResponse::of)
            .toList(),
        Amounts.plain(projection.redistributedPence()),
        projection.benefitCostRatio(Counted.CASHABLE).map(ProjectionResponse::ratio),
        projection.benefitCostRatio(Counted.ALL).map(ProjectionResponse::ratio));
  }
}
