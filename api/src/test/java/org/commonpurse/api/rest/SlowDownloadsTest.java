package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever takes a journal away slowly keeps nobody else waiting. */
class SlowDownloadsTest {

  private static final int DOWNLOADS = 20;

  /** So much that no socket swallows it: some 14 million characters. */
  private static final int ENTRIES = 6000;

  @TempDir private static Path folder;

  @Test
  void answersQuestionsMeanwhile() throws Exception {
    try (var service = TestService.startIn(folder)) {
      var books = service.books();
      var narrative = "Paid in for the month ".repeat(45);
      var rows = new StringBuilder("key,date,account,amount,narrative\n");
      for (int i = 0; i < ENTRIES; i++) {
        rows.append("k%d,2023-04-30,bank,1.00,%s\n".formatted(i, narrative));
        rows.append("k%d,2023-04-30,receivable:icb,-1.00,\n".formatted(i));
      }
      assertThat(books.post("/imports", "text/csv", rows.toString()).status()).isEqualTo(200);
      var address = service.address(books.path("/export?format=csv"));
      var request =
          "GET %s?%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .formatted(address.getPath(), address.getQuery());
      var downloads = new ArrayList<Socket>();
      try {
        for (int i = 0; i < DOWNLOADS; i++) {
          var socket = new Socket(address.getHost(), address.getPort());
          downloads.add(socket);
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          // It has begun, and from here on nobody reads on.
          assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        Thread.sleep(1_000);

        long before = System.nanoTime();
        var answer = books.get("/balances?kind=bank");

        assertThat(answer.at("/items/0/amount")).isEqualTo("6000.00");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
      } finally {
        for (var socket : downloads) {
          socket.close();
        }
      }
    }
  }
}
