package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/**
 * What one version used of a year's bands, limits and guarantees, and what is left of them for a version
 * that begins within the year and takes the figures of its months.
 */
class YearlyUseTest {

  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final PartnerCode ICB = PartnerCode.of("icb");

  private static final String BANDS = "bands: [{up-to: 4.00, bear: icb}, {rest: {bear: county}}]";
  private static final String LIMIT =
      "share: {icb: 1, county: 1}, limit: {icb: 4.00}, excess: unallocated";
  private static final String GUARANTEE =
      "guarantee: {icb: 4.00}, at-expense-of: county, bear: county";

  private static Agreement agreement(String clause) {
    return AgreementReader.read(
        Document.parse(
            "agreement.yml",
            """
            agreement: Tried agreement
            version: 1
            in-force: {from: 2020-04-01}
            within-year: by-months
            partners: [icb, county]
            clauses: [{%s}]
            """
                .formatted(
                    (clause.contains("takes:") ? "" : "takes: variance, ")
                        + (clause.contains("year-to-date:") ? "" : "year-to-date: true, ")
                        + clause)));
  }

  private static Agreement first(String term) {
    return agreement("clause: \"1\", " + term);
  }

  private static Clause clause(String term) {
    return first(term).clauses().get(0);
  }

  private static Outturn through(int month, String... overspent) {
    var lines = new StringBuilder();
    for (int i = 0; i < overspent.length; i++) {
      lines.append("  - {scheme: care-%d, budget: 0.00, actual: %s}\n".formatted(i, overspent[i]));
    }
    return OutturnReader.read(
        Document.parse(
            "outturn.yml",
            "outturn: fund\nyear: 2023-24\nthroughMonth: %d\nlines:\n%s".formatted(month, lines)));
  }

  private static Map<String, Long> charges(ApplicationResult applied) {
    var charges = new TreeMap<String, Long>();
    applied
        .allocation()
        .parties()
        .byCode(applied.allocation().chargesPence())
        .forEach((code, pence) -> charges.put(code.value(), pence));
    return charges;
  }

  private static State after(String term, int month, String... overspent) {
    return Engine.apply(first(term), through(month, overspent), State.INITIAL).state();
  }

  private static YearlyUse used(State state, String term) {
    return state.used(clause(term), YEAR).get(0);
  }

  /** Of 4.00 for the ICB 3.00 were used; in the months of the next version it bears 1.00, once. */
  @Test
  void leavesTheNextVersionTheRestOfABandHoweverOftenItIsApplied() {
    var begun = after(BANDS, 6, "3.00").begunByMonths();
    var once = Engine.apply(first(BANDS), through(11, "3.00"), begun);
    assertThat(charges(once)).isEqualTo(Map.of("icb", 100L, "county", 200L));

    var steps = Engine.apply(first(BANDS), through(9, "2.00"), begun);
    assertThat(charges(steps)).isEqualTo(Map.of("icb", 100L, "county", 100L));
    steps = Engine.apply(first(BANDS), through(11, "3.00"), steps.state());
    assertThat(charges(steps)).isEqualTo(Map.of("icb", 0L, "county", 100L));
    assertThat(steps.state().used()).isEqualTo(once.state().used());
  }

  @Test
  void leavesTheVersionAfterThatWhatBothHaveLeft() {
    var second =
        Engine.apply(first(BANDS), through(8, "0.50"), after(BANDS, 6, "3.00").begunByMonths());
    var third = Engine.apply(first(BANDS), through(11, "3.00"), second.state().begunByMonths());

    assertThat(charges(third)).isEqualTo(Map.of("icb", 50L, "county", 250L));
  }

  @Test
  void countsWhatWasGivenTowardsALimitAndAGuarantee() {
    var limited =
        Engine.apply(first(LIMIT), through(11, "6.00"), after(LIMIT, 6, "5.00").begunByMonths());
    assertThat(charges(limited)).isEqualTo(Map.of("icb", 150L, "county", 300L));

    var guaranteed =
        Engine.apply(
            first(GUARANTEE), through(11, "9.00"), after("bear: icb", 6, "3.00").begunByMonths());
    assertThat(charges(guaranteed)).isEqualTo(Map.of("icb", 100L, "county", 800L));
  }

