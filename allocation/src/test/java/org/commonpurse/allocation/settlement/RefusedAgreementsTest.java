package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything that can be wrong in an agreement is refused with its line, its column and its clause,
 * and nothing is kept of it.
 */
class RefusedAgreementsTest {

  private static final Actor ADA = new Actor("Ada");

  private static final String FUND =
      """
      fund: pool
      name: Pool
      kind: pooled
      host: county
      currency: GBP
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: ICB, kind: nhs-commissioner}
        - {partner: county, name: County, kind: council}
      streams: [{stream: dfg, name: DFG}]
      schemes: [{scheme: home-care, name: Home care, lead: county, providers: [county], streams: [dfg]}]
      """;

  private static final String START =
      """
      agreement: Refused
      version: 1
      in-force: {from: 2022-04-01, until: 2026-03-31}
      partners: [icb, county]
      reserves: {risk-pool: {opening: 100.00}}
      clauses:
        - {clause: "4.1", takes: overspend, of: {streams: [dfg]}, bear: owner}
      """;

  /** How a clause begins whose term is wrong; it stands on the eighth line. */
  private static final String CLAUSE = "  - {clause: \"4.2\", takes: underspend, ";

  @TempDir private Path folder;

  private Ledger ledger;

  private Fund fund;

  private Agreements agreements;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
    agreements = new Agreements(ledger.books());
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private DocumentException refusal(String text) {
    return catchThrowableOfType(
        DocumentException.class,
        () ->
            agreements.add(
                fund,
                Document.parse("agreement.yml", text),
                Openings.ARE_POSTED,
                Optional.empty(),
                ADA));
  }

