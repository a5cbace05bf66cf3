package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreements are read whole or refused with the place and value of everything wrong in them. */
class AgreementReaderTest {

  private static final String START =
      """
      agreement: Brackenshire Better Care Fund
      version: 3
      in-force: {from: 2022-04-01, until: 2026-03-31}
      partners: [{icb: NHS Brackenshire ICB}, {county: Brackenshire County Council}, acute]
      names: {dfg: the Disabled Facilities Grant, emergency-admissions: fewer emergency admissions}
      shares:
        joint: {icb: 51, county: 49}
        contributions: {live: contributions, basis: net-of-charges}
      reserves:
        risk-pool: {opening: 500000.00, owned-by: {icb: 1, county: 1}}
      clauses:
      """;

  private static final String CLAUSES =
      """
        - clause: Sch 3, 4.1
          title: Ring-fenced grants stay with their owner
          takes: variance
          of: {streams: [dfg]}
          bear: owner
        - clause: Sch 3, 4.2
          title: Overspends
          takes: overspend
          except: {streams: [dfg]}
          waterfall:
            - from: underspends
            - from: risk-pool
            - bands:
                - {up-to: 2% of budget, share: joint}
                - {up-to: 4% of budget, share: {icb: 1, county: 1}}
                - rest: {share: contributions, limit: {county: 400000.00}, excess: unallocated}
        - clause: Sch 3, 5
          title: Savings from fewer emergency admissions
          takes: saving
          of: {measures: emergency-admissions}
          share: {icb: 40, county: 30, acute: 30}
      """;

  private static Document document(String clauses) {
    return Document.parse("agreement.yml", START + clauses);
  }

