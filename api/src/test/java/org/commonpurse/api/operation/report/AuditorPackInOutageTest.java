package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** An auditor's pack is written once or not at all, though reading begins again where a server goes away. */
class AuditorPackInOutageTest {

  private static final Actor BY = new Actor("A. Finch");

  private static final PartnerCode ICB = PartnerCode.of("icb");

  /** Bytes that end the connections of a database when the first of them comes, once. */
  private static final class Ending extends OutputStream {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final String url;
    private boolean hasEnded;

    Ending(String url) {
      this.url = url;
    }

    @Override
    public void write(int each) {
      if (!hasEnded) {
        hasEnded = true;
        endConnections(url);
      }
      taken.write(each);
    }
  }

  private static void endConnections(String url) {
    try (var other = DriverManager.getConnection(url);
        var statement = other.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isRefusedWhereTheServerGoesAwayWhenAPartIsWrittenAndMadeWhenItIsAskedForAgain()
      throws Exception {
    var fund = FundReader.read(Document.read(Path.of("..", "config", "example", "fund.yml")));
    try (var server = EmbeddedPostgres.builder().start()) {
      var url = server.getJdbcUrl("postgres", "postgres");
      try (var ledger = Ledger.open(url)) {
        ledger.funds().register(fund, BY);
        var entry =
            new JournalEntry(
                fund.code(),
                Book.ACTUAL,
                LocalDate.of(2023, 4, 30),
                "April instalment",
                "",
                List.of(
                    Posting.debit(Account.receivable(ICB), 5_00),
                    Posting.credit(Account.contribution(ICB, StreamCode.of("nhs-minimum")), 5_00)));
        ledger.journal().post(new Submission(entry, new EntryKey("k"), BY));
        var pack = new AuditorPackOf(ledger);
        var ending = new Ending(url);

        var refusal =
            catchThrowableOfType(
                ProblemException.class, () -> pack.run(fund.code(), View.NOW, ending));

        assertThat(ending.hasEnded).isTrue();
        assertThat(refusal.code()).isEqualTo("LEDGER_STORE_UNREACHABLE");

        var whole = new ByteArrayOutputStream();
        pack.run(fund.code(), View.NOW, whole);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
          assertThat(zip.getNextEntry()).isNotNull();
        }
      }
    }
  }
}
