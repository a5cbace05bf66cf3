package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonpurse.allocation.gainshare.NoTransfers;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.gainshare.TransferPlan;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.allocation.projection.PartnerCase;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Projection.Counted;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.api.operation.projection.ProjectFiles;
import org.commonpurse.api.representation.ProjectionResponse;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/** Writes a plan that was worked out as tables. */
final class ProjectionText {

  private ProjectionText() {}

  static List<String> of(ProjectFiles.Output found) {
    var lines = new ArrayList<String>();
    var plan = found.plan().plan();
    lines.add(
        "%s: %s to %s. Each year at its prices; present values at those of %s, discount rates of edition %s."
            .formatted(
                plan.title(),
                plan.firstYear(),
                plan.year(plan.years() - 1),
                plan.pricesOf(),
                plan.rates().edition()));
    lines.add("");
    lines.addAll(years(found.plan()));
    lines.add("");
    lines.addAll(cases(found.plan()));
    lines.add("");
    lines.addAll(together(found.plan()));
    for (var scenario : found.scenarios()) {
      lines.add("");
      lines.addAll(beside(found.plan(), scenario));
    }
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
        .forEach(row -> table.row(cells(row)));
    return table.lines();
  }

  private static String[] cells(ProjectedYear row) {
    return new String[] {
      row.partner().value(),
      row.year().toString(),
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
                "peak funding",
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
                    Amounts.print(each.peakFundingPence()),
                    each.contract().map(end -> Amounts.print(end.returnPence())).orElse(""),
                    each.contract().map(end -> Amounts.print(end.afterPence())).orElse("")));
    return table.lines();
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
