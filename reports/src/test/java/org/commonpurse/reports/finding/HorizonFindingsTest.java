package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.commonpurse.allocation.horizon.AdditionalCost;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Charges;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PaidIn;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Reads sentences as a reader would and works out again, from the rows alone, what each claims. Years,
 * amounts and signs are drawn at random; the seed is the number of the repetition.
 */
class HorizonFindingsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);
  private static final String AMOUNT = "(−?£\\d[\\d,]*(?:\\.\\d+)?(?:bn|m|k)?)";
  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  @RepeatedTest(300)
  void saysOfTheNetWhatTheRowsSay(RepetitionInfo repetition) {
    var horizon = random(repetition.getCurrentRepetition());
    var text = new HorizonFindings(horizon).net();
    long net = sum(horizon.rows(), HorizonFindingsTest::before);
    var losing = losses(horizon);

    if (horizon.rows().stream().allMatch(row -> savings(row) == 0 && extra(row) == 0)) {
      assertThat(text).contains("no effect outside it was measured");
      return;
    }
    find(text, "Savings exceed .* caused by " + AMOUNT + " in")
        .ifPresentOrElse(
            found -> {
              assertThat(net).isPositive();
              assertThat(found.group(1)).isEqualTo(POUNDS.brief(net));
            },
            () -> assertThat(net).as(text).isNotPositive());
    find(text, "exceed savings by " + AMOUNT)
        .ifPresentOrElse(
            found -> assertThat(found.group(1)).isEqualTo(POUNDS.brief(-net)),
            () -> assertThat(net).as(text).isNotNegative());
    var worse = find(text, ", (?:but|and) (.+) (?:is|are) " + AMOUNT + " worse off$");
    assertThat(worse.isPresent()).as(text).isEqualTo(!losing.isEmpty());
    worse.ifPresent(
        found -> {
          assertThat(found.group(2))
              .isEqualTo(POUNDS.brief(-losing.values().stream().mapToLong(Long::longValue).sum()));
          assertThat(found.group(1))
              .startsWith(
                  losing.size() == 1
                      ? losing.keySet().iterator().next().name()
                      : NUMBERS.get(losing.size()));
          if (found.group(1).endsWith("providers")) {
            assertThat(losing.keySet()).noneMatch(partner -> partner.kind().isCommissioner());
          }
        });
    if (text.contains("nobody is worse off")) {
      assertThat(losing).isEmpty();
    }
  }

  @RepeatedTest(300)
  void namesThoseWhoKeepMostFirstAndLeavesNobodyOut(RepetitionInfo repetition) {
    var horizon = random(repetition.getCurrentRepetition());
    var text = new HorizonFindings(horizon).whoKeeps();
    var gains =
        horizon.partners().stream()
            .map(partner -> sum(horizon.rows(partner.code()), HorizonFindingsTest::after))
            .filter(pence -> pence > 0)
            .sorted((one, other) -> Long.compare(other, one))
            .toList();

    assertThat(text.contains("After sharing, ")).as(text).isEqualTo(!gains.isEmpty());
    for (int i = 0; i < Math.min(3, gains.size()); i++) {
      assertThat(text).contains(POUNDS.brief(gains.get(i)));
    }
    if (gains.size() > 3) {
      long rest = gains.subList(3, gains.size()).stream().mapToLong(Long::longValue).sum();
      assertThat(text)
          .contains(
              "%s %s %s"
                  .formatted(
                      NUMBERS.get(gains.size() - 3),
                      gains.size() == 4 ? "other" : "others",
                      POUNDS.brief(rest)));
    }
    find(text, "Sharing clauses moved " + AMOUNT + " from")
        .ifPresent(
            found -> {
              long paid =
                  horizon.partners().stream()
                      .mapToLong(
                          partner -> sum(horizon.rows(partner.code()), HorizonRow::sharingPence))
                      .filter(pence -> pence < 0)
                      .sum();
              assertThat(found.group(1)).isEqualTo(POUNDS.brief(-paid));
            });
    find(text, "the return is " + AMOUNT)
        .ifPresent(
            found -> assertThat(found.group(1)).isEqualTo(POUNDS.brief(last(returns(horizon)))));
  }

  @RepeatedTest(300)
  void saysHowMuchCashableSavingLandedForEachPoundSpentAndNeverAMinusOfPence(
      RepetitionInfo repetition) {
    var horizon = random(repetition.getCurrentRepetition());
    var text = new HorizonFindings(horizon).whoKeeps();
    long spent = sum(horizon.rows(), HorizonRow::spentPence);
    long cashable = sum(horizon.rows(), row -> row.savings().cashablePence());

    find(text, "Not counted is the " + AMOUNT + " that the pool")
        .ifPresent(found -> assertThat(found.group(1)).isEqualTo(POUNDS.brief(spent)));
    find(text, "for each £1 of it (.*)p of cashable")
        .ifPresent(
            found -> {
              assertThat(cashable).isNotNegative();
              assertThat(Long.parseLong(found.group(1)))
                  .isEqualTo(Math.round(100.0 * cashable / spent));
            });
    find(text, "cashable savings were negative, " + AMOUNT)
        .ifPresent(
            found -> {
              assertThat(cashable).isNegative();
              assertThat(found.group(1)).isEqualTo(POUNDS.brief(cashable));
            });
  }

  @RepeatedTest(300)
  void saysWhatSharingDoesToWhoeverIsHitHardest(RepetitionInfo repetition) {
    var horizon = random(repetition.getCurrentRepetition());
    var text = new HorizonFindings(horizon).sharing();
    var found =
        find(text, "Sharing (?:cuts|raises) the loss of (.+) from " + AMOUNT + " to " + AMOUNT);
    found.ifPresent(
        it -> {
          var partner = named(horizon, it.group(1));
          long before = sum(horizon.rows(partner.code()), HorizonFindingsTest::before);
          long after = sum(horizon.rows(partner.code()), HorizonFindingsTest::after);
          assertThat(it.group(2)).isEqualTo(POUNDS.brief(-before));
          assertThat(it.group(3)).isEqualTo(POUNDS.brief(-after));
          assertThat(text.startsWith("Sharing cuts")).isEqualTo(after > before);
          assertThat(before)
              .isEqualTo(
                  horizon.partners().stream()
                      .mapToLong(
                          each -> sum(horizon.rows(each.code()), HorizonFindingsTest::before))
                      .min()
                      .orElseThrow());
        });
    if (text.contains("Nobody was worse off before sharing")) {
      assertThat(horizon.partners())
          .noneMatch(partner -> sum(horizon.rows(partner.code()), HorizonFindingsTest::before) < 0);
    }
    if (text.startsWith("Nothing was shared")) {
      assertThat(horizon.rows()).allMatch(row -> row.sharingPence() == 0);
    }
  }

  @RepeatedTest(300)
  void saysOfTheYearInWhichItPaysThatItStaysSo(RepetitionInfo repetition) {
    var horizon = random(repetition.getCurrentRepetition());
    var sums = horizon.statesReturn() ? returns(horizon) : nets(horizon);
    var text = new HorizonFindings(horizon).whenItPays();

    find(text, "for good in (\\d{4}-\\d\\d)")
        .ifPresent(
            found -> {
              int at = horizon.years().indexOf(FinancialYear.parse(found.group(1)));
              assertThat(sums.subList(at, sums.size())).allMatch(sum -> sum >= 0);
              assertThat(sums.get(at - 1)).isNegative();
            });
    find(text, "have not overtaken .*: " + AMOUNT + " short")
        .ifPresent(
            found -> {
              assertThat(last(sums)).isNegative();
              assertThat(found.group(1)).isEqualTo(POUNDS.brief(-last(sums)));
            });
    if (text.contains("never fell behind")) {
      assertThat(sums).allMatch(sum -> sum >= 0);
    }
    if (text.contains("zero in every year")) {
      assertThat(sums).allMatch(sum -> sum == 0);
    }
  }

  @RepeatedTest(300)
  void saysHowMuchOfAPoundEachBearsAndLands(RepetitionInfo repetition) {
    var horizon = random(repetition.getCurrentRepetition());
    var text = new HorizonFindings(horizon).whoPays();
    find(text, "^(.+) bears (\\d+)p of each pooled £1")
        .ifPresent(
            found -> {
              var partner = named(horizon, found.group(1));
              long borne = sum(horizon.rows(partner.code()), HorizonFindingsTest::poolCost);
              assertThat(found.group(2))
                  .isEqualTo(share(borne, sum(horizon.rows(), HorizonFindingsTest::poolCost)));
              find(text, "lands (-?\\d+)p of each £1 saved")
                  .ifPresent(
                      landed ->
                          assertThat(landed.group(1))
                              .isEqualTo(
                                  share(
                                      sum(
                                          horizon.rows(partner.code()),
                                          HorizonFindingsTest::savings),
                                      sum(horizon.rows(), HorizonFindingsTest::savings))));
            });
    find(text, "none of it but (?:carry|carries) " + AMOUNT)
        .ifPresent(
            found -> {
              long carried =
                  horizon.partners().stream()
                      .filter(
                          partner ->
                              sum(horizon.rows(partner.code()), HorizonFindingsTest::poolCost) == 0)
                      .mapToLong(
                          partner -> sum(horizon.rows(partner.code()), HorizonFindingsTest::extra))
                      .filter(pence -> pence > 0)
                      .sum();
              assertThat(found.group(1)).isEqualTo(POUNDS.brief(carried));
            });
  }

  private static Optional<MatchResult> find(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  private static Partner named(Horizon horizon, String name) {
    return horizon.partners().stream()
        .filter(partner -> partner.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String share(long part, long whole) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), 20, RoundingMode.HALF_UP)
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static Map<Partner, Long> losses(Horizon horizon) {
    var losses = new LinkedHashMap<Partner, Long>();
    for (var partner : horizon.partners()) {
      long after = sum(horizon.rows(partner.code()), HorizonFindingsTest::after);
      if (after < 0) {
        losses.put(partner, after);
      }
    }
    return losses;
  }

  private static long savings(HorizonRow row) {
    return row.savings().pence().values().stream().mapToLong(Long::longValue).sum();
  }

  private static long extra(HorizonRow row) {
    return row.extraCosts().pence().values().stream().mapToLong(Long::longValue).sum();
  }

  private static long before(HorizonRow row) {
    return savings(row) - extra(row);
  }

  private static long after(HorizonRow row) {
    return before(row) + row.sharingPence();
  }

  private static long poolCost(HorizonRow row) {
    return LongStream.concat(
                row.paidIn().revenue().values().stream().mapToLong(Long::longValue),
                row.paidIn().capital().values().stream().mapToLong(Long::longValue))
            .sum()
        + row.charges().chargedPence()
        - row.charges().creditedPence();
  }

  private static List<Long> nets(Horizon horizon) {
    return cumulated(horizon, year -> 0L);
  }

  private static List<Long> returns(Horizon horizon) {
    return cumulated(horizon, year -> horizon.additionalCosts().get(year).totalPence());
  }

  private static List<Long> cumulated(Horizon horizon, IntToLongFunction lessInYear) {
    var sums = new ArrayList<Long>();
    long sum = 0;
    for (int i = 0; i < horizon.years().size(); i++) {
      var year = horizon.years().get(i);
      sum +=
          horizon.rows().stream()
                  .filter(row -> row.year().equals(year))
                  .mapToLong(HorizonFindingsTest::after)
                  .sum()
              - lessInYear.applyAsLong(i);
      sums.add(sum);
    }
    return sums;
  }

  private static long last(List<Long> sums) {
    return sums.get(sums.size() - 1);
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).sum();
  }

  /** Up to eight partners and ten years; sums of all sizes and signs, and many zeros. */
  private static Horizon random(int seed) {
    var random = new Random(seed);
    var kinds = PartnerKind.values();
    var partners = new ArrayList<Partner>();
    for (int i = 0; i <= random.nextInt(8); i++) {
      partners.add(
          new Partner(
              PartnerCode.of("partner-" + i), "Partner " + i, kinds[random.nextInt(kinds.length)]));
    }
    var years = new ArrayList<FinancialYear>();
    for (int i = 0; i <= random.nextInt(10); i++) {
      years.add(new FinancialYear(2016 + i));
    }
    boolean statesReturn = random.nextBoolean();
    boolean hasImpact = random.nextInt(6) != 0;
    var rows = new ArrayList<HorizonRow>();
    var costs = new ArrayList<AdditionalCost>();
    for (var year : years) {
      costs.add(new AdditionalCost(new TreeMap<>(), 0, pence(random, 1)));
    }
    for (var partner : partners) {
      boolean pays = random.nextBoolean();
      boolean lands = hasImpact && random.nextInt(4) != 0;
      var before = new HorizonRow.ToDate(0, Optional.empty());
      for (int i = 0; i < years.size(); i++) {
        long saved = lands ? pence(random, 3) : 0;
        long cost = lands ? pence(random, 3) : 0;
        long shared = hasImpact && random.nextInt(3) == 0 ? pence(random, 2) : 0;
        long net = saved - cost + shared;
        Optional<Long> additional = statesReturn ? Optional.of(0L) : Optional.empty();
        var row =
            new HorizonRow(
                partner.code(),
                years.get(i),
                new PaidIn(stream(pays ? Math.abs(pence(random, 1)) : 0), new TreeMap<>()),
                pays ? new Charges(Math.abs(pence(random, 1)) / 100, 0) : new Charges(0, 0),
                pays ? Math.abs(pence(random, 1)) : 0,
                nature("care", cost),
                nature("cashable", saved),
                shared,
                additional,
                new HorizonRow.ToDate(
                    before.netPence() + net,
                    statesReturn
                        ? Optional.of(before.returnPence().orElse(0L) + net)
                        : Optional.empty()));
        before = row.toDate();
        rows.add(row);
      }
    }
    return new Horizon(
        FundCode.of("random"),
        "Random fund",
        FundKind.POOLED,
        Amounts.GBP,
        years,
        partners,
        rows,
        List.of(),
        statesReturn ? costs : List.of(),
        statesReturn ? List.of() : List.of(SchemeCode.of("without-baseline")));
  }

  /** An amount of some size, below zero once in so many times, zero once in four. */
  private static long pence(Random random, int oneIn) {
    if (random.nextInt(4) == 0) {
      return 0;
    }
    long size = (long) Math.pow(10, 3 + random.nextInt(8));
    long pence = Math.floorMod(random.nextLong(), size);
    return oneIn > 1 && random.nextInt(oneIn) == 0 ? -pence : pence;
  }

  private static TreeMap<StreamCode, Long> stream(long pence) {
    return new TreeMap<>(pence == 0 ? Map.of() : Map.of(StreamCode.of("minimum"), pence));
  }

  private static ByNature nature(String code, long pence) {
    return new ByNature(new TreeMap<>(pence == 0 ? Map.of() : Map.of(NatureCode.of(code), pence)));
  }
}
