package org.commonpurse.allocation.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That figures lead to the entries that make them. */
class TracerTest {

  private static final FundCode ARDEN = AnyBooks.ARDEN;
  private static final String SAVING = "saving:county:nursing:admissions:cashable";
  private static final String BURDEN = "burden:county:nursing:admissions:set-up";

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
   * Goal: every figure of the horizon comes out of entries, one by one. Method: any entries, seed shown,
   * of partners that were merged, split and merged again; the horizon adds up balances.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void everyFigureOfTheHorizonIsWhatItsEntriesAddUpTo(long seed) {
    books.postAny(ARDEN, new SplittableRandom(seed), 300);
    var beforeTheLastMerger = new View(Optional.of(LocalDate.of(2022, 6, 30)), Optional.empty());

    for (var view : List.of(View.NOW, beforeTheLastMerger)) {
      var figures = requireSame(view);

      assertThat(figures).extracting(NamedFigure::reference).doesNotHaveDuplicates();
      assertThat(figures)
          .filteredOn(figure -> figure.pence() != 0)
          .extracting(figure -> figure.reference().name())
          .containsAll(FigureName.OF_HORIZON);
    }
  }

  private List<NamedFigure> requireSame(View view) {
    return books
        .ledger()
        .books()
        .at(
            view,
            at -> {
              var figures = HorizonFigures.of(Horizons.of(at, ARDEN));
              var tracer = Tracer.of(at, ARDEN);
              var softly = new SoftAssertions();
              for (var figure : figures) {
                var trace = tracer.trace(figure.reference());
                softly
                    .assertThat(trace.pence())
                    .as("%s", trace.reference())
                    .isEqualTo(figure.pence());
              }
              softly.assertAll();
              return figures;
            });
  }

  @Test
  void aFigureOfASuccessorHasTheEntriesOfThoseItSucceeded() {
    books.post(ARDEN, Book.ACTUAL, "2021-05-01", "bank", "contribution:north:nhs", 30_000);
    books.post(ARDEN, Book.ACTUAL, "2022-05-01", "bank", "contribution:south:nhs", 5_000);
    books.post(ARDEN, Book.ACTUAL, "2022-08-01", "bank", "contribution:icb:nhs", 700);

    assertThat(trace("paid-in:icb:2022-23").source().entries())
        .extracting(CountedEntry::sequence, CountedEntry::pence)
        .containsExactly(tuple(2L, 5_000L), tuple(3L, 700L));
    assertThat(trace("paid-in:icb:2020-21..2023-24").pence()).isEqualTo(35_700);
  }

  /** 100.00 of which thirds pass: 33.33 and 66.67, and of the next 0.01 the whole to the first. */
  @Test
  void anEntryOfAPartnerThatWasSplitBringsEachSuccessorItsPartToThePenny() {
    books.post(ARDEN, Book.ACTUAL, "2020-05-01", "bank", "contribution:shire:councils", 10_000);
    books.post(ARDEN, Book.ACTUAL, "2020-06-01", "bank", "contribution:shire:councils", 1);

    assertThat(trace("paid-in:east:2020-21").source().entries())
        .extracting(CountedEntry::pence)
        .containsExactly(3_333L, 1L);
    assertThat(trace("paid-in:county:2020-21").source().entries())
        .extracting(CountedEntry::pence)
        .containsExactly(6_667L, 0L);
  }

  @Test
  void aReversalIsAnEntryOfTheYearInWhichItCounts() {
    long first =
        books.post(
            ARDEN, Book.ACTUAL, "2021-03-31", "spend:nursing:nhs:trust", "payable:trust", 250);
    books.reverse(ARDEN, first, "2021-04-01");

    assertThat(trace("spent.nursing:icb:2020-21").pence()).isEqualTo(250);
    assertThat(trace("spent.nursing:icb:2021-22").pence()).isEqualTo(-250);
    assertThat(trace("spent:all-partners:2020-21..2021-22").source().entries()).hasSize(2);
    assertThat(trace("spent:all-partners:2020-21..2021-22").pence()).isZero();
  }

