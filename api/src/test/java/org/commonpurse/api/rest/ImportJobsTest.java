package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are recorded while whoever sent them does something else. */
@Timeout(30)
class ImportJobsTest {

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

  private static String file(int entries) {
    var file = new StringBuilder("key,date,account,amount,narrative\n");
    for (int i = 0; i < entries; i++) {
      file.append("k%d,2023-04-30,receivable:icb,1.00,Due\n".formatted(i));
      file.append("k%d,2023-04-30,contribution:icb:nhs-minimum,-1.00,\n".formatted(i));
    }
    return file.toString();
  }

  private Answer send(String query, String file, String... headers) {
    return books.post("/imports" + query, "text/csv", file, headers);
  }

  /** The path of the job that records a file. */
  private String started(String query, String file, String key) {
    var answer = send(query, file, "Prefer", "wait=1, Respond-Async", "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.at("/kind")).isEqualTo("import");
    return answer.location().orElseThrow().replaceFirst("^https?://[^/]+", "");
  }

  private static Answer ended(String job) throws InterruptedException {
    while (!service.get(job).json().has("endedAt")) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return service.get(job);
  }

  private int recorded() {
    return books.get("/checkpoint").json().path("sequence").asInt();
  }

  @Test
  void comeToWhatTheAnswerWouldHaveBeen() throws Exception {
    var file = file(300);
    var job = ended(started("", file, "april"));

    assertThat(job.at("/state")).as(job.text()).isEqualTo("done");
    assertThat(job.at("/percentDone")).isEqualTo("100");
    var result = service.get(job.at("/result"));
    assertThat(result.at("/recorded")).isEqualTo("300");
    assertThat(result.at("/applied")).isEqualTo("true");
    assertThat(recorded()).isEqualTo(300);
    // Sent again by somebody who lost sight of the job, whether they wait for it or not.
    var again = send("", file, "Idempotency-Key", "april");
    assertThat(again.at("/recorded") + again.at("/replayed")).contains("300");
    assertThat(recorded()).isEqualTo(300);
  }

  @Test
  void areRefusedWithEachLineThatCannotBeRecorded() throws Exception {
    var path = started("", file(2).replace("k1,2023-04-30,rec", "k1,2023-04-31,rec"), "k");
    var job = ended(path);

    assertThat(job.at("/state")).isEqualTo("refused");
    assertThat(job.at("/refused")).contains("line 4");
    var result = service.get(path + "/result");
    assertThat(result.status()).isEqualTo(422);
    assertThat(result.at("/code")).isEqualTo("LEDGER_IMPORT_REJECTED");
    assertThat(result.at("/rejects/0/line")).isEqualTo("4");
    assertThat(recorded()).isZero();
  }

  @Test
  void recordNothingWhereTheyAreOnlyTriedOut() throws Exception {
    var job = ended(started("?dryRun=true", file(3), "k"));

    assertThat(service.get(job.at("/result")).at("/applied")).isEqualTo("false");
    assertThat(recorded()).isZero();
  }

  /** However fast it was: cancelled is what recorded nothing, and done what recorded all. */
  @Test
  void tellTheTruthOfWhatTheyRecordedWhereTheyAreCancelled() throws Exception {
    for (var afterMillis : new int[] {0, 20, 60, 150, 400}) {
      var before = recorded();
      var file = file(4_000).replaceAll("(?m)^k(?=[0-9])", "n" + afterMillis + "-");
      var path = started("", file, "act " + afterMillis);
      TimeUnit.MILLISECONDS.sleep(afterMillis);
      service.send(HttpRequest.newBuilder(service.address(path)).DELETE());
      var job = ended(path);

      assertThat(job.at("/state")).isIn("cancelled", "done");
      int added = job.at("/state").equals("done") ? 4_000 : 0;
      assertThat(recorded() - before).as(job.text()).isEqualTo(added);
    }
  }

  @Test
  void leaveNoFileBehind() throws Exception {
    long before = ImportsResourceTest.kept(TEMPORARY);
    ended(started("", file(10), "a"));
    ended(started("", "nothing", "b"));
    var waiting = started("", file(3_000), "c");
    service.send(HttpRequest.newBuilder(service.address(waiting)).DELETE());
    ended(waiting);

    assertThat(ImportsResourceTest.kept(TEMPORARY)).isEqualTo(before);
  }

  @Test
  void areRefusedAtOnceWhereNoJobCanComeOfThem() {
    var unknown =
        service.post("/api/v1/funds/nowhere/imports", "text/csv", "x", "Prefer", "respond-async");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(send("?dryRun=perhaps", "x", "Prefer", "respond-async").status()).isEqualTo(400);
  }
}
