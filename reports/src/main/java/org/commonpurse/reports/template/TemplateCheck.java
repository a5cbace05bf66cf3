package org.commonpurse.reports.template;

import static org.commonpurse.reports.template.TemplateProblem.RETURN_TEMPLATE_CIRCLE;
import static org.commonpurse.reports.template.TemplateProblem.RETURN_TEMPLATE_NAME_TWICE;
import static org.commonpurse.reports.template.TemplateProblem.RETURN_TEMPLATE_REFERENCE_UNKNOWN;
import static org.commonpurse.reports.template.TemplateProblem.RETURN_TEMPLATE_RULE_MISPLACED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.problem.ProblemType;
import org.commonpurse.reports.template.CellRule.Scope;
import org.commonpurse.reports.template.ReturnTemplate.Check;
import org.commonpurse.reports.template.ReturnTemplate.Repeat;
import org.commonpurse.reports.template.ReturnTemplate.TemplateRow;
import org.commonpurse.reports.template.ReturnTemplate.TemplateSheet;

/** Whether a template can be worked out, whatever the fund. */
final class TemplateCheck {

  private final ReturnTemplate template;
  private final Field root;

  TemplateCheck(ReturnTemplate template, Field root) {
    this.template = template;
    this.root = root;
  }

  /** Reports every mistake at its place. */
  void run() {
    var sheets = root.get("sheets").items();
    once(sheets, "sheet");
    once(sheets, "tab");
    for (int i = 0; i < sheets.size(); i++) {
      sheet(template.sheets().get(i), sheets.get(i));
    }
    var checks = root.get("checks").items();
    for (int i = 0; i < checks.size(); i++) {
      check(template.checks().get(i), checks.get(i));
    }
  }

  private void sheet(TemplateSheet sheet, Field field) {
    once(field.get("columns").items(), "column");
    var rows = field.get("rows").items();
    once(rows, "row");
    for (int i = 0; i < rows.size(); i++) {
      var row = sheet.rows().get(i);
      for (var cell : rows.get(i).get("cells").entries()) {
        cell(sheet, row, cell);
      }
    }
  }

  private static void once(List<Field> fields, String name) {
    var seen = new HashSet<String>();
    for (var field : fields) {
      var each = field.get(name);
      // Spreadsheets take no two tabs that differ in capitals alone.
      if (!seen.add(each.text().toLowerCase(Locale.ROOT))) {
        each.report(
            RETURN_TEMPLATE_NAME_TWICE,
            "The %s \"%s\" stands here a second time; give each its own name."
                .formatted(name, each.text()));
      }
    }
  }

  private void cell(TemplateSheet sheet, TemplateRow row, Field field) {
    var at = new Cell(sheet, row, field);
    int column = sheet.column(field.key());
    if (column < 0) {
      at.report(
          RETURN_TEMPLATE_REFERENCE_UNKNOWN,
          "The sheet has no such column. It has %s."
              .formatted(sheet.columns().stream().map(each -> each.code()).toList()));
      return;
    }
    long rules = field.entries().stream().filter(TemplateReader::isRule).count();
    if (rules != 1) {
      at.report(RETURN_TEMPLATE_RULE_MISPLACED, "A cell has one rule; keep one of them.");
      return;
    }
    var rule = Objects.requireNonNull(row.cells().get(field.key()));
    if (rule instanceof CellRule.Asked asked && asked.stated().isPresent() && !isNumber(rule)) {
      at.report(
          RETURN_TEMPLATE_RULE_MISPLACED,
          "What a fund states is an amount, and the cell asks for none. Let it ask for an amount.");
    }
    if (isNumber(rule) != sheet.columns().get(column).isNumber()) {
      at.report(
          RETURN_TEMPLATE_RULE_MISPLACED,
          isNumber(rule)
              ? "The rule gives a number and the column holds words. Give the column \"number: true\"."
              : "The rule gives words and the column holds numbers. Put it into another column.");
    }
    scope(rule)
        .filter(scope -> !scopes(row).contains(scope))
        .ifPresent(
            scope ->
                at.report(
                    RETURN_TEMPLATE_RULE_MISPLACED,
                    "The rule is about a %s, and the row is about none. Give the row an \"each\" that is."
                        .formatted(scope.name().toLowerCase(Locale.ROOT))));
    boolean isKnown = references(rule).stream().allMatch(each -> isKnown(each, at, rule));
    if (isKnown && circles(new CellReference(sheet.code(), row.code(), field.key(), false))) {
      at.report(
          RETURN_TEMPLATE_CIRCLE,
          "The cell is worked out from itself. Take one of the references out.");
    }
  }

  private boolean isKnown(CellReference reference, Cell at, CellRule rule) {
    var found = find(reference);
    var matching =
        rule instanceof CellRule.Matching each
            ? Optional.of(each)
            : Optional.<CellRule.Matching>empty();
    boolean isWords =
        matching.isPresent()
            && (matching.get().where().equals(reference) || matching.get().is().equals(reference));
    if (found.filter(each -> isWords ? !isNumber(each) : isMoney(each)).isEmpty()) {
      at.report(
          RETURN_TEMPLATE_REFERENCE_UNKNOWN,
          "\"%s\" is no cell with %s. Name one as sheet.row.column, row.column or column."
              .formatted(reference, isWords ? "words" : "an amount"));
      return false;
    }
    return matching.map(each -> fits(each, at)).orElse(true);
  }

