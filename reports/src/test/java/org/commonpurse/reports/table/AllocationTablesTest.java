package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/** What clauses came to, as tables. */
class AllocationTablesTest {

  private static final AllocationTables TABLES = new AllocationTables(Code::value);

  private static final Agreement AGREEMENT =
      AgreementReader.read(
          Document.parse(
              "agreement.yml",
              """
              agreement: Arden and Brent
              version: 1
              in-force: {from: 2022-04-01}
              partners: [icb, county]
              reserves: {risk-pool: {opening: 100.00}}
              clauses:
                - clause: "1"
                  title: Overspends
                  takes: overspend
                  waterfall: [{from: risk-pool}, {share: {icb: 3, county: 1}, limit: {county: 50.00}, excess: unallocated}]
                - clause: "2"
                  title: Underspends
                  takes: underspend
                  retain: risk-pool
                - clause: "3"
                  title: Savings
                  takes: saving
                  share: {icb: 1, county: 1}
              """));

  private final List<Allocation> allocations = allocate("600.00", "1400.00", "970.00");

  @Test
  void addsThePartsOfEveryYearUpToTheAmount() {
    for (var clause : AGREEMENT.clauses()) {
      var table = parts(clause);
      for (int row = 0; row < table.rows().size(); row++) {
        long parts = 0;
        for (int column = 2; column < table.columns().size(); column++) {
          parts += table.pence(row, column);
        }
        assertThat(parts).as(clause.title() + " " + row).isEqualTo(table.pence(row, 1));
      }
    }
  }

  @Test
  void showsAnUnderspendAsAnAmountAboveNought() {
    var table = parts(AGREEMENT.clauses().get(1));

    assertThat(table.pence(0, table.column("Underspend"))).isEqualTo(400_00);
    assertThat(table.pence(0, table.column("The risk pool"))).isEqualTo(400_00);
  }

  @Test
  void followsAReserveFromYearToYear() {
    var reserve = TABLES.reserves(allocations).get(0);

    assertThat(reserve.amounts())
        .containsExactly(
            100_00L, 400_00L, 0L, 500_00L, //
            500_00L, 0L, -400_00L, 100_00L, //
            100_00L, 30_00L, 0L, 130_00L);
  }

  @Test
  void saysWhatASavingMakesThosePayOnWhomItFell() {
    var payments =
        TABLES
            .payments(new ClauseResults(AGREEMENT, AGREEMENT.clauses().get(2), allocations))
            .orElseThrow();

    assertThat(payments.pence(0, payments.column("Icb"))).isEqualTo(-40_00);
    assertThat(payments.pence(0, payments.column("County"))).isEqualTo(40_00);
  }

  @Test
  void listsWhatNobodyAgreedToBear() {
    var unallocated = TABLES.unallocated(allocate("1600.00"));

    assertThat(unallocated.rows()).hasSize(1);
    assertThat(unallocated.words(0, 1)).isEqualTo("1: Overspends");
    assertThat(unallocated.pence(0, 2)).isEqualTo(75_00);
  }

  @Test
  void keepsWhatTheClauseGaveBesideWhatWasDecided() {
    var decision =
        new Decision(
            AGREEMENT.clauses().get(0).code(),
            Map.of(PartnerCode.of("county"), 10_00L),
            "Item 3",
            java.time.LocalDate.of(2023, 5, 1),
            "as agreed in May.");
    var outturn = OutturnReader.read(Document.parse("outturn.yml", outturn(2022, "1600.00")));
    var decided = Engine.apply(AGREEMENT, outturn, State.INITIAL, List.of(decision)).allocation();
    var results = new ClauseResults(AGREEMENT, AGREEMENT.clauses().get(0), List.of(decided));

    var made = TABLES.parts(results).orElseThrow();
    var ruled = TABLES.ruled(results).orElseThrow();

    assertThat(made.pence(0, made.column("County"))).isEqualTo(10_00);
    assertThat(ruled.pence(0, ruled.column("County"))).isEqualTo(50_00);
    assertThat(TABLES.ruled(new ClauseResults(AGREEMENT, AGREEMENT.clauses().get(1), allocations)))
        .isEmpty();
  }

  private Table parts(Clause clause) {
    return TABLES.parts(new ClauseResults(AGREEMENT, clause, allocations)).orElseThrow();
  }

  private static List<Allocation> allocate(String... actuals) {
    var allocations = new ArrayList<Allocation>();
    var state = State.INITIAL;
    for (int i = 0; i < actuals.length; i++) {
      var outturn =
          OutturnReader.read(Document.parse("outturn.yml", outturn(2022 + i, actuals[i])));
      var applied = Engine.apply(AGREEMENT, outturn, state);
      allocations.add(applied.allocation());
      state = applied.state();
    }
    return allocations;
  }

  private static String outturn(int year, String actual) {
    return """
        outturn: arden
        year: %d-%02d
        lines: [{scheme: care, stream: grant, budget: 1000.00, actual: %s}]
        savings: [{measure: admissions, partner: icb, amount: 80.00}]
        """
        .formatted(year, (year + 1) % 100, actual);
  }
}
