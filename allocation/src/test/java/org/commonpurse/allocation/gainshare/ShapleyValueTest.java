package org.commonpurse.allocation.gainshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each scheme is worth of what schemes are worth together, by {@link ShapleyValue}. */
class ShapleyValueTest {

  private static final SchemeCode HOUSING = SchemeCode.of("housing");
  private static final SchemeCode REABLEMENT = SchemeCode.of("reablement");
  private static final SchemeCode RESPONSE = SchemeCode.of("response");

  /**
   * Net benefit in pounds of three schemes. Response alone costs 60,000 more than it saves, as patients
   * wait for reablement; the two together save 300,000, and housing adds 30,000 wherever reablement is.
   * <p>
   * By hand, what each adds in the six orders in which they could be begun:
   * <pre>
   *   order                           housing   reablement   response
   *   housing, reablement, response         0      150,000    180,000
   *   housing, response, reablement         0      390,000    -60,000
   *   reablement, housing, response    30,000      120,000    180,000
   *   reablement, response, housing    30,000      120,000    180,000
   *   response, housing, reablement         0      390,000    -60,000
   *   response, reablement, housing    30,000      360,000    -60,000
   *   all six                          90,000    1,530,000    360,000
   *   the mean                         15,000      255,000     60,000
   * </pre>
   */
  @Test
  void isTheMeanOfWhatASchemeAddsOverAllOrders() {
    var value =
        ShapleyValue.of(
            List.of(RESPONSE, HOUSING, REABLEMENT),
            Map.of(
                Set.of(HOUSING), pounds(0),
                Set.of(REABLEMENT), pounds(120_000),
                Set.of(RESPONSE), pounds(-60_000),
                Set.of(HOUSING, REABLEMENT), pounds(150_000),
                Set.of(HOUSING, RESPONSE), pounds(-60_000),
                Set.of(REABLEMENT, RESPONSE), pounds(300_000),
                Set.of(HOUSING, REABLEMENT, RESPONSE), pounds(330_000)));

    assertThat(value.together()).isEqualTo(pounds(330_000));
    assertThat(value.values())
        .extracting(SchemeValue::scheme, SchemeValue::pence)
        .containsExactly(
            tuple(HOUSING, pounds(15_000)),
            tuple(REABLEMENT, pounds(255_000)),
            tuple(RESPONSE, pounds(60_000)));
  }