  private static boolean fits(CellRule.Matching rule, Cell at) {
    boolean fits =
        rule.is().isOwnLine()
            && rule.sum().sheet().equals(rule.where().sheet())
            && rule.sum().row().equals(rule.where().row());
    if (!fits) {
      at.report(
          RETURN_TEMPLATE_REFERENCE_UNKNOWN,
          "\"%s\" and \"%s\" have to be of one row, and \"%s\" of this line."
              .formatted(rule.sum(), rule.where(), rule.is()));
    }
    return fits;
  }

  private void check(Check check, Field field) {
    if (check instanceof Check.Complete complete) {
      for (var each : field.get("complete").items()) {
        if (template.sheet(each.text()).isEmpty()) {
          each.report(
              RETURN_TEMPLATE_REFERENCE_UNKNOWN,
              "There is no sheet \"%s\" to be complete. There are %s."
                  .formatted(
                      each.text(), template.sheets().stream().map(TemplateSheet::code).toList()));
        }
      }
      return;
    }
    var both = field.has("equal") ? field.get("equal") : field.get("atLeast");
    for (var each : both.items()) {
      if (find(CellReference.parse(each.text(), "", "")).filter(TemplateCheck::isMoney).isEmpty()) {
        each.report(
            RETURN_TEMPLATE_REFERENCE_UNKNOWN,
            "\"%s\" is no cell with an amount. Name one as sheet.row.column."
                .formatted(each.text()));
      }
    }
  }

  private Optional<CellRule> find(CellReference reference) {
    return template
        .sheet(reference.sheet())
        .flatMap(sheet -> sheet.row(reference.row()))
        .map(row -> row.cells().get(reference.column()));
  }

  /** Whether what a cell refers to comes back to it. */
  private boolean circles(CellReference cell) {
    var waiting = new ArrayList<CellReference>(List.of(cell));
    var seen = new HashSet<CellReference>();
    while (!waiting.isEmpty()) {
      var each = waiting.remove(waiting.size() - 1);
      for (var next : find(each).map(TemplateCheck::references).orElse(List.of())) {
        var wholly = new CellReference(next.sheet(), next.row(), next.column(), false);
        if (wholly.equals(cell)) {
          return true;
        }
        if (seen.add(wholly)) {
          waiting.add(wholly);
        }
      }
    }
    return false;
  }

  private static List<CellReference> references(CellRule rule) {
    if (rule instanceof CellRule.Sum sum) {
      return sum.of();
    }
    if (rule instanceof CellRule.Difference difference) {
      return List.of(difference.from(), difference.less());
    }
    if (rule instanceof CellRule.Matching matching) {
      return List.of(matching.sum(), matching.where(), matching.is());
    }
    return List.of();
  }

  /** Whether a rule gives a number. */
  private static boolean isNumber(CellRule rule) {
    if (rule instanceof CellRule.Asked asked) {
      return asked.question() instanceof CellRule.Question.AnAmount;
    }
    return !(rule instanceof CellRule.Label) && !(rule instanceof CellRule.Told);
  }

  private static boolean isMoney(CellRule rule) {
    return isNumber(rule) && !(rule instanceof CellRule.Units);
  }

  private static Optional<Scope> scope(CellRule rule) {
    if (rule instanceof CellRule.Told told) {
      return Optional.of(told.fact().scope());
    }
    if (rule instanceof CellRule.Contribution) {
      return Optional.of(Scope.STREAM);
    }
    if (rule instanceof CellRule.Spending) {
      return Optional.of(Scope.SCHEME);
    }
    return rule instanceof CellRule.Units ? Optional.of(Scope.EFFECT) : Optional.empty();
  }

  private static Set<Scope> scopes(TemplateRow row) {
    var repeat = row.repeat().orElse(null);
    if (repeat instanceof Repeat.Contributions) {
      return Set.of(Scope.ANY, Scope.STREAM, Scope.PARTNER);
    }
    if (repeat instanceof Repeat.EachStream) {
      return Set.of(Scope.ANY, Scope.STREAM);
    }
    if (repeat instanceof Repeat.Schemes) {
      return Set.of(Scope.ANY, Scope.STREAM, Scope.SCHEME);
    }
    return repeat instanceof Repeat.Effects ? Set.of(Scope.ANY, Scope.EFFECT) : Set.of(Scope.ANY);
  }

  /** A cell of the template, with its place. */
  private record Cell(TemplateSheet sheet, TemplateRow row, Field field) {

    void report(ProblemType type, String message) {
      field.report(
          type,
          "Sheet \"%s\", row \"%s\", column \"%s\": %s"
              .formatted(sheet.code(), row.code(), field.key(), message));
    }
  }
}
