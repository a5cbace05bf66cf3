package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonpurse.allocation.measure.ApprovedValue;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.ObservedValue;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.ledger.money.Amounts;

/** What a fund measures, as lines of text. */
final class MeasureText {

  private MeasureText() {}

  /** What an approved value came to. */
  static List<String> approved(ApprovedValue approved) {
    var was = approved.realisation();
    var observation = approved.value().observation();
    var lines = new ArrayList<String>();
    lines.add(
        "%s in %s, revision %d: %s expected, %s counted, %s %s."
            .formatted(
                observation.effect(),
                observation.quarter(),
                approved.value().revision(),
                count(was.baseline()),
                count(was.observed()),
                count(Math.abs(was.gained())),
                was.gained() < 0 ? "worse" : "better"));
    var table = new TextTable(4, List.of("counted", "partner", "nature", "line", "amount"));
    was.parts()
        .forEach(
            part ->
                table.row(
                    part.isSaving() ? "saving" : "extra cost",
                    part.partner().value(),
                    part.nature().value(),
                    part.line(),
                    Amounts.print(part.pence())));
    table.row("net", "", "", "", Amounts.print(was.netPence()));
    lines.addAll(table.lines());
    was.posted()
        .reversal()
        .ifPresent(
            reversal ->
                lines.add(
                    "Entry %d takes back entry %d."
                        .formatted(reversal, was.posted().reversed().orElseThrow())));
    lines.add(
        was.posted()
            .entry()
            .map(entry -> "It is posted as entry " + entry + " of the impact book.")
            .orElse("It came to nothing, and nothing is posted."));
    return lines;
  }

  static List<String> observations(List<ObservedValue> values) {
    var table =
        new TextTable(
            6,
            List.of(
                "effect",
                "quarter",
                "standing",
                "source",
                "supplied by",
                "recorded by",
                "revision",
                "units"));
    for (var each : values) {
      var observation = each.value().observation();
      table.row(
          observation.effect().value(),
          observation.quarter().toString(),
          each.standing().word(),
          observation.source(),
          observation.suppliedBy(),
          each.value().by().name(),
          Integer.toString(each.value().revision()),
          count(observation.units()));
    }
    return table.lines();
  }

  /** That a claim was given up. */
  static List<String> givenUp(ObservedValue value) {
    var waiver = value.value().waiver().orElseThrow();
    var observation = value.value().observation();
    return List.of(
        "The claim of %s in %s, revision %d, is given up: %s."
            .formatted(
                observation.effect(),
                observation.quarter(),
                value.value().revision(),
                waiver.reason().text()),
        waiver
            .reversal()
            .map(entry -> "Entry " + entry + " of the impact book takes back what it had posted.")
            .orElse("Nothing that it had posted stood, and nothing is taken back."));
  }

  /** What years rest on, a row for each kind and one for all. */
  static List<String> years(List<MeasuredYear> years) {
    var table = new TextTable(2, List.of("year", "rests on", "savings", "extra costs", "net"));
    for (var each : years) {
      restsOn(table, each, "outcomes", each.outcome());
      restsOn(table, each, "processes", each.process());
      restsOn(table, each, "no model", each.ofNoModel());
      restsOn(table, each, "all", each.total());
    }
    return table.lines();
  }

  private static void restsOn(
      TextTable table, MeasuredYear year, String what, MeasuredYear.MeasuredAmounts amounts) {
    table.row(
        year.year().toString(),
        what,
        Amounts.print(amounts.savingsPence()),
        Amounts.print(amounts.extraCostsPence()),
        Amounts.print(amounts.netPence()));
  }

  static List<String> realised(List<RealisedQuarter> quarters) {
    var table =
        new TextTable(
            3,
            List.of(
                "effect",
                "quarter",
                "kind",
                "baseline",
                "planned",
                "counted",
                "variance",
                "at unit value",
                "to date",
                "savings",
                "extra costs",
                "net",
                "net to date"));
    for (var each : quarters) {
      var outcome = each.outcome();
      table.row(
          each.effect().value(),
          each.quarter().toString(),
          each.kind().word(),
          count(each.baseline()),
          count(each.planned()),
          outcome.map(found -> count(found.observed())).orElse(each.isWaiting() ? "waiting" : ""),
          outcome.map(found -> count(found.varianceUnits())).orElse(""),
          outcome.map(found -> Amounts.print(found.variancePence())).orElse(""),
          Amounts.print(each.toDate().variancePence()),
          outcome.map(found -> Amounts.print(found.savingsPence())).orElse(""),
          outcome.map(found -> Amounts.print(found.extraCostsPence())).orElse(""),
          outcome.map(found -> Amounts.print(found.netPence())).orElse(""),
          Amounts.print(each.toDate().netPence()));
    }
    return table.lines();
  }

  static List<String> claims(List<ApprovedValue> claims) {
    var table =
        new TextTable(
            6,
            List.of(
                "cohort",
                "kind",
                "measure",
                "quarter",
                "effect",
                "approved by",
                "units",
                "savings",
                "extra costs",
                "net",
                "entry"));
    for (var claim : claims) {
      var was = claim.realisation();
      table.row(
          was.cohort(),
          was.kind().word(),
          was.measure().value(),
          claim.value().observation().quarter().toString(),
          claim.value().observation().effect().value(),
          claim.approval().by().name(),
          count(was.gained()),
          Amounts.print(was.savingsPence()),
          Amounts.print(was.extraCostsPence()),
          Amounts.print(was.netPence()),
          was.posted().entry().map(entry -> Long.toString(entry)).orElse(""));
    }
    return table.lines();
  }

  private static String count(long units) {
    return String.format(Locale.ROOT, "%,d", units);
  }
}
