package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.Tracer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.reports.SyntheticFund;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.table.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A pack that says what changed, of a fund in whose last year a saving and a cost were found late. */
class ChangedPackTest {

  private static final FundCode FUND = FundCode.of("arden");

  @TempDir private Path folder;

  private static void post(Ledger ledger, String key, Book book, String debit, String credit) {
    var entry =
        new JournalEntry(
            FUND,
            book,
            LocalDate.of(2025, 9, 30),
            "Found late",
            "",
            List.of(
                Posting.debit(Account.parse(debit), 123_45),
                Posting.credit(Account.parse(credit), 123_45)));
    ledger.journal().post(new Submission(entry, new EntryKey(key), new Actor("Ada Host")));
  }

  @Test
  void printsThePageTheSameEachTimeAndHoldsItsFiguresToTheBooks() throws Exception {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      new SyntheticFund(FUND, 4, 3, 3, 9_000_000_00, 0, SyntheticFund.Landing.GAINS).load(ledger);
      var since = Instant.now();
      while (!Instant.now().isAfter(since.plusMillis(2))) {
        Thread.onSpinWait();
      }
      post(
          ledger,
          "saved",
          Book.IMPACT,
          "saving:partner-2:scheme-1:admissions:cashable",
          "measure:scheme-1:admissions");
      post(ledger, "spent", Book.ACTUAL, "spend:scheme-1:minimum:partner-1", "bank");
      // The pack of one moment, so that its bytes do not hang on the day.
      var known = Instant.now();
      var packs =
          new BoardPackOf(
              ledger, Clock.fixed(known.plus(Duration.ofSeconds(1)), Clock.systemUTC().getZone()));
      var query =
          new BoardPackQuery(
              new View(Optional.empty(), Optional.of(known)), Optional.of(since), Optional.empty());

      var pack = packs.run(FUND, query);
      var page =
          pack.pages().stream()
              .filter(each -> each.id().equals("changed"))
              .findFirst()
              .orElseThrow();

      assertThat(page.headline())
          .isEqualTo("\u00a3123 better than the last pack, all of it from later entries");
      assertThat(page.lead().orElseThrow()).contains("Two entries were recorded since");
      holdsFiguresToTheBooks(ledger, pack, page);
      var pdf = pdf(pack);
      assertThat(pdf).isEqualTo(pdf(packs.run(FUND, query)));
      assertThat(PdfChecks.failures(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
      assertThat(PdfChecks.failures(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
    }
  }

  /** One name is one number in the whole pack, and what the entries behind it add up to. */
  private static void holdsFiguresToTheBooks(Ledger ledger, Report pack, Page page) {
    var named = new HashMap<FigureReference, Long>();
    for (var table : pack.tables()) {
      for (var row : table.rows()) {
        for (var cell : row.cells()) {
          if (cell instanceof Cell.Money money && money.reference().isPresent()) {
            var before = named.put(money.reference().get(), money.amountPence());
            assertThat(before == null || before == money.amountPence()).isTrue();
          }
        }
      }
    }
    ledger
        .books()
        .now(
            at -> {
              var tracer = Tracer.of(at, FUND);
              for (var table : page.tables()) {
                for (var row : table.rows()) {
                  for (var cell : row.cells()) {
                    if (cell instanceof Cell.Money money && money.reference().isPresent()) {
                      assertThat(tracer.trace(money.reference().get()).pence())
                          .isEqualTo(money.amountPence());
                    }
                  }
                }
              }
              return true;
            });
  }

  private static byte[] pdf(Report pack) {
    var out = new ByteArrayOutputStream();
    Pdf.write(pack, out);
    return out.toByteArray();
  }
}
