package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole files of budgets, contributions and spending, recorded in any fund. */
class PlanLoadCommandTest {

  private static final String BUDGETS =
      """
      year,scheme,stream,provider,amount
      2023-24,home-first,nhs-minimum,acute,700.00
      2023-24,reablement,nhs-minimum,county,300.00
      """;

  private static final String CONTRIBUTIONS =
      """
      year,partner,stream,amount,first_due,instalments,months_between
      2023-24,icb,nhs-minimum,"1,000.00",2023-04-01,3,4
      """;

  private static final String SPENDING =
      """
      year,scheme,stream,provider,april,may,june,july,august,september,october,november,december,january,february,march
      2023-24,home-first,nhs-minimum,acute,60.00,65.50,,,,,,,,,,-5.00
      """;

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFund() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    var fund = Path.of("..", "config", "example", "fund.yml");
    assertThat(run("register", "--file", fund, "--by", "A. Finch").exitCode()).isZero();
  }

  /** £1,000.00 in three is 333.34, 333.33 and 333.33; nothing is at the bank before it comes. */
  @Test
  void recordsBudgetsInstalmentsAndMonthsOnce() throws IOException {
    var first = load(BUDGETS, CONTRIBUTIONS, SPENDING);
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("7 entries, of which 0 were recorded before.");

    assertThat(run("plan", "compare", "--fund", "brackenshire", "--year", "2023-24").out())
        .containsSubsequence("home-first", "700.00", "120.50", "reablement", "300.00");
    assertThat(run("balances", "--fund", "brackenshire", "--as-at", "2023-08-01").out())
        .contains("-666.67", "payable:acute", "-125.50")
        .doesNotContain("bank");

    var more = SPENDING.replace("65.50,,", "65.50,70.00,");
    assertThat(load(BUDGETS, CONTRIBUTIONS, more).out())
        .contains("8 entries, of which 7 were recorded before.");
  }

  @ParameterizedTest
  @CsvSource({
    "700.00, 700.001, budgets:2 (amount), SCHEDULE_FIGURE_UNREADABLE",
    "700.00, 700.01, 0.01, SCHEDULE_UNBALANCED",
    "'acute,700', 'acme,700', budgets:2 (provider), SCHEDULE_FIGURE_UNREADABLE",
    "amount, sum, amount, LEDGER_COLUMN_MISSING"
  })
  void recordsNothingOfFilesThatHaveAMistake(String right, String wrong, String where, String code)
      throws IOException {
    var refused = load(BUDGETS.replace(right, wrong), CONTRIBUTIONS, SPENDING);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains(where, code);
    assertThat(run("entries", "--fund", "brackenshire").out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'3,4', '0,4'", "'3,4', '3000000,4'", "icb, nobody", "2023-04-01, 2023-04-31"})
  void namesThePlaceInAScheduleThatCannotBeRead(String right, String wrong) throws IOException {
    var refused = load(BUDGETS, CONTRIBUTIONS.replace(right, wrong), SPENDING);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("contributions:2 (", "SCHEDULE_FIGURE_UNREADABLE");
  }

  private Run load(String budgets, String contributions, String spending) throws IOException {
    return run(
        "plan",
        "load",
        "--fund",
        "brackenshire",
        "--by",
        "A. Finch",
        "--budgets",
        Files.writeString(folder.resolve("budgets.csv"), budgets),
        "--contributions",
        Files.writeString(folder.resolve("contributions.csv"), contributions),
        "--spending",
        Files.writeString(folder.resolve("spending.csv"), spending));
  }

  private Run run(Object... words) {
    var all = new ArrayList<Object>(List.of(words));
    all.addAll(List.of("--database", database));
    return commonpurse(all.toArray());
  }
}
