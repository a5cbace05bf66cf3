package org.commonpurse.allocation.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.outturn.Impact.Effect.BURDEN;
import static org.commonpurse.allocation.outturn.Impact.Effect.SAVING;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.PriceCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the money of avoided activity lands, by {@link ImpactModel}. */
class ImpactModelTest {

  private static final Provenance MADE_UP = Provenance.of("illustrative", "");
  private static final FinancialYear FIRST = FinancialYear.parse("2021-22");
  private static final EffectCode EFFECT = EffectCode.of("response");
  private static final UnitCost ADMISSION = cost("admission", 149_000);
  private static final UnitCost WEEK = cost("week", 19_283);

  private static final Fund FUND =
      FundReader.read(
          Document.parse(
              "fund.yml",
              """
              fund: vale
              name: Vale
              kind: pooled
              host: county
              open: {from: 2021-04-01}
              partners:
                - {partner: ccg, name: Vale CCG, kind: nhs-commissioner}
                - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
                - {partner: county, name: Vale County Council, kind: council}
                - {partner: acute, name: Vale Hospitals, kind: nhs-provider}
              streams: [{stream: minimum, name: Minimum}]
              schemes:
                - {scheme: response, name: Response, lead: ccg, providers: [acute], streams: [minimum]}
              measures:
                - {measure: admissions, name: admissions, unit: admission}
                - {measure: setting-up, name: setting up, unit: pound}
              successions: [{from: ccg, to: icb, on: 2022-07-01}]
              """));

  @Test
  void savesTheCommissionerThePriceAndLeavesTheHospitalWithWhatItCannotRelease() {
    var model = model(Ramp.ofPercent(40, 60, 80), Ramp.NONE, Optional.empty());

    assertThat(impacts(model, avoided(1_000, 0)))
        .containsExactly(
            impact(SAVING, "ccg", "cashable", 149_000_000),
            impact(BURDEN, "acute", "stranded", 89_400_000));
  }

  /** A thousand admissions a year at £1,490.00, released and supported over three years. */
  @Test
  void tapersStrandedCostAsTheHospitalReleasesMoreAndTheCommissionerSupportsLess() {
    var model = model(Ramp.ofPercent(40, 60, 80), Ramp.ofPercent(100, 50, 0), Optional.empty());

    assertThat(byYear(model, "acute", "stranded"))
        .containsExactly(-89_400_000L, -59_600_000L, -29_800_000L);
    assertThat(byYear(model, "acute", "support")).containsExactly(89_400_000L, 29_800_000L, 0L);
    assertThat(net(model, "ccg")).containsExactly(59_600_000L, 119_200_000L, 149_000_000L);
    assertThat(net(model, "acute")).containsExactly(0L, -29_800_000L, -29_800_000L);
    assertThat(net(model, "ccg", "acute"))
        .as("what the whole system gains")
        .containsExactly(59_600_000L, 89_400_000L, 119_200_000L);
  }

  @Test
  void keepsTheLastRateForAllLaterYears() {
    var model = model(Ramp.ofPercent(40, 60, 80), Ramp.NONE, Optional.empty());

    assertThat(impacts(model, avoided(1_000, 9)))
        .contains(impact(BURDEN, "acute", "stranded", 29_800_000));
  }

  @Test
  void chargesTheCouncilForTheCareGivenInstead() {
    var care = new Effect.Care(PartnerCode.of("county"), WEEK, Exact.of(new BigDecimal("2.5")));
    var model = model(Ramp.ALL, Ramp.NONE, Optional.of(care));

    // 3 x 2.5 x 192.83 is 1,446.225 pounds; the half penny goes up.
    assertThat(impacts(model, avoided(3, 0))).contains(impact(BURDEN, "county", "care", 144_623));
  }

  @Test
  void tellsWhatCanLeaveABudgetFromWhatCannot() {
    var saving =
        new Effect.Saving(PartnerCode.of("ccg"), cost("visit", 3_333), Ramp.ofPercent(50, 75));
    var model = new ImpactModel(List.of(), List.of(effect(EFFECT, "older people", saving)));

    assertThat(impacts(model, avoided(1, 0)))
        .containsExactly(
            impact(SAVING, "ccg", "cashable", 1_667), impact(SAVING, "ccg", "not-cashable", 1_666));
  }

