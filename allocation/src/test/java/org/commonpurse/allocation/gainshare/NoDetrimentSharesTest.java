package org.commonpurse.allocation.gainshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What share of savings leaves nobody worse off, by {@link NoDetrimentShares}. */
class NoDetrimentSharesTest {

  /**
   * The council pays 800,000 and the NHS saves 1,050,000: a share of 16/21, which is 800,000, pays the
   * council back; with all of it the NHS is as it was.
   */
  @Test
  void isFromWhatWasPaidToAllThatIsSaved() {
    var shares = NoDetrimentShares.of(List.of(of("council", 0, 800_000), of("nhs", 1_050_000, 0)));

    var range = Optional.of(new ShareRange(Exact.of(16, 21), Exact.ONE));
    assertThat(shares.system()).isEqualTo(range);
    assertThat(shares.pairs())
        .containsExactly(new PairShare(PartnerCode.of("nhs"), PartnerCode.of("council"), range));
  }

  /**
   * One partner saves, has costs of its own, and one is out of pocket; in pounds. The least share is
   * what the council is out of pocket of the savings, the most what the NHS has left of them.
   */
  @ParameterizedTest
  @CsvSource({
    // NHS saves, NHS pays, council saves, council pays, least, most
    "1000, 200, 0, 300, 3/10, 4/5",
    "1000, 200, 100, 300, 1/5, 4/5",
    "1000, 700, 0, 300, 3/10, 3/10",
    "1000, 701, 0, 300, none, none",
    "1000, 0, -50, 0, 1/20, 1",
    "1000, 0, 0, 0, 0, 1",
    "1000, 0, 500, 500, 0, 1",
    "0, 0, 0, 300, none, none",
    "300, 300, 0, 1, none, none",
    "0, 0, 0, 0, 0, 1",
  })
  void isWhatOneIsOutOfPocketToWhatTheOtherHasLeft(
      long nhsSaves, long nhsPays, long councilSaves, long councilPays, String least, String most) {
    var shares =
        NoDetrimentShares.of(
            List.of(of("nhs", nhsSaves, nhsPays), of("council", councilSaves, councilPays)));

    assertThat(shares.system())
        .isEqualTo(
            least.equals("none")
                ? Optional.empty()
                : Optional.of(new ShareRange(Exact.parse(least), Exact.parse(most))));
  }

  /**
   * The hospital keeps only 10 of the 100 that it saves, so that one share of all cannot be above 1/10,
   * which of 300 is 30; the council is 50 out of pocket. The ICB alone could hand on 1/4 of its 200.
   */
  @Test
  void thereIsNoneForAllWhereOneThatGainsHasHighCosts() {
    var shares =
        NoDetrimentShares.of(
            List.of(of("icb", 200, 0), of("council", 0, 50), of("hospital", 100, 90)));

    assertThat(shares.system()).isEmpty();
    assertThat(shares.pairs())
        .containsExactly(
            new PairShare(PartnerCode.of("hospital"), PartnerCode.of("council"), Optional.empty()),
            new PairShare(
                PartnerCode.of("icb"),
                PartnerCode.of("council"),
                Optional.of(new ShareRange(Exact.of(1, 4), Exact.ONE))));
  }

  /** Tries every fraction with a denominator to 40, and leaves no partner below zero, or one. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void holdsJustTheSharesThatLeaveNobodyWorseOff(long seed) {
    var partners = anyPartners(new Random(seed));
    var shares = NoDetrimentShares.of(partners);

    for (var share : fractions()) {
      assertThat(shares.system().map(range -> range.contains(share)).orElse(false))
          .as("share %s of %s", share, partners)
          .isEqualTo(leavesNobodyWorseOff(share, partners));
    }
    for (var pair : shares.pairs()) {
      var two = List.of(named(partners, pair.gainer()), named(partners, pair.payer()));
      for (var share : fractions()) {
        assertThat(pair.range().map(range -> range.contains(share)).orElse(false))
            .as("share %s of %s", share, two)
            .isEqualTo(leavesNobodyWorseOff(share, two));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSameInWhateverOrderPartnersAre(long seed) {
    var partners = anyPartners(new Random(seed));
    var shuffled = new ArrayList<>(partners);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(NoDetrimentShares.of(shuffled)).isEqualTo(NoDetrimentShares.of(partners));
  }

  @Test
  void refusesWhatCannotBeShared() {
    refused(
        () -> NoDetrimentShares.of(List.of()),
        "GAIN_PARTNERS_MISSING",
        "There is no partner. Give what each saves and pays.");
    refused(
        () -> NoDetrimentShares.of(List.of(of("nhs", 1, 0), of("nhs", 2, 0))),
        "GAIN_PARTNER_TWICE",
        "The partner nhs is there twice. Give one row that has all its savings and costs.");
    refused(
        () -> of("nhs", 0, -1),
        "GAIN_COST_NEGATIVE",
        "The costs of nhs are -£1.00. Give 0 or more; what brings money in is a saving.");
  }

  private static void refused(Runnable act, String code, String message) {
    assertThatThrownBy(act::run)
        .isInstanceOf(ProblemException.class)
        .hasMessage(message)
        .extracting(thrown -> ((ProblemException) thrown).code())
        .isEqualTo(code);
  }

  /** Hands the share on, by need, and looks at where each partner stands. */
  private static boolean leavesNobodyWorseOff(Exact share, List<SavingsAndCosts> partners) {
    var handedOn = Exact.ZERO;
    var need = Exact.ZERO;
    for (var partner : partners) {
      if (partner.net() > 0) {
        var part = share.times(Exact.of(partner.savings()));
        if (Exact.of(partner.net()).compareTo(part) < 0) {
          return false;
        }
        handedOn = handedOn.plus(part);
      } else {
        need = need.minus(Exact.of(partner.net()));
      }
    }
    return handedOn.compareTo(need) >= 0;
  }

  private static Set<Exact> fractions() {
    var fractions = new TreeSet<Exact>();
    for (int under = 1; under <= 40; under++) {
      for (int over = 0; over <= under; over++) {
        fractions.add(Exact.of(over, under));
      }
    }
    return fractions;
  }

  private static SavingsAndCosts named(List<SavingsAndCosts> partners, PartnerCode code) {
    return partners.stream().filter(each -> each.partner().equals(code)).findFirst().orElseThrow();
  }

  /** Small amounts, of which shares are fractions with denominators that are tried. */
  private static List<SavingsAndCosts> anyPartners(Random random) {
    var partners = new ArrayList<SavingsAndCosts>();
    int number = random.nextInt(1, 5);
    for (int i = 0; i < number; i++) {
      long savings = random.nextLong(-2, 10);
      partners.add(new SavingsAndCosts(PartnerCode.of("p" + i), savings, random.nextLong(0, 6)));
    }
    return partners;
  }

  private static SavingsAndCosts of(String partner, long savesPounds, long paysPounds) {
    return new SavingsAndCosts(PartnerCode.of(partner), savesPounds * 100, paysPounds * 100);
  }

  private static LongStream seeds() {
    return LongStream.range(0, 60);
  }
}
