package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How funds are registered, told and amended over HTTP. */
class FundsResourceTest {

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
  void tellsAFundAsADocumentThatRegistersTheSameFund() {
    var fund = books.get("");

    assertThat(fund.status()).isEqualTo(200);
    assertThat(fund.at("/name")).isEqualTo("Brackenshire Better Care Fund (example)");
    assertThat(service.post("/api/v1/funds", JSON, fund.text()).status()).isEqualTo(201);
    assertThat(books.get("").text()).isEqualTo(fund.text());
  }

  @Test
  void listsTheFunds() {
    assertThat(service.get("/api/v1/funds").json().findValuesAsText("fund")).contains(books.fund());
  }

  @Test
  void listsPartnersSchemesAndStreams() {
    assertThat(books.get("/partners").json().findValuesAsText("partner"))
        .containsExactly("icb", "county", "acute");
    assertThat(books.get("/schemes").json().findValuesAsText("scheme"))
        .containsExactly("reablement", "home-first", "adaptations");
    assertThat(books.get("/streams").json().findValuesAsText("stream"))
        .containsExactly("nhs-minimum", "council-revenue", "dfg");
  }

  @Test
  void refusesAnotherFundUnderACodeThatIsTaken() throws IOException {
    var other = example().replace("fund: brackenshire", "fund: " + books.fund());

    var answer = service.post("/api/v1/funds", YAML, other.replace("Reablement", "Getting home"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_FUND_DIFFERS");
    assertThat(books.get("/schemes").text()).contains("Reablement");
  }

  @Test
  void amendsAFund() {
    var changed = books.get("").text().replace("Reablement", "Getting home");

    var answer = service.put(books.path(""), JSON, changed);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(books.get("/schemes").text()).contains("Getting home");
  }

  /** What is told of a fund can be changed and sent back, and nothing else changes. */
  @Test
  void tellsAllThatWasSaidOfAScheme() throws IOException {
    var said =
        example()
            .replace("fund: brackenshire", "fund: " + books.fund())
            .replace(
                "providers: [acute, county],",
                "providers: [acute, county], provision: existing,"
                    + " baseline: {from: 2022-23, amount: 1000.50, uplift: -2.125%},"
                    + " vat: {recoveredBy: icb},")
            .replace(
                "{scheme: reablement, name: Reablement, lead: county, providers: [county],",
                "{scheme: reablement, name: Reablement, lead: county, providers: [county],"
                    + " baseline: {2022-23: 5, 2023-24: 6.07}, vat: irrecoverable,")
            .replace("streams: [dfg], spending", "provision: additional, streams: [dfg], spending");
    assertThat(service.put(books.path(""), YAML, said).status()).isEqualTo(200);
    var schemes = books.get("/schemes").json().path("items");
    assertThat(schemes.at("/0/baseline").toString())
        .isEqualTo("{\"2022-23\":\"5.00\",\"2023-24\":\"6.07\"}");
    assertThat(schemes.at("/0/vat").asText()).isEqualTo("irrecoverable");
    assertThat(schemes.at("/1/baseline").toString())
        .isEqualTo("{\"amount\":\"1000.50\",\"from\":\"2022-23\",\"uplift\":\"-2.125%\"}");
    assertThat(schemes.at("/1/vat/recoveredBy").asText()).isEqualTo("icb");
    assertThat(schemes.at("/2/provision").asText()).isEqualTo("additional");
    var told = books.get("").text();
    var point = books.get("/checkpoint").text();

    assertThat(service.put(books.path(""), JSON, told).status()).isEqualTo(200);

    assertThat(books.get("").text()).isEqualTo(told);
    assertThat(books.get("/checkpoint").text())
        .as("equal, so nothing was recorded")
        .isEqualTo(point);
  }

  @Test
  void addsASuccessionAndShowsThePartnersTogether() {
    books.entry("old", Examples.due("county", "council-revenue", "2022-06-01", "1234.57"));
    var text = books.get("").text();
    var partners =
        "\"partners\":[{\"partner\":\"east\",\"name\":\"East\",\"kind\":\"council\"},"
            + "{\"partner\":\"west\",\"name\":\"West\",\"kind\":\"council\"},";
    var successions =
        "\"successions\":[{\"from\":\"county\",\"to\":\"east\",\"on\":\"2022-10-01\",\"part\":"
            + "\"555/1000\"},{\"from\":\"county\",\"to\":\"west\",\"on\":\"2022-10-01\",\"part\":"
            + "\"445/1000\"}]";

    var answer =
        service.put(
            books.path(""),
            JSON,
            text.replace("\"partners\":[", partners).replace("\"successions\":[]", successions));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var together = "&by=partner&kind=receivable&partners=together";
    assertThat(books.get("/balances?asAt=2022-09-30" + together).at("/items/0/partner"))
        .isEqualTo("county");
    assertThat(
            books
                .get("/balances?asAt=2022-10-01" + together)
                .json()
                .path("items")
                .findValuesAsText("amount"))
        .containsExactly("685.19", "549.38");
    assertThat(books.get("/statement?partner=west&partners=together").at("/closing"))
        .isEqualTo("549.38");
  }

  @Test
  void refusesToAmendOneFundIntoAnother() throws IOException {
    var answer = service.put(books.path(""), YAML, example());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_FUND_DIFFERS");
    assertThat(answer.at("/detail")).contains("brackenshire", books.fund());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown host     | host: county         | host: town         | FUND_PARTNER_UNKNOWN  | host                | town
          a partner twice     | partner: acute       | partner: icb       | FUND_PARTNER_TWICE    | partners[2].partner | icb
          an unknown stream   | streams: [dfg]       | streams: [gfd]     | FUND_STREAM_UNKNOWN   | schemes[2].streams[0] | gfd
          an unknown key      | kind: pooled         | kinds: pooled      | FUND_NOT_AS_DESCRIBED |                     | kinds
          a day that is none  | from: 2022-04-01     | from: 2022-04-31   | DOCUMENT_NOT_A_DATE   | open.from           | 2022-04-31
          """)
  void refusesAFundWith(
      String mistake, String right, String wrong, String code, String path, String value)
      throws IOException {
    var text = example().replace("fund: brackenshire", "fund: arden").replace(right, wrong);

    var answer = service.post("/api/v1/funds", YAML, text);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().findValuesAsText("code")).contains(code);
    assertThat(answer.at("/detail")).contains(value, "nothing was recorded");
    if (path != null) {
      assertThat(answer.at("/place/path")).isEqualTo(path);
    }
    assertThat(service.get("/api/v1/funds/arden").status()).isEqualTo(404);
  }

  private static String example() throws IOException {
    return Files.readString(EXAMPLE.resolve("fund.yml"));
  }
}
