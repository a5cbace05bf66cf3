package org.commonpurse.reports.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonpurse.allocation.horizon.BudgetYears;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.horizon.ReserveYears;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.RandomPool;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Whether a finance officer can put the account beside the ledger, penny by penny. */
class MemorandumAccountTest {

  private static final FinancialYear YEAR = RandomPool.YEAR;
  private static final Predicate<FinancialYear> IN = YEAR::equals;
  private static final Predicate<FinancialYear> TO_DATE = each -> each.compareTo(YEAR) <= 0;

  @TempDir private Path folder;

  private static AccountContents contents(
      RandomPool pool, String partner, Optional<Control> control) {
    var fund = pool.fund();
    return pool.ledger()
        .books()
        .now(
            at ->
                new AccountContents(
                    fund,
                    Horizons.of(at, fund.code()),
                    BudgetYears.of(at, fund.code(), YEAR),
                    ReserveYears.of(at, fund.code(), YEAR),
                    Optional.empty(),
                    fund.partner(PartnerCode.of(partner)).orElseThrow(),
                    control,
                    new BooksFooting(
                        fund.name(),
                        YEAR.last(),
                        YEAR.last(),
                        LocalDate.of(2025, 5, 1),
                        at.stamp(fund.code()))));
  }

  private static Table table(Report report, String name) {
    return report.tables().stream()
        .filter(table -> table.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The amount in the first column of the row with the words; 0 where there is no such row. */
  private static long amount(Table table, String words, int column) {
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.words(row, 0).equals(words)) {
        return table.pence(row, column);
      }
    }
    return 0;
  }

