package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.RandomPool;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PrintedPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a fund in whose entries no partner occurs. */
class PackWithoutPartnersTest {

  @TempDir Path folder;

  @Test
  void aFundInWhoseEntriesNoPartnerOccursHasPacksWithoutPagesOnPartners() throws IOException {
    try (var pool = new RandomPool(folder)) {
      pool.add(Book.ACTUAL, "interest", LocalDate.of(2024, 6, 1), "bank", "surplus", 1_234_56);
      pool.post();

      var pack =
          new BoardPackOf(pool.ledger(), Clock.systemUTC()).run(pool.fund().code(), View.NOW);
      var pdf = new ByteArrayOutputStream();
      Pdf.write(pack, pdf);
      var zip = new ByteArrayOutputStream();
      new AuditorPackOf(pool.ledger()).run(pool.fund().code(), View.NOW, zip);

      assertThat(pack.pages()).extracting(Page::id).containsExactly("summary", "account");
      assertThat(PrintedPages.of(pdf.toByteArray()).text())
          .contains("Held at the end of the year 1,234.56");
      assertThat(file(zip.toByteArray(), "board-pack.json")).contains("1234.56");
    }
  }

  private static String file(byte[] zip, String name) throws IOException {
    try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var next = Optional.ofNullable(files.getNextEntry());
          next.isPresent();
          next = Optional.ofNullable(files.getNextEntry())) {
        if (next.get().getName().endsWith(name)) {
          return new String(files.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError(name + " is not in the pack");
  }
}
