package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.entry;
import static org.commonpurse.api.rest.Examples.posting;
import static org.commonpurse.api.rest.Examples.spent;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the horizon is told over HTTP. */
class HorizonResourceTest {

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
  void tellsWhatEachPartnerPaidAndGainedYearByYear() {
    var books = service.books();
    books.entry("due", due("icb", "nhs-minimum", "2023-04-01", "900000.00"));
    books.entry("spent", spent("actual", "2024-03-31", "900000.00"));
    books.entry(
        "saving",
        entry(
            "impact",
            "2024-06-30",
            "Fewer admissions",
            "",
            posting("saving:icb:home-first:emergency-admissions:cashable", "debit", "950000.00"),
            posting("measure:home-first:emergency-admissions", "credit", "950000.00")));

    var answer = books.get("/horizon");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("years").toString()).isEqualTo("[\"2023-24\",\"2024-25\"]");
    assertThat(answer.at("/items/0/partner")).isEqualTo("icb");
    assertThat(answer.at("/items/0/paidIn/total")).isEqualTo("900000.00");
    assertThat(answer.at("/items/0/paidIn/byStream/nhs-minimum")).isEqualTo("900000.00");
    assertThat(answer.at("/items/0/poolCost")).isEqualTo("900000.00");
    assertThat(answer.at("/items/0/netAfter")).isEqualTo("0.00");
    assertThat(answer.at("/items/1/savings/byNature/cashable")).isEqualTo("950000.00");
    assertThat(answer.at("/items/1/netToDate")).isEqualTo("950000.00");
    assertThat(answer.at("/totals/1/netToDate")).isEqualTo("950000.00");
    // Nobody said what the scheme would have cost without the fund, so no return is stated.
    assertThat(answer.at("/withoutBaseline/0")).isEqualTo("reablement");
    assertThat(answer.json().at("/items/1/returnToDate").isMissingNode()).isTrue();
    assertThat(answer.json().path("payBack")).isEmpty();
    assertThat(answer.json().path("identities"))
        .hasSize(12)
        .allMatch(identity -> identity.path("holds").booleanValue());
  }

  @Test
  void hasNoYearsBeforeTheFirstEntry() {
    var answer = service.books().get("/horizon");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("years")).isEmpty();
    assertThat(answer.json().path("items")).isEmpty();
  }
}
