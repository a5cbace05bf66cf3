package org.commonpurse.allocation.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.trace.AnyBooks.ARDEN;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners' accounts with a fund come to. */
class FigureSumsTest {

  private static final List<FigureName> OF_ACCOUNTS =
      List.of(
          FigureName.PAID_IN,
          FigureName.CHARGES,
          FigureName.SHARING,
          FigureName.RECEIVED,
          FigureName.OTHER_ENTRIES,
          FigureName.CLAIMS,
          FigureName.CLAIMS_PAID,
          FigureName.BALANCE,
          FigureName.PROVIDED,
          FigureName.RESERVES);

  @TempDir private Path folder;
  private AnyBooks books;

  @BeforeEach
  void open() {
    books = new AnyBooks(folder);
  }

  @AfterEach
  void close() {
    books.close();
  }

  /**
   * Goal: an account adds up, and each of its figures is what its entries add up to. Method: any entries,
   * seed shown, of partners that were merged, split and merged again; the tracer follows each figure by
   * itself, and the ledger has a balance of its own.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 4})
  void everyFigureIsThatOfItsEntriesAndTheAccountAddsUpToTheBalanceOfTheLedger(long seed) {
    books.post(ARDEN, Book.ACTUAL, "2020-05-01", "surplus", "reserve:pool:shire", 100_01);
    books.post(ARDEN, Book.ACTUAL, "2021-05-01", "surplus", "reserve:pool:west", 7_00);
    books.postAny(ARDEN, new SplittableRandom(seed), 250);
    var beforeTheLastMerger = new View(Optional.of(LocalDate.of(2022, 6, 30)), Optional.empty());

    for (var view : List.of(View.NOW, beforeTheLastMerger)) {
      books.ledger().books().at(view, FigureSumsTest::requireSound);
    }
  }

  private static boolean requireSound(Snapshot at) {
    var fund = at.funds().get(ARDEN);
    var sums = FigureSums.of(at, fund);
    var tracer = Tracer.of(at, ARDEN);
    var softly = new SoftAssertions();
    for (var partner : fund.presentPartners()) {
      for (int start = 2020; start < 2025; start++) {
        var year = new FinancialYear(start);
        for (var name : OF_ACCOUNTS) {
          var figure = FigureReference.of(name, partner.code(), year, year);
          softly
              .assertThat(sums.pence(figure))
              .as("%s", figure)
              .isEqualTo(tracer.trace(figure).pence());
        }
        softly
            .assertThat(moved(sums, partner.code(), year))
            .as("the movements of %s in %s", partner.code(), year)
            .isEqualTo(
                sums.pence(balance(partner.code(), year))
                    - sums.pence(balance(partner.code(), year.previous())));
        softly
            .assertThat(sums.pence(balance(partner.code(), year)))
            .as("the balance of %s at the end of %s", partner.code(), year)
            .isEqualTo(inTheLedger(at, fund, partner.code(), year));
      }
    }
    softly.assertAll();
    return true;
  }

  private static FigureReference balance(PartnerCode partner, FinancialYear year) {
    return FigureReference.of(FigureName.BALANCE, partner, year, year);
  }

  private static long moved(FigureSums sums, PartnerCode partner, FinancialYear year) {
    var figure = FigureReference.of(FigureName.PAID_IN, partner, year, year);
    return sums.pence(figure)
        + sums.pence(figure.name(FigureName.CHARGES))
        - sums.pence(figure.name(FigureName.SHARING))
        + sums.pence(figure.name(FigureName.OTHER_ENTRIES))
        - sums.pence(figure.name(FigureName.RECEIVED))
        - sums.pence(figure.name(FigureName.CLAIMS))
        + sums.pence(figure.name(FigureName.CLAIMS_PAID));
  }

  private static long inTheLedger(Snapshot at, Fund fund, PartnerCode partner, FinancialYear year) {
    var accounts =
        fund.partners().stream()
            .filter(each -> fund.presentPartner(each.code()).equals(partner))
            .flatMap(each -> StatementQuery.accountsOf(each.code()).stream())
            .toList();
    // Whom the view knows to stand: what passed on after the year did so from the beginning.
    return at
        .balances()
        .statement(new StatementQuery(ARDEN, Book.ACTUAL, accounts, Span.ALL, Partners.TOGETHER))
        .lines()
        .stream()
        .filter(line -> !line.recorded().entry().effectiveOn().isAfter(year.last()))
        .mapToLong(line -> line.pence())
        .sum();
  }

  @Test
  void tellsMoneyFromWhatFallsDueAndLeavesAnOpeningOut() {
    books.post(
        ARDEN, Book.ACTUAL, "2021-05-01", "receivable:county", "contribution:county:works", 900);
    books.post(ARDEN, Book.ACTUAL, "2021-06-01", "bank", "receivable:county", 700);
    long straight =
        books.post(ARDEN, Book.ACTUAL, "2021-07-01", "bank", "contribution:county:works", 50);
    books.reverse(ARDEN, straight, "2022-04-02");
    books.post(
        ARDEN, Book.ACTUAL, "2021-08-01", "spend:adaptations:works:trust", "payable:trust", 40);
    books.post(ARDEN, Book.ACTUAL, "2021-09-01", "payable:trust", "bank", 30);
    books.post(ARDEN, Book.ACTUAL, "2021-09-01", "receivable:county", "surplus", 5);

    assertThat(pence("paid-in:county:2021-22")).isEqualTo(950);
    assertThat(pence("received:county:2021-22")).isEqualTo(750);
    assertThat(pence("received:county:2022-23")).isEqualTo(-50);
    assertThat(pence("other-entries:county:2021-22")).isEqualTo(5);
    assertThat(pence("claims:trust:2021-22")).isEqualTo(40);
    assertThat(pence("claims-paid:trust:2021-22")).isEqualTo(30);
    assertThat(pence("provided.adaptations:trust:2021-22")).isEqualTo(40);
    assertThat(pence("balance:county:2023-24")).isEqualTo(205);
    assertThat(pence("balance:trust:2021-22")).isEqualTo(-10);
    assertThatThrownBy(() -> pence("savings:county:2021-22"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private long pence(String reference) {
    return books
        .ledger()
        .books()
        .now(
            at -> FigureSums.of(at, at.funds().get(ARDEN)).pence(FigureReference.parse(reference)));
  }
}
