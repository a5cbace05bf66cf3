package org.commonpurse.api.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.api.operation.allocation.AllocationRequestReader;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Option;

/** Which period an allocation is for. */
final class PeriodOptions {

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
    return new Request(fund.code(), year(), throughMonth(), measures, bases);
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