  /** Goal: each line, on random funds. Method: the entries that the test itself made are added up. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void saysWhatTheEntriesAddUpTo(long seed) {
    try (var pool = new RandomPool(folder)) {
      pool.postAny(new SplittableRandom(seed), 250);
      var report = MemorandumAccount.of(contents(pool, "county", Optional.empty()));
      var note = table(report, "pooled-budget-note");

      for (var partner : pool.fund().partners()) {
        var paid = "contribution:" + partner.code() + ":";
        assertThat(amount(note, "Paid in by " + partner.name(), 1))
            .isEqualTo(
                -pool.sum(
                    Book.ACTUAL, IN, path -> path.startsWith(paid) && !path.endsWith(":works")));
        assertThat(amount(note, "Paid in by " + partner.name() + ", capital", 1))
            .isEqualTo(-pool.sum(Book.ACTUAL, IN, (paid + "works")::equals));
        assertThat(amount(note, "Of which reserves of " + partner.name(), 1))
            .isEqualTo(
                -pool.sum(Book.ACTUAL, TO_DATE, ("reserve:risk-pool:" + partner.code())::equals));
      }
      assertThat(amount(note, "Spent on schemes led by Arden ICB", 1))
          .isEqualTo(pool.sum(Book.ACTUAL, IN, path -> path.startsWith("spend:nursing")));
      assertThat(amount(note, "Spent on schemes led by Arden City Council", 2))
          .isEqualTo(
              pool.sum(
                  Book.ACTUAL,
                  YEAR.previous()::equals,
                  path -> path.startsWith("spend:adaptations")));
      long bank = pool.sum(Book.ACTUAL, TO_DATE, "bank"::equals);
      long due = pool.sum(Book.ACTUAL, TO_DATE, path -> path.startsWith("receivable:"));
      long owed = -pool.sum(Book.ACTUAL, TO_DATE, path -> path.startsWith("payable:"));
      assertThat(amount(note, "Held at the bank", 1)).isEqualTo(bank);
      assertThat(amount(note, "Due from partners, less due to them", 1)).isEqualTo(due);
      assertThat(amount(note, "Less due to providers", 1)).isEqualTo(owed);
      assertThat(amount(note, "Held at the end of the year", 1)).isEqualTo(bank + due - owed);
      assertThat(amount(note, "Brought forward", 1))
          .isEqualTo(amount(note, "Held at the end of the year", 2));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void keepsItsIdentitiesAndFollowsEveryFigureToEntries(long seed) {
    try (var pool = new RandomPool(folder)) {
      pool.postAny(new SplittableRandom(seed), 250);
      var report = MemorandumAccount.of(contents(pool, "icb", Optional.of(Control.JOINT)));

      var checks = table(report, "checks");
      assertThat(checks.rows()).hasSize(6);
      for (int row = 0; row < checks.rows().size(); row++) {
        assertThat(checks.pence(row, 3)).isEqualTo(checks.pence(row, 4));
      }
      assertThat(pool.traced(report)).hasSizeGreaterThan(30);
    }
  }

  /** The parts of all partners are the whole, in every line; and the host handles what is not its own. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 7})
  void sharesEveryLineToThePenny(long seed) {
    try (var pool = new RandomPool(folder)) {
      pool.postAny(new SplittableRandom(seed), 250);
      var views = new ArrayList<Table>();
      for (var partner : List.of("icb", "county", "city", "trust")) {
        views.add(table(report(pool, partner), "views"));
      }
      var host = views.get(1);
      for (int row = 0; row < host.rows().size(); row++) {
        long own = 0;
        for (var view : views) {
          own += amount(view, host.words(row, 0), 2);
        }
        assertThat(own).as(host.words(row, 0)).isEqualTo(host.pence(row, 1));
        assertThat(host.pence(row, 3)).isEqualTo(host.pence(row, 1) - host.pence(row, 2));
      }
      var held = "Net assets at the end of the year";
      assertThat(amount(host, held, 1))
          .isEqualTo(
              pool.sum(Book.ACTUAL, TO_DATE, path -> path.matches("bank|(receivable|payable):.*")));
      long led = pool.sum(Book.ACTUAL, IN, path -> path.startsWith("spend:nursing"));
      assertThat(amount(views.get(0), "Less: spent", 3)).isBetween(1L, led - 1);
      assertThat(amount(views.get(0), "Paid in by partners", 3))
          .isEqualTo(amount(views.get(0), "Less: spent", 3));
      assertThat(amount(views.get(0), held, 3)).isZero();
    }
  }

  private static Report report(RandomPool pool, String partner) {
    return MemorandumAccount.of(contents(pool, partner, Optional.empty()));
  }

  @Test
  void carriesForwardToOwnersAllThatIsHeld() {
    try (var pool = new RandomPool(folder)) {
      pool.postAny(new SplittableRandom(8), 250);
      var report = report(pool, "county");
      var owners = table(report, "carry-forward");
      int last = owners.rows().size() - 1;
      for (int column = 1; column <= 3; column++) {
        long parts = 0;
        for (int row = 0; row < last; row++) {
          parts += owners.pence(row, column);
        }
        assertThat(parts).isEqualTo(owners.pence(last, column));
      }
      assertThat(owners.pence(last, 3))
          .isEqualTo(amount(table(report, "pooled-budget-note"), "Held at the end of the year", 1));

      var reserves = table(report, "reserves-by-owner");
      Predicate<String> ofIcb = "reserve:risk-pool:icb"::equals;
      var icb = reserves.rows().stream().map(row -> row.cells()).toList();
      int row =
          icb.indexOf(
              icb.stream()
                  .filter(c -> c.contains(Cell.text("Arden ICB")))
                  .findFirst()
                  .orElseThrow());
      long opening = -pool.sum(Book.ACTUAL, each -> each.compareTo(YEAR) < 0, ofIcb);
      assertThat(reserves.pence(row, 3)).isEqualTo(opening);
      assertThat(reserves.pence(row, 4) - reserves.pence(row, 5))
          .isEqualTo(-pool.sum(Book.ACTUAL, IN, ofIcb));
      assertThat(reserves.pence(row, 4)).isPositive();
      assertThat(reserves.pence(row, 5)).isPositive();
    }
  }

  /** The headline's claim, out of the rows alone. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {9, 10})
  void findsWhetherTheYearEndedInSurplus(long seed) {
    try (var pool = new RandomPool(folder)) {
      pool.postAny(new SplittableRandom(seed), 120);
      var report = report(pool, "county");
      var note = table(report, "pooled-budget-note");
      long net =
          amount(note, "Total funding", 1)
              - amount(note, "Brought forward", 1)
              - amount(note, "Total expenditure", 1);
      var format = MoneyFormat.of(pool.fund().currency());

      assertThat(report.pages().get(0).headline())
          .startsWith(
              (net > 0 ? "A surplus of " : "A deficit of ")
                  + format.brief(Math.abs(net))
                  + " in 2024-25; ");
    }
  }

  @Test
  void printsTheBasisOfControlAsStatedAndSaysWhenItIsNot() throws Exception {
    try (var pool = new RandomPool(folder)) {
      pool.postAny(new SplittableRandom(11), 60);
      var stated = pdf(MemorandumAccount.of(contents(pool, "icb", Optional.of(Control.AGENCY))));
      var unstated = pdf(report(pool, "county"));

      assertThat(text(stated))
          .contains("Basis of control: agency", "Stated by who prepared this account");
      assertThat(text(unstated))
          .contains("Basis of control: not stated")
          .contains("Whether its figures are others than first reported cannot be told.");
      for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
        assertThat(PdfChecks.failures(stated, flavour)).isEmpty();
      }
    }
  }

  private static byte[] pdf(Report report) {
    var out = new ByteArrayOutputStream();
    Pdf.write(report, out);
    return out.toByteArray();
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
