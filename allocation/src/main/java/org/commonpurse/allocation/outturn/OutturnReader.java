package org.commonpurse.allocation.outturn;

import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_AMOUNT_TOO_LARGE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_AMOUNT_UNREADABLE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_CAUSES_BEYOND_VARIANCE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_CURRENCY_UNKNOWN;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_IMPACT_NEGATIVE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_LINE_TWICE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_MEASURE_UNREADABLE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_PACKAGES_NEGATIVE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_YEAR_UNREADABLE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.UnknownCurrencyException;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;

/** Makes an outturn of a document, or says everything that is wrong with it. */
public final class OutturnReader {

  /** The stream of a line, and the scheme of an impact, that names none. */
  private static final String GENERAL = "general";

  private final CurrencyUnit currency;

  private OutturnReader(CurrencyUnit currency) {
    this.currency = currency;
  }

  /**
   * Reads an outturn.
   *
   * @throws DocumentException if the document is not what {@code outturn.schema.json} describes, or
   *     an amount has fractions of a penny, is in another currency, a line stands twice, or the
   *     causes of one are more than its variance
   */
  public static Outturn read(Document document) {
    document.requireValid(Schema.OUTTURN);
    var root = document.root();
    var outturn = new OutturnReader(currency(root.get("currency"))).outturn(root);
    document.requireNoMistakes();
    return outturn.orElseThrow();
  }

  private static CurrencyUnit currency(Field field) {
    var code = field.optionalText().orElse("GBP");
    try {
      return Monetary.getCurrency(code);
    } catch (UnknownCurrencyException e) {
      throw field.refused(
          OUTTURN_CURRENCY_UNKNOWN, "\"" + code + "\" is no currency; write one like GBP.");
    }
  }

  private Optional<Outturn> outturn(Field root) {
    var measures = new HashMap<MeasureCode, Exact>();
    root.get("measures")
        .entries()
        .forEach(field -> measures.put(MeasureCode.of(field.key()), measure(field)));
    var bases = new HashMap<BaseCode, Long>();
    root.get("bases").entries().forEach(field -> bases.put(BaseCode.of(field.key()), pence(field)));
    var packages = new HashMap<PartnerCode, Long>();
    root.get("packages")
        .entries()
        .forEach(field -> packages.put(PartnerCode.of(field.key()), packagesOf(field)));
    var impacts = new ArrayList<>(impacts(root.get("savings"), Impact.Effect.SAVING));
    impacts.addAll(impacts(root.get("burdens"), Impact.Effect.BURDEN));
    var lines = lines(root.get("lines"), FundCode.of(root.get("outturn").text()));
    var contributions = root.get("contributions").items().stream().map(this::contribution).toList();
    return root.get("year")
        .as(OUTTURN_YEAR_UNREADABLE, FinancialYear::parse)
        .map(
            year ->
                new Outturn(
                    FundCode.of(root.get("outturn").text()),
                    year,
                    root.has("throughMonth")
                        ? root.get("throughMonth").decimal().intValueExact()
                        : 12,
                    currency,
                    contributions,
                    lines,
                    impacts,
                    measures,
                    bases,
                    packages));
  }

  private Contribution contribution(Field field) {
    return new Contribution(
        PartnerCode.of(field.get("partner").text()),
        StreamCode.of(orGeneral(field.get("stream"))),
        pence(field.get("amount")),
        field.has("charges") ? pence(field.get("charges")) : 0,
        !field.has("recurrent") || field.get("recurrent").isTrue(),
        !field.has("countsForShares") || field.get("countsForShares").isTrue());
  }

  private List<Line> lines(Field fields, FundCode fund) {
    var lines = new ArrayList<Line>();
    var seen = new HashSet<String>();
    for (var field : fields.items()) {
      var line =
          new Line(
              field.has("fund") ? FundCode.of(field.get("fund").text()) : fund,
              SchemeCode.of(field.get("scheme").text()),
              StreamCode.of(orGeneral(field.get("stream"))),
              field.get("lead").optionalText().map(PartnerCode::of),
              field.get("owner").optionalText().map(PartnerCode::of),
              field
                  .get("spending")
                  .optionalText()
                  .map(text -> Nature.valueOf(text.toUpperCase(Locale.ROOT)))
                  .orElse(Nature.REVENUE),
              field.get("ringFenced").isTrue(),
              !field.has("recurrent") || field.get("recurrent").isTrue(),
              pence(field.get("budget")),
              pence(field.get("actual")),
              field.has("uncommitted") ? pence(field.get("uncommitted")) : 0);
      if (!seen.add(line.fund() + " " + line.label())) {
        field.report(
            OUTTURN_LINE_TWICE,
            "The line " + line.label() + " stands twice; add the two up, or name their streams.");
      }
      lines.add(divided(line, field.get("causes")));
    }
    return lines;
  }

  private Line divided(Line line, Field field) {
    SortedMap<CauseCode, Long> causes = new TreeMap<>();
    field.entries().forEach(part -> causes.put(CauseCode.of(part.key()), pence(part)));
    if (!LineCauses.fits(causes, line.variancePence())) {
      field.report(
          OUTTURN_CAUSES_BEYOND_VARIANCE, VarianceDivision.beyond(line, causes, line.fund()));
      return line;
    }
    return line.with(causes);
  }

  private List<Impact> impacts(Field fields, Impact.Effect effect) {
    var impacts = new ArrayList<Impact>();
    for (var field : fields.items()) {
      long pence = pence(field.get("amount"));
      if (pence < 0) {
        field
            .get("amount")
            .report(
                OUTTURN_IMPACT_NEGATIVE,
                "A saving or burden is 0 or more; give a negative saving as a burden.");
        continue;
      }
      impacts.add(
          new Impact(
              field.get("fund").optionalText().map(FundCode::of),
              effect,
              MeasureCode.of(field.get("measure").text()),
              PartnerCode.of(field.get("partner").text()),
              SchemeCode.of(orGeneral(field.get("scheme"))),
              field.has("nature")
                  ? NatureCode.of(field.get("nature").text())
                  : NatureCode.of("cashable"),
              pence));
    }
    return impacts;
  }

  private long packagesOf(Field field) {
    long pence = pence(field);
    if (pence < 0) {
      field.report(
          OUTTURN_PACKAGES_NEGATIVE,
          "What packages cost a partner is 0 or more, not " + field.text() + "; correct its sign.");
      return 0;
    }
    return pence;
  }

  private static String orGeneral(Field field) {
    return field.optionalText().orElse(GENERAL);
  }

  private static Exact measure(Field field) {
    var text = field.text();
    try {
      return text.endsWith("%")
          ? Exact.of(new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2))
          : Exact.parse(text);
    } catch (ArithmeticException | NumberFormatException e) {
      field.report(
          OUTTURN_MEASURE_UNREADABLE,
          "\"" + text + "\" is no number; write one like 0.8, 80% or 4/5.");
      return Exact.ZERO;
    }
  }

  /** An amount in pence, or 0 and a mistake. */
  private long pence(Field field) {
    long pence =
        field.as(OUTTURN_AMOUNT_UNREADABLE, text -> Amounts.parsePence(text, currency)).orElse(0L);
    if (pence < -Outturn.PENCE_MAX || pence > Outturn.PENCE_MAX) {
      field.report(
          OUTTURN_AMOUNT_TOO_LARGE,
          "The amount "
              + field.text()
              + " is beyond a million million; check its decimal point, or split it.");
      return 0;
    }
    return pence;
  }
}