  @Test
  void mirrorsEverythingWhereThereWasMoreActivityThanExpected() {
    var care = new Effect.Care(PartnerCode.of("county"), WEEK, Exact.ONE);
    var model = model(Ramp.ofPercent(40), Ramp.NONE, Optional.of(care));

    assertThat(impacts(model, avoided(-10, 0)))
        .containsExactly(
            impact(BURDEN, "ccg", "cashable", 1_490_000),
            impact(SAVING, "acute", "stranded", 894_000),
            impact(SAVING, "county", "care", 192_830));
  }

  @Test
  void findsNothingWhereNothingChanged() {
    assertThat(impacts(model(Ramp.ALL, Ramp.NONE, Optional.empty()), avoided(0, 0))).isEmpty();
  }

  @Test
  void leavesOnTheMeasureWhatTheWholeSystemGains() {
    var care = new Effect.Care(PartnerCode.of("county"), WEEK, Exact.ONE);
    var model = model(Ramp.ofPercent(40), Ramp.NONE, Optional.of(care));

    var entry = only(model.submissions(FUND, List.of(avoided(10, 0)), new Actor("tester"))).entry();

    assertThat(entry.book()).isEqualTo(Book.IMPACT);
    assertThat(entry.effectiveOn()).isEqualTo(LocalDate.of(2021, 6, 30));
    assertThat(pence(entry, AccountKind.SAVING)).isEqualTo(1_490_000);
    assertThat(pence(entry, AccountKind.BURDEN)).isEqualTo(-894_000 - 192_830);
    assertThat(pence(entry, AccountKind.MEASURE)).isEqualTo(-(1_490_000 - 894_000 - 192_830));
  }

  @Test
  void namesTheSuccessorFromItsFirstDay() {
    var model = model(Ramp.ofPercent(40), Ramp.NONE, Optional.empty());
    var before = new Activity(EFFECT, FinancialYear.parse("2022-23"), 1, 10, 0);
    var after = new Activity(EFFECT, FinancialYear.parse("2022-23"), 2, 10, 0);

    var submissions = model.submissions(FUND, List.of(before, after), new Actor("tester"));

    assertThat(submissions)
        .extracting(submission -> submission.entry().postings().get(0).account().path())
        .containsExactly(
            "saving:ccg:response:admissions:cashable", "saving:icb:response:admissions:cashable");
  }

  @Test
  void booksTheCostOfSettingUpBeforeAnythingIsSaved() {
    var setUp =
        new SetUp(
            PartnerCode.of("ccg"),
            SchemeCode.of("response"),
            MeasureCode.of("setting-up"),
            FIRST,
            45_000_000,
            MADE_UP);
    var model = new ImpactModel(List.of(setUp), List.of());

    var submission = only(model.submissions(FUND, List.of(), new Actor("tester")));

    assertThat(submission.entry().effectiveOn()).isEqualTo(LocalDate.of(2021, 4, 1));
    assertThat(submission.entry().postings())
        .extracting(posting -> posting.account().path())
        .containsExactly("burden:ccg:response:setting-up:set-up", "measure:response:setting-up");
    assertThat(submission.key().value()).isEqualTo("impact/set-up/response/ccg/2021-22");
  }

