package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.junit.jupiter.api.Test;

/** What becomes of the year to date of a clause that a later version does not have. */
class EndedClausesTest {

  private static final String GOES_ON =
      "- {clause: \"1\", takes: overspend, of: {schemes: [care]}, year-to-date: true, bear: icb}";
  private static final String ENDS =
      """

      - clause: "2"
        takes: overspend
        of: {schemes: [beds]}
        year-to-date: true
        waterfall: [{from: pool}, {bear: county}]
      """;

  private static Agreement agreement(String within, String clauses) {
    return AgreementReader.read(
        Document.parse(
            "agreement.yml",
            """
            agreement: Tried agreement
            version: 1
            in-force: {from: 2020-04-01}
            %s
            partners: [icb, county]
            reserves: {pool: {opening: 10.00}}
            clauses:
            """
                    .formatted(within)
                + clauses.indent(2)));
  }

  private static Outturn through(String year, int month, String beds) {
    return OutturnReader.read(
        Document.parse(
            "outturn.yml",
            """
            outturn: fund
            year: %s
            throughMonth: %d
            lines:
              - {scheme: care, budget: 0.00, actual: 5.00}
              - {scheme: beds, budget: 0.00, actual: %s}
            """
                .formatted(year, month, beds)));
  }

  /** The ICB has 5.00 by clause 1; by clause 2 the pool has given 10.00 and the county 2.00. */
  private static State before(String beds) {
    return Engine.apply(agreement("", GOES_ON + ENDS), through("2023-24", 6, beds), State.INITIAL)
        .state();
  }

  private static ApplicationResult without(String within, String year, State before) {
    return Engine.apply(agreement(within, GOES_ON), through(year, 12, "0.00"), before);
  }

  @Test
  void isTakenBackWithWhatReservesGaveWhereTheVersionTakesTheWholeYear() {
    var applied = without("within-year: whole-year", "2023-24", before("12.00"));

    assertThat(applied.allocation().clauses())
        .extracting(result -> result.clause().reference(), ClauseResult::amountPence)
        .containsExactly(tuple("1", 0L), tuple("2", -1200L));
    assertThat(applied.allocation().chargesPence()).containsExactly(0L, -200L);
    assertThat(applied.state().reserves().get(ReserveCode.of("pool")).totalPence()).isEqualTo(1000);
    assertThat(applied.state().yearToDate().keySet()).containsExactly(ClauseCode.of("1"));
    assertThat(Explanation.of(applied.allocation()))
        .anyMatch(line -> line.contains("It ended within the year, so what it allocated in the"));
  }

  @Test
  void standsWhereTheVersionTakesItsMonths() {
    var applied = without("within-year: by-months", "2023-24", before("12.00").begunByMonths());

    assertThat(applied.allocation().chargesPence()).containsExactly(500L, 0L);
    assertThat(applied.state().reserves().get(ReserveCode.of("pool")).totalPence()).isZero();
    var remembered = without("within-year: by-months", "2023-24", before("12.00"));
    assertThat(remembered.allocation().chargesPence()).containsExactly(0L, 0L);
    assertThat(remembered.allocation().clauses()).hasSize(1);
  }

  @Test
  void isAskedForWhereTheVersionDoesNotSay() {
    var before = before("12.00");
    var refusal =
        catchThrowableOfType(AllocationException.class, () -> without("", "2023-24", before));

    assertThat(refusal.code()).isEqualTo("ALLOCATION_CLAUSE_ENDED");
    assertThat(refusal).hasMessageContaining("Clause 2 has allocated money in 2023-24");
    assertThat(refusal.fields()).containsEntry("clause", "2");
  }

  @Test
  void isNoMatterWhereItCameToNothingOrToAYearThatIsOver() {
    assertThat(without("", "2023-24", before("0.00")).allocation().clauses()).hasSize(1);
    var nextYear = without("", "2024-25", before("12.00"));
    assertThat(nextYear.allocation().chargesPence()).containsExactly(500L, 0L);
    assertThat(nextYear.state().reserves().get(ReserveCode.of("pool")).totalPence()).isZero();
  }

  @Test
  void isTakenBackToNothingAndThenNotAgain() {
    var whole = "within-year: whole-year";
    var once = without(whole, "2023-24", before("12.00"));
    var again = without(whole, "2023-24", once.state());

    assertThat(again.allocation().clauses()).hasSize(1);
    assertThat(again.allocation().chargesPence()).isEqualTo(List.of(0L, 0L));
  }

  @Test
  void isToldWithTheFiguresThatAVersionTakesWhichBeginsWithinTheYear() {
    var months = agreement("within-year: by-months", GOES_ON);
    var whole = agreement("within-year: whole-year", GOES_ON);

    assertThat(told(from("2023-07-01", "by-months")))
        .contains("takes the figures from 2023-07-01 on; the version before has those");
    assertThat(told(from("2023-07-01", "whole-year")))
        .contains("takes the figures of the whole year, though it is in force from 2023-07-01");
    assertThat(told(months) + told(whole)).doesNotContain("It takes the figures");
  }

  private static Agreement from(String day, String within) {
    return AgreementReader.read(
        Document.parse(
            "agreement.yml",
            "agreement: Tried agreement\nversion: 2\nin-force: {from: %s}\nwithin-year: %s\n"
                    .formatted(day, within)
                + "partners: [icb, county]\nclauses:\n"
                + GOES_ON.indent(2)));
  }

  private static String told(Agreement agreement) {
    var applied = Engine.apply(agreement, through("2023-24", 12, "0.00"), State.INITIAL);
    return String.join("\n", Explanation.of(applied.allocation()));
  }
}
