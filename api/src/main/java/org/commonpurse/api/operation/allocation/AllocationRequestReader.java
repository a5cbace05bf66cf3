package org.commonpurse.api.operation.allocation;

import static org.commonpurse.api.problem.RequestProblem.ALLOCATION_REQUEST_DAY_MISSING;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonpurse.allocation.outturn.LineCauses;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.PreviewToken;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;

/** Reads which period to apply a fund's agreements to. */
public final class AllocationRequestReader {

  private static final Pattern MEASURE = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

  private AllocationRequestReader() {}

  /**
   * The request.
   *
   * @param document  what {@code allocation-request.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the code, the place and the value of
   *     what is wrong
   */
  public static Allocations.Request read(Fund fund, Document document) {
    document.requireValid(Schema.ALLOCATION_REQUEST);
    var root = document.root();
    var measures = new HashMap<MeasureCode, Exact>();
    for (var field : root.get("measures").entries()) {
      measures.put(
          SourceLocations.at(field, field.key(), MeasureCode::of),
          SourceLocations.at(field, field.text(), AllocationRequestReader::measure));
    }
    Map<BaseCode, Long> bases = new HashMap<>();
    for (var field : root.get("bases").entries()) {
      bases.put(
          SourceLocations.at(field, field.key(), BaseCode::of),
          SourceLocations.at(
              field, field.text(), text -> Amounts.parsePence(text, fund.currency())));
    }
    return new Allocations.Request(
        fund.code(),
        SourceLocations.at(root.get("year"), root.get("year").text(), FinancialYear::parse),
        root.has("throughMonth") ? root.get("throughMonth").decimal().intValueExact() : 12,
        measures,
        bases,
        causes(fund, root.get("causes")),
        root.has("from")
            ? Optional.of(
                SourceLocations.at(root.get("from"), root.get("from").text(), FinancialYear::parse))
            : Optional.empty());
  }

  private static VarianceDivision causes(Fund fund, Field fields) {
    var lines = new ArrayList<LineCauses>();
    for (var field : fields.items()) {
      var parts = new TreeMap<CauseCode, Long>();
      for (var part : field.get("causes").entries()) {
        parts.put(
            CauseCode.of(part.key()),
            SourceLocations.at(
                part, part.text(), text -> Amounts.parsePence(text, fund.currency())));
      }
      lines.add(
          new LineCauses(
              field.get("fund").optionalText().map(FundCode::of).orElse(fund.code()),
              SchemeCode.of(field.get("scheme").text()),
              StreamCode.of(field.get("stream").text()),
              parts));
    }
    return SourceLocations.at(fields, () -> new VarianceDivision(lines));
  }

  /**
   * A figure that is no money, such as {@code 0.8}.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code QUERY_VALUE_MALFORMED}
   */
  public static Exact measure(String text) {
    if (!MEASURE.matcher(text).matches()) {
      throw RequestParameters.malformed("\"" + text + "\" is not a number. Write it like 0.8.");
    }
    return Exact.of(new BigDecimal(text));
  }

  /**
   * The token of the preview that is to be applied.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_TOKEN_MALFORMED}
   */
  public static Optional<PreviewToken> token(Document document) {
    var field = document.root().get("token");
    return field.optionalText().map(text -> SourceLocations.at(field, text, PreviewToken::parse));
  }

  /**
   * The day by which partners pay and are paid.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_REQUEST_DAY_MISSING}
   */
  public static LocalDate payOn(Document document) {
    var field = document.root().get("payOn");
    return Optional.of(field)
        .filter(present -> present.isPresent())
        .map(present -> SourceLocations.at(present, present.text(), Days::parse))
        .orElseThrow(
            () ->
                ALLOCATION_REQUEST_DAY_MISSING
                    .because(
                        "Say in payOn by which day partners pay and are paid, like 2024-05-31.")
                    .toException());
  }
}