  /** One scheme has used its band and the other has not. */
  @Test
  void countsEachSchemeByItselfWhereAClauseWorksOnEach() {
    var each = "each: scheme, " + BANDS;
    var begun = after(each, 6, "4.00", "1.00").begunByMonths();
    var next = Engine.apply(first(each), through(11, "2.00", "2.00"), begun);

    assertThat(charges(next)).isEqualTo(Map.of("icb", 200L, "county", 200L));
  }

  @Test
  void isFoundUnderTheNumberOfAClauseThatWasReplacedAndInItsYearOnly() {
    var state = after(BANDS, 6, "3.00");
    var seven = agreement("clause: \"7\", replaces: [\"1\"], " + BANDS);

    assertThat(state.used(seven.clauses().get(0), YEAR)).hasSize(1);
    assertThat(state.used(clause(BANDS), YEAR.next())).isEmpty();
    var next = Engine.apply(seven, through(11, "3.00"), state.begunByMonths());
    assertThat(charges(next)).isEqualTo(Map.of("icb", 100L, "county", 200L));
  }

  @Test
  void isNotKeptOfAWholeYearWhichNoVersionFollows() {
    assertThat(after(BANDS, 12, "3.00").used()).isEmpty();
    assertThat(after(BANDS, 11, "3.00").used()).hasSize(1);
  }

  @Test
  void isNotKeptOfPaymentsThatBeginAnewEachTime() {
    var paid = "clause: \"1\", takes: payment, of: {bases: pot}, " + BANDS;
    assertThat(afterPaying(agreement(paid)).used()).hasSize(1);
    assertThat(afterPaying(agreement(paid.replace("takes", "year-to-date: false, takes"))).used())
        .isEmpty();
  }

  private static State afterPaying(Agreement agreement) {
    var pot = "outturn: fund\nyear: 2023-24\nthroughMonth: 6\nbases: {pot: 3.00}";
    return Engine.apply(
            agreement, OutturnReader.read(Document.parse("outturn.yml", pot)), State.INITIAL)
        .state();
  }

  @Test
  void goesOnWhereTheBandsAndLimitsAreTheSameOneForOneOrTakeAll() {
    var use = used(after(BANDS, 6, "3.00"), BANDS);

    assertThat(use.fits(clause(BANDS.replace("4.00", "9.00")))).as("another edge").isTrue();
    assertThat(use.fits(clause(LIMIT))).as("a limit of all").isTrue();
    assertThat(use.fits(clause("bear: icb"))).as("nothing for the year").isTrue();
    var carved = "carve-out: {part: 13%, to: icb}, ";
    assertThat(use.fits(clause(carved + BANDS))).as("bands of a part").isTrue();
    assertThat(use.fits(clause(carved + LIMIT))).as("a limit of a part").isFalse();
    assertThat(use.fits(clause("each: scheme, " + BANDS))).as("each scheme").isFalse();
    assertThat(use.fits(clause(BANDS.replace("4.00", "2% of budget")))).as("no sum").isFalse();
  }

  @Test
  void passesToWhoeverTakesThePlaceOfAPartner() {
    var heirs =
        Map.of(PartnerCode.of("east"), Exact.of(1, 4), PartnerCode.of("west"), Exact.of(3, 4));
    var state =
        after(BANDS, 6, "3.00")
            .passedOn(code -> code.equals(ICB) ? new TreeMap<>(heirs) : Heirs.NONE.of(code));
    var uses = used(state, BANDS).toDate().values();

    assertThat(uses)
        .allSatisfy(
            list ->
                assertThat(list)
                    .extracting(YearlyUse.Use::partners)
                    .containsExactlyElementsOf(
                        List.of(
                            Map.of(
                                PartnerCode.of("east"), Exact.of(75),
                                PartnerCode.of("west"), Exact.of(225)),
                            Map.of(
                                PartnerCode.of("east"), Exact.of(75),
                                PartnerCode.of("west"), Exact.of(225)))));
    assertThat(uses).hasSize(1);
    assertThat(used(state.begunByMonths(), BANDS).earlier()).isEqualTo(used(state, BANDS).toDate());
  }
}
