package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.junit.jupiter.api.Test;

/** What is still due to, or carried for, a partner that a later version leaves out. */
class PartnersLeftOutTest {

  private static Agreement agreement(String partners, String clause) {
    return AgreementReader.read(
        Document.parse(
            "agreement.yml",
            """
            agreement: Tried agreement
            version: 1
            in-force: {from: 2020-04-01}
            partners: %s
            clauses: [{takes: variance, %s}]
            """
                .formatted(
                    partners, clause.contains("clause:") ? clause : "clause: \"1\", " + clause)));
  }

  private static ApplicationResult apply(
      Agreement agreement, String year, String overspent, State before) {
    var figures =
        "outturn: fund\nyear: %s\nlines: [{scheme: care, budget: 0.00, actual: %s}]"
            .formatted(year, overspent);
    return Engine.apply(
        agreement, OutturnReader.read(Document.parse("outturn.yml", figures)), before);
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

  @Test
  void recoversWhatItPaidInTheYearsThatWereAgreed() {
    var all = "[icb, county, borough]";
    var over = ", recovered-over: 2";
    var paid =
        apply(
            agreement(all, "share: {icb: 1, borough: 1}" + over), "2022-23", "8.00", State.INITIAL);
    var without = agreement("[icb, county]", "bear: county" + over);

    var first = apply(without, "2023-24", "0.00", paid.state());
    var second = apply(without, "2024-25", "0.00", first.state());
    var third = apply(without, "2025-26", "0.00", second.state());

    assertThat(charges(first)).isEqualTo(Map.of("icb", -200L, "county", 0L, "borough", -200L));
    assertThat(charges(second)).isEqualTo(charges(first));
    assertThat(charges(third))
        .as("nothing is due any more")
        .isEqualTo(Map.of("icb", 0L, "county", 0L));
  }

  @Test
  void recoversWhatItPaidUnderAClauseThatALaterVersionDoesNotHaveEither() {
    var paid =
        apply(
            agreement("[icb, borough]", "share: {icb: 1, borough: 1}, recovered-over: 2"),
            "2022-23",
            "8.00",
            State.INITIAL);
    var other = agreement("[icb, county]", "clause: \"9\", bear: county");

    var first = apply(other, "2023-24", "1.00", paid.state());
    var second = apply(other, "2024-25", "1.00", first.state());

    assertThat(first.allocation().clauses())
        .extracting(result -> result.clause().reference(), ClauseResult::amountPence)
        .containsExactly(tuple("9", 100L), tuple("1, recovery", -400L));
    assertThat(charges(first)).isEqualTo(Map.of("icb", -200L, "county", 100L, "borough", -200L));
    assertThat(charges(second)).isEqualTo(charges(first));
    assertThat(charges(apply(other, "2025-26", "1.00", second.state())))
        .isEqualTo(Map.of("icb", 0L, "county", 100L));
  }

  @Test
  void isNotNamedInAYearInWhichItRecoversNothing() {
    var left = "share: {borough: 1}, recovered-over: 1";
    var paid = apply(agreement("[icb, borough]", left), "2022-23", "8.00", State.INITIAL);
    var sameYear = apply(agreement("[icb]", "bear: icb"), "2022-23", "1.00", paid.state());

    assertThat(charges(sameYear)).isEqualTo(Map.of("icb", 100L));
  }

  /**
   * A third of a penny is carried for the borough, as for the county; the ICB has had two thirds too much.
   * With the borough's third the county is owed two thirds, which make its penny; with half of the amount
   * each, the first has it.
   */
  @Test
  void leavesItsFractionOfAPennyToWhoeverHasMostOfTheAmount() {
    var rounding = ", rounding: {carried: true}";
    var thirds = "share: {icb: 1, county: 1, borough: 1}" + rounding;
    var state =
        apply(agreement("[icb, county, borough]", thirds), "2022-23", "1.00", State.INITIAL)
            .state();
    assertThat(state.carried().get(ClauseCode.of("1")).values())
        .containsExactlyInAnyOrder(Exact.of(-2, 3), Exact.of(1, 3), Exact.of(1, 3));

    var most = agreement("[icb, county]", "share: {icb: 1, county: 3}" + rounding);
    var applied = apply(most, "2023-24", "4.00", state);
    assertThat(charges(applied)).isEqualTo(Map.of("icb", 99L, "county", 301L));
    assertThat(applied.state().carried().get(ClauseCode.of("1")).values())
        .containsExactlyInAnyOrder(Exact.of(1, 3), Exact.of(-1, 3));
    var even = agreement("[icb, county]", "share: {icb: 1, county: 1}" + rounding);
    assertThat(charges(apply(even, "2023-24", "4.00", state)))
        .isEqualTo(Map.of("icb", 200L, "county", 200L));
    assertThat(charges(apply(most, "2023-24", "-4.00", state)))
        .as("a gain goes by its size")
        .isEqualTo(Map.of("icb", -101L, "county", -299L));
  }
}
