package org.commonpurse.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which lines of a partner and of the fund are taken for the same payment. */
class MatchingTest {

  private static PartnerItem theirs(long line, String on, long pence, String reference) {
    return new PartnerItem(line, LocalDate.parse(on), pence, reference, "");
  }

  private static FundItem ours(long sequence, String on, long pence, String reference) {
    return new FundItem(sequence, LocalDate.parse(on), pence, reference, "received");
  }

  @Test
  void takesReferencesForTheSameWhateverTheirCaseAndPunctuation() {
    var result =
        Matching.match(
            List.of(theirs(2, "2023-04-01", 100, "inv-001 a")),
            List.of(ours(1, "2023-06-30", 100, "INV/001A")),
            10);

    assertThat(result.matched())
        .extracting(Match::rule)
        .containsExactly(MatchRule.REFERENCE_AND_AMOUNT);
    assertThat(result.isAgreed()).isTrue();
  }

  @Test
  void showsTheSameReferenceWithAnotherAmountAsDiffering() {
    var result =
        Matching.match(
            List.of(theirs(2, "2023-04-01", 125_00, "A")),
            List.of(ours(1, "2023-04-02", 120_00, "A")),
            10);

    assertThat(result.differing()).extracting(Difference::pence).containsExactly(500L);
    assertThat(result.differencePence()).isEqualTo(500);
  }

  @Test
  void matchesEqualAmountsWithinTheDaysAndNotBeyond() {
    var theirs = List.of(theirs(2, "2023-04-01", 100, ""));
    assertThat(Matching.match(theirs, List.of(ours(1, "2023-04-11", 100, "X")), 10).matched())
        .extracting(Match::rule)
        .containsExactly(MatchRule.AMOUNT_WITHIN_DAYS);
    var beyond = Matching.match(theirs, List.of(ours(1, "2023-04-12", 100, "X")), 10);
    assertThat(beyond.missingHere()).hasSize(1);
    assertThat(beyond.missingThere()).hasSize(1);
  }

  @Test
  void givesTheNearestDayItsLineAndThenGoesByOrder() {
    var near = theirs(3, "2023-04-09", 100, "");
    var far = theirs(2, "2023-04-01", 100, "");
    var result = Matching.match(List.of(far, near), List.of(ours(1, "2023-04-10", 100, "")), 10);

    assertThat(result.matched()).extracting(Match::theirs).containsExactly(near);
    assertThat(result.missingHere()).containsExactly(far);
  }

