package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.submission;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;

/** A database that an older version wrote is read, verified and written on. */
class MigrationTest {

  @Test
  void bringsADatabaseOfTheFirstVersionUpToDate() throws Exception {
    String url = TestStores.SQLITE.fresh();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        var dump = getClass().getResourceAsStream("/stores/version-1.sql")) {
      statement.executeUpdate(new String(dump.readAllBytes(), StandardCharsets.UTF_8));
    }
    try (Ledger ledger = Ledger.open(url)) {
      FundVerification verification = ledger.verification().all().get(0);
      assertThat(verification.findings()).isEmpty();
      assertThat(verification.entries()).isEqualTo(3);
      assertThat(
              ledger
                  .journal()
                  .post(submission("k2", received("2023-04-28", ICB, "REF 1", 100_00)))
                  .replay())
          .isTrue();
      ledger.periods().close(FUND, Period.parse("2022-23/12"), TREASURER);
      ledger.journal().post(submission("k4", due("2023-06-01", ICB, MINIMUM, 1)));
      ledger
          .journal()
          .reverse(
              Reversal.whole(
                  FUND, 1, LocalDate.of(2023, 6, 2), "Wrong", new EntryKey("k5"), TREASURER));
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }
}