  private static DocumentException refusal(String clauses) {
    return catchThrowableOfType(
        DocumentException.class, () -> AgreementReader.read(document(clauses)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by-package                      | true
          {live: packages}                | true
          {live: packages, quoted: 1}     | true
          {icb: 1}                        | false
          contributions                   | false
          """)
  void knowsWhetherSharesFollowPackages(String share, boolean follows) {
    var clause = "  - {clause: a, takes: overspend, share: " + share + "}\n";
    var inside = clause.replace("share: " + share, "bands: [{rest: {share: " + share + "}}]");

    assertThat(AgreementReader.read(document(clause)).followsPackages()).isEqualTo(follows);
    assertThat(AgreementReader.read(document(inside)).followsPackages()).isEqualTo(follows);
    // A name of the agreement's own comes before the word.
    var named = START.replace("joint:", "by-package:") + clause;
    assertThat(AgreementReader.read(Document.parse("agreement.yml", named)).followsPackages())
        .isEqualTo(follows && !share.equals("by-package"));
  }

  @Test
  void readsBackAsPlainEnglish() {
    var agreement = AgreementReader.read(document(CLAUSES));

    assertThat(PlainEnglish.of(agreement))
        .containsExactlyElementsOf(
            """
            Brackenshire Better Care Fund, version 3, in force from 2022-04-01 until 2026-03-31.
            It is between NHS Brackenshire ICB, Brackenshire County Council and acute.
            The risk pool begins with £500,000.00; it belongs equally to NHS Brackenshire ICB and Brackenshire County Council.
            Sch 3, 4.1 (Ring-fenced grants stay with their owner).
              1. An over- or underspend of the Disabled Facilities Grant (stream) stays with the owner of each stream.
            Sch 3, 4.2 (Overspends).
              1. This clause leaves aside the Disabled Facilities Grant (stream).
              2. An overspend goes to each of these in turn:
                2.1. All of it is met from underspends elsewhere in the fund.
                2.2. What is left is met from the risk pool.
                2.3. What is left is taken in layers:
                  2.3.1. The first 2% of the budget is shared 51% to NHS Brackenshire ICB and 49% to Brackenshire County Council.
                  2.3.2. The next part up to 4% of the budget in all is shared equally between NHS Brackenshire ICB and Brackenshire County Council.
                  2.3.3. The rest is shared within limits:
                    2.3.3.1. Before the limits, it is shared in proportion to contributions:
                      2.3.3.1.1. Client charges are taken off first.
                    2.3.3.2. Brackenshire County Council has no more than £400,000.00.
                    2.3.3.3. What goes beyond a limit is left for the board to decide.
            Sch 3, 5 (Savings from fewer emergency admissions).
              1. The saving from fewer emergency admissions is shared 40% to NHS Brackenshire ICB, 30% to Brackenshire County Council and 30% to acute.
            """
                .lines()
                .toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a negative weight         | share: {icb: 60, county: -1}                     | AGREEMENT_WEIGHT_NEGATIVE    | -1
          shares of nothing         | share: {icb: 0, county: 0}                       | AGREEMENT_SHARES_EMPTY       | nothing
          a weight that is no number| share: {icb: half}                               | AGREEMENT_NOT_AS_DESCRIBED   | half
          an unknown partner        | share: {icb: 1, moon: 1}                         | AGREEMENT_PARTNER_UNKNOWN    | moon
          narrowed packages         | share: {live: packages, among: [icb]}            | AGREEMENT_SHARES_UNCLEAR     | among
          unknown shares            | share: jiont                                     | AGREEMENT_SHARES_UNKNOWN     | jiont
          two rests                 | bands: [{rest: {bear: icb}}, {rest: {bear: icb}}]| AGREEMENT_TWO_RESTS          | rest
          bands that overlap        | bands: [{up-to: 5.00, bear: icb}, {up-to: 5.00, bear: icb}] | AGREEMENT_BANDS_OVERLAP | upwards
          percentages that overlap  | bands: [{up-to: 4% of budget, bear: icb}, {up-to: 2% of budget, bear: icb}] | AGREEMENT_BANDS_OVERLAP | upwards
          three decimals            | bands: [{up-to: 5.005, bear: icb}]               | AGREEMENT_AMOUNT_TOO_PRECISE | 5.005
          another currency          | bands: [{up-to: EUR 5.00, bear: icb}]            | AGREEMENT_CURRENCY_MISMATCH  | EUR
          a negative limit          | share: joint, limit: {icb: -5.00}                | AGREEMENT_AMOUNT_NEGATIVE    | -5.00
          an unreadable figure      | bands: [{up-to: lots, bear: icb}]                | AGREEMENT_FIGURE_UNREADABLE  | lots
          no term                   | each: scheme                                     | AGREEMENT_TERM_MISSING       | share
          two terms                 | bear: icb, share: joint                          | AGREEMENT_TERMS_COMPETE      | bear
          an unknown reserve        | retain: piggy-bank                               | AGREEMENT_RESERVE_UNKNOWN    | piggy-bank
          an unknown key            | bear: icb, bare: county                          | AGREEMENT_NOT_AS_DESCRIBED   | bare
          a limit below a floor     | share: joint, limit: {icb: 5.00}, guarantee: {icb: 6.00}, at-expense-of: county | AGREEMENT_LIMIT_BELOW_FLOOR | icb
          a day outside             | bear: icb, in-force: {from: 2021-04-01}          | AGREEMENT_DATE_OUTSIDE       | 2021-04-01
          a later clause            | bands: [{up-to: 5% of clause 9, bear: icb}]      | AGREEMENT_CLAUSE_UNKNOWN     | 9
          a broken scale            | bear: icb, rate: {by: size, scale: [{from: 5, until: 4, rate: 1%}]} | AGREEMENT_SCALE_BROKEN | step
          an unclear gate           | bear: icb, gate: {otherwise: icb}                | AGREEMENT_GATE_UNCLEAR       | at-least
          a band without an edge    | bands: [{bear: icb}]                             | AGREEMENT_BAND_UNCLEAR       | up-to
          """)
  void refusesAndNamesThePlaceAndTheValue(String what, String term, String code, String value) {
    var refusal = refusal("  - {clause: \"1\", takes: variance, " + term + "}\n");

    assertThat(refusal).as(what).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.getMessage())
        .contains("agreement.yml:12:", "clauses[0]", value, "nothing was recorded");
  }

  @Test
  void refusesAPartnerThatIsNamedTwice() {
    var text = START.replace("acute]", "acute, icb]") + CLAUSES;
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () -> AgreementReader.read(Document.parse("agreement.yml", text)));

    assertThat(refusal.code()).isEqualTo("AGREEMENT_PARTNER_TWICE");
    assertThat(refusal.getMessage()).contains("agreement.yml:4:").contains("\"icb\"");
  }

  @Test
  void refusesAClauseNumberThatStandsTwice() {
    var clause = "  - {clause: \"1\", takes: variance, bear: icb}\n";

    assertThat(refusal(clause + clause).code()).isEqualTo("AGREEMENT_CLAUSE_TWICE");
  }

  @Test
  void namesEveryMistakeAtOnce() {
    var refusal =
        refusal(
            """
              - {clause: "1", takes: overspend, share: {icb: -1, moon: 1}}
              - {clause: "2", takes: underspend, retain: sock}
            """);

    assertThat(refusal.mistakes())
        .extracting(mistake -> mistake.place().line() + " " + mistake.code())
        .containsExactly(
            "12 AGREEMENT_WEIGHT_NEGATIVE",
            "12 AGREEMENT_PARTNER_UNKNOWN",
            "13 AGREEMENT_RESERVE_UNKNOWN");
  }
}
