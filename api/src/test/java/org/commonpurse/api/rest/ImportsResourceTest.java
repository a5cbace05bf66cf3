package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.api.rest.TestService.EXAMPLE;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the files of other programs are recorded over HTTP, and what is refused of them. */
class ImportsResourceTest {

  private static final String POSTINGS =
      """
      key,date,account,amount,narrative
      due,2023-04-30,receivable:icb,"1,000.00",Contribution due
      due,2023-04-30,contribution:icb:nhs-minimum,"-1,000.00",
      paid,2023-05-02,bank,1000.00,Received
      paid,2023-05-02,receivable:icb,-1000.00,
      """;

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

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
  void recordsAFileOnce() {
    var first = csv("", POSTINGS);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.at("/rows")).isEqualTo("4");
    assertThat(first.at("/recorded")).isEqualTo("2");
    assertThat(first.at("/applied")).isEqualTo("true");
    assertThat(books.get("/balances?kind=bank").at("/items/0/amount")).isEqualTo("1000.00");

    var again = csv("", POSTINGS);
    assertThat(again.at("/recorded")).isEqualTo("0");
    assertThat(again.at("/replayed")).isEqualTo("2");
    assertThat(books.entries()).isEqualTo(2);
  }

  @Test
  void triesAFileOutAndRecordsNothing() {
    var answer = csv("?dryRun=true", POSTINGS);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/recorded")).isEqualTo("2");
    assertThat(answer.at("/applied")).isEqualTo("false");
    assertThat(books.entries()).isZero();
  }

  @Test
  void recordsNothingOfAFileWithALineThatCannotBeRecorded() {
    var answer = csv("", POSTINGS.replace("-1000.00", "-1000.005"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.at("/code")).isEqualTo("LEDGER_IMPORT_REJECTED");
    assertThat(answer.at("/detail")).contains("line 5", "1000.005", "Nothing was recorded.");
    assertThat(answer.at("/rejects/0/line")).isEqualTo("5");
    assertThat(answer.at("/rejects/0/column")).isEqualTo("amount");
    assertThat(answer.at("/rejects/0/code")).isEqualTo("LEDGER_AMOUNT_TOO_PRECISE");
    assertThat(answer.at("/rejects/0/value")).isEqualTo("-1000.005");
    assertThat(answer.at("/rejects/0/reason")).contains("fraction of a penny");
    assertThat(books.entries()).isZero();
  }

  @Test
  void tellsTheRejectsOfADryRunBesideWhatItWouldRecord() {
    var answer = csv("?dryRun=true", POSTINGS.replace("-1000.00", "-1000.005"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/recorded")).isEqualTo("1");
    assertThat(answer.json().path("rejects")).hasSize(1);
  }

  @Test
  void recordsTheGoodEntriesWhereThatIsAskedFor() {
    var answer = csv("?partial=true", POSTINGS.replace("-1000.00", "-1000.005"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/applied")).isEqualTo("true");
    assertThat(answer.json().path("rejects")).hasSize(1);
    assertThat(books.entries()).isEqualTo(1);
  }

  @Test
  void readsALineAsAnEntryByTheMappingThatIsSentBesideTheFile() throws IOException {
    var file = Files.readString(EXAMPLE.resolve("invoices.csv"));
    var mapping = Files.readString(EXAMPLE.resolve("mapping.yml"));

    var answer = form("", part("file", file), part("mapping", mapping));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/recorded")).isEqualTo("3");
    assertThat(books.get("/balances?kind=spend&by=scheme").json().findValuesAsText("amount"))
        .containsExactly("1234.50", "480.00");
    assertThat(form("", part("mapping", mapping), part("file", file)).at("/replayed"))
        .isEqualTo("3");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown key     | negated: true | negate: true   | IMPORT_MAPPING_NOT_AS_DESCRIBED | negate
          no account         | payable:acute | payable        | LEDGER_ACCOUNT_MALFORMED        | payable
          a pattern that is none | (?i)home first | (home     | LEDGER_PATTERN_MALFORMED        | pattern
          a column that the file lacks | {Service: | {Servis: | LEDGER_COLUMN_MISSING          | Servis
          no column of days  | Payment Date, Date | Tag       | LEDGER_HEADER_MISSING           | columns
          """)
  void refusesAMappingWith(String mistake, String right, String wrong, String code, String value)
      throws IOException {
    var mapping = Files.readString(EXAMPLE.resolve("mapping.yml")) + "negated: true\n";

    var answer =
        form(
            "",
            part("file", Files.readString(EXAMPLE.resolve("invoices.csv"))),
            part("mapping", mapping.replace(right, wrong)));

    assertThat(answer.at("/code")).as(answer.text()).isEqualTo(code);
    assertThat(answer.at("/detail")).contains(value).containsIgnoringCase("nothing was recorded");
    assertThat(books.entries()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"?dryRun=yes, QUERY_VALUE_MALFORMED", "?dryrun=true, SERVICE_PARAMETER_UNKNOWN"})
  void refusesAnOptionThatIsNone(String query, String code) {
    assertThat(csv(query, POSTINGS).at("/code")).isEqualTo(code);
    assertThat(books.entries()).isZero();
  }

  @ParameterizedTest(name = "a part {0}")
  @CsvSource({"datei", "mapping"})
  void refusesAFormWithoutAFile(String name) {
    var answer = form("", part(name, "columns: {date: Date}\n"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_FORM_MALFORMED");
    assertThat(answer.at("/detail")).contains("file", "Nothing was recorded.");
  }

  @Test
  void refusesAFormThatEndsInTheMiddle() {
    var answer = books.post("/imports", "multipart/form-data; boundary=cut", "--cut\r\nContent-");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_FORM_MALFORMED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "text/csv",
    "multipart/form-data; boundary=b",
  })
  void refusesAFileThatIsTooLargeAndKeepsNothingOfIt(String type) throws IOException {
    var text = type.equals("text/csv") ? POSTINGS : body("b", part("file", POSTINGS));
    var uploads = WorkFolder.within(folder);
    long before = kept(folder);

    assertThatThrownBy(
            () ->
                new ImportUploadReader(100, uploads)
                    .readFrom(
                        ImportUpload.class,
                        ImportUpload.class,
                        new Annotation[0],
                        MediaType.valueOf(type),
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(
                            text.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .satisfies(refusal -> assertThat(refusal.fields()).containsEntry("bytesMax", "100"))
        .extracting(ProblemException::code)
        .isEqualTo("SERVICE_FILE_TOO_LARGE");
    assertThat(kept(folder)).isEqualTo(before);
  }

  @Test
  void throwsAFileAwayOnceItIsRecorded() throws IOException {
    long before = kept(TEMPORARY);

    csv("", POSTINGS);
    form("", part("file", POSTINGS));

    // Other tests share the folder of the machine, and are at work there for a moment.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (kept(TEMPORARY) > before && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(kept(TEMPORARY)).isLessThanOrEqualTo(before);
  }

  /** What a killed process left is thrown away at the next start; what another works on stays. */
  @Test
  void clearsWhatAKilledProcessLeft(@TempDir Path within) throws IOException {
    var left = Files.createDirectories(within.resolve("commonpurse-imports-1/import1"));
    Files.writeString(left.resolveSibling("lock"), "");
    Files.writeString(left.resolve("file.csv"), POSTINGS);
    var others = Files.createDirectory(within.resolve("something-else"));
    var alive = WorkFolder.within(within);
    var upload = Files.writeString(alive.forUpload().resolve("file.csv"), POSTINGS);

    assertThat(left.getParent()).doesNotExist();
    assertThat(WorkFolder.within(within)).isNotNull();
    assertThat(upload).exists();
    assertThat(others).exists();
  }

  /** How many files of imports a folder holds. */
  static long kept(Path within) throws IOException {
    long files = 0;
    try (var folders = Files.newDirectoryStream(within, "commonpurse-import*")) {
      for (var one : folders) {
        try (var all = Files.walk(one)) {
          files += all.filter(file -> file.endsWith("file.csv")).count();
        }
      }
    }
    return files;
  }

  private Answer csv(String query, String text) {
    return books.post("/imports" + query, "text/csv", text);
  }

  private Answer form(String query, String... parts) {
    return books.post(
        "/imports" + query,
        "multipart/form-data; boundary=\"some words\"",
        body("some words", parts));
  }

  private static String part(String name, String text) {
    return "Content-Disposition: form-data; name=\"%s\"; filename=\"%s.txt\"\r\n\r\n%s\r\n"
        .formatted(name, name, text);
  }

  private static String body(String boundary, String... parts) {
    var body = new StringBuilder();
    for (var part : parts) {
      body.append("--").append(boundary).append("\r\n").append(part);
    }
    return body.append("--").append(boundary).append("--\r\n").toString();
  }
}
