package org.commonpurse.reports.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetRow;

/** The first sheet: what the workbook is, what it rests on, and how it is used. */
final class ReadMe {

  private final List<SheetRow> rows = new ArrayList<>();

  private ReadMe() {}

  static Sheet of(
      Projection projection,
      ProjectionWorkbook.Basis basis,
      CheckLines checks,
      List<Sheet> sheets) {
    var page = new ReadMe();
    page.about(projection, basis);
    page.use();
    page.heading("Checks");
    page.formula("Every identity holds", checks.identitiesHold());
    page.formula("Every figure is what Commonpurse came to", checks.isOurs());
    page.say(
        "If this is FALSE",
        "an assumption was changed since, and Sharing is that of the plan as it was.");
    page.heading("Sheets");
    sheets.forEach(sheet -> page.say(sheet.name(), sheet.caption()));
    return new Sheet(
        "Read me",
        "A projection that recomputes itself",
        List.of(new Heading("What", false), new Heading("Is", false)),
        1,
        page.rows,
        new TreeMap<>());
  }

  private void about(Projection projection, ProjectionWorkbook.Basis basis) {
    var plan = projection.plan();
    heading("What it rests on");
    say("Plan", plan.title());
    say("Scenario", plan.scenario().isEmpty() ? "none: the plan as it stands" : plan.scenario());
    say("Years", plan.firstYear() + " to " + plan.year(plan.years() - 1));
    var actual = projection.actual().years();
    say(
        "Actual years",
        actual.isEmpty()
            ? "none: every year is projected"
            : "%s to %s, as the books have them"
                .formatted(actual.get(0), actual.get(actual.size() - 1)));
    say(
        "Agreements",
        basis.agreements().isEmpty()
            ? "none: nothing is shared"
            : String.join("; ", basis.agreements()));
    say("Currency", plan.currency().getCurrencyCode());
    say("Prices", "amounts of the plan are at those of " + plan.pricesOf());
    say(
        "Deflators",
        basis
            .deflators()
            .map(edition -> "edition %s took unit values to these prices".formatted(edition))
            .orElse("none: unit values are at these prices"));
    say(
        "Discount rates",
        "edition %s: %s, %s"
            .formatted(plan.rates().edition(), plan.rates().title(), plan.rates().source()));
    say("Seed", "none: nothing is drawn at random");
  }

  private void use() {
    heading("How to use it");
    say("Yellow cells", "are assumptions. Change one, and what hangs on it moves.");
    say(
        "Grey cells",
        "were worked out by Commonpurse or come from books. Nothing in the workbook moves them.");
    say(
        "Sharing",
        "does not move, as an agreement is no formula. Change the plan and run it again for sharing that does.");
    say("Rounding", "each cost and benefit once a year to the penny, halves away from zero.");
    say("Parts of a benefit", "add up to it: odd pennies go by the largest remainder.");
    say("Signs", "costs and savings are positive amounts; what is good for a partner is positive.");
    say("Not in it", "other scenarios, loans, budgets and contracts.");
  }

  private void heading(String text) {
    rows.add(new SheetRow(List.of(SheetCell.words(text), SheetCell.EMPTY), true));
  }

  private void say(String what, String text) {
    rows.add(new SheetRow(List.of(SheetCell.words(what), SheetCell.words(text)), false));
  }

  private void formula(String what, String expression) {
    rows.add(
        new SheetRow(
            List.of(SheetCell.words(what), new SheetCell.Formula(expression, Format.GENERAL)),
            false));
  }
}
