package org.commonpurse.reports.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.template.CellRule.Question;
import org.commonpurse.reports.template.FilledReturn.CheckResult;
import org.commonpurse.reports.template.FilledReturn.FilledLine;
import org.commonpurse.reports.template.FilledReturn.FilledSheet;
import org.commonpurse.reports.template.FilledReturn.Lack;
import org.commonpurse.reports.template.ReturnTemplate.Check;
import org.commonpurse.reports.template.ReturnTemplate.TemplateRow;
import org.commonpurse.reports.template.ReturnTemplate.TemplateSheet;

/** Works every cell of a return out. */
final class Filling {

  private final ReturnTemplate template;
  private final ReturnFacts facts;
  private final ReturnAnswers answers;
  private final Map<String, List<Line>> lines = new LinkedHashMap<>();

  /** Values that stand as they are, and formulas as far as they are worked out. */
  private final Map<FilledCell, CellValue> values = new LinkedHashMap<>();

  /** A line of a sheet before it is filled. */
  private record Line(TemplateSheet sheet, TemplateRow row, Subject subject) {

    String name() {
      return subject.key().isEmpty() ? row.code() : row.code() + "/" + subject.key();
    }

    FilledCell cell(String column) {
      return new FilledCell(sheet.code(), name(), column);
    }
  }

  Filling(ReturnTemplate template, ReturnFacts facts, ReturnAnswers answers) {
    this.template = template;
    this.facts = facts;
    this.answers = answers;
  }

  FilledReturn run() {
    for (var sheet : template.sheets()) {
      var subjects = new SubjectsOfRows(facts, sheet);
      var found = new ArrayList<Line>();
      for (var row : sheet.rows()) {
        subjects.of(row).forEach(subject -> found.add(new Line(sheet, row, subject)));
      }
      lines.put(sheet.code(), found);
    }
    var stated = new HashSet<FilledCell>();
    var questions = new LinkedHashMap<FilledCell, Question>();
    eachCell(
        (line, column, rule) -> {
          if (rule instanceof CellRule.Asked asked) {
            questions.put(line.cell(column), asked.question());
          }
        });
    values.putAll(answers.values(facts, template, questions));
    eachCell(
        (line, column, rule) -> {
          if (rule instanceof CellRule.Asked asked) {
            asked
                .stated()
                .flatMap(facts::required)
                .ifPresent(
                    fact -> {
                      stated.add(line.cell(column));
                      values.merge(line.cell(column), fact, Filling::agreed);
                    });
          }
        });
    eachCell((line, column, rule) -> value(line, column));
    var sheets = filled();
    return new FilledReturn(
        template,
        facts.period(),
        facts.fund().name(),
        facts.stamp(),
        sheets,
        stated,
        lacks(sheets),
        template.checks().stream()
            .map(check -> new CheckResult(check, holds(check, sheets)))
            .toList());
  }

  /** What is answered and stated; neither stands where they differ, so that nobody takes one for both. */
  private static CellValue agreed(CellValue answered, CellValue stated) {
    if (answered instanceof CellValue.InPence said
        && stated instanceof CellValue.InPence fact
        && said.pence() != fact.pence()) {
      return new CellValue.Lacking(
          "%s is answered, and the fund has %s. Leave the answer out, or amend the fund."
              .formatted(Amounts.print(said.pence()), Amounts.print(fact.pence())));
    }
    return stated;
  }

  private interface OnCell {
    void take(Line line, String column, CellRule rule);
  }

  private void eachCell(OnCell on) {
    lines
        .values()
        .forEach(
            each ->
                each.forEach(
                    line ->
                        line.row().cells().forEach((column, rule) -> on.take(line, column, rule))));
  }

  private List<FilledSheet> filled() {
    var sheets = new ArrayList<FilledSheet>();
    for (var sheet : template.sheets()) {
      var filled = new ArrayList<FilledLine>();
      for (var line : linesOf(sheet.code())) {
        var cells = new LinkedHashMap<String, CellValue>();
        line.row().cells().keySet().forEach(column -> cells.put(column, value(line, column)));
        filled.add(
            new FilledLine(
                line.row(), line.name(), line.subject() instanceof Subject.Missing, cells));
      }
      sheets.add(new FilledSheet(sheet, filled));
    }
    return sheets;
  }

