package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.YAML;
import static org.commonpurse.api.rest.WorkedPair.COSTS;
import static org.commonpurse.api.rest.WorkedPair.FUND;
import static org.commonpurse.api.rest.WorkedPair.PAID_BACK_THEN_SHARED;
import static org.commonpurse.api.rest.WorkedPair.SAVINGS;
import static org.commonpurse.api.rest.WorkedPair.done;
import static org.commonpurse.api.rest.WorkedPair.post;
import static org.commonpurse.api.rest.WorkedPair.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.DecimalFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The council spends 800,000 in five years, the NHS saves 1,050,000: posted as entries, shared or not,
 * and read as the horizon's JSON and as the board pack, both ways of setting up.
 */
class WorkedPairTest {

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

  /**
   * Outside the pool the 800,000 are extra costs before any sharing; paid in for an additional scheme,
   * they are no effect, and stand as additional cost. With payback-then-share each ends at 125,000.
   */
  @ParameterizedTest
  @CsvSource({
    "outside, alone,   -800000.00, -800000.00, -800000.00, 1050000.00, not-yet",
    "pooled,  alone,         0.00,       0.00, -800000.00, 1050000.00, not-yet",
    "outside, shared,  -800000.00,  125000.00,  125000.00,  125000.00, 2024-25",
    "pooled,  shared,        0.00,  925000.00,  125000.00,  125000.00, 2024-25"
  })
  void standsWhereItShould(
      String setUp,
      String sharing,
      String netBefore,
      String net,
      String councilReturn,
      String nhsReturn,
      String payBack)
      throws IOException {
    var books = new Books(service, "pair-" + setUp + "-" + sharing);
    done(service.post("/api/v1/funds", YAML, FUND.replace("CODE", books.fund())));
    boolean isShared = sharing.equals("shared");
    if (isShared) {
      done(books.post("/agreements", YAML, PAID_BACK_THEN_SHARED));
    }
    for (int i = 0; i < COSTS.size(); i++) {
      post(books, setUp.equals("pooled"), 2022 + i, COSTS.get(i), SAVINGS.get(i));
      if (isShared) {
        share(books, 2021 + i, COSTS.get(i));
      }
    }

    var horizon = books.get("/horizon").json();

    var council = last(horizon, "council");
    assertThat(sum(horizon, "council", "netBefore")).isEqualTo(netBefore);
    assertThat(council.path("netToDate").asText()).isEqualTo(net);
    assertThat(council.path("returnToDate").asText()).isEqualTo(councilReturn);
    assertThat(last(horizon, "nhs").path("returnToDate").asText()).isEqualTo(nhsReturn);
    assertThat(horizon.path("totals").path(4).path("returnToDate").asText()).isEqualTo("250000.00");
    assertThat(horizon.path("payBack").path("council").asText()).isEqualTo(payBack);
    assertThat(horizon.path("payBack").path("nhs").asText()).isEqualTo("no-outlay");
    assertThat(horizon.path("identities"))
        .isNotEmpty()
        .allMatch(identity -> identity.path("holds").booleanValue());
    assertThat(pack(books))
        .contains(printed(councilReturn), printed(nhsReturn), "250,000.00")
        .contains(payBack.equals("not-yet") ? "Has not paid back yet" : "Pays back in 2024-25")
        .contains("No outlay");
  }

  private static JsonNode last(JsonNode horizon, String partner) {
    JsonNode last = horizon.path("items").path(0);
    for (var row : horizon.path("items")) {
      last = row.path("partner").asText().equals(partner) ? row : last;
    }
    return last;
  }

  private static String sum(JsonNode horizon, String partner, String figure) {
    var sum = BigDecimal.ZERO.setScale(2);
    for (var row : horizon.path("items")) {
      if (row.path("partner").asText().equals(partner)) {
        sum = sum.add(new BigDecimal(row.path(figure).asText()));
      }
    }
    return sum.toPlainString();
  }

  private static String printed(String amount) {
    return new DecimalFormat("#,##0.00;−#,##0.00").format(new BigDecimal(amount));
  }

  private static String pack(Books books) throws IOException {
    try (var pdf = Loader.loadPDF(service.bytes(books.path("/reports/board-pack.pdf")))) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }
}
