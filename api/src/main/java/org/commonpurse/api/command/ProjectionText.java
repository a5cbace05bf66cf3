package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.gainshare.NoDetrimentShares;
import org.commonpurse.allocation.gainshare.NoTransfers;
import org.commonpurse.allocation.gainshare.ShapleyValue;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.gainshare.TransferPlan;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.allocation.projection.Bridge;
import org.commonpurse.allocation.projection.ForecastRecord;
import org.commonpurse.allocation.projection.PartnerCase;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Projection.Counted;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.projection.ProjectPlan;
import org.commonpurse.api.representation.ProjectionResponse;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/** Writes a plan that was worked out as tables. */
final class ProjectionText {

  private ProjectionText() {}

  static List<String> of(ProjectPlan.Output found) {
    var lines = new ArrayList<String>();
    var plan = found.plan().plan();
    lines.add(
        "%s: %s to %s. Each year at its prices; present values at those of %s, discount rates of edition %s%s."
            .formatted(
                plan.title(),
                plan.firstYear(),
                plan.year(plan.years() - 1),
                plan.pricesOf(),
                plan.rates().edition(),
                plan.deflators().map(", deflators of edition "::concat).orElse("")));
    lines.add("");
    lines.addAll(years(found.plan()));
    lines.add("");
    lines.addAll(cases(found.plan()));
    lines.add("");
    lines.addAll(funding(found.plan()));
    lines.add("");
    lines.addAll(together(found.plan()));
    lines.addAll(owed(found.plan()));
    for (var scenario : found.scenarios()) {
      lines.add("");
      lines.addAll(beside(found.plan(), scenario));
    }
    found.bridge().ifPresent(bridge -> lines.addAll(bridge(bridge)));
    found.record().ifPresent(record -> lines.addAll(forecastRecord(record)));
    found.shares().ifPresent(shares -> lines.addAll(shares(shares)));
    found.worths().ifPresent(worths -> lines.addAll(worths(worths)));
    found.leastTransfers().ifPresent(answer -> lines.addAll(transfers(answer)));
    found.sensitiveFor().ifPresent(partner -> lines.addAll(swings(partner, found.swings())));
    return lines;
  }

  /** What each receives (or pays, as a negative) in which year so that nobody is worse off, or why not. */
  private static List<String> transfers(TransferAnswer answer) {
    var lines = new ArrayList<String>();
    lines.add("");
    if (answer instanceof NoTransfers none) {
      lines.add(none.reason());
    } else if (answer instanceof TransferPlan plan) {
      lines.add(
          "In place of what is shared, %s moved between partners would leave nobody worse off; %s."
              .formatted(
                  Amounts.print(plan.moved()),
                  plan.aboveLeastAtMost() == 0
                      ? "less would not"
                      : "the least is at most %s below"
                          .formatted(Amounts.print(plan.aboveLeastAtMost()))));
      lines.add("");
      var table = new TextTable(2, List.of("receives, or pays", "year", "amount"));
      plan.received()
          .forEach(
              (partner, pence) -> {
                for (int i = 0; i < pence.size(); i++) {
                  if (pence.get(i) != 0) {
                    table.row(
                        partner.value(),
                        plan.years().get(i).toString(),
                        Amounts.print(pence.get(i)));
                  }
                }
              });
      lines.addAll(table.lines());
    }
    return lines;
  }

