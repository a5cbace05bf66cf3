package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever speaks HTTP is understood: HEAD, OPTIONS, what is unchanged, and what is compressed. */
class HttpMannersTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  @TempDir private static Path folder;
  private static TestService service;
  private static Books books;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
    books = service.books();
    for (int i = 0; i < 20; i++) {
      books.entry("k" + i, due("icb", "nhs-minimum", "2023-04-20", "1.00"));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  /** A list, one thing, lines, a table, a file, a description: each kind of route. */
  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "/entries, application/json",
    "/entries, application/x-ndjson",
    "/entries, text/csv",
    "/events, application/json",
    "/entries/1, application/json",
    "/export?format=csv, */*",
    "/export?format=jsonl, */*",
    "'/balances?by=kind,partner,stream,month', application/json",
    "'', application/json"
  })
  void answersHeadAsGetAndCompressesIfAsked(String below, String accept) throws Exception {
    var got = ask("GET", below, "Accept", accept);
    var head = ask("HEAD", below, "Accept", accept);

    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (var name : new String[] {"Content-Type", "ETag", "Cache-Control", "Link"}) {
      assertThat(head.headers().allValues(name)).isEqualTo(got.headers().allValues(name));
    }

    var zipped = ask("GET", below, "Accept", accept, "Accept-Encoding", "gzip");
    assertThat(got.body()).hasSizeGreaterThan(256);
    assertThat(zipped.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(zipped.headers().allValues("Vary").toString()).contains("Accept-Encoding");
    assertThat(unzipped(zipped.body())).isEqualTo(got.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/entries, 'GET,HEAD,OPTIONS,POST'",
    "/entries/1, 'GET,HEAD,OPTIONS'",
    "/rules, 'GET,HEAD,OPTIONS,PUT'",
    "/entries/batch, 'OPTIONS,POST'"
  })
  void tellsWhatAPathTakes(String below, String methods) throws Exception {
    var answer = ask("OPTIONS", below);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Allow").orElse("").split(", ?"))
        .containsExactlyInAnyOrder(methods.split(","));
    // It describes itself in OpenAPI, and in nothing older.
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain("wadl");
    var refused = ask("DELETE", below);
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Allow")).isPresent();
  }

  @Test
  void sendsNothingAgainThatIsUnchangedCompressedOrNot() throws Exception {
    for (var encoding : new String[] {"identity", "gzip"}) {
      var first = ask("GET", "", "Accept-Encoding", encoding);
      var tag = first.headers().firstValue("ETag").orElseThrow();

      for (var method : new String[] {"GET", "HEAD"}) {
        var again = ask(method, "", "Accept-Encoding", encoding, "If-None-Match", tag);
        assertThat(again.statusCode()).as(encoding + " " + method).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        // The server marks the tag of what it compresses, and takes it for that of the same answer.
        assertThat(again.headers().firstValue("ETag").map(one -> one.replace("--gzip", "")))
            .contains(tag.replace("--gzip", ""));
      }
    }
  }

  @Test
  void takesABodyThatIsCompressed() throws Exception {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(due("icb", "nhs-minimum", "2023-04-21", "2.00").getBytes(StandardCharsets.UTF_8));
    }
    var request =
        HttpRequest.newBuilder(service.address(books.path("/entries")))
            .header("Content-Type", TestService.JSON)
            .header("Content-Encoding", "gzip")
            .header("Acting-As", "A. Finch")
            .header("Idempotency-Key", "zipped")
            .POST(BodyPublishers.ofByteArray(zipped.toByteArray()));

    var answer = service.send(request);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static HttpResponse<byte[]> ask(String method, String below, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.address(books.path(below)))
            .method(method, BodyPublishers.noBody());
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofByteArray());
  }

  private static byte[] unzipped(byte[] zipped) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    }
  }
}