  /** The mark {@code ^} shows which place the refusal must name; without it, the clause's own. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown key               | bare: ^icb, bear: icb                                  | bare  | AGREEMENT_NOT_AS_DESCRIBED
          no term                      | each: scheme                                           | share | AGREEMENT_TERM_MISSING
          two terms                    | bear: icb, share: {icb: 1}                             | bear  | AGREEMENT_TERMS_COMPETE
          an unknown partner           | share: {icb: 1, moon: ^1}                              | moon  | AGREEMENT_PARTNER_UNKNOWN
          an unknown one of a list     | share: {live: contributions, among: [^moon]}           | moon  | AGREEMENT_PARTNER_UNKNOWN
          an unknown bearer            | bear: ^moon                                            | moon  | AGREEMENT_PARTNER_UNKNOWN
          an unknown one with a limit  | bear: icb, limit: {moon: ^1.00}                        | moon  | AGREEMENT_PARTNER_UNKNOWN
          an unknown reserve           | retain: ^sock                                          | sock  | AGREEMENT_RESERVE_UNKNOWN
          unknown shares               | share: ^jiont                                          | jiont | AGREEMENT_SHARES_UNKNOWN
          an unknown stream            | bear: icb, of: {streams: [^moon]}                      | moon  | AGREEMENT_UNKNOWN_TO_FUND
          an unknown scheme            | bear: icb, of: {schemes: [^moon]}                      | moon  | AGREEMENT_UNKNOWN_TO_FUND
          an unknown measure           | bear: icb, of: {measures: [^moon]}                     | moon  | AGREEMENT_UNKNOWN_TO_FUND
          an unknown fund              | bear: icb, of: {funds: [^moon]}                        | moon  | AGREEMENT_FUND_UNKNOWN
          a negative weight            | share: {icb: 60, county: ^-1}                          | -1    | AGREEMENT_WEIGHT_NEGATIVE
          weights that are all zero    | share: ^{icb: 0, county: 0}                            | nothing | AGREEMENT_SHARES_EMPTY
          a weight that is no number   | share: {icb: ^half}                                    | half  | AGREEMENT_NOT_AS_DESCRIBED
          a rate of 60 for 60%         | bear: icb, rate: ^60                                   | 60%   | AGREEMENT_RATE_ABOVE_WHOLE
          a rate above the whole       | bear: icb, rate: ^160%                                 | 160%  | AGREEMENT_RATE_ABOVE_WHOLE
          a tapering rate above it     | bear: icb, taper: {from: 2023-24, rates: [100%, ^50]}  | 50%   | AGREEMENT_RATE_ABOVE_WHOLE
          a carve-out above the whole  | bear: icb, carve-out: {part: ^130%, to: icb}           | 130%  | AGREEMENT_RATE_ABOVE_WHOLE
          bands that overlap           | bands: [{up-to: 5.00, bear: icb}, {up-to: ^5.00, bear: icb}] | upwards | AGREEMENT_BANDS_OVERLAP
          two rests                    | bands: [{rest: icb}, ^{rest: icb}]                     | rest  | AGREEMENT_TWO_RESTS
          a scale with a gap           | bear: icb, rate: {by: size, scale: [{from: 0, until: 4, rate: 0}, ^{from: 5, rate: 1}]} | step | AGREEMENT_SCALE_BROKEN
          a scale with an overlap      | bear: icb, rate: {by: size, scale: [{from: 0, until: 4, rate: 0}, ^{from: 3, rate: 1}]} | step | AGREEMENT_SCALE_BROKEN
          a limit below its floor      | share: {icb: 1}, limit: {icb: 5.00}, guarantee: {icb: ^6.00}, at-expense-of: county | icb | AGREEMENT_LIMIT_BELOW_FLOOR
          bounds the wrong way round   | bear: icb, rate: {bound: quality, at-least: ^60%, at-most: 40%} | 60% | AGREEMENT_LIMIT_BELOW_FLOOR
          a gate's the wrong way round | bear: icb, gate: {measure: quality, at-least: ^60%, at-most: 40%} | 60% | AGREEMENT_LIMIT_BELOW_FLOOR
          a fraction of a penny        | bear: icb, limit: {icb: ^5.005}                        | 5.005 | AGREEMENT_AMOUNT_TOO_PRECISE
          a sum beyond all sense       | bear: icb, limit: {icb: ^92233720368547758.07}         | 92233720368547758.07 | AGREEMENT_AMOUNT_TOO_LARGE
          a negative sum               | bear: icb, limit: {icb: ^-5.00}                        | -5.00 | AGREEMENT_AMOUNT_NEGATIVE
          another currency             | bear: icb, limit: {icb: ^EUR 5.00}                     | EUR   | AGREEMENT_CURRENCY_MISMATCH
          a figure that is none        | bear: icb, limit: {icb: ^lots}                         | lots  | AGREEMENT_FIGURE_UNREADABLE
          a clause that reads itself   | bands: [{up-to: ^5% of clause 4.2, bear: icb}]         | 4.2   | AGREEMENT_CLAUSE_UNKNOWN
          a clause that reads a later  | bands: [{up-to: ^5% of clause 4.3, bear: icb}]         | 4.3   | AGREEMENT_CLAUSE_UNKNOWN
          a day before the agreement   | bear: icb, in-force: {from: ^2021-04-01}               | 2021-04-01 | AGREEMENT_DATE_OUTSIDE
          a day after the agreement    | bear: icb, in-force: {until: ^2027-03-31}              | 2027-03-31 | AGREEMENT_DATE_OUTSIDE
          days the wrong way round     | bear: icb, in-force: {from: 2024-04-01, until: ^2023-03-31} | 2023-03-31 | AGREEMENT_DATES_REVERSED
          a day that is none           | bear: icb, in-force: {from: ^2023-02-30}               | 2023-02-30 | DOCUMENT_NOT_A_DATE
          """)
  void refusesAClauseWith(String mistake, String term, String value, String code) {
    var marked = term.contains("^") ? CLAUSE + term : "  - ^" + CLAUSE.substring(4) + term;

    var refusal = refusal(START + marked.replace("^", "") + "}\n");

    assertThat(refusal).as(mistake).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.getMessage())
        .startsWith("agreement.yml:8:" + (marked.indexOf('^') + 1) + " (clauses[1]")
        .contains("In clause \"4.2\": ", value, "nothing was recorded");
    assertThat(agreements.list(fund.code())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown partner      | partners: [icb, county]       | partners: [icb, moon]             | 4:17 | moon | AGREEMENT_UNKNOWN_TO_FUND
          a partner named twice   | partners: [icb, county]       | partners: [icb, icb]              | 4:17 | icb  | AGREEMENT_PARTNER_TWICE
          an unknown signatory    | partners: [icb, county]       | partners: [icb, county]\\nsignatories: [moon] | 5:15 | moon | AGREEMENT_PARTNER_UNKNOWN
          an unknown pair         | clauses:                      | settlement: {not-netted: [[icb, moon]]}\\nclauses: | 6:33 | moon | AGREEMENT_PARTNER_UNKNOWN
          an unknown owner        | opening: 100.00               | opening: 100.00, owned-by: {moon: 1} | 5:58 | moon | AGREEMENT_PARTNER_UNKNOWN
          an unknown currency     | version: 1                    | version: 1\\ncurrency: XXZ        | 3:11 | XXZ  | AGREEMENT_CURRENCY_UNKNOWN
          another currency        | version: 1                    | version: 1\\ncurrency: EUR        | 3:11 | EUR  | AGREEMENT_CURRENCY_MISMATCH
          a version of nothing    | version: 1                    | version: 0                        | 2:10 | 0    | AGREEMENT_NOT_AS_DESCRIBED
          days the wrong way round| until: 2026-03-31             | until: 2021-03-31                 | 3:37 | 2021-03-31 | AGREEMENT_DATES_REVERSED
          a name without end      | agreement: Refused            | agreement: A name so long that no code of sixty letters can be made of it | 1:12 | so-long | AGREEMENT_NAME_UNUSABLE
          a clause that is twice  | clauses:                      | clauses:\\n  - {clause: "4.1", takes: underspend, bear: icb} | 8:14 | 4.1 | AGREEMENT_CLAUSE_TWICE
          an alias                | of: {streams: [dfg]}          | of: &all {streams: [dfg]}, except: *all | 7:74 | alias | DOCUMENT_MALFORMED
          a tag                   | version: 1                    | version: !large 1                 | 2:10 | tag  | DOCUMENT_NOT_PLAIN
          an anchor               | version: 1                    | version: &v 1                     | 2:10 | anchor | DOCUMENT_NOT_PLAIN
          a key that is twice     | version: 1                    | version: 1\\nversion: 2           | 3:1  | version | DOCUMENT_KEY_TWICE
          """)
  void refusesADocumentWith(
      String mistake, String right, String wrong, String place, String value, String code) {
    assertThat(START).contains(right);

    var refusal = refusal(START.replace(right, wrong.replace("\\n", "\n")));

    assertThat(refusal).as(mistake).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.getMessage())
        .startsWith("agreement.yml:" + place)
        .contains(value, "nothing was recorded");
    assertThat(agreements.list(fund.code())).isEmpty();
  }

  /** A bomb of aliases would grow to a thousand million items; it is refused at the first. */
  @Test
  void refusesABombOfAliasesAtOnce() {
    var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name <= 'i'; name++) {
      var before = "*" + (char) (name - 1);
      bomb.append(name).append(": &").append(name).append(" [");
      bomb.append(String.join(", ", Collections.nCopies(10, before))).append("]\n");
    }