  /** Each assumption over its range, the widest swing first, with the values at which the answer turns. */
  private static List<String> swings(PartnerCode partner, List<Swing> swings) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("Present value of %s, one assumption at a time:".formatted(partner));
    lines.add("");
    var table =
        new TextTable(
            2, List.of("assumption", "turns at", "from", "to", "at first", "at last", "swing"));
    for (var swing : swings) {
      var turns = swing.switches().stream().map(ProjectionText::turn).toList();
      table.row(
          swing.assumption(),
          turns.isEmpty() ? "no value" : String.join(", ", turns),
          swing.low(),
          swing.high(),
          Amounts.print(swing.atLowPence()),
          Amounts.print(swing.atHighPence()),
          Amounts.print(swing.widthPence()));
    }
    lines.addAll(table.lines());
    return lines;
  }

  private static String turn(Swing.Switch turn) {
    return turn.value()
        + (turn.isWorthItFromThere() ? " (worth it from there)" : " (not from there)");
  }

  private static List<String> years(Projection projection) {
    var table =
        new TextTable(
            2,
            List.of(
                "partner",
                "year",
                "additional cost",
                "extra costs",
                "savings",
                "of it cashable",
                "support",
                "sharing",
                "net after",
                "return"));
    Stream.concat(projection.rows().stream(), projection.totals().stream())
        .forEach(row -> table.row(cells(projection, row)));
    return table.lines();
  }

  private static String[] cells(Projection projection, ProjectedYear row) {
    return new String[] {
      row.partner().value(),
      row.year() + (projection.isActual(row.year()) ? " actual" : ""),
      Amounts.print(row.additionalCostPence()),
      Amounts.print(row.extraCostsPence()),
      Amounts.print(row.savingsPence()),
      Amounts.print(row.cashablePence()),
      Amounts.print(row.supportPence()),
      Amounts.print(row.sharingPence()),
      Amounts.print(row.netAfterPence()),
      Amounts.print(row.returnPence())
    };
  }

  private static Stream<PartnerCase> all(Projection projection) {
    return Stream.concat(projection.cases().stream(), Stream.of(projection.all()));
  }

  private static List<String> cases(Projection projection) {
    var table =
        new TextTable(
            2,
            List.of(
                "over all years",
                "paid back",
                "return",
                "present value",
                "without sharing",
                "at contract end",
                "after it"));
    all(projection)
        .forEach(
            each ->
                table.row(
                    each.partner().value(),
                    inWords(each.paidBack()),
                    Amounts.print(each.returnPence()),
                    Amounts.print(each.presentValuePence()),
                    Amounts.print(each.aloneValuePence()),
                    each.contract().map(end -> Amounts.print(end.returnPence())).orElse(""),
                    each.contract().map(end -> Amounts.print(end.afterPence())).orElse("")));
    return table.lines();
  }

  /** What it takes to pay for it. */
  private static List<String> funding(Projection projection) {
    var table =
        new TextTable(
            3,
            List.of(
                "to be found",
                "peak in",
                "beyond its budget",
                "peak funding",
                "one-off costs",
                "recurrent costs",
                "stranded in the last year",
                "still to repay"));
    all(projection)
        .forEach(
            each ->
                table.row(
                    each.partner().value(),
                    each.peakYear().map(FinancialYear::toString).orElse(""),
                    each.beyondBudget().stream()
                        .map(FinancialYear::toString)
                        .collect(Collectors.joining(", ")),
                    Amounts.print(each.peakFundingPence()),
                    Amounts.print(each.oneOffPence()),
                    Amounts.print(each.recurrentPence()),
                    Amounts.print(each.strandedLeftPence()),
                    Amounts.print(each.owedAfterPence())));
    return table.lines();
  }

  /** Why the present value is another than in the forecast before, a cause a row. */
  private static List<String> bridge(Bridge bridge) {
    var lines = new ArrayList<String>();
    lines.add("");
    var headings = new ArrayList<>(List.of("present value"));
    bridge.now().plan().partners().forEach(partner -> headings.add(partner.value()));
    headings.add(Horizon.ALL.value());
    var table = new TextTable(1, headings);
    table.row(bridgeEnd("forecast before", bridge.before()));
    for (var step : bridge.steps()) {
      var row = new ArrayList<>(List.of(WireName.of(step.cause())));
      for (var partner : bridge.now().plan().partners()) {
        row.add(Amounts.print(step.pence().getOrDefault(partner, 0L)));
      }
      row.add(Amounts.print(step.allPence()));
      table.row(row.toArray(String[]::new));
    }
    table.row(bridgeEnd("forecast now", bridge.now()));
    lines.addAll(table.lines());
    return lines;
  }

  /** What came of each year that the books have, beside what was forecast for it. */
  private static List<String> forecastRecord(ForecastRecord record) {
    var lines = new ArrayList<String>();
    lines.add("");
    var table =
        new TextTable(2, List.of("return", "year", "was forecast", "came to", "difference"));
    for (var each : record.outcomes()) {
      table.row(
          each.partner().value(),
          each.year().toString(),
          Amounts.print(each.forecastPence()),
          Amounts.print(each.actualPence()),
          Amounts.print(each.differencePence()));
    }
    lines.addAll(table.lines());
    lines.add("");
    for (var bias : record.biases()) {
      lines.add(
          "For %s a year came out %s %s than forecast, on average."
              .formatted(
                  bias.partner(),
                  Amounts.print(Math.abs(bias.pence())),
                  bias.pence() < 0 ? "worse" : "better"));
    }
    return lines;
  }

  private static String[] bridgeEnd(String name, Projection projection) {
    return Stream.concat(
            Stream.of(name), all(projection).map(each -> Amounts.print(each.presentValuePence())))
        .toArray(String[]::new);
  }

  /** Which shares of savings leave nobody worse off. */
  private static List<String> shares(NoDetrimentShares shares) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        shares
            .system()
            .map(
                range ->
                    "If all who gain hand on one share of their savings, nobody is worse off from %s to %s."
                        .formatted(percent(range.least()), percent(range.most())))
            .orElse("No one share of the savings of all who gain leaves nobody worse off."));
    for (var pair : shares.pairs()) {
      lines.add(
          "%s to %s alone: %s."
              .formatted(
                  pair.gainer(),
                  pair.payer(),
                  pair.range()
                      .map(r -> "from %s to %s".formatted(percent(r.least()), percent(r.most())))
                      .orElse("no share leaves both no worse off")));
    }
    return lines;
  }

  private static String percent(Exact part) {
    return part.times(Exact.of(100)).toDecimal(2).toPlainString() + "%";
  }

  /** What each scheme adds on average. */
  private static List<String> worths(ShapleyValue worths) {
    var lines = new ArrayList<String>();
    lines.add("");
    var table = new TextTable(1, List.of("scheme", "is worth"));
    worths.values().forEach(each -> table.row(each.scheme().value(), Amounts.print(each.pence())));
    table.row("together", Amounts.print(worths.together()));
    lines.addAll(table.lines());
    return lines;
  }

  /** What is left to be repaid after the last year of what was paid in advance. */
  private static List<String> owed(Projection projection) {
    if (projection.owed().isEmpty()) {
      return List.of();
    }
    var plan = projection.plan();
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        "Still owed after %s, positive by a partner and negative to it:"
            .formatted(plan.year(plan.years() - 1)));
    lines.add("");
    lines.addAll(RepaymentText.of(projection.owed()));
    return lines;
  }

  private static List<String> together(Projection projection) {
    var lines = new ArrayList<String>();
    projection.cases().stream()
        .filter(PartnerCase::isWorseOff)
        .map(
            each ->
                "%s would be better off without the plan, by %s at present value."
                    .formatted(each.partner(), Amounts.print(-each.presentValuePence())))
        .forEach(lines::add);
    projection.cases().stream()
        .filter(each -> each.bySharingPence() < 0)
        .map(
            each ->
                "%s is worse off by sharing than standing alone, by %s at present value."
                    .formatted(each.partner(), Amounts.print(-each.bySharingPence())))
        .forEach(lines::add);
    lines.add(
        "Between partners %s moves, net."
            .formatted(Amounts.print(projection.redistributedPence())));
    projection
        .benefitCostRatio(Counted.CASHABLE)
        .map(
            ratio ->
                "Cashable savings for each pound of cost: %s."
                    .formatted(ProjectionResponse.ratio(ratio)))
        .ifPresent(lines::add);
    projection
        .benefitCostRatio(Counted.ALL)
        .map(
            ratio ->
                "All savings for each pound of cost: %s."
                    .formatted(ProjectionResponse.ratio(ratio)))
        .ifPresent(lines::add);
    return lines;
  }

  /** What a scenario changes, partner by partner. */
  private static List<String> beside(Projection plan, Projection scenario) {
    var table =
        new TextTable(
            2,
            List.of(
                "scenario " + scenario.plan().scenario(),
                "paid back",
                "return",
                "difference",
                "present value",
                "difference"));
    var standing = all(plan).toList();
    var changed = all(scenario).toList();
    for (int i = 0; i < changed.size() && i < standing.size(); i++) {
      var now = changed.get(i);
      var before = standing.get(i);
      table.row(
          now.partner().value(),
          inWords(now.paidBack()),
          Amounts.print(now.returnPence()),
          Amounts.print(now.returnPence() - before.returnPence()),
          Amounts.print(now.presentValuePence()),
          Amounts.print(now.presentValuePence() - before.presentValuePence()));
    }
    return table.lines();
  }

  private static String inWords(PaidBack paidBack) {
    if (paidBack instanceof PaidBack.In in) {
      return in.year().toString();
    }
    return paidBack instanceof PaidBack.NotYet ? "not yet" : "no outlay";
  }
}
