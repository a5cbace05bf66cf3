package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.measure.ApprovedValue;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.ObservedValue;
import org.commonpurse.allocation.measure.Realisation;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.allocation.price.TableLine;
import org.commonpurse.api.operation.measure.ObserveMeasure;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.measure.ClaimWaiver;
import org.commonpurse.ledger.measure.MeasureDocument;
import org.commonpurse.ledger.measure.ObservationApproval;
import org.commonpurse.ledger.money.Amounts;

/** What a fund measures, as it is answered. Amounts are pounds. */
public final class MeasureResponses {

  private MeasureResponses() {}

  /**
   * A version of the model.
   *
   * @param document  its text, word for word
   */
  public record MeasureModelResponse(int version, String recordedAt, String by, String document) {

    /** A version. */
    public static MeasureModelResponse of(MeasureDocument model) {
      return new MeasureModelResponse(
          model.version(), model.recordedAt().toString(), model.by().name(), model.document());
    }
  }

  /**
   * What became of a value that was recorded.
   *
   * @param recorded  false where it was so recorded before
   */
  public record ObservationReceipt(String effect, String quarter, int revision, boolean recorded) {

    /** A receipt. */
    public static ObservationReceipt of(ObserveMeasure.Output output) {
      return new ObservationReceipt(
          output.effect().value(), output.quarter().toString(), output.revision(), output.isNew());
    }
  }

  /**
   * An observed value.
   *
   * @param standing  waiting, counts, corrected, given-up or superseded
   * @param approvedBy  absent until it is approved
   * @param realisation  what it came to; absent until it is approved
   * @param givenUp  that its claim was given up; absent unless it was
   */
  public record ObservationResponse(
      String effect,
      String quarter,
      int revision,
      long units,
      String source,
      String cohort,
      String suppliedBy,
      String recordedAt,
      String recordedBy,
      String standing,
      Optional<String> approvedAt,
      Optional<String> approvedBy,
      Optional<RealisationResponse> realisation,
      Optional<WaiverResponse> givenUp) {

    /** A value. */
    public static ObservationResponse of(ObservedValue each) {
      var value = each.value();
      var observation = value.observation();
      return new ObservationResponse(
          observation.effect().value(),
          observation.quarter().toString(),
          value.revision(),
          observation.units(),
          observation.source(),
          observation.cohort(),
          observation.suppliedBy(),
          value.recordedAt().toString(),
          value.by().name(),
          each.standing().word(),
          value.approval().map(approval -> approval.recordedAt().toString()),
          value.approval().map(ObservationApproval::by).map(by -> by.name()),
          each.realisation().map(RealisationResponse::of),
          value.waiver().map(WaiverResponse::of));
    }
  }

  /**
   * That a claim was given up.
   *
   * @param reversalEntry  takes back what the value had posted; absent where nothing of it stood
   */
  public record WaiverResponse(
      String reason, String recordedAt, String by, Optional<Long> reversalEntry) {

    private static WaiverResponse of(ClaimWaiver waiver) {
      return new WaiverResponse(
          waiver.reason().text(),
          waiver.recordedAt().toString(),
          waiver.by().name(),
          waiver.reversal());
    }
  }

  /**
   * What an approved value came to, and how.
   *
   * @param gained  units better than the baseline; negative where it was worse
   * @param unitValue  in pounds; as a fraction where it is no whole number of pence
   * @param table  the line of unit costs that the value was taken from; absent where the model gave it
   * @param savings  negative where it was worse than expected
   * @param extraCosts  negative where they were spared
   * @param net  savings less extra costs
   * @param entry  of the impact book; absent where it came to nothing
   * @param reversedEntry  that of the value that it corrects
   * @param reversalEntry  the one that takes that back
   */
  public record RealisationResponse(
      int modelVersion,
      long baseline,
      long planned,
      long observed,
      long gained,
      String unitCost,
      String unitValue,
      String priceYear,
      String source,
      String sourceVersion,
      Optional<TableLineResponse> table,
      String savings,
      String cashable,
      String extraCosts,
      String net,
      List<PartResponse> parts,
      Optional<Long> entry,
      Optional<Long> reversedEntry,
      Optional<Long> reversalEntry) {

    /** What a value came to. */
    public static RealisationResponse of(Realisation was) {
      return new RealisationResponse(
          was.modelVersion(),
          was.baseline(),
          was.planned(),
          was.observed(),
          was.gained(),
          was.unitValue().code().value(),
          pounds(was.unitValue().pence()),
          was.unitValue().priceYear(),
          was.unitValue().source(),
          was.unitValue().version(),
          was.unitValue().line().map(TableLineResponse::of),
          Amounts.plain(was.savingsPence()),
          Amounts.plain(was.cashablePence()),
          Amounts.plain(was.extraCostsPence()),
          Amounts.plain(was.netPence()),
          was.parts().stream().map(PartResponse::of).toList(),
          was.posted().entry(),
          was.posted().reversed(),
          was.posted().reversal());
    }
  }

  /**
   * The line of a table that a unit value was taken from.
   *
   * @param pricesOf  the year whose prices the table has it at
   * @param deflators  the edition of the price index; absent where the year stayed the same
   */
  public record TableLineResponse(
      String edition, String code, String pricesOf, Optional<String> deflators) {

    private static TableLineResponse of(TableLine line) {
      return new TableLineResponse(
          line.edition(), line.code(), line.pricesOf().toString(), line.deflators());
    }
  }