  private List<Line> linesOf(String sheet) {
    return Objects.requireNonNull(lines.get(sheet));
  }

  private static List<Lack> lacks(List<FilledSheet> sheets) {
    var lacks = new ArrayList<Lack>();
    for (var sheet : sheets) {
      for (var line : sheet.lines()) {
        line.row()
            .cells()
            .forEach(
                (column, rule) -> {
                  if (line.mustFill(rule)
                      && line.values().get(column) instanceof CellValue.Lacking lacking) {
                    lacks.add(
                        new Lack(
                            new FilledCell(sheet.sheet().code(), line.name(), column),
                            lacking.why()));
                  }
                });
      }
    }
    return lacks;
  }

  private CellValue value(Line line, String column) {
    var cell = line.cell(column);
    var known = values.get(cell);
    if (known != null) {
      return known;
    }
    var worked = work(line, Objects.requireNonNull(line.row().cells().get(column)));
    values.put(cell, worked);
    return worked;
  }

  private CellValue work(Line line, CellRule rule) {
    if (rule instanceof CellRule.Label label) {
      return new CellValue.InWords(label.text());
    }
    if (rule instanceof CellRule.Asked) {
      return new CellValue.Lacking("Nobody has answered.");
    }
    if (rule instanceof CellRule.Sum sum) {
      return amount(sum(line, sum.of()));
    }
    if (rule instanceof CellRule.Difference difference) {
      var from = sum(line, List.of(difference.from()));
      var less = sum(line, List.of(difference.less()));
      return amount(
          from.isPresent() && less.isPresent()
              ? OptionalLong.of(Math.subtractExact(from.getAsLong(), less.getAsLong()))
              : OptionalLong.empty());
    }
    if (rule instanceof CellRule.Matching matching) {
      return new CellValue.InPence(matching(line, matching));
    }
    return new SubjectValues(facts).of(line.subject(), rule);
  }

  private static CellValue amount(OptionalLong pence) {
    return pence.isPresent()
        ? new CellValue.InPence(pence.getAsLong())
        : new CellValue.Lacking("What it is worked out from is missing.");
  }

  /** The amounts of cells together; empty where there is none. */
  private OptionalLong sum(Line line, List<CellReference> references) {
    return references.stream()
        .flatMap(
            reference ->
                reference.isOwnLine()
                    ? List.of(value(line, reference.column())).stream()
                    : values(reference).stream())
        .filter(CellValue.InPence.class::isInstance)
        .mapToLong(each -> ((CellValue.InPence) each).pence())
        .reduce(Math::addExact);
  }

  private List<CellValue> values(CellReference reference) {
    return linesOf(reference.sheet()).stream()
        .filter(line -> line.row().code().equals(reference.row()))
        .map(line -> value(line, reference.column()))
        .toList();
  }

  private long matching(Line line, CellRule.Matching rule) {
    var is = value(line, rule.is().column());
    var where = values(rule.where());
    var sum = values(rule.sum());
    long pence = 0;
    for (int i = 0; i < sum.size(); i++) {
      if (where.get(i).equals(is) && sum.get(i) instanceof CellValue.InPence found) {
        pence = Math.addExact(pence, found.pence());
      }
    }
    return pence;
  }

  private boolean holds(Check check, List<FilledSheet> sheets) {
    if (check instanceof Check.Complete complete) {
      return lacks(
              sheets.stream()
                  .filter(each -> complete.sheets().contains(each.sheet().code()))
                  .toList())
          .isEmpty();
    }
    if (check instanceof Check.Equal equal) {
      return compared(equal.one(), equal.other()).filter(each -> each == 0).isPresent();
    }
    var atLeast = (Check.AtLeast) check;
    return compared(atLeast.one(), atLeast.other()).filter(each -> each >= 0).isPresent();
  }

  private Optional<Integer> compared(CellReference one, CellReference other) {
    var first = total(one);
    var second = total(other);
    return first.isPresent() && second.isPresent()
        ? Optional.of(Long.compare(first.getAsLong(), second.getAsLong()))
        : Optional.empty();
  }

  private OptionalLong total(CellReference reference) {
    return values(reference).stream()
        .filter(CellValue.InPence.class::isInstance)
        .mapToLong(each -> ((CellValue.InPence) each).pence())
        .reduce(Math::addExact);
  }
}
