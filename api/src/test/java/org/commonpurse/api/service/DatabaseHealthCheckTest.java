package org.commonpurse.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the database to whoever watches the service. */
class DatabaseHealthCheckTest {

  private static final Actor BY = new Actor("A. Finch");

  @TempDir private Path folder;

  @Test
  void isUnhealthyWhereNoRoomIsLeftAndNamesNoPlace() throws Exception {
    var fund = FundReader.read(Document.read(Path.of("..", "config", "example", "fund.yml")));
    var rows = new StringBuilder("key,date,account,amount,narrative\n");
    for (int i = 0; i < 5_000; i++) {
      rows.append("k%d,2023-04-30,bank,1.00,Paid in for April\n".formatted(i));
      rows.append("k%d,2023-04-30,surplus,-1.00,\n".formatted(i));
    }
    var file = Files.writeString(folder.resolve("entries.csv"), rows);
    var url = "jdbc:sqlite:" + folder.resolve("books.db") + "?max_page_count=150";
    try (var ledger = Ledger.open(url)) {
      ledger.funds().register(fund, BY);
      var check = new DatabaseHealthCheck(ledger);
      assertThat(check.check().isHealthy()).isTrue();

      var refusal =
          catchThrowableOfType(
              ProblemException.class,
              () ->
                  ledger
                      .imports()
                      .run(
                          new ImportRequest(
                              fund.code(), file, Optional.empty(), false, false, BY)));

      assertThat(refusal.code()).isEqualTo("LEDGER_STORE_FULL");
      assertThat(refusal.getMessage()).doesNotContain(folder.toString());
      var unhealthy = check.check();
      assertThat(unhealthy.isHealthy()).isFalse();
      assertThat(unhealthy.getMessage()).isEqualTo("LEDGER_STORE_FULL: No room is left");
      assertThat(unhealthy.getError()).isNull();
    }
  }
}
