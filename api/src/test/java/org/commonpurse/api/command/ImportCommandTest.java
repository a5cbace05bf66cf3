package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other programs write them, taken in by the command. */
class ImportCommandTest {

  private static final String ACCOUNTS =
      """
      accounts:
        - debit: spend:home-first:nhs-minimum:acute
          credit: payable:acute
      """;

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFund() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    var fund = Path.of("..", "config", "example", "fund.yml");
    assertThat(run("register", "--file", fund, "--by", "A. Finch").exitCode()).isZero();
  }

  /** Commas in titles, in names and before the pence do not make a comma the separator. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date;Service, site;Amount\n01/05/2023;Home, first;10,50\n02/05/2023;Home, first;20,00\n",
        "Payments, May 2023\nDrawn on 1 June, by A. Finch\n\nDate;Amount\n"
            + "01/05/2023;10,50\n02/05/2023;20,00\n",
        "May, June | July\n\nDate|Supplier, site|Amount\n01/05/2023|Fen, Acute|10,50\n"
            + "02/05/2023|Fen, Acute|20,00\n",
        "Report;May;2023;of the fund\nDate\tAmount\n01/05/2023\t10,50\n02/05/2023\t20,00\n"
      })
  void findsTheSeparatorByTheSteadiestColumns(String file) throws IOException {
    var mapping = "columns: {date: Date, amount: Amount}\ndecimalComma: true\n" + ACCOUNTS;

    var run = importing(file, mapping);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 rows make 2 entries");
    assertThat(run("balances", "--fund", "brackenshire").out()).contains("payable:acute", "-30.50");
  }

  private Run importing(String csv, String mapping, Object... more) throws IOException {
    var words = new ArrayList<Object>();
    words.addAll(List.of("import", "--fund", "brackenshire", "--by", "A. Finch", "--file"));
    words.add(Files.writeString(folder.resolve("file.csv"), csv));
    words.add("--mapping");
    words.add(Files.writeString(folder.resolve("mapping.yml"), mapping));
    words.addAll(List.of(more));
    return run(words.toArray());
  }

  private Run run(Object... words) {
    var all = new ArrayList<Object>(List.of(words));
    all.addAll(List.of("--database", database));
    return commonpurse(all.toArray());
  }
}
