package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.BudgetYear.SchemeYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.reports.Brackenshire;
import org.junit.jupiter.api.Test;

/** Whether the table of a budget adds up, row by row and down to its total. */
class BudgetTablesTest {

  @Test
  void makesBudgetAndVarianceTheOutturnInEveryRowAndAllRowsTheTotal() {
    for (var budget : List.of(Brackenshire.budget(), many(200))) {
      var table = BudgetTables.bySchemes(budget);
      int planned = table.column("budget");
      int spent = table.column("outturn");
      int variance = table.column("variance");
      int last = table.rows().size() - 1;

      for (int row = 0; row <= last; row++) {
        assertThat(table.pence(row, planned) + table.pence(row, variance))
            .isEqualTo(table.pence(row, spent));
      }
      for (int column = 1; column < table.columns().size(); column++) {
        long sum = 0;
        for (int row = 0; row < last; row++) {
          sum += table.pence(row, column);
        }
        assertThat(table.pence(last, column)).isEqualTo(sum);
      }
      assertThat(table.pence(last, variance)).isEqualTo(budget.met().totalPence());
    }
  }

  @Test
  void showsTwelveSchemesAndTheOthersTogetherHoweverManyThereAre() {
    var table = BudgetTables.bySchemes(many(200));

    assertThat(table.rows()).hasSize(14);
    assertThat(table.words(0, 0)).isEqualTo("Scheme 199");
    assertThat(table.words(12, 0)).isEqualTo("188 others together");
  }

  @Test
  void namesFiguresAsTheTraceKnowsThem() {
    var table = BudgetTables.bySchemes(Brackenshire.budget());
    var names = new ArrayList<String>();
    for (var cell : table.rows().get(table.rows().size() - 1).cells()) {
      if (cell instanceof Cell.Money money) {
        money.reference().ifPresent(reference -> names.add(reference.toString()));
      }
    }
    assertThat(names)
        .containsExactly(
            "budget:all-partners:2025-26",
            "spent:all-partners:2025-26",
            "variance:all-partners:2025-26",
            "spent:all-partners:2024-25");
    assertThat(table.rows().get(0).cells().get(1))
        .isInstanceOfSatisfying(
            Cell.Money.class,
            money ->
                assertThat(money.reference().orElseThrow())
                    .hasToString("budget.social-work:all-partners:2025-26"));
  }

  @Test
  void leavesOutColumnsWithoutAFigure() {
    var first =
        new BudgetYear(
            new FinancialYear(2025),
            FundKind.ALIGNED,
            List.of(scheme(0, 0, 5_000)),
            new BudgetYear.Met(new TreeMap<>(), 0, 0, 5_000));

    assertThat(BudgetTables.bySchemes(first).columns())
        .extracting(Column::heading)
        .containsExactly("Scheme", "outturn");
    assertThat(BudgetTables.bySchemes(many(3)).columns())
        .extracting(Column::heading)
        .containsExactly("Scheme", "budget", "outturn", "variance");
  }

  private static BudgetYear many(int count) {
    var schemes = new ArrayList<SchemeYear>();
    long variance = 0;
    for (int i = 0; i < count; i++) {
      schemes.add(scheme(i, 1_000_000, 1_000_000 + i * 777L));
      variance += i * 777L;
    }
    return new BudgetYear(
        new FinancialYear(2025),
        FundKind.POOLED,
        schemes,
        new BudgetYear.Met(new TreeMap<>(), variance, 0, 0));
  }

  private static SchemeYear scheme(int number, long budget, long spent) {
    return new SchemeYear(
        SchemeCode.of("scheme-" + number), "Scheme " + number, budget, spent, 0, Optional.empty());
  }
}
