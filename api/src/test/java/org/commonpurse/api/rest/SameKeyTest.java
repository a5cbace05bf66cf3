package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key in a header and the same in a body are one key, whatever its characters. */
class SameKeyTest {

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

  /** Posts with the key in the header, in UTF-8, as it is. */
  private String postWithHeader(String key, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        "POST "
            + books.path("/entries")
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nActing-As: A. Finch\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\nIdempotency-Key: "
            + key
            + "\r\n\r\n";
    var address = service.address("/");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String withKey(String key, String entry) throws IOException {
    return entry.replaceFirst(
        "\\{",
        java.util.regex.Matcher.quoteReplacement(
            "{\"key\": " + new ObjectMapper().writeValueAsString(key) + ", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "Zuschuss für Mai",
        "\u00c3\u00a9",
        "cafe\u0301",
        "\u9375",
        "\ud83d\udd11",
        "a, b; c=d",
        "\"quoted\"",
        "%41+b",
        " blanks around ",
        "\u00a0no-break\u00a0",
        "back\\slash"
      })
  void recordsOneEntry(String key) throws IOException {
    var entry = due("icb", "nhs-minimum", "2023-04-30", "1.00");

    var first = postWithHeader(key, entry);
    assertThat(first).startsWith("HTTP/1.1 201");
    var inside = books.post("/entries", TestService.JSON, withKey(key, entry));
    assertThat(inside.status()).as(inside.text()).isEqualTo(200);
    assertThat(postWithHeader(key, withKey(key, entry))).startsWith("HTTP/1.1 200");
    var several =
        books.post(
            "/entries/batch", TestService.JSON, "{\"entries\": [" + withKey(key, entry) + "]}");
    assertThat(several.status()).as(several.text()).isEqualTo(200);
    assertThat(books.entries()).isEqualTo(1);
  }
}