    assertThat(refusal(bomb.toString()))
        .hasMessageStartingWith("agreement.yml:2:8: ")
        .extracting(DocumentException::code)
        .isEqualTo("DOCUMENT_MALFORMED");
  }

  @Test
  void refusesWhatIsTooDeepOrTooLarge() {
    var deep = "{then: ".repeat(50) + "{bear: icb}" + "}".repeat(50);
    var large = START + "  # " + "x".repeat(Document.BYTES_MAX) + "\n";

    assertThat(refusal(START + CLAUSE + "then: " + deep + "}\n"))
        .hasMessageContaining("agreement.yml:8:")
        .extracting(DocumentException::code)
        .isEqualTo("DOCUMENT_MALFORMED");
    assertThat(refusal(large).code()).isEqualTo("DOCUMENT_UNREADABLE");
    assertThat(agreements.list(fund.code())).isEmpty();
  }

  @Test
  void refusesVersionsThatAreInForceOnTheSameDays() {
    agreements.add(
        fund, Document.parse("agreement.yml", START), Openings.ARE_POSTED, Optional.empty(), ADA);
    var second =
        START
            .replace("version: 1", "version: 2")
            .replace("from: 2022-04-01, until: 2026", "from: 2026-03-31, until: 2027");

    assertThat(refusal(second))
        .hasMessageStartingWith("agreement.yml:3:11 (in-force): Version 2 is in force on days")
        .extracting(DocumentException::code)
        .isEqualTo("AGREEMENT_VERSIONS_OVERLAP");
    assertThat(agreements.list(fund.code())).hasSize(1);
  }

  /** A line is named for everything that is wrong, so that all can be corrected at once. */
  @Test
  void namesEveryMistakeAndKeepsNothing() {
    var refusal =
        refusal(
            START
                + "  - {clause: \"4.2\", takes: underspend, share: {icb: -1, moon: 1}}\n"
                + "  - {clause: \"4.3\", takes: saving, of: {measures: [moon]}, retain: sock}\n");

    assertThat(refusal.mistakes())
        .extracting(mistake -> mistake.place().line() + " " + mistake.code())
        .containsExactly(
            "8 AGREEMENT_WEIGHT_NEGATIVE",
            "8 AGREEMENT_PARTNER_UNKNOWN",
            "9 AGREEMENT_RESERVE_UNKNOWN");
    assertThat(agreements.list(fund.code())).isEmpty();
  }
}
