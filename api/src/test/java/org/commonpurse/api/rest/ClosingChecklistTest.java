package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.spent;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checklist of a period tells of allocations. */
class ClosingChecklistTest {

  private static final String AGREEMENT = "brackenshire-better-care-fund";

  private static final String YEAR = "{\"year\": \"2023-24\", \"payOn\": \"2024-05-31\"}";

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

  @BeforeEach
  void plan() throws IOException {
    books.post(
        "/agreements?postOpenings=true", YAML, Files.readString(EXAMPLE.resolve("agreement.yml")));
    books.entry("icb", due("icb", "nhs-minimum", "2023-04-01", "600000.00"));
    books.entry("county", due("county", "nhs-minimum", "2023-04-01", "300000.00"));
    books.entry("plan", spent("plan", "2023-04-01", "900000.00"));
  }

  @Test
  void tellsAtTheEndOfTheYearThatAnAgreementWasNotApplied() {
    assertThat(allocations("01")).isEmpty();
    assertThat(allocations("12"))
        .containsExactly(AGREEMENT + " 2023-24: It was not applied to the year yet.");
  }

  @Test
  void tellsThatEverythingIsAllocated() {
    books.entry("actual", spent("actual", "2024-03-31", "960000.00"));
    books.post("/allocations", JSON, YEAR);

    assertThat(allocations("12"))
        .containsExactly("done " + AGREEMENT + " 2023-24: All of it is allocated or decided.");
    assertThat(allocations("11")).as("a period before the allocation's end").isEmpty();
  }

  @Test
  void tellsWhatTheBoardHasToDecideOn() {
    books.entry("actual", spent("actual", "2024-03-31", "1200000.00"));
    books.post("/allocations", JSON, YEAR);

    assertThat(allocations("13"))
        .singleElement()
        .asString()
        .startsWith(AGREEMENT + " 2023-24 Sch 3, 4.2: ")
        .endsWith(" of it is unallocated; the board has to decide on it.");
  }

  private List<String> allocations(String period) {
    var items = new ArrayList<String>();
    for (var item : books.get("/periods/2023-24-" + period + "/checklist").json().at("/items")) {
      if (item.path("what").textValue().equals("allocation")) {
        items.add(
            (item.path("open").booleanValue() ? "" : "done ")
                + item.path("subject").textValue()
                + ": "
                + item.path("message").textValue());
      }
    }
    return items;
  }
}
