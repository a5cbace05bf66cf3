package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.outturn.LineCauses;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.api.operation.allocation.AllocationRequestReader;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Option;

/** Which period an allocation is for. */
final class PeriodOptions {

  /** The place of the cause behind fund, scheme and stream. */
  private static final int CAUSE = 3;

  @Option(
      names = "--year",
      required = true,
      paramLabel = "YEAR",
      description = "The financial year, such as 2023-24.")
  private String year = "";

  @Option(
      names = "--through-month",
      paramLabel = "N",
      description = "The last month covered, counted from April. Without it: 12, the whole year.")
  private String throughMonth = "12";

  private FinancialYear year() {
    return RequestParameters.options()
        .with("year", year)
        .one("year", FinancialYear::parse)
        .orElseThrow();
  }

  private int throughMonth() {
    return option("through-month", throughMonth, RequestParameters::month);
  }

  /** The allocation recorded for this period, of the agreement that is named or of the only one. */
  Which which(FundCode fund, Optional<String> agreement) {
    return new Which(
        fund,
        RequestParameters.options()
            .with("agreement", agreement)
            .one("agreement", Agreement::codeOf),
        year(),
        throughMonth());
  }

  /** What no book holds. */
  static final class Figures {

    @Option(
        names = "--measure",
        paramLabel = "NAME=NUMBER",
        description = "A figure that is no money, such as --measure quality=0.8.")
    private Map<String, String> measures = new LinkedHashMap<>();

    @Option(
        names = "--base",
        paramLabel = "NAME=AMOUNT",
        description = "A sum that percentages are taken of, such as --base contract=4500000.00.")
    private Map<String, String> bases = new LinkedHashMap<>();

    @Option(
        names = "--cause",
        paramLabel = "SCHEME:STREAM:CAUSE=AMOUNT",
        description =
            "What caused so much of a line's variance, above zero for an overspend, such as"
                + " --cause care:pool:demand=1200.00. A fund and a colon before it name a line of"
                + " another fund.")
    private Map<String, String> causes = new LinkedHashMap<>();

    private VarianceDivision division(Fund fund) {
      var lines = new LinkedHashMap<List<String>, SortedMap<CauseCode, Long>>();
      causes.forEach(
          (name, text) -> {
            var parts = option("cause", name, part -> parts(part, fund));
            lines
                .computeIfAbsent(parts.subList(0, CAUSE), line -> new TreeMap<>())
                .merge(
                    option("cause", parts.get(CAUSE), CauseCode::of),
                    pence("cause " + name, text, fund),
                    Math::addExact);
          });
      return new VarianceDivision(
          lines.entrySet().stream()
              .map(
                  line ->
                      new LineCauses(
                          option("cause", line.getKey().get(0), FundCode::of),
                          option("cause", line.getKey().get(1), SchemeCode::of),
                          option("cause", line.getKey().get(2), StreamCode::of),
                          line.getValue()))
              .toList());
    }

    /** The fund, scheme, stream and cause; without a fund, of this one. */
    private static List<String> parts(String name, Fund fund) {
      var parts = new ArrayList<>(List.of(name.split(":", -1)));
      if (parts.size() == CAUSE) {
        parts.add(0, fund.code().value());
      }
      if (parts.size() != CAUSE + 1) {
        throw RequestParameters.malformed(
            "\"" + name + "\" is no part of a line. Write it like care:pool:demand=1200.00.");
      }
      return parts;
    }
  }

  /** The request to apply a fund's agreements to this period. */
  Request request(Fund fund, Figures figures) {
    var measures = new HashMap<MeasureCode, Exact>();
    figures.measures.forEach(
        (name, text) ->
            measures.put(
                option("measure", name, MeasureCode::of),
                option("measure " + name, text, AllocationRequestReader::measure)));
    Map<BaseCode, Long> bases = new HashMap<>();
    figures.bases.forEach(
        (name, text) ->
            bases.put(option("base", name, BaseCode::of), pence("base " + name, text, fund)));
    return new Request(
        fund.code(), year(), throughMonth(), measures, bases, figures.division(fund));
  }

  /** An amount in the fund's currency, in pence. */
  static long pence(String option, String text, Fund fund) {
    return option(option, text, amount -> Amounts.parsePence(amount, fund.currency()));
  }

  /** What the maker makes of an option's text; a refusal names the option. */
  static <T> T option(String option, String text, java.util.function.Function<String, T> maker) {
    return RequestParameters.options().with(option, text).one(option, maker).orElseThrow();
  }
}