  @Test
  void aFigureMadeOfOthersNamesThemWithTheirSigns() {
    books.post(ARDEN, Book.IMPACT, "2021-05-01", SAVING, "measure:nursing:admissions", 900);
    books.post(ARDEN, Book.IMPACT, "2021-05-01", "measure:nursing:admissions", BURDEN, 350);
    books.post(ARDEN, Book.ACTUAL, "2021-05-01", "receivable:county", "sharing:county:s-1", 20);

    var trace = trace("net-after-sharing:county:2021-22");

    assertThat(trace.pence()).isEqualTo(900 - 350 - 20);
    assertThat(trace.partnerName()).isEqualTo("Arden County Council");
    assertThat(trace.source().entries()).isEmpty();
    assertThat(trace.source().parts())
        .extracting(part -> part.trace().reference().toString())
        .containsExactly("net-before-sharing:county:2021-22", "sharing:county:2021-22");
    assertThat(trace.source().parts().get(0).trace().source().parts())
        .extracting(FigureTrace.Part::isAdded, FigureTrace.Part::pence)
        .containsExactly(tuple(true, 900L), tuple(false, -350L));
  }

  @Test
  void aFigureAsKnownBeforeALateEntryIsWhatItWasThen() {
    books.post(ARDEN, Book.ACTUAL, "2021-05-01", "bank", "contribution:county:works", 100);
    var before = books.moment();
    books.post(ARDEN, Book.ACTUAL, "2021-06-01", "bank", "contribution:county:works", 11);

    var asKnown = new View(Optional.empty(), Optional.of(before));
    var asAt = new View(Optional.of(LocalDate.of(2021, 5, 31)), Optional.empty());

    assertThat(trace(asKnown, "paid-in:county:2021-22").pence()).isEqualTo(100);
    assertThat(trace(asAt, "paid-in:county:2021-22").pence()).isEqualTo(100);
    assertThat(trace("paid-in:county:2021-22").pence()).isEqualTo(111);
  }

  @Test
  void aFigureHasNoEntryOfAnotherFund() {
    var other = books.register(FundCode.of("brent"));
    books.post(other.code(), Book.ACTUAL, "2021-05-01", "bank", "contribution:county:works", 7);
    books.post(ARDEN, Book.ACTUAL, "2021-05-01", "bank", "contribution:county:works", 100);

    var trace = trace("paid-in:all-partners:2021-22");

    assertThat(trace.pence()).isEqualTo(100);
    assertThat(trace.source().entries()).hasSize(1);
  }

  @Test
  void aFigureOfMoreEntriesThanAreReadAtOnceHasAllOfThem() {
    books.postPennies(new SplittableRandom(7), 1001);

    var trace = trace("paid-in.works:county:2021-22");

    assertThat(trace.pence()).isEqualTo(1001);
    assertThat(trace.source().entries())
        .isSortedAccordingTo(
            Comparator.comparing(CountedEntry::effectiveOn).thenComparing(CountedEntry::sequence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          paid-in:town:2021-22               | LEDGER_PARTNER_UNKNOWN  | town
          paid-in.grant:county:2021-22       | LEDGER_STREAM_UNKNOWN   | grant
          spent.day-care:county:2021-22      | LEDGER_SCHEME_UNKNOWN   | day-care
          charges.sch-9:county:2021-22       | LEDGER_CLAUSE_UNKNOWN   | sch-9
          savings.odd:all-partners:2021-22   | LEDGER_NATURE_UNKNOWN   | odd
          net-after-sharing:north:2021-22    | TRACE_PARTNER_SUCCEEDED | icb
          paid-in:shire:2021-22              | TRACE_PARTNER_SUCCEEDED | county and east
          """)
  void whatTheFundDoesNotHaveIsRefused(String reference, String code, String word) {
    assertThatThrownBy(() -> trace(reference))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal).hasMessageContaining(word);
            });
  }

  private FigureTrace trace(String reference) {
    return trace(View.NOW, reference);
  }

  private FigureTrace trace(View view, String reference) {
    var figure = FigureReference.parse(reference);
    return books.ledger().books().at(view, at -> Tracer.of(at, ARDEN).trace(figure));
  }
}
