package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.AllocationTables;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;

/** The register of clauses says what each version changed, and every result once. */
class ClausePageTest {

  private final BoardPackContents contents = Packs.threeVersions();

  private final Page page = ClausePage.of(contents).orElseThrow();

  private List<String> headings() {
    return page.blocks().stream()
        .filter(Block.Heading.class::isInstance)
        .map(block -> ((Block.Heading) block).text())
        .toList();
  }

  private List<String> points() {
    return page.blocks().stream()
        .filter(Block.Points.class::isInstance)
        .flatMap(block -> ((Block.Points) block).points().stream())
        .map(point -> point.name().map(name -> name + " ").orElse("") + point.text())
        .toList();
  }

  /** The third version says again what the second says, and the first did of grants alone. */
  @Test
  void repeatsNoClauseThatReadsAsBefore() {
    var title = "Brackenshire Better Care Fund, version ";
    assertThat(headings())
        .containsExactly(
            title + "1",
            "Sch 3, 4.1. Ring-fenced grants stay with their owner",
            "Sch 3, 4.2. Overspends",
            "Sch 3, 4.3. Underspends",
            "Sch 3, 5. Savings from fewer emergency admissions",
            title + "2",
            "Sch 3, 4.2. Overspends (changed)",
            "Sch 3, 4.4. Underspends are shared (new)",
            title + "3",
            "All clauses together");
    assertThat(page.headline())
        .isEqualTo("Five clauses of one agreement in three versions, applied to ten periods");
  }

  @Test
  void saysWhichSentencesAreOthersAndWhichClausesEnd() {
    assertThat(points())
        .contains(
            "Ended: Sch 3, 4.3 (Underspends).",
            "Unchanged, with their words and results above: Sch 3, 4.1 (Ring-fenced grants stay with"
                + " their owner); Sch 3, 5 (Savings from fewer emergency admissions).")
        .anySatisfy(point -> assertThat(point).startsWith("Version 1 said:").contains("150,000.00"))
        .anySatisfy(point -> assertThat(point).startsWith("Now:").contains("250,000.00"))
        .noneSatisfy(point -> assertThat(point).contains("first 1% of the budget"))
        .noneSatisfy(point -> assertThat(point).contains("in force from"));
  }

  /** Added up from the results themselves, whatever version they are of. */
  @Test
  void showsEveryResultOnceAndToThePenny() {
    var amounts = new TreeMap<String, Long>();
    var periods = new TreeMap<String, List<String>>();
    var pays = new TreeMap<String, Long>();
    for (var allocation : contents.allocations()) {
      for (var result : allocation.clauses()) {
        var clause = result.clause().code();
        amounts.merge(clause.value(), parts(result.allocation().partners()), Long::sum);
        amounts.merge(clause.value(), result.allocation().unallocatedPence(), Long::sum);
        result
            .allocation()
            .moves()
            .forEach(move -> amounts.merge(clause.value(), move.pence(), Long::sum));
        periods
            .computeIfAbsent(clause.value(), code -> new ArrayList<>())
            .add(allocation.outturn().period());
      }
      for (int i = 0; i < allocation.parties().codes().size(); i++) {
        pays.merge(
            contents.name(allocation.parties().code(i)),
            -allocation.chargesPence().get(i),
            Long::sum);
      }
    }

    var shown = new TreeMap<String, Long>();
    var shownPeriods = new TreeMap<String, List<String>>();
    for (var table : tables()) {
      if (isOfParts(table)) {
        var code = table.name().value();
        for (var row : table.rows()) {
          if (!row.isTotal()) {
            shown.merge(code, row.cells().get(1).pence().orElseThrow(), Long::sum);
            shownPeriods
                .computeIfAbsent(code, each -> new ArrayList<>())
                .add(table.words(table.rows().indexOf(row), 0));
          }
        }
      }
    }
    // An underspend is shown above nought.
    for (var turned : List.of("sch-3-4-3", "sch-3-4-4")) {
      amounts.computeIfPresent(ClauseCode.of(turned).value(), (code, pence) -> -pence);
    }
    assertThat(shown).isEqualTo(amounts).hasSize(5);
    assertThat(shownPeriods).isEqualTo(periods);
    pays.values().removeIf(pence -> pence == 0);
    assertThat(together()).isEqualTo(pays);
  }

  /** One table of a clause that reads alike in all versions, over all its years. */
  @Test
  void showsOneTableOfAClauseThatNeverChanged() {
    assertThat(tables().stream().filter(ClausePageTest::isOfParts))
        .filteredOn(table -> table.name().value().equals("sch-3-5"))
        .singleElement()
        .satisfies(
            table -> {
              assertThat(table.rows()).hasSize(11);
              assertThat(table.words(10, 0)).isEqualTo(AllocationTables.ALL_YEARS);
            });
  }

  private static long parts(List<Long> pence) {
    return pence.stream().mapToLong(Long::longValue).sum();
  }

  private Map<String, Long> together() {
    var tables =
        tables().stream()
            .filter(table -> table.caption().startsWith("All clauses together"))
            .toList();
    assertThat(tables).hasSize(1);
    var table = tables.get(0);
    int last = table.rows().size() - 1;
    return table.columns().stream()
        .skip(1)
        .collect(
            Collectors.toMap(
                column -> column.heading(),
                column -> table.pence(last, table.column(column.heading()))));
  }

  private static boolean isOfParts(Table table) {
    return table.columns().get(0).heading().equals("Year")
        && !table.caption().startsWith("What each partner therefore")
        && !table.caption().startsWith("What the clause alone")
        && !table.caption().startsWith("All clauses");
  }

  private List<Table> tables() {
    return page.tables();
  }
}
