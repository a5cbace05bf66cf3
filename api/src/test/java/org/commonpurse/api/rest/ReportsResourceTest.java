package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.spent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardPackQuery;
import org.commonpurse.api.operation.report.PlanAhead;
import org.commonpurse.api.representation.ReportsResponse;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.file.ReportFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How reports are downloaded, and what the pages show. */
class ReportsResourceTest {

  @TempDir private static Path folder;

  private static TestService service;

  private static Books books;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
    books = service.books();
    books.entry("due", due("icb", "nhs-minimum", "2023-04-01", "900000.00"));
    books.entry("spent", spent("actual", "2024-03-31", "912345.67"));
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/reports/board-pack.pdf, application/pdf, %PDF-",
    "/reports/board-pack.html, text/html;charset=utf-8, <!DOCTYPE html>",
    "/reports/board-pack.json, application/json, {",
    "/reports/memorandum-account.pdf?year=2023-24&control=joint, application/pdf, %PDF-",
    "/reports/memorandum-account.html?for=icb, text/html;charset=utf-8, <!DOCTYPE html>",
    "/reports/memorandum-account.json, application/json, {",
    "/reports/outturn.pdf?year=2023-24, application/pdf, %PDF-",
    "/reports/outturn.html, text/html;charset=utf-8, <!DOCTYPE html>",
    "/reports/outturn.json, application/json, {",
    "/reports/statements/icb.pdf?year=2023-24, application/pdf, %PDF-",
    "/reports/statements/icb.html?year=2023-24, text/html;charset=utf-8, <!DOCTYPE html>",
    "/reports/statements/icb.json?year=2023-24, application/json, {",
    "/reports/settlement-advice.pdf?dueBy=2023-06-30, application/pdf, %PDF-",
    "/reports/settlement-advice.html, text/html;charset=utf-8, <!DOCTYPE html>",
    "/reports/settlement-advice.json, application/json, {",
    "/reports/balances.pdf?asAt=2024-03-31, application/pdf, %PDF-",
    "/reports/balances.html, text/html;charset=utf-8, <!DOCTYPE html>",
    "/reports/balances.json, application/json, {",
    "/reports/auditor-pack.zip, application/zip, PK",
    "/reports/charts/net-by-partner.svg, image/svg+xml, <",
    "/reports/tables/horizon.csv, text/csv;charset=utf-8, ",
    "/reports/workbook.xlsx, "
        + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK"
  })
  void downloads(String path, String type, String beginning) {
    var answer = books.get(path);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo(type);
    assertThat(answer.text()).startsWith(beginning == null ? "" : beginning);
  }

  @Test
  void letsBrowsersRunNothingInThePack() throws Exception {
    var request = HttpRequest.newBuilder(service.address(books.path("/reports/board-pack.html")));
    var answer = CheckedClient.create().send(request.build(), BodyHandlers.ofString()).headers();

    assertThat(answer.firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-"));
    assertThat(answer.firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  /** The one figure, in each format, is that of its trace. */
  @Test
  void leadsFromAFigureOfThePackToItsEntries() {
    var html = books.get("/reports/board-pack.html").text();
    assertThat(html).contains("<a href=\"../figures/paid-in:icb:2023-24\"");

    assertThat(books.get("/figures/paid-in:icb:2023-24").at("/amount")).isEqualTo("900000.00");
    var json = books.get("/reports/board-pack.json").json();
    assertThat(json.at("/basis/fund").asText()).isEqualTo(books.fund());
    assertThat(json.at("/basis/sequence").longValue()).isEqualTo(2);
    assertThat(json.at("/basis/seal").textValue())
        .isEqualTo(books.get("/figures").at("/basis/seal"));
    assertThat(json.findValuesAsText("reference")).contains("paid-in:icb:2023-24");
  }

  /** From a statement, figures lie one folder further up than from the other reports. */
  @Test
  void leadsFromAFigureOfAStatementToItsEntries() {
    assertThat(books.get("/reports/statements/icb.html?year=2023-24").text())
        .contains("<a href=\"../../figures/balance:icb:2023-24?asAt=2024-03-31\"");
    assertThat(books.get("/figures/balance:icb:2023-24").at("/amount")).isEqualTo("900000.00");
    assertThat(books.get("/reports/statements/icb.json").at("/code"))
        .isEqualTo("QUERY_YEAR_MISSING");
  }

  @Test
  void showsThePackAsItStoodOnADay() {
    assertThat(books.get("/reports/board-pack.json?asAt=2023-12-31").text())
        .contains("\"lastDay\" : \"2023-12-31\"", "900000.00")
        .doesNotContain("912345.67");
  }

  @Test
  void writesTheFiguresOfTheBooksIntoTheTable() {
    assertThat(books.get("/reports/tables/horizon.csv").text()).contains("912345.67");
  }

  @Test
  void listsNoMemorandumAccountOfAnAlignedFund() {
    var reports =
        ReportsResponse.of(FundCode.of("aligned"), FundKind.ALIGNED, List.of(), List.of())
            .reports();

    assertThat(reports).noneMatch(path -> path.contains("memorandum-account"));
    assertThat(reports).anyMatch(path -> path.endsWith("outturn.pdf"));
  }

  @Test
  void listsOnlyReportsThatAreThere() {
    var list = books.get("/reports");

    assertThat(list.json().path("charts")).hasSize(2);
    assertThat(list.json().path("reports")).hasSize(19);
    for (var report : list.json().path("reports")) {
      var path = report.textValue();
      var whole =
          path.contains("{partner}") ? path.replace("{partner}", "icb") + "?year=2023-24" : path;
      assertThat(service.get(whole).status()).as(whole).isEqualTo(200);
    }
    for (var chart : list.json().path("charts")) {
      assertThat(service.get(chart.textValue()).status()).isEqualTo(200);
    }
    for (var table : list.json().path("tables")) {
      assertThat(service.get(table.textValue()).status()).isEqualTo(200);
    }
  }

  @Test
  void saysWhichReportsThereAre() {
    var answer = books.get("/reports/tables/horizons.csv");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("REPORT_UNKNOWN");
    assertThat(answer.at("/detail")).contains("horizons", "horizon,");
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00Z, 404, REPORT_NOTHING_THEN",
    "2099-01-01T00:00:00Z, 422, REPORT_SINCE_TOO_LATE",
    "may, 400, QUERY_VALUE_MALFORMED"
  })
  void refusesToCompareWithWhatNobodyKnew(String since, int status, String code) {
    var answer = books.get("/reports/board-pack.pdf?sinceKnown=" + since);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/code")).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "html", "json"})
  void saysWhatChangedSinceTheLastPack(String format) {
    var now = Instant.now().toString();
    var path = "/reports/board-pack." + format + "?asKnown=" + now;

    var changed = books.get(path + "&sinceKnown=" + now);

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.text().length()).isGreaterThan(books.get(path).text().length());
    if (!format.equals("pdf")) {
      assertThat(changed.text()).contains("What changed since the last pack?");
    }
  }

  /** The plan of the examples, in the names of the example's fund. */
  private static String plan() throws IOException {
    return Files.readString(TestService.EXAMPLE.resolve("plan.yml")).replace("council", "county");
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void tellsOfAPlanThatIsSentAsTheCommandTellsOfItsFile(ReportFormat format) throws IOException {
    var known = Instant.now();
    var file = Files.writeString(folder.resolve("plan-" + format + ".yml"), plan());
    var path = "/reports/board-pack" + format.ending() + "?asKnown=" + known;

    var answer =
        books.post(path, TestService.YAML, "paths: 64\nseed: 3\nplan:\n" + plan().indent(2));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var written = new ByteArrayOutputStream();
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var query =
          new BoardPackQuery(
              new View(Optional.empty(), Optional.of(known)),
              Optional.empty(),
              Optional.of(
                  PlanAhead.of(
                      Document.read(file), Optional.empty(), Optional.of(64L), Optional.of(3L))));
      format.write(
          new BoardPackOf(ledger, Clock.systemUTC()).run(FundCode.of(books.fund()), query),
          written);
    }
    var told = written.toString(StandardCharsets.UTF_8);
    if (format == ReportFormat.HTML) {
      // The service's has links to its figures besides.
      assertThat(answer.text()).contains("How sure", "64 futures, seed 3, nothing shared");
    } else {
      assertThat(answer.text().equals(told)).isTrue();
    }
    assertThat(answer.text().length()).isGreaterThan(books.get(path).text().length());
  }

  @Test
  void refusesAPlanOfOthersOrOfMorePathsThanAnAnswerMayTake() throws IOException {
    var other =
        books.post(
            "/reports/board-pack.json",
            TestService.YAML,
            "plan:\n" + plan().replace("county", "council").indent(2));
    assertThat(other.text()).contains("FORECAST_PARTNER_UNKNOWN");

    var many =
        books.post(
            "/reports/board-pack.json",
            TestService.YAML,
            "paths: 1000000\nplan:\n" + plan().indent(2));
    assertThat(many.status()).isEqualTo(422);
    assertThat(many.text()).contains("131072");

    var none = books.post("/reports/board-pack.json", TestService.YAML, "paths: 1000");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.text()).contains("PLAN_AHEAD_NOT_AS_DESCRIBED");
  }

  @Test
  void putsFundsTogetherWithTheirTransfersTakenOut() {
    var one = service.books();
    var two = service.books();
    one.entry("spent", spent("actual", "2023-06-01", "70.00"));
    two.entry("due", due("county", "council-revenue", "2023-06-01", "70.00"));
    two.entry("more", due("icb", "nhs-minimum", "2023-06-01", "5.00"));
    var body =
        "funds: [%1$s, %2$s]\ntransfers: [{from: {fund: %1$s, entry: 1}, to: {fund: %2$s, entry: 1}, amount: 70.00}]"
            .formatted(one.fund(), two.fund());

    var none = service.post("/api/v1/reports/place-pack.json", TestService.YAML, "funds: 7");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.text()).contains("PLACE_NOT_AS_DESCRIBED");
    var answer = service.post("/api/v1/reports/place-pack.json", TestService.YAML, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text())
        .contains(one.fund(), two.fund(), "came from one another and counts once");
    for (var format : List.of("pdf", "html")) {
      var other = service.post("/api/v1/reports/place-pack." + format, TestService.YAML, body);
      assertThat(other.status()).as(other.text()).isEqualTo(200);
    }
    assertThat(
            service
                .post(
                    "/api/v1/reports/place-pack.json",
                    TestService.YAML,
                    body.replace("70.00", "70.01"))
                .at("/code"))
        .isEqualTo("PLACE_TRANSFER_UNEQUAL");
  }

  @Test
  void hasNothingToReportBeforeTheFirstEntry() {
    var answer = service.books().get("/reports/board-pack.pdf");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("REPORT_NOTHING_YET");
  }

  @Test
  void printsThePackOfAFundWhoseAgreementWasNotApplied() throws IOException {
    var fund = service.books();
    fund.entry("due", Examples.due("icb", "nhs-minimum", "2023-04-01", "1.00"));
    var agreement = Files.readString(TestService.EXAMPLE.resolve("agreement.yml"));
    var added = fund.post("/agreements?postOpenings=true", TestService.YAML, agreement);
    assertThat(added.status()).as(added.text()).isEqualTo(201);

    var answer = fund.get("/reports/board-pack.pdf");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void showsTheFundsOnTheFirstPage() {
    var page = service.get("/", "text/html");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.type()).isEqualTo("text/html;charset=utf-8");
    assertThat(page.text())
        .contains("Where costs fall, where savings land")
        .contains("Brackenshire Better Care Fund (example)")
        .contains("912,345.67")
        .contains("href=\"/api/v1/funds/" + books.fund() + "/reports/board-pack.pdf\"");
  }

  @Test
  void showsTheChartsAndTheAgreementOnTheFundsPage() {
    var page = service.get("/pages/" + books.fund(), "text/html");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("src=\"/api/v1/funds/" + books.fund() + "/reports/charts/net-by-partner.svg\"")
        .contains("<th scope=\"row\"");
  }

  @Test
  void showsAFundThatHasNoEntriesYet() {
    var page = service.get("/pages/" + service.books().fund(), "text/html");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("no entries yet");
  }

  @Test
  void stylesPagesWithoutWhatOnlyGovernmentMayUse() {
    var style = service.get("/assets/style.css");

    assertThat(style.status()).isEqualTo(200);
    assertThat(style.type()).isEqualTo("text/css;charset=utf-8");
    assertThat(style.text().contains(".govuk-table")).isTrue();
    assertThat(style.text().contains("GDS Transport")).isFalse();
    assertThat(style.text().contains("@font-face")).isFalse();
  }
}
