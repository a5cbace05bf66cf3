package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever takes a journal away holds, also where not all of it could be written. */
class ExportResourceTest {

  /** So many entries that an answer has begun before the last is read. */
  private static final int ENTRIES = 5_000;

  @TempDir private static Path folder;

  private static TestService service;

  private static Books whole;

  /** Books whose last entry cannot be read. */
  private static Books broken;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
    whole = filled();
    broken = filled();
    spoil(broken, ENTRIES);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static Books filled() {
    var books = service.books();
    var rows = new StringBuilder("key,date,account,amount,narrative\n");
    for (int i = 0; i < ENTRIES; i++) {
      rows.append("k%d,2023-04-30,bank,1.00,Paid in again\n".formatted(i));
      rows.append("k%d,2023-04-30,receivable:icb,-1.00,Paid in again\n".formatted(i));
    }
    assertThat(books.post("/imports", "text/csv", rows.toString()).status()).isEqualTo(200);
    return books;
  }

  /** Makes an entry of the fund one that cannot be read. */
  private static void spoil(Books books, int sequence) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("books.db"));
        var statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER IF EXISTS entry_never_changes");
      statement.execute(
          ("UPDATE entry SET kind = 'NO KIND' WHERE sequence = %d"
                  + " AND fund = (SELECT id FROM fund WHERE code = '%s')")
              .formatted(sequence, books.fund()));
    }
  }

  @Test
  void endsWithHowManyLinksItHasAndTheLastSeal() {
    var lines = whole.get("/export?format=jsonl").text().lines().toList();

    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "{\"fund\":\"%s\",\"end\":true,\"entries\":%d,\"events\":%d,\"seal\":\"%s\"}"
                .formatted(
                    whole.fund(),
                    ENTRIES,
                    lines.size() - 1 - ENTRIES,
                    whole.get("/checkpoint").at("/seal")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "hledger", "ledger", "beancount"})
  void breaksTheConnectionWhereItFailsHalfWay(String format) {
    assertThatThrownBy(() -> broken.get("/export?format=" + format))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void saysWhatFailedWhereNothingWasSentYet() throws SQLException {
    var books = service.books();
    books.entry("k", Examples.due("icb", "nhs-minimum", "2023-04-30", "1.00"));
    spoil(books, 1);

    var answer = books.get("/export?format=csv");

    assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(400);
    assertThat(answer.at("/code")).isNotEmpty();
  }

  @Test
  void leavesNoFileOfACommandThatFailed() throws IOException {
    var home = Files.createTempDirectory(folder, "out");
    var database = "jdbc:sqlite:" + folder.resolve("books.db");

    int code =
        Commands.run(
            new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())),
            "export --format csv --fund %s --out %s --database %s"
                .formatted(broken.fund(), home.resolve("all.csv"), database)
                .split(" "));

    assertThat(code).isNotZero();
    try (var left = Files.list(home)) {
      assertThat(left).isEmpty();
    }
  }
}
