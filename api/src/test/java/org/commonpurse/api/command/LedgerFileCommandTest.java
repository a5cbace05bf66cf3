package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for a partner's own ledger that are put into a folder, one after the other. */
class LedgerFileCommandTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static final Actor ADA = new Actor("Ada");

  @TempDir private Path folder;

  private Path out;

  @BeforeEach
  void register() throws IOException {
    out = Files.createDirectory(folder.resolve("to-county"));
    try (var ledger = Ledger.open(url())) {
      ledger.funds().register(FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), ADA);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("books.db");
  }

  private void receive(String key) {
    try (var ledger = Ledger.open(url())) {
      var entry =
          new JournalEntry(
              FundCode.of("brackenshire"),
              Book.ACTUAL,
              LocalDate.of(2023, 5, 2),
              "Received",
              key,
              List.of(
                  Posting.debit(Account.bank(), 500),
                  Posting.credit(Account.parse("receivable:county"), 500)));
      ledger.journal().post(new Submission(entry, new EntryKey(key), ADA));
    }
  }

  private Run run(String... more) {
    var words = new ArrayList<Object>();
    words.addAll(List.of("ledger-file", "--fund", "brackenshire", "--partner", "county"));
    words.addAll(List.of("--layout", EXAMPLE.resolve("ledger-layout.yml"), "--out", out));
    words.addAll(List.of("--database", url()));
    words.addAll(List.of(more));
    return Run.commonpurse(words.toArray());
  }

  private List<String> files() throws IOException {
    try (var found = Files.list(out)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void putsTheNextFileBesideTheLastAndNeverOverwritesOne() throws IOException {
    assertThat(run().out()).contains("Nothing follows entry 0; no file was written.");
    assertThat(files()).isEmpty();

    receive("may");
    assertThat(run().out()).contains("The next one: --after 1");
    var first = "brackenshire-county-county-journal-000001.csv";
    assertThat(files()).containsExactly(first);
    var text = Files.readString(out.resolve(first));

    var again = run();
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("COMMAND_FILE_THERE");

    receive("june");
    assertThat(run("--after", "1").exitCode()).isZero();
    assertThat(files()).containsExactly(first, "brackenshire-county-county-journal-000002.csv");
    assertThat(Files.readString(out.resolve(first))).isEqualTo(text).contains("may");
    assertThat(Files.readAllLines(out.resolve("brackenshire-county-county-journal-000002.csv")))
        .hasSize(3)
        .noneMatch(line -> line.contains("may"));
  }
}
