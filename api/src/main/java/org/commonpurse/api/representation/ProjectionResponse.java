package org.commonpurse.api.representation;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.allocation.gainshare.NoDetrimentShares;
import org.commonpurse.allocation.gainshare.NoTransfers;
import org.commonpurse.allocation.gainshare.ShapleyValue;
import org.commonpurse.allocation.gainshare.ShareRange;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.gainshare.TransferPlan;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Bridge;
import org.commonpurse.allocation.projection.ForecastRecord;
import org.commonpurse.allocation.projection.PartnerCase;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Projection.Counted;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.projection.ProjectPlan;
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
 * @param deflators  the edition of the price index, where the plan names one
 * @param years  by partner, then by year; all partners together last
 * @param cases  by partner; all together last
 * @param redistributed  what moves between partners, net
 * @param fiscalRatio  present value of cashable savings for each pound of cost, to two places
 * @param publicValueRatio  present value of all savings for each pound of cost, to two places
 * @param owedAfter  what is left to be repaid after the last year; positive by a partner, negative to it
 */
public record ProjectionResponse(
    String plan,
    Optional<String> scenario,
    String currency,
    String discountRates,
    Optional<String> deflators,
    List<YearResponse> years,
    List<CaseResponse> cases,
    String redistributed,
    Optional<String> fiscalRatio,
    Optional<String> publicValueRatio,
    List<FutureDuesResponse.Item> owedAfter) {

  /** A plan as it stands, and scenarios of it. */
  public record BesideScenarios(
      ProjectionResponse plan,
      List<ProjectionResponse> scenarios,
      Optional<String> sensitiveFor,
      List<SwingResponse> swings,
      Optional<TransfersResponse> leastTransfers,
      Optional<SharesResponse> shares,
      Optional<WorthsResponse> worths,
      Optional<BridgeResponse> bridge,
      Optional<ForecastRecordResponse> forecastRecord) {

    /** What was worked out. */
    public static BesideScenarios of(ProjectPlan.Output found) {
      return new BesideScenarios(
          ProjectionResponse.of(found.plan()),
          found.scenarios().stream().map(ProjectionResponse::of).toList(),
          found.sensitiveFor().map(PartnerCode::value),
          found.swings().stream().map(SwingResponse::of).toList(),
          found.leastTransfers().map(TransfersResponse::of),
          found.shares().map(SharesResponse::of),
          found.worths().map(WorthsResponse::of),
          found.bridge().map(BridgeResponse::of),
          found.record().map(ForecastRecordResponse::of));
    }
  }

  /**
   * Which shares of savings, handed on, leave nobody worse off; parts of one, such as 0.25, rounded inwards to four
   * places.
   *
   * @param system  one share for all who gain, where there is one
   * @param pairs  of one who gains to one who is out of pocket
   */
  public record SharesResponse(Optional<RangeResponse> system, List<PairResponse> pairs) {

    private static SharesResponse of(NoDetrimentShares shares) {
      return new SharesResponse(
          shares.system().map(RangeResponse::of),
          shares.pairs().stream()
              .map(
                  pair ->
                      new PairResponse(
                          pair.gainer().value(),
                          pair.payer().value(),
                          pair.range().map(RangeResponse::of)))
              .toList());
    }
  }

  /** From the least to the most, both included. */
  public record RangeResponse(String least, String most) {

    private static RangeResponse of(ShareRange range) {
      return new RangeResponse(
          range.least().toDecimal(20).setScale(4, RoundingMode.CEILING).toPlainString(),
          range.most().toDecimal(20).setScale(4, RoundingMode.FLOOR).toPlainString());
    }
  }

  /** What one who gains could hand on to one who is out of pocket; none where no share helps both. */
  public record PairResponse(String gainer, String payer, Optional<RangeResponse> range) {}

  /** What each scheme is worth at present value, by its code, and all together. */
  public record WorthsResponse(String together, Map<String, String> schemes) {

    private static WorthsResponse of(ShapleyValue worths) {
      var schemes = new TreeMap<String, String>();
      worths
          .values()
          .forEach(each -> schemes.put(each.scheme().value(), Amounts.plain(each.pence())));
      return new WorthsResponse(Amounts.plain(worths.together()), schemes);
    }
  }

  /**
   * Why the present value is another than in the forecast before.
   *
   * @param before  by partner, and for all together
   * @param causes  in the order in which they were taken over; they add up to what lies between
   */
  public record BridgeResponse(
      Map<String, String> before, List<CauseResponse> causes, Map<String, String> now) {

    private static BridgeResponse of(Bridge bridge) {
      return new BridgeResponse(
          values(bridge.before()),
          bridge.steps().stream().map(CauseResponse::of).toList(),
          values(bridge.now()));
    }

    private static Map<String, String> values(Projection projection) {
      var values = new TreeMap<String, String>();
      Stream.concat(projection.cases().stream(), Stream.of(projection.all()))
          .forEach(
              each -> values.put(each.partner().value(), Amounts.plain(each.presentValuePence())));
      return values;
    }
  }

  /**
   * How good the forecast before was for the years that the books have now; negative where it was too hopeful.
   *
   * @param outcomes  by partner and year; all together last
   * @param bias  by partner, and for all together: the mean of the differences
   */
  public record ForecastRecordResponse(List<OutcomeResponse> outcomes, Map<String, String> bias) {

    private static ForecastRecordResponse of(ForecastRecord record) {
      var bias = new TreeMap<String, String>();
      record
          .biases()
          .forEach(each -> bias.put(each.partner().value(), Amounts.plain(each.pence())));
      return new ForecastRecordResponse(
          record.outcomes().stream().map(OutcomeResponse::of).toList(), bias);
    }
  }

  /** A year's return as it was forecast and as it came. */
  public record OutcomeResponse(
      String partner, String year, String forecast, String actual, String difference) {

    private static OutcomeResponse of(ForecastRecord.Outcome of) {
      return new OutcomeResponse(
          of.partner().value(),
          of.year().toString(),
          Amounts.plain(of.forecastPence()),
          Amounts.plain(of.actualPence()),
          Amounts.plain(of.differencePence()));
    }
  }

  /** What a cause did to the present value, by partner and for all together. */
  public record CauseResponse(String cause, Map<String, String> moved) {

    private static CauseResponse of(Bridge.Step step) {
      var moved = new TreeMap<String, String>();
      step.pence().forEach((partner, pence) -> moved.put(partner.value(), Amounts.plain(pence)));
      moved.put(Horizon.ALL.value(), Amounts.plain(step.allPence()));
      return new CauseResponse(WireName.of(step.cause()), moved);
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

  /**
   * A partner's year.
   *
   * @param isActual  whether the books have it, and nothing of it was planned
   * @param oneOff  the part of all costs that does not come again
   * @param borrowed  the part of them that is borrowed
   * @param repaid  with interest, of what was borrowed before
   */
  public record YearResponse(
      String partner,
      String year,
      boolean isActual,
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
      String oneOff,
      String borrowed,
      String repaid,
      String cash) {

    private static YearResponse of(Projection projection, ProjectedYear row) {
      return new YearResponse(
          row.partner().value(),
          row.year().toString(),
          projection.isActual(row.year()),
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
          Amounts.plain(row.funding().oneOffPence()),
          Amounts.plain(row.funding().borrowedPence()),
          Amounts.plain(row.funding().repaidPence()),
          Amounts.plain(row.cashPence()));
    }
  }

  /**
   * A partner's case.
   *
   * @param oneOff  the part of all costs that does not come again
   * @param recurrent  the part that does
   * @param stranded  the part of extra costs that is income lost whose cost could not be shed
   * @param strandedLeft  what of it there still is in the last year
   * @param aloneValue  the present value without sharing
   * @param bySharing  what sharing does to the present value
   * @param peakFunding  the most cash that it is out of pocket by the end of a year
   * @param beyondBudget  the years in which it needs more cash than it can find
   * @param owedAfter  what it is still to repay after the last year of what was borrowed
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
      String oneOff,
      String recurrent,
      String stranded,
      String strandedLeft,
      String sharing,
      String returned,
      String aloneValue,
      String bySharing,
      String presentValue,
      String paidBack,
      String peakFunding,
      Optional<String> peakYear,
      List<String> beyondBudget,
      String owedAfter,
      Optional<String> contractReturn,
      Optional<String> afterContract) {

    private static CaseResponse of(PartnerCase of) {
      return new CaseResponse(
          of.partner().value(),
          Amounts.plain(of.additionalCostPence()),
          Amounts.plain(of.extraCostsPence()),
          Amounts.plain(of.savingsPence()),
          Amounts.plain(of.cashablePence()),
          Amounts.plain(of.oneOffPence()),
          Amounts.plain(of.recurrentPence()),
          Amounts.plain(of.strandedPence()),
          Amounts.plain(of.strandedLeftPence()),
          Amounts.plain(of.sharingPence()),
          Amounts.plain(of.returnPence()),
          Amounts.plain(of.aloneValuePence()),
          Amounts.plain(of.bySharingPence()),
          Amounts.plain(of.presentValuePence()),
          HorizonResponse.word(of.paidBack()),
          Amounts.plain(of.peakFundingPence()),
          of.peakYear().map(FinancialYear::toString),
          of.beyondBudget().stream().map(FinancialYear::toString).toList(),
          Amounts.plain(of.owedAfterPence()),
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
        plan.deflators(),
        Stream.concat(projection.rows().stream(), projection.totals().stream())
            .map(row -> YearResponse.of(projection, row))
            .toList(),
        Stream.concat(projection.cases().stream(), Stream.of(projection.all()))
            .map(CaseResponse::of)
            .toList(),
        Amounts.plain(projection.redistributedPence()),
        projection.benefitCostRatio(Counted.CASHABLE).map(ProjectionResponse::ratio),
        projection.benefitCostRatio(Counted.ALL).map(ProjectionResponse::ratio),
        FutureDuesResponse.Item.of(projection.owed()));
  }
}
