package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.spent;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How figures of reports are named and followed over HTTP. */
class FiguresResourceTest {

  @TempDir private static Path folder;

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void eachFigureThatIsListedLeadsToTheSameAmount() {
    var books = service.books();
    books.entry("due", due("icb", "nhs-minimum", "2023-04-01", "900000.00"));
    books.entry("spent", spent("actual", "2024-03-31", "812345.67"));

    var figures = books.get("/figures?limit=1000").json();

    var some = new ArrayList<JsonNode>();
    figures.path("items").forEach(some::add);
    some.removeIf(figure -> figure.path("amount").asText().equals("0.00"));
    assertThat(some).hasSize(12);
    for (var figure : some) {
      var reference = figure.path("reference").asText();
      var traced = books.get("/figures/" + reference);
      assertThat(traced.at("/reference")).as(traced.text()).isEqualTo(reference);
      assertThat(traced.at("/amount")).as(reference).isEqualTo(figure.path("amount").asText());
      assertThat(traced.json().path("basis")).isEqualTo(figures.path("basis"));
    }
  }

  @Test
  void aFigureHasTheEntriesThatMakeItPageByPage() {
    var books = service.books();
    books.entry("first", due("icb", "nhs-minimum", "2023-04-01", "100.00"));
    books.entry("second", due("icb", "nhs-minimum", "2023-05-01", "20.00"));
    books.entry("county", due("county", "council-revenue", "2023-05-01", "3.00"));

    var answer = books.get("/figures/paid-in:icb:2023-24?limit=1");
    var next = books.get("/figures/paid-in:icb:2023-24" + answer.at("/next"));

    assertThat(answer.at("/amount")).isEqualTo("120.00");
    assertThat(answer.at("/items/0/key")).isEqualTo("first");
    assertThat(answer.at("/items/0/seal")).isEqualTo(books.get("/entries/1").at("/seal"));
    assertThat(next.at("/items/0/key")).isEqualTo("second");
    assertThat(next.at("/items/0/amount")).isEqualTo("20.00");
    assertThat(next.json().has("next")).isFalse();
    assertThat(next.at("/basis/sequence")).isEqualTo("3");
    var asAtApril = books.get("/figures/paid-in:icb:2023-24?asAt=2023-04-30");
    assertThat(asAtApril.at("/amount")).isEqualTo("100.00");
    assertThat(asAtApril.at("/asAt")).isEqualTo("2023-04-30");
  }

  @Test
  void aReferenceThatCannotBeReadIsRefusedWithItsPlaceAndValue() {
    var answer = service.books().get("/figures/savings:county:2016-18");

    assertThat(answer.at("/code")).isEqualTo("LEDGER_YEAR_MALFORMED");
    assertThat(answer.at("/detail")).startsWith("\"reference\": \"2016-18\"");
    assertThat(answer.at("/fields/parameter")).isEqualTo("reference");
    assertThat(answer.at("/fields/value")).isEqualTo("savings:county:2016-18");
  }
}
