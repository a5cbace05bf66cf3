package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much room the books take, and what happens where there is none. */
class RoomTest {

  private static final long LOG_BYTES_KEPT_MAX = 8L * 1024 * 1024;

  @TempDir Path folder;

  private Ledger open(String parameters) {
    Ledger ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db") + parameters);
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private ImportRequest entries(int count) throws IOException {
    var rows = new StringBuilder("key,date,account,amount,narrative\n");
    for (int i = 0; i < count; i++) {
      rows.append("k%d,2023-04-30,bank,1.00,Paid in for April and May\n".formatted(i));
      rows.append("k%d,2023-04-30,surplus,-1.00,\n".formatted(i));
    }
    var file = Files.writeString(folder.resolve("entries.csv"), rows);
    return new ImportRequest(FUND, file, Optional.empty(), false, false, TREASURER);
  }

  @Test
  void remembersThatNoRoomIsLeftUntilSomethingIsRecordedAgain() throws IOException {
    try (Ledger ledger = open("?max_page_count=150")) {
      assertThat(ledger.outOfRoom()).isEmpty();
      var many = entries(5_000);
      assertThat(codeOf(() -> ledger.imports().run(many))).isEqualTo("LEDGER_STORE_FULL");
      assertThat(ledger.outOfRoom().map(ProblemException::code)).hasValue("LEDGER_STORE_FULL");

      ledger.journal().post(submission("one", due("2023-04-01", ICB, MINIMUM, 1)));
      assertThat(ledger.outOfRoom()).isEmpty();
    }
  }

  @Test
  void givesTheRoomOfALargeImportBack() throws IOException {
    try (Ledger ledger = open("")) {
      var log = folder.resolve("books.db-wal");
      ledger.imports().run(entries(60_000));
      assertThat(Files.size(log)).isGreaterThan(LOG_BYTES_KEPT_MAX);

      for (int i = 0; i < 3; i++) {
        ledger.journal().post(submission("after" + i, due("2023-04-01", ICB, MINIMUM, 1)));
      }
      assertThat(Files.size(log)).isLessThanOrEqualTo(LOG_BYTES_KEPT_MAX);
    }
  }
}
