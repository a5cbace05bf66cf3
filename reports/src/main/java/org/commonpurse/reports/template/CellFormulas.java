package org.commonpurse.reports.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.template.FilledReturn.FilledLine;
import org.commonpurse.reports.template.FilledReturn.FilledSheet;
import org.commonpurse.reports.template.ReturnTemplate.Check;

/**
 * The formulas of a return. Codes of templates and words of funds never become part of one: they name cells
 * by their places alone.
 */
final class CellFormulas {

  private final FilledReturn filled;

  CellFormulas(FilledReturn filled) {
    this.filled = filled;
  }

  /** What a rule works out; empty where it stands as it is. */
  Optional<String> of(FilledSheet sheet, FilledLine line, CellRule rule) {
    int at = sheet.lines().indexOf(line);
    if (rule instanceof CellRule.Sum sum) {
      var cells = sum.of().stream().map(each -> cells(each, at)).collect(Collectors.joining(","));
      return Optional.of("IF(COUNT(%1$s)=0,\"\",ROUND(SUM(%1$s),2))".formatted(cells));
    }
    if (rule instanceof CellRule.Difference difference) {
      return Optional.of(
          "IF(AND(COUNT(%1$s)>0,COUNT(%2$s)>0),ROUND(SUM(%1$s)-SUM(%2$s),2),\"\")"
              .formatted(cells(difference.from(), at), cells(difference.less(), at)));
    }
    if (rule instanceof CellRule.Matching matching) {
      return Optional.of(
          "ROUND(SUMPRODUCT(--EXACT(%s,%s),%s),2)"
              .formatted(
                  cells(matching.where(), at),
                  cells(matching.is(), at),
                  cells(matching.sum(), at)));
    }
    return Optional.empty();
  }

  /** Whether a check holds. */
  String of(Check check) {
    if (check instanceof Check.Complete complete) {
      var blanks = new ArrayList<String>();
      filled.sheets().stream()
          .filter(sheet -> complete.sheets().contains(sheet.sheet().code()))
          .forEach(sheet -> blanks.addAll(mustFill(sheet)));
      return blanks.isEmpty()
          ? "TRUE"
          : blanks.stream()
              .map(each -> "COUNTBLANK(" + each + ")")
              .collect(Collectors.joining("+", "", "=0"));
    }
    boolean isEqual = check instanceof Check.Equal;
    var one = check instanceof Check.Equal equal ? equal.one() : ((Check.AtLeast) check).one();
    var other =
        check instanceof Check.Equal equal ? equal.other() : ((Check.AtLeast) check).other();
    return "AND(COUNT(%1$s)>0,COUNT(%2$s)>0,ROUND(SUM(%1$s)-SUM(%2$s),2)%3$s0)"
        .formatted(cells(one, 0), cells(other, 0), isEqual ? "=" : ">=");
  }

  /** The cells that must be filled, those that lie under each other as one range. */
  private static List<String> mustFill(FilledSheet sheet) {
    var ranges = new ArrayList<String>();
    for (var column : sheet.sheet().columns()) {
      int from = -1;
      for (int i = 0; i <= sheet.lines().size(); i++) {
        boolean isNeeded =
            i < sheet.lines().size() && isNeeded(sheet.lines().get(i), column.code());
        if (isNeeded && from < 0) {
          from = i;
        }
        if (!isNeeded && from >= 0) {
          ranges.add(range(sheet, column.code(), from, i - 1));
          from = -1;
        }
      }
    }
    return ranges;
  }

  private static boolean isNeeded(FilledLine line, String column) {
    var rule = line.row().cells().get(column);
    return rule != null && line.mustFill(rule);
  }

  private String cells(CellReference reference, int ownLine) {
    var sheet = filled.sheet(reference.sheet());
    if (reference.isOwnLine()) {
      return range(sheet, reference.column(), ownLine, ownLine);
    }
    var rows = sheet.lines().stream().map(line -> line.row().code()).toList();
    return range(
        sheet,
        reference.column(),
        rows.indexOf(reference.row()),
        rows.lastIndexOf(reference.row()));
  }

  private static String range(FilledSheet sheet, String column, int from, int to) {
    var letters = Sheet.columnLetters(sheet.sheet().column(column));
    var first = letters + Sheet.rowNumber(from);
    var last = letters + Sheet.rowNumber(to);
    return "'%s'!%s".formatted(sheet.sheet().tab(), from == to ? first : first + ":" + last);
  }
}
