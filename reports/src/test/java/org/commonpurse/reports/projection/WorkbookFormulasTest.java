package org.commonpurse.reports.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.reports.projection.ProjectionWorkbook.Basis;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetCell.Value;
import org.junit.jupiter.api.Test;

/** What formulas of a projection's workbook rest on, told without a program that works them out. */
class WorkbookFormulasTest {

  private static final Pattern NAME = Pattern.compile("Assumptions!([a-z][a-z0-9_.]*)");

  /** Whole columns under headings, which are written with a dollar sign, may have gaps. */
  private static final String AT = "([A-Z]{1,2})([0-9]+)";

  private static final Pattern CELLS =
      Pattern.compile("(?:([A-Z][a-z]+)!)?" + AT + "(?![0-9(])(?::" + AT + ")?");

  private static final Projection PROJECTION =
      Projection.of(
          new Scenarios(Document.read(Path.of("../config/example/plan.yml"))).plan(),
          Optional.of(
              AgreementReader.read(
                  Document.read(Path.of("../config/example/plan-agreement.yml")))));
  private static final Basis BASIS = new Basis(List.of("an agreement"), Optional.of("ons-2025-06"));
  private static final List<Sheet> SHEETS = ProjectionWorkbook.sheets(PROJECTION, BASIS);

  @Test
  void worksOutEveryAmountThatIsNoAssumptionAndNotGiven() {
    assertThat(names())
        .containsExactly(
            "Read me",
            "Assumptions",
            "Prices",
            "Costs",
            "Benefits",
            "Sharing",
            "Partners",
            "Returns",
            "Checks");
    for (var name : List.of("Prices", "Costs", "Benefits", "Partners", "Returns")) {
      var numbers = cells(sheet(name)).filter(Value.class::isInstance).toList();
      assertThat(numbers)
          .as("numbers on " + name)
          .allMatch(cell -> name.equals("Prices") && ((Value) cell).origin() == Origin.FIXED);
      assertThat(cells(sheet(name)).filter(Formula.class::isInstance)).isNotEmpty();
    }
    assertThat(cells(sheet("Assumptions"))).noneMatch(Formula.class::isInstance);
  }

  @Test
  void usesEveryAssumptionAndNoOther() {
    Set<String> used = new HashSet<>();
    formulas()
        .forEach(formula -> NAME.matcher(formula).results().forEach(m -> used.add(m.group(1))));

    assertThat(used).isEqualTo(sheet("Assumptions").names().keySet());
    assertThat(used).contains("inflation", "benefit.fewer_admissions.take_up", "cost.care.amount");
  }

  @Test
  void readsNoCellThatIsEmpty() {
    for (var sheet : SHEETS) {
      for (var cell : cells(sheet).toList()) {
        if (cell instanceof Formula formula) {
          CELLS
              .matcher(formula.expression())
              .results()
              .forEach(
                  m -> {
                    var of = m.group(1) == null ? sheet : sheet(m.group(1));
                    var last = m.group(4) == null ? 2 : 4;
                    assertThat(List.of(at(of, m, 2), at(of, m, last)))
                        .as("%s on %s", formula.expression(), sheet.name())
                        .doesNotContain(SheetCell.EMPTY);
                  });
        }
      }
    }
  }

  @Test
  void marksWhatTheAgreementGaveAsGiven() {
    assertThat(cells(sheet("Sharing")).filter(Value.class::isInstance))
        .isNotEmpty()
        .allMatch(cell -> ((Value) cell).origin() == Origin.GIVEN);
    assertThat(cells(SHEETS.get(0)))
        .contains(SheetCell.words("an agreement"), SheetCell.words(PROJECTION.plan().title()));
  }

  @Test
  void givesTheSameBytesForTheSameProjection() {
    assertThat(written()).isEqualTo(written());
  }

  private static byte[] written() {
    var out = new ByteArrayOutputStream();
    ProjectionWorkbook.write(PROJECTION, BASIS, out);
    return out.toByteArray();
  }

  /** The cell whose letters are in a group, its number in the next. */
  private static SheetCell at(Sheet sheet, MatchResult found, int group) {
    int column = 0;
    while (!Sheet.columnLetters(column).equals(found.group(group))) {
      column++;
    }
    int row = Integer.parseInt(found.group(group + 1)) - Sheet.rowNumber(0);
    return sheet.rows().get(row).cells().get(column);
  }

  private static List<String> names() {
    return SHEETS.stream().map(Sheet::name).toList();
  }

  private static Sheet sheet(String name) {
    return SHEETS.get(names().indexOf(name));
  }

  private static Stream<SheetCell> cells(Sheet sheet) {
    return sheet.rows().stream().flatMap(row -> row.cells().stream());
  }

  private static List<String> formulas() {
    var formulas = new ArrayList<String>();
    for (var sheet : SHEETS) {
      cells(sheet)
          .filter(Formula.class::isInstance)
          .forEach(cell -> formulas.add(((Formula) cell).expression()));
    }
    return formulas;
  }
}
