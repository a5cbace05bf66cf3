package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What each clause takes of variances that are divided by what caused them. Sums are by hand. */
class CausesTest {

  private static final String START =
      """
      agreement: Tried agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      causes: [demand, {price: prices above plan}, controllable]
      clauses:
      """;

  /** An overspend of 100.00: 130.00 by demand, -40.00 by price, and 10.00 of no cause. */
  private static final String MIXED =
      """
        - scheme: care
          budget: 1000.00
          actual: 1100.00
          causes: {demand: 130.00, price: -40.00}
      """;

  private static Agreement agreement(String clauses) {
    return AgreementReader.read(Document.parse("agreement.yml", START + clauses.indent(2)));
  }

  private static Outturn outturn(String lines) {
    return OutturnReader.read(
        Document.parse("outturn.yml", "outturn: any\nyear: 2023-24\nlines:\n" + lines));
  }

  private static Allocation apply(String clauses, String lines) {
    return Engine.apply(agreement(clauses), outturn(lines), State.INITIAL).allocation();
  }

  /** What each clause took, and what none did, in pence. */
  private static List<String> taken(Allocation allocation) {
    var taken = new ArrayList<String>();
    allocation
        .clauses()
        .forEach(result -> taken.add(result.clause().reference() + ": " + result.amountPence()));
    allocation
        .unclaimed()
        .forEach(each -> taken.add(each.label(allocation.outturn().fund()) + ": " + each.pence()));
    return taken;
  }

  @Test
  void aClauseOfCausesTakesTheirPartsAndTheRestFlowsOn() {
    var clauses =
        """
        - {clause: "1", takes: variance, of: {causes: demand}, share: {icb: 1, county: 1}}
        - {clause: "2", takes: variance, of: {causes: price}, bear: icb}
        - {clause: "3", takes: variance, bear: county}
        """;

    assertThat(taken(apply(clauses, MIXED))).containsExactly("1: 13000", "2: -4000", "3: 1000");
  }

  @Test
  void severalCausesOfOneClauseMakeUpForEachOther() {
    var clauses =
        """
        - {clause: "1", takes: overspend, of: {causes: [demand, price]}, bear: icb}
        """;

    assertThat(taken(apply(clauses, MIXED))).containsExactly("1: 9000", "care from general: 1000");
  }

  @Test
  void anOverspendOfACauseLeavesUnderspendsOfItToLaterClauses() {
    var clauses =
        """
        - {clause: "1", takes: overspend, of: {causes: price}, bear: icb}
        - {clause: "2", takes: overspend, bear: county}
        """;

    assertThat(taken(apply(clauses, MIXED))).containsExactly("1: 0", "2: 10000");
  }

  @Test
  void whatAnExceptionLeavesAsideIsThereForAClauseThatNamesNoCause() {
    var clauses =
        """
        - {clause: "1", takes: variance, of: {causes: demand}, bear: icb}
        - {clause: "2", takes: variance, except: {causes: price}, bear: county}
        - {clause: "3", takes: variance, bear: county}
        """;

    assertThat(taken(apply(clauses, MIXED))).containsExactly("1: 13000", "2: 1000", "3: -4000");
  }

  @Test
  void whatNoClauseTakesIsLeftByCause() {
    var clauses = "- {clause: \"1\", takes: variance, of: {causes: controllable}, bear: icb}";
    var allocation = apply(clauses, MIXED);

    assertThat(taken(allocation))
        .containsExactly(
            "1: 0",
            "care from general, by demand: 13000",
            "care from general, by price: -4000",
            "care from general: 1000");
    assertThat(allocation.unallocatedCostPence()).isEqualTo(10_000);
    assertThat(AllocationJson.of(allocation).at("/untaken/1/cause").asText()).isEqualTo("price");
  }

  @Test
  void aLineOnItsBudgetCanHaveCausesThatCancelOut() {
    var clauses =
        """
        - {clause: "1", takes: variance, of: {causes: demand}, bear: icb}
        - {clause: "2", takes: variance, of: {causes: price}, bear: county}
        """;
    var lines =
        "  - {scheme: care, budget: 5.00, actual: 5.00, causes: {demand: 0.30, price: -0.30}}\n";

    assertThat(apply(clauses, lines).chargesPence()).containsExactly(30L, -30L);
  }

  /** 5% of 1,000.00 and 200.00 is 60.00, whatever caused the overspend and on whichever line. */
  @Test
  void aPercentageOfTheBudgetIsOfTheLinesWhateverCausedTheirVariances() {
    var clauses =
        """
        - clause: "1"
          takes: overspend
          of: {causes: demand}
          bands: [{up-to: 5% of budget, bear: icb}, {rest: county}]
        """;
    var lines = MIXED + "  - {scheme: beds, budget: 200.00, actual: 200.00}\n";

    assertThat(apply(clauses, lines).chargesPence()).containsExactly(6_000L, 7_000L);
  }

