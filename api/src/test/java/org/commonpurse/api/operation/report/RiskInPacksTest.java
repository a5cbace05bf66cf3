package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.RandomPool;
import org.commonpurse.reports.SyntheticFund;
import org.commonpurse.reports.SyntheticFund.Landing;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on what partners bear away from budget, in packs of books. */
class RiskInPacksTest {

  private static final Actor ADA = new Actor("Ada, pooled fund manager");

  private static final String AGREEMENT =
      """
      agreement: Arden agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county, city]
      clauses:
        - %s
      """;

  @TempDir private Path folder;

  @Test
  void everyColumnAddsUpToItsVarianceAndNoFigureHasAReference() {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var fund = new SyntheticFund(FundCode.of("any"), 7, 13, 2, 400_000_00, 0, Landing.GAINS);
      fund.load(ledger);

      var page = page(ledger, fund.code()).orElseThrow();
      var even = table(page, "risk-even");
      var alone = table(page, "risk-one-scheme");

      for (int column = 1; column < even.columns().size() - 1; column++) {
        long sum = 0;
        for (int row = 0; row < even.rows().size() - 1; row++) {
          sum += even.pence(row, column);
        }
        assertThat(sum)
            .as(even.columns().get(column).heading())
            .isEqualTo(even.pence(even.rows().size() - 1, column))
            .isNotZero();
      }
      assertThat(alone.rows()).hasSize(11);
      for (var row : alone.rows()) {
        var amounts = row.cells().stream().flatMapToLong(cell -> cell.pence().stream()).toArray();
        assertThat(2 * amounts[0]).isEqualTo(Arrays.stream(amounts).sum());
      }
      assertThat(page.tables()).allSatisfy(table -> assertThat(table.untraced()).isEqualTo(table));
    }
  }

  @Test
  void aFigureThatNobodyHasGivenYetIsNamed() throws IOException {
    var page =
        pool("""
                {clause: "1", title: Overspends, takes: overspend, share: {icb: 1, county: 1}}
                  - {clause: "2", title: Fee, takes: payment, of: {bases: contract}, bear: county}""")
            .orElseThrow();

    assertThat(page.headline()).isEqualTo("What partners bear away from budget cannot be told yet");
    assertThat(((Block.Prose) page.blocks().get(0)).paragraphs().get(0)).contains("contract");
  }

  @Test
  void whereNoClauseSharesTheVarianceThereIsNoPage() throws IOException {
    assertThat(pool("{clause: \"1\", title: Savings, takes: saving, share: {icb: 1, county: 1}}"))
        .isEmpty();
    assertThat(
            pool(
                "{clause: \"1\", title: Overspends, takes: overspend, share: {icb: 1, county: 1}}"))
        .hasValueSatisfying(
            page -> assertThat(page.headline()).startsWith("Of an overspend of 10% (\u00a3100), "));
  }

  /** The page of a pool of 1,000.00 budget under an agreement of one clause. */
  private Optional<Page> pool(String clause) throws IOException {
    try (var pool = new RandomPool(Files.createTempDirectory(folder, "pool"))) {
      new Agreements(pool.ledger().books())
          .add(pool.fund(), Document.parse("agreement.yml", AGREEMENT.formatted(clause)), ADA);
      pool.add(
          Book.PLAN,
          "budget",
          LocalDate.of(2024, 4, 1),
          "spend:nursing:nhs:trust",
          "contribution:icb:nhs",
          1_000_00);
      pool.add(
          Book.ACTUAL,
          "general",
          LocalDate.of(2024, 5, 1),
          "receivable:icb",
          "contribution:icb:nhs",
          1_000_00);
      pool.post();
      return page(pool.ledger(), pool.fund().code());
    }
  }

  private static Optional<Page> page(Ledger ledger, FundCode fund) {
    return new BoardPackOf(ledger, Clock.systemUTC())
        .run(fund, View.NOW).pages().stream().filter(page -> page.id().equals("risk")).findFirst();
  }

  private static Table table(Page page, String name) {
    return page.tables().stream()
        .filter(table -> table.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