  /**
   * What landed on a partner.
   *
   * @param counted  saving or extra-cost
   * @param line  the budget line that a cashable saving leaves; absent for anything else
   */
  public record PartResponse(
      String counted, String partner, String nature, String amount, Optional<String> line) {

    private static PartResponse of(Realisation.Part part) {
      return new PartResponse(
          part.isSaving() ? "saving" : "extra-cost",
          part.partner().value(),
          part.nature().value(),
          Amounts.plain(part.pence()),
          Optional.of(part.line()).filter(line -> !line.isEmpty()));
    }
  }

  /** A claim on a benefit, which nobody else has. */
  public record ClaimResponse(
      String cohort,
      String measure,
      String kind,
      String quarter,
      String effect,
      String scheme,
      int revision,
      String approvedAt,
      String approvedBy,
      RealisationResponse realisation) {

    /** A claim. */
    public static ClaimResponse of(ApprovedValue claim) {
      var was = claim.realisation();
      var observation = claim.value().observation();
      return new ClaimResponse(
          was.cohort(),
          was.measure().value(),
          was.kind().word(),
          observation.quarter().toString(),
          observation.effect().value(),
          was.scheme().value(),
          claim.value().revision(),
          claim.approval().recordedAt().toString(),
          claim.approval().by().name(),
          RealisationResponse.of(was));
    }
  }

  /**
   * A quarter of an effect, realised against planned.
   *
   * @param better  fewer or more
   * @param unitValue  in pounds; as a fraction where it is no whole number of pence
   * @param waiting  whether a value waits for its approval
   * @param outcome  absent until a value is approved
   * @param toDate  what came of the effect's quarters up to this one
   */
  public record RealisedResponse(
      String effect,
      String scheme,
      String measure,
      String kind,
      String better,
      String quarter,
      int modelVersion,
      long baseline,
      long planned,
      String unitValue,
      boolean waiting,
      Optional<OutcomeResponse> outcome,
      ToDateResponse toDate) {

    /** A quarter. */
    public static RealisedResponse of(RealisedQuarter each) {
      return new RealisedResponse(
          each.effect().value(),
          each.scheme().value(),
          each.measure().value(),
          each.kind().word(),
          each.better().word(),
          each.quarter().toString(),
          each.modelVersion(),
          each.baseline(),
          each.planned(),
          pounds(each.unitValue()),
          each.isWaiting(),
          each.outcome().map(OutcomeResponse::of),
          ToDateResponse.of(each.toDate()));
    }
  }

  /**
   * What came of a quarter.
   *
   * @param varianceUnits  units better than planned; negative where it was worse
   * @param variance  the same at the planned unit value
   */
  public record OutcomeResponse(
      long observed,
      long varianceUnits,
      String variance,
      String savings,
      String extraCosts,
      String net,
      int revision,
      Optional<Long> entry) {

    private static OutcomeResponse of(RealisedQuarter.Outcome outcome) {
      return new OutcomeResponse(
          outcome.observed(),
          outcome.varianceUnits(),
          Amounts.plain(outcome.variancePence()),
          Amounts.plain(outcome.savingsPence()),
          Amounts.plain(outcome.extraCostsPence()),
          Amounts.plain(outcome.netPence()),
          outcome.revision(),
          outcome.entry());
    }
  }

  /**
   * What the savings and extra costs of a year rest on.
   *
   * @param total  the other three together: what the horizon has for all partners
   */
  public record MeasuredYearResponse(
      String year,
      MeasuredAmountsResponse outcome,
      MeasuredAmountsResponse process,
      MeasuredAmountsResponse ofNoModel,
      MeasuredAmountsResponse total) {

    /** A year. */
    public static MeasuredYearResponse of(MeasuredYear each) {
      return new MeasuredYearResponse(
          each.year().toString(),
          MeasuredAmountsResponse.of(each.outcome()),
          MeasuredAmountsResponse.of(each.process()),
          MeasuredAmountsResponse.of(each.ofNoModel()),
          MeasuredAmountsResponse.of(each.total()));
    }
  }

  /**
   * What landed outside the fund.
   *
   * @param savings  negative where it was worse than expected, or taken back
   * @param extraCosts  negative where they were spared, or taken back
   */
  public record MeasuredAmountsResponse(String savings, String extraCosts, String net) {

    private static MeasuredAmountsResponse of(MeasuredYear.MeasuredAmounts amounts) {
      return new MeasuredAmountsResponse(
          Amounts.plain(amounts.savingsPence()),
          Amounts.plain(amounts.extraCostsPence()),
          Amounts.plain(amounts.netPence()));
    }
  }

  /** What came of several quarters, with the signs of one. */
  public record ToDateResponse(
      long varianceUnits, String variance, String savings, String extraCosts, String net) {

    private static ToDateResponse of(RealisedQuarter.ToDate toDate) {
      return new ToDateResponse(
          toDate.varianceUnits(),
          Amounts.plain(toDate.variancePence()),
          Amounts.plain(toDate.savingsPence()),
          Amounts.plain(toDate.extraCostsPence()),
          Amounts.plain(toDate.netPence()));
    }
  }

  /** An exact number of pence in pounds: with two decimals, or else as a fraction. */
  public static String pounds(Exact pence) {
    return pence.isWhole()
        ? Amounts.plain(pence.wholePart())
        : pence.dividedBy(Exact.of(100)).toString();
  }
}
