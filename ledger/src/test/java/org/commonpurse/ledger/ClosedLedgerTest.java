package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was closed answers nothing more. */
class ClosedLedgerTest {

  @TempDir private Path folder;

  @Test
  void refusesToReadOrWriteOnceItIsClosed() {
    var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"));
    ledger.close();

    var read = catchThrowableOfType(ProblemException.class, () -> ledger.funds().list());
    var write =
        catchThrowableOfType(
            ProblemException.class,
            () -> ledger.funds().register(Samples.fund(), Samples.TREASURER));

    assertThat(read.code()).isEqualTo("LEDGER_CLOSED");
    assertThat(write.code()).isEqualTo("LEDGER_CLOSED");
  }
}
