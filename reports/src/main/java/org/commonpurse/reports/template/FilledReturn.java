package org.commonpurse.reports.template;

import static org.commonpurse.reports.template.TemplateProblem.RETURN_PERIOD_UNFIT;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.reports.template.ReturnTemplate.Check;
import org.commonpurse.reports.template.ReturnTemplate.TemplateRow;
import org.commonpurse.reports.template.ReturnTemplate.TemplateSheet;

/**
 * A template filled from the books of a fund and from answers.
 *
 * @param fundName  as the books have it
 * @param stamp  the state of the books it was filled from
 * @param sheets  in the order of the template
 * @param stated  what is asked and the fund states, so that nobody has to answer it
 * @param lacks  what must be filled and is not, in the order of the sheets
 * @param checks  in the order of the template
 */
public record FilledReturn(
    ReturnTemplate template,
    ReturnPeriod period,
    String fundName,
    Stamp stamp,
    List<FilledSheet> sheets,
    Set<FilledCell> stated,
    List<Lack> lacks,
    List<CheckResult> checks) {

  public FilledReturn {
    sheets = List.copyOf(sheets);
    stated = Set.copyOf(stated);
    lacks = List.copyOf(lacks);
    checks = List.copyOf(checks);
  }

  /** A sheet with as many lines as the fund has. */
  public record FilledSheet(TemplateSheet sheet, List<FilledLine> lines) {

    public FilledSheet {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line.
   *
   * @param row  the row that it is one of
   * @param name  the code of its row, and what tells it from the others of that row
   * @param isMissing  whether the fund has nothing that it could be about
   * @param values  by column, for each cell that has a rule
   */
  public record FilledLine(
      TemplateRow row, String name, boolean isMissing, Map<String, CellValue> values) {

    public FilledLine {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether a cell with this rule must be filled before the return is complete. */
    boolean mustFill(CellRule rule) {
      if (isMissing && row.isOptional()) {
        return false;
      }
      if (rule instanceof CellRule.Asked asked) {
        return !asked.isOptional();
      }
      return rule instanceof CellRule.Told
          || rule instanceof CellRule.Contribution
          || rule instanceof CellRule.Spending
          || rule instanceof CellRule.Units;
    }
  }

  /**
   * What is missing.
   *
   * @param why  a sentence
   */
  public record Lack(FilledCell cell, String why) {}

  /** Whether what must hold does. */
  public record CheckResult(Check check, boolean holds) {}

  /**
   * Fills a template.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code RETURN_PERIOD_UNFIT}; for answers as their
   *     codes say
   */
  public static FilledReturn of(ReturnTemplate template, ReturnFacts facts, ReturnAnswers answers) {
    var period = facts.period();
    boolean isInside =
        !period.first().isBefore(template.from()) && !period.last().isAfter(template.to());
    if (period.quarter().isPresent() != template.isQuarterly() || !isInside) {
      throw RETURN_PERIOD_UNFIT
          .because(
              "Template %s is for a %s from %s to %s, and %s is none. Name another period or template."
                  .formatted(
                      template.name(),
                      template.isQuarterly() ? "quarter" : "year",
                      template.from(),
                      template.to(),
                      period),
              "template",
              template.name(),
              "period",
              period)
          .toException();
    }
    return new Filling(template, facts, answers).run();
  }

  /** Whether everything that must hold does, and nothing that must be filled is missing. */
  public boolean isComplete() {
    return lacks.isEmpty() && checks.stream().allMatch(CheckResult::holds);
  }

  /** The sheet with the code. */
  public FilledSheet sheet(String code) {
    return sheets.stream()
        .filter(each -> each.sheet().code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
