package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures over HTTP: as known when, claimed once, and nothing of a bad request. */
class MeasuresResourceTest {

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
  void recordTheModel() throws IOException {
    model();
  }

  /** Records the example's model with some parts replaced. */
  private void model(String... partsAndInstead) throws IOException {
    var model = example("measures.yml").replace("impact: brackenshire", "impact: " + books.fund());
    for (int i = 0; i < partsAndInstead.length; i += 2) {
      model = model.replace(partsAndInstead[i], partsAndInstead[i + 1]);
    }
    var answer = books.post("/measures/models", YAML, model);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static String example(String name) throws IOException {
    return Files.readString(EXAMPLE.resolve(name));
  }

  private Answer observe(String part, String instead) throws IOException {
    return books.post(
        "/measures/observations", YAML, example("observation.yml").replace(part, instead));
  }

  private Answer approve(String effect, int revision) {
    var body =
        "{\"effect\": \"%s\", \"quarter\": \"2023-24/q1\", \"revision\": %d}"
            .formatted(effect, revision);
    return byAnother("/measures/approvals", body);
  }

  private Answer giveUp(String effect, String reason) {
    var body =
        "{\"effect\": \"%s\", \"quarter\": \"2023-24/q1\", \"revision\": 1, \"reason\": \"%s\"}"
            .formatted(effect, reason);
    return byAnother("/measures/waivers", body);
  }

  private Answer byAnother(String path, String body) {
    return service.send(
        HttpRequest.newBuilder(service.address(books.path(path)))
            .header("Content-Type", JSON)
            .header("Acting-As", "B. Moss")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void tellsAsKnownBeforeACorrectionWhatWasKnownThen() throws IOException {
    observe("1850", "1850");
    var before = approve("reablement-65", 1).at("/approvedAt");
    observe("1850", "1870");
    assertThat(approve("reablement-65", 2).at("/realisation/reversedEntry")).isEqualTo("1");

    var then = books.get("/measures/realised?limit=1&asKnown=" + before);
    var now = books.get("/measures/realised?limit=1");

    assertThat(then.at("/items/0/outcome/observed")).isEqualTo("1850");
    assertThat(then.at("/items/0/outcome/variance")).isEqualTo("77100.00");
    assertThat(now.at("/items/0/outcome/observed")).isEqualTo("1870");
    assertThat(now.at("/items/0/outcome/variance")).isEqualTo("46260.00");
    assertThat(books.get("/measures/observations").at("/items/0/standing")).isEqualTo("corrected");
    assertThat(books.entries()).as("the first, its reversal and the second").isEqualTo(3);
  }

  @Test
  void refusesASecondClaimAndNamesBoth() throws IOException {
    observe("1850", "1850");
    approve("reablement-65", 1);
    model("version: 1\n", "version: 2\n", "effect: reablement-65", "effect: virtual-ward");
    observe("effect: reablement-65", "effect: virtual-ward");

    var second = approve("virtual-ward", 1);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/code")).isEqualTo("OBSERVATION_CLAIMED_TWICE");
    assertThat(second.at("/detail")).contains("reablement-65 and virtual-ward both claim");
    assertThat(books.get("/measures/claims").json().path("items")).hasSize(1);
    assertThat(books.entries()).isEqualTo(1);
  }

  @Test
  void letsAnotherClaimWhatWasGivenUpForAReason() throws IOException {
    observe("1850", "1850");
    assertThat(giveUp("reablement-65", "Too early").at("/code"))
        .isEqualTo("OBSERVATION_NOT_CLAIMED");
    approve("reablement-65", 1);
    model("version: 1\n", "version: 2\n", "effect: reablement-65", "effect: virtual-ward");
    observe("effect: reablement-65", "effect: virtual-ward");
    assertThat(giveUp("reablement-65", " ").at("/code")).isEqualTo("MEASURE_REASON_MISSING");

    var waived = giveUp("reablement-65", "Counted by the virtual ward");

    assertThat(waived.at("/standing")).isEqualTo("given-up");
    assertThat(waived.at("/givenUp/reversalEntry")).isEqualTo("2");
    assertThat(approve("virtual-ward", 1).status()).isEqualTo(200);
    assertThat(books.get("/measures/claims").at("/items/0/effect")).isEqualTo("virtual-ward");
    assertThat(approve("reablement-65", 1).at("/code")).isEqualTo("OBSERVATION_GIVEN_UP");
    assertThat(books.get("/measures/years").at("/items/0/outcome/net"))
        .as("one of the two, not both")
        .isEqualTo("-2921.25");
  }

  /** £1,542.00 at the prices of 2013-14 is 1,542.00 x 449.5 / 328.7 at those of 2024-25. */
  @Test
  void tellsWhichLineOfWhichTableAUnitValueWasTakenFrom() throws IOException {
    var byHand = "(?s)    amount: 1542.00\n.*?code HE7.0.2\n";
    var line =
        "    unitValue: {edition: gmca-1.4, code: HE7.0.2}\n"
            + "    priceYear: 2024-25\n    deflators: ons-2025-06\n";
    var model = example("measures.yml").replace("impact: brackenshire", "impact: " + books.fund());
    books.post(
        "/measures/models",
        YAML,
        model.replace("version: 1\n", "version: 2\n").replaceFirst(byHand, line));
    observe("1850", "1850");

    var approved = approve("reablement-65", 1);

    assertThat(approved.at("/realisation/modelVersion")).isEqualTo("2");
    assertThat(approved.at("/realisation/unitValue")).isEqualTo("2108.70");
    assertThat(approved.at("/realisation/table/edition")).isEqualTo("gmca-1.4");
    assertThat(approved.at("/realisation/table/code")).isEqualTo("HE7.0.2");
    assertThat(approved.at("/realisation/table/pricesOf")).isEqualTo("2013-14");
    assertThat(approved.at("/realisation/table/deflators")).isEqualTo("ons-2025-06");
  }

  @Test
  void refusesDocumentsThatAreNotAsDescribed() throws IOException {
    assertThat(observe("quarter: 2023-24/q1\n", "").at("/code"))
        .isEqualTo("OBSERVATION_NOT_AS_DESCRIBED");
    assertThat(
            books.post("/measures/approvals", JSON, "{\"effect\": \"reablement-65\"}").at("/code"))
        .isEqualTo("OBSERVATION_APPROVAL_NOT_AS_DESCRIBED");
    assertThat(books.post("/measures/waivers", JSON, "{\"effect\": \"reablement-65\"}").at("/code"))
        .isEqualTo("CLAIM_WAIVER_NOT_AS_DESCRIBED");
    assertThat(books.get("/measures/observations").json().path("items")).isEmpty();
  }
}