  /** Of the scheme that demand overspent, what prices saved is an underspend for others to draw on. */
  @Test
  void anUnderspendByOneCauseMeetsAnOverspendByAnother() {
    var clauses =
        """
        - clause: "1"
          takes: overspend
          of: {causes: demand}
          waterfall: [{from: underspends}, icb]
        """;
    var allocation = apply(clauses, MIXED);

    // 130.00 less the 30.00 that are left of the scheme: -40.00 by price and 10.00 of no cause.
    assertThat(allocation.chargesPence()).containsExactly(10_000L, 0L);
    assertThat(allocation.unallocatedCostPence()).isZero();
  }

  @Test
  void twoClausesOfOneCauseAreRefusedForTheSameLine() {
    var clauses =
        """
        - {clause: "1", takes: variance, of: {causes: [demand, price]}, bear: icb}
        - {clause: "2", takes: variance, of: {causes: price}, bear: county}
        """;
    var refusal = catchThrowableOfType(AllocationException.class, () -> apply(clauses, MIXED));

    assertThat(refusal.code()).isEqualTo("ALLOCATION_TAKEN_TWICE");
    assertThat(refusal.getMessage()).contains("care from general, by price");
  }

  @Test
  void aClauseOfACauseAfterOneThatTookEverythingIsRefused() {
    var clauses =
        """
        - {clause: "1", takes: variance, bear: icb}
        - {clause: "2", takes: variance, of: {causes: price}, bear: county}
        """;
    var refusal = catchThrowableOfType(AllocationException.class, () -> apply(clauses, MIXED));

    assertThat(refusal.code()).isEqualTo("ALLOCATION_TAKEN_TWICE");
  }

  @Test
  void aCauseThatTheAgreementDoesNotDeclareIsRefused() {
    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                apply(
                    "- {clause: \"1\", takes: variance, bear: icb}",
                    MIXED.replace("price", "prices")));

    assertThat(refusal.code()).isEqualTo("OUTTURN_CAUSE_UNKNOWN");
    assertThat(refusal.getMessage()).contains("\"prices\"", "Did you mean \"price\"?");
  }

  @Test
  void partsThatAreMoreThanTheVarianceAreRefused() {
    for (var causes :
        List.of("{demand: 100.01}", "{price: -0.01}", "{demand: 130.00, price: -29.99}")) {
      var lines = MIXED.replaceAll("causes: .*", "causes: " + causes);
      var refusal = catchThrowableOfType(DocumentException.class, () -> outturn(lines));

      assertThat(refusal.code()).as(causes).isEqualTo("OUTTURN_CAUSES_BEYOND_VARIANCE");
      assertThat(refusal.getMessage()).contains("outturn.yml:7:", "its variance is 100.00");
    }
    var mirror = MIXED.replace("actual: 1100.00", "actual: 900.00");
    assertThat(catchThrowableOfType(DocumentException.class, () -> outturn(mirror))).isNotNull();
  }

  @Test
  void theDivisionSurvivesItsDocument() {
    var outturn = outturn(MIXED);

    assertThat(
            OutturnReader.read(
                Document.parseJson("outturn", OutturnDocument.of(outturn).toString())))
        .isEqualTo(outturn);
  }

  @Test
  void isSaidInTheClauseAndInItsWorking() {
    var clauses =
        """
        - {clause: "1", takes: overspend, of: {causes: [price, demand], schemes: care}, bear: icb}
        - {clause: "2", takes: variance, except: {causes: controllable}, bear: county}
        """;
    var agreement = agreement(clauses);
    var allocation = Engine.apply(agreement, outturn(MIXED), State.INITIAL).allocation();

    assertThat(ClauseText.of(agreement, agreement.clauses().get(0)).lines())
        .containsExactly(
            "1. An overspend caused by demand or prices above plan within care (scheme) stays with icb.");
    assertThat(ClauseText.of(agreement, agreement.clauses().get(1)).lines().get(0))
        .isEqualTo("1. This clause leaves aside what was caused by controllable.");
    assertThat(Explanation.of(allocation))
        .contains(
            "  Caused by demand: \u00a3130.00", "  Caused by prices above plan: -\u00a340.00");
    assertThat(AllocationJson.of(allocation).at("/clauses/0/units/0/byCause").toString())
        .isEqualTo(
            "[{\"cause\":\"demand\",\"amount\":\"130.00\"},{\"cause\":\"price\",\"amount\":\"-40.00\"}]");
  }
}