  @Test
  void readsAFileWithAByteOrderMarkQuotedCommasAndPoundSigns() {
    var items =
        PartnerFile.read(
            ("\ufeffPayment Date,Reference,Amount (£),Description\r\n"
                    + "03/04/2023,INV 1,\"£1,234.50\",\"April, first half\"\r\n"
                    + "\r\n"
                    + "2023-04-20,INV 2,(12.00),Refund\r\n")
                .replace("Amount (£)", "Amount £")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(items)
        .containsExactly(
            new PartnerItem(2, LocalDate.of(2023, 4, 3), 123_450, "INV 1", "April, first half"),
            new PartnerItem(4, LocalDate.of(2023, 4, 20), -1_200, "INV 2", "Refund"));
  }

  @Test
  void readsWindows1252() {
    var items =
        PartnerFile.read(
            "date,amount\n01/04/2023,£5.00\n".getBytes(Charset.forName("windows-1252")));

    assertThat(items).extracting(PartnerItem::pence).containsExactly(500L);
  }

  @Test
  void namesTheLineAndColumnOfWhatItCannotRead() {
    ProblemException problem =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            ProblemException.class,
            () ->
                PartnerFile.read(
                    "date,amount\n01/04/2023,5.001\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(problem.code()).isEqualTo("LEDGER_AMOUNT_TOO_PRECISE");
    assertThat(problem.fields()).containsEntry("line", "2").containsEntry("column", "amount");
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 200).boxed();
  }

  /** Goal: every line ends in one place and the differences add up. Method: random lists. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void losesNoLineAndAddsUpToTheDifference(long seed) {
    var random = new SplittableRandom(seed);
    var theirs = new ArrayList<PartnerItem>();
    var ours = new ArrayList<FundItem>();
    for (int i = 0; i < random.nextInt(30); i++) {
      theirs.add(
          new PartnerItem(
              i + 2L, anyDay(random), random.nextLong(-5, 5), anyReference(random), ""));
    }
    for (int i = 0; i < random.nextInt(30); i++) {
      ours.add(
          new FundItem(i + 1L, anyDay(random), random.nextLong(-5, 5), anyReference(random), ""));
    }

    var result = Matching.match(theirs, ours, random.nextInt(20));

    assertThat(
            Stream.of(
                    result.matched().stream().map(Match::theirs),
                    result.differing().stream().map(Difference::theirs),
                    result.missingHere().stream())
                .flatMap(items -> items))
        .containsExactlyInAnyOrderElementsOf(theirs);
    assertThat(
            Stream.of(
                    result.matched().stream().map(Match::ours),
                    result.differing().stream().map(Difference::ours),
                    result.missingThere().stream())
                .flatMap(items -> items))
        .containsExactlyInAnyOrderElementsOf(ours);
    assertThat(result.differencePence())
        .isEqualTo(
            result.missingHere().stream().mapToLong(PartnerItem::pence).sum()
                - result.missingThere().stream().mapToLong(FundItem::pence).sum()
                + result.differing().stream().mapToLong(Difference::pence).sum());
  }

  /** Goal: speed changes nothing. Method: the pairs are those found by looking at all of them. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pairsAsIfAllPairsWereLookedAt(long seed) {
    var random = new SplittableRandom(seed);
    var theirs = anyDays(random);
    var ours = anyDays(random);
    long daysMax = random.nextInt(12);

    assertThat(NearestDays.pair(theirs, ours, daysMax))
        .containsExactlyInAnyOrderElementsOf(naively(theirs, ours, daysMax));
  }

  private static List<NearestDays.Dated> anyDays(SplittableRandom random) {
    int span = 1 + random.nextInt(40);
    return IntStream.range(0, random.nextInt(25))
        .mapToObj(place -> new NearestDays.Dated(random.nextInt(span), place))
        .toList();
  }

  private static List<NearestDays.Pair> naively(
      List<NearestDays.Dated> theirs, List<NearestDays.Dated> ours, long daysMax) {
    var pairs = new ArrayList<NearestDays.Pair>();
    for (long apart = 0; apart <= daysMax; apart++) {
      for (var one : theirs) {
        for (var other : ours) {
          if (Math.abs(one.day() - other.day()) == apart
              && pairs.stream()
                  .noneMatch(
                      pair ->
                          pair.theirPlace() == one.place() || pair.ourPlace() == other.place())) {
            pairs.add(new NearestDays.Pair(one.place(), other.place()));
          }
        }
      }
    }
    return pairs;
  }

  /** All pairs would be 400 million. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void matchesTwentyThousandEqualAmounts() {
    var theirs =
        IntStream.range(0, 20_000).mapToObj(i -> theirs(i + 2L, day(i * 7), 100, "")).toList();
    var ours =
        IntStream.range(0, 20_000).mapToObj(i -> ours(i + 1L, day(i * 11), 100, "")).toList();

    var result = Matching.match(theirs, ours, 366);

    assertThat(result.matched()).hasSize(20_000);
  }

  private static String day(int from) {
    return LocalDate.of(2023, 4, 1).plusDays(from % 365).toString();
  }

  private static LocalDate anyDay(SplittableRandom random) {
    return LocalDate.of(2023, 4, 1).plusDays(random.nextInt(60));
  }

  private static String anyReference(SplittableRandom random) {
    return List.of("", "A", "a-", "B", "C 1").get(random.nextInt(5));
  }
}