  /** Goal: no rate loses or invents a penny. Method: random counts, prices and rates. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void addsUpToThePriceWhateverTheRates(long seed) {
    var random = new SplittableRandom(seed);
    var price = cost("admission", random.nextLong(0, 1_000_000));
    var released = new Ramp(List.of(Exact.of(random.nextLong(0, 1001), 1000)));
    var cashable = new Ramp(List.of(Exact.of(random.nextLong(0, 1001), 1000)));
    var saving = new Effect.Saving(PartnerCode.of("ccg"), price, cashable);
    var effect =
        new Effect(
            EFFECT,
            "older people",
            SchemeCode.of("response"),
            MeasureCode.of("admissions"),
            FIRST,
            saving,
            Optional.of(new Effect.Loss(PartnerCode.of("acute"), released, Ramp.NONE)),
            Optional.empty(),
            MADE_UP);
    var model = new ImpactModel(List.of(), List.of(effect));
    long units = random.nextLong(1, 10_000);

    var less = impacts(model, avoided(units, 0));
    var more = impacts(model, avoided(-units, 0));

    assertThat(
            less.stream().filter(found -> found.effect() == SAVING).mapToLong(Impact::pence).sum())
        .isEqualTo(units * price.pence());
    assertThat(more).extracting(Impact::pence).isEqualTo(less.stream().map(Impact::pence).toList());
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  @Test
  void refusesOneMeasureOfOneCohortClaimedTwice() {
    var saving = new Effect.Saving(PartnerCode.of("ccg"), ADMISSION, Ramp.ALL);
    var first = effect(EFFECT, "older people", saving);
    var second = effect(EffectCode.of("falls"), "older people", saving);

    assertThatThrownBy(() -> new ImpactModel(List.of(), List.of(first, second)))
        .hasMessageContaining("response and falls both claim admissions")
        .hasMessageContaining("older people");
  }

  @Test
  void refusesActivityBeforeTheEffectBegan() {
    var model = model(Ramp.ALL, Ramp.NONE, Optional.empty());

    assertThatThrownBy(
            () -> impacts(model, new Activity(EFFECT, FinancialYear.parse("2020-21"), 1, 10, 0)))
        .hasMessageContaining("2020-21")
        .hasMessageContaining("begins in 2021-22");
  }

  @Test
  void refusesARateAboveTheWhole() {
    assertThatThrownBy(() -> Ramp.ofPercent(40, 101)).hasMessageContaining("101/100");
  }

  @Test
  void refusesAPublishedFigureWithoutItsSource() {
    assertThatThrownBy(() -> Provenance.of("published", " ")).hasMessageContaining("no source");
    assertThatThrownBy(() -> Provenance.of("guessed", "")).hasMessageContaining("\"guessed\"");
  }

  private static ImpactModel model(Ramp released, Ramp supported, Optional<Effect.Care> care) {
    var effect =
        new Effect(
            EFFECT,
            "older people",
            SchemeCode.of("response"),
            MeasureCode.of("admissions"),
            FIRST,
            new Effect.Saving(PartnerCode.of("ccg"), ADMISSION, Ramp.ALL),
            Optional.of(new Effect.Loss(PartnerCode.of("acute"), released, supported)),
            care,
            MADE_UP);
    return new ImpactModel(List.of(), List.of(effect));
  }

  private static Effect effect(EffectCode code, String cohort, Effect.Saving saving) {
    return new Effect(
        code,
        cohort,
        SchemeCode.of("response"),
        MeasureCode.of("admissions"),
        FIRST,
        saving,
        Optional.empty(),
        Optional.empty(),
        MADE_UP);
  }

  private static UnitCost cost(String code, long pence) {
    return new UnitCost(PriceCode.of(code), code, pence, "2013-14", MADE_UP);
  }

  private static Activity avoided(long units, int yearsSince) {
    var year = new FinancialYear(FIRST.startYear() + yearsSince);
    return new Activity(EFFECT, year, 1, 100_000, 100_000 - units);
  }

  private static Impact impact(Impact.Effect effect, String partner, String nature, long pence) {
    return new Impact(
        effect,
        MeasureCode.of("admissions"),
        PartnerCode.of(partner),
        SchemeCode.of("response"),
        NatureCode.of(nature),
        pence);
  }

  private static List<Long> byYear(ImpactModel model, String partner, String nature) {
    return LongStream.range(0, 3)
        .mapToObj(
            year ->
                signed(
                    impacts(model, avoided(1_000, (int) year)).stream()
                        .filter(impact -> impact.nature().equals(NatureCode.of(nature)))
                        .toList(),
                    partner))
        .toList();
  }

  private static List<Long> net(ImpactModel model, String... partners) {
    return LongStream.range(0, 3)
        .mapToObj(year -> signed(impacts(model, avoided(1_000, (int) year)), partners))
        .toList();
  }

  private static long signed(List<Impact> impacts, String... partners) {
    return impacts.stream()
        .filter(impact -> List.of(partners).contains(impact.partner().value()))
        .mapToLong(impact -> impact.effect() == SAVING ? impact.pence() : -impact.pence())
        .sum();
  }

  private static Submission only(List<Submission> submissions) {
    assertThat(submissions).hasSize(1);
    return submissions.get(0);
  }

  private static long pence(JournalEntry entry, AccountKind kind) {
    return entry.postings().stream()
        .filter(posting -> posting.account().kind() == kind)
        .mapToLong(Posting::pence)
        .sum();
  }

  /** What lands, as clauses take it. */
  private static List<Impact> impacts(ImpactModel model, Activity activity) {
    return model.landed(activity).stream().map(Landings.Landed::impact).toList();
  }
}