  /** Three schemes that are worth £1.00 only together: a third each, the odd penny to the first. */
  @Test
  void givesExactThirdsAndPenceThatAddUpToTheWhole() {
    var schemes = List.of(HOUSING, REABLEMENT, RESPONSE);

    var value = ShapleyValue.of(schemes, set -> set.size() == 3 ? 100 : 0);

    assertThat(value.values())
        .containsExactly(
            new SchemeValue(HOUSING, Exact.of(100, 3), 34),
            new SchemeValue(REABLEMENT, Exact.of(100, 3), 33),
            new SchemeValue(RESPONSE, Exact.of(100, 3), 33));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithGoingThroughAllOrders(long seed) {
    var schemes = schemes(1 + (int) (seed % 6));
    var benefits = anyBenefits(schemes, seed);

    assertThat(exactly(ShapleyValue.of(schemes, benefits)))
        .isEqualTo(overAllOrders(schemes, benefits));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void addsUpToTheWholeInFractionsAndInPence(long seed) {
    var schemes = schemes(1 + (int) (seed % 9));
    var value = ShapleyValue.of(schemes, anyBenefits(schemes, seed));

    assertThat(value.values().stream().map(SchemeValue::exact).reduce(Exact.ZERO, Exact::plus))
        .isEqualTo(Exact.of(value.together()));
    assertThat(value.values().stream().mapToLong(SchemeValue::pence).sum())
        .isEqualTo(value.together());
    assertThat(value.values())
        .allSatisfy(
            each ->
                assertThat(each.exact().minus(Exact.of(each.pence())).abs()).isLessThan(Exact.ONE));
  }

  /** What counts is how many of the first two schemes there are, not which: their values are equal. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void valuesSchemesAlikeThatAddAlike(long seed) {
    var schemes = schemes(5);
    var benefits = anyBenefits(schemes, seed);
    var first = schemes.get(0);
    var second = schemes.get(1);

    var value =
        exactly(
            ShapleyValue.of(
                schemes,
                set -> {
                  var alike = new TreeSet<>(set);
                  if (alike.remove(second) && !alike.contains(first)) {
                    alike.add(first);
                  } else if (set.contains(second)) {
                    alike.add(second);
                  }
                  return benefits.getOrDefault(alike, 0L);
                }));

    assertThat(value.get(first)).isEqualTo(value.get(second));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void valuesASchemeThatWorksByItselfAtWhatItIsWorthAlone(long seed) {
    var schemes = schemes(5);
    var others = anyBenefits(schemes.subList(0, 4), seed);
    var apart = schemes.get(4);
    long alone = seed * 37 - 500;

    var value =
        exactly(
            ShapleyValue.of(
                schemes,
                set -> {
                  var rest = new TreeSet<>(set);
                  return (rest.remove(apart) ? alone : 0) + others.getOrDefault(rest, 0L);
                }));

    assertThat(value.get(apart)).isEqualTo(Exact.of(alone));
    value.remove(apart);
    assertThat(value).isEqualTo(exactly(ShapleyValue.of(schemes.subList(0, 4), others)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void valuesASumOfBenefitsAtTheSumOfTheValues(long seed) {
    var schemes = schemes(6);
    var some = anyBenefits(schemes, seed);
    var more = anyBenefits(schemes, -seed - 1);
    var both = new HashMap<>(some);
    more.forEach((set, benefit) -> both.merge(set, benefit, Math::addExact));

    var sums = exactly(ShapleyValue.of(schemes, some));
    exactly(ShapleyValue.of(schemes, more))
        .forEach((scheme, v) -> sums.merge(scheme, v, Exact::plus));

    assertThat(exactly(ShapleyValue.of(schemes, both))).isEqualTo(sums);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSameInWhateverOrderSchemesAreNamed(long seed) {
    var schemes = schemes(6);
    var benefits = anyBenefits(schemes, seed);
    var shuffled = new ArrayList<>(schemes);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(ShapleyValue.of(shuffled, benefits)).isEqualTo(ShapleyValue.of(schemes, benefits));
  }

  /** Of twelve schemes seven are worth the largest amount of all, only together: a seventh each. */
  @Test
  void takesTwelveSchemesAndTheLargestAmounts() {
    var schemes = schemes(12);
    var needed = schemes.subList(3, 10);
    long most = 100_000_000_000_000L;

    var value = exactly(ShapleyValue.of(schemes, set -> set.containsAll(needed) ? most : 0));

    assertThat(value)
        .allSatisfy(
            (scheme, worth) ->
                assertThat(worth)
                    .isEqualTo(needed.contains(scheme) ? Exact.of(most, 7) : Exact.ZERO));
  }

  @Test
  void refusesThirteenSchemesAndSaysWhatToDo() {
    assertThatThrownBy(() -> ShapleyValue.of(schemes(13), set -> 0))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "There are 13 schemes; at most 12 can be valued. Take schemes that are never done apart"
                + " as one, or value those that work without the others by themselves.")
        .extracting(thrown -> ((ProblemException) thrown).code())
        .isEqualTo("GAIN_SCHEMES_TOO_MANY");
  }

  @Test
  void namesTheSetsThatAreMissing() {
    refused(
        () -> ShapleyValue.of(List.of(HOUSING, REABLEMENT), Map.of(Set.of(HOUSING), 5L)),
        "GAIN_SUBSETS_MISSING",
        "The net benefit of {reablement}, {housing+reablement} is missing. Give one for every set of"
            + " schemes; zero where they do nothing.");
    refused(
        () -> ShapleyValue.of(schemes(4), Map.of()),
        "GAIN_SUBSETS_MISSING",
        "The net benefit of {a}, {b}, {a+b}, {c}, {a+c}, {b+c}, {a+b+c}, {d} and 7 more is missing."
            + " Give one for every set of schemes; zero where they do nothing.");
  }

  @Test
  void refusesWhatNamesNoSchemesOrTheWrongOnes() {
    refused(
        () -> ShapleyValue.of(List.of(), set -> 0),
        "GAIN_SCHEMES_MISSING",
        "There is no scheme to value. Name one or more.");
    refused(
        () -> ShapleyValue.of(List.of(HOUSING, HOUSING), set -> 0),
        "GAIN_SCHEME_TWICE",
        "The scheme housing is named twice. Name it once.");
    refused(
        () -> ShapleyValue.of(List.of(HOUSING), Map.of(Set.of(HOUSING, RESPONSE), 1L)),
        "GAIN_SCHEME_UNKNOWN",
        "The set {housing+response} holds response, which is not among the schemes {housing}."
            + " Correct its code, or add it to the schemes.");
    refused(
        () -> ShapleyValue.of(List.of(HOUSING), set -> 100),
        "GAIN_WORTH_OF_NOTHING",
        "No scheme at all has a net benefit of £1.00; it must be zero. Take what comes about without"
            + " any scheme out of the benefits.");
    assertThatThrownBy(() -> ShapleyValue.of(List.of(HOUSING), set -> Long.MAX_VALUE))
        .extracting(thrown -> ((ProblemException) thrown).code())
        .isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
  }

  private static void refused(Runnable act, String code, String message) {
    assertThatThrownBy(act::run)
        .isInstanceOf(ProblemException.class)
        .hasMessage(message)
        .extracting(thrown -> ((ProblemException) thrown).code())
        .isEqualTo(code);
  }

  /** Goes through every order, one scheme at a time, and takes the mean. */
  private static Map<SchemeCode, Exact> overAllOrders(
      List<SchemeCode> schemes, Map<Set<SchemeCode>, Long> benefits) {
    var orders = orders(schemes).toList();
    var sums = new HashMap<SchemeCode, Exact>();
    for (var order : orders) {
      Set<SchemeCode> begun = Set.of();
      for (var scheme : order) {
        var with = new TreeSet<>(begun);
        with.add(scheme);
        long added = benefits.get(with) - benefits.getOrDefault(begun, 0L);
        sums.merge(scheme, Exact.of(added), Exact::plus);
        begun = with;
      }
    }
    sums.replaceAll((scheme, sum) -> sum.dividedBy(Exact.of(orders.size())));
    return sums;
  }

  private static Stream<List<SchemeCode>> orders(List<SchemeCode> schemes) {
    if (schemes.isEmpty()) {
      return Stream.of(List.of());
    }
    return schemes.stream()
        .flatMap(
            first -> {
              var rest = new ArrayList<>(schemes);
              rest.remove(first);
              return orders(rest)
                  .map(order -> Stream.concat(Stream.of(first), order.stream()).toList());
            });
  }

  private static Map<SchemeCode, Exact> exactly(ShapleyValue value) {
    return new HashMap<>(
        value.values().stream().collect(Collectors.toMap(SchemeValue::scheme, SchemeValue::exact)));
  }

  private static Map<Set<SchemeCode>, Long> anyBenefits(List<SchemeCode> schemes, long seed) {
    var random = new Random(seed);
    return IntStream.range(1, 1 << schemes.size())
        .boxed()
        .collect(
            Collectors.toMap(
                set ->
                    IntStream.range(0, schemes.size())
                        .filter(i -> (set & 1 << i) != 0)
                        .mapToObj(schemes::get)
                        .collect(Collectors.toUnmodifiableSet()),
                set -> random.nextLong(-1_000_000, 1_000_000)));
  }

  private static List<SchemeCode> schemes(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> SchemeCode.of(Character.toString('a' + i)))
        .toList();
  }

  private static long pounds(long pounds) {
    return pounds * 100;
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static LongStream seeds() {
    return LongStream.range(0, 30);
  }
}
