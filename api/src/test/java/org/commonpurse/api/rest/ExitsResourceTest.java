package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.JSON;

import java.nio.file.Path;
import java.time.Clock;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a partner leaves and a fund is wound up over HTTP, and what the board pack says of it. */
class ExitsResourceTest {

  private static final String WINDING_UP =
      "{\"on\": \"2024-05-01\", \"shares\": {\"icb\": \"2\", \"county\": \"1\"}}";

  @TempDir private static Path folder;

  private static TestService service;

  private final Books books = service.books();

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void leavesAndWindsUpOnceAndTellsItInThePack() {
    books.entry("due", Examples.due("county", "council-revenue", "2024-05-01", "100.00"));
    books.entry("received", Examples.received("county", "2024-05-01", "R", "100.00"));
    var leaving = "{\"on\": \"2024-05-01\", \"partner\": \"acute\"}";

    var left = books.post("/exits", JSON, leaving);
    var preview = books.post("/exits/preview", JSON, WINDING_UP);
    var ended = books.post("/exits", JSON, WINDING_UP, "Idempotency-Key", "the-end");
    var again = books.post("/exits", JSON, WINDING_UP, "Idempotency-Key", "the-end");

    assertThat(left.status()).as(left.text()).isEqualTo(200);
    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    assertThat(ended.json().path("statements")).isEqualTo(preview.json().path("statements"));
    assertThat(again.text()).isEqualTo(ended.text());
    assertThat(ended.at("/held")).isEqualTo("100.00");
    assertThat(books.get("/exits").json().path("items")).hasSize(2);
    assertThat(books.post("/exits", JSON, WINDING_UP).at("/code"))
        .isEqualTo("LEDGER_FUND_WOUND_UP");
    assertThat(books.entry("late", Examples.spent("actual", "2024-05-01", "1.00")).at("/code"))
        .isEqualTo("LEDGER_FUND_WOUND_UP");
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var pack =
          new BoardPackOf(ledger, Clock.systemUTC()).contents(FundCode.of(books.fund()), View.NOW);
      assertThat(pack.notes())
          .containsExactly(
              "Partner acute left the fund on 2024-05-01; only what was due is paid since.",
              "The fund was wound up on 2024-05-01; only what was due is paid since.");
    }
  }
}
