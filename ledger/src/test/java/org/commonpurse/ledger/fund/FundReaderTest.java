package org.commonpurse.ledger.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.junit.jupiter.api.Test;

/** How {@link FundReader} makes a fund of a document, and what it refuses. */
class FundReaderTest {

  private static final String FUND =
      """
      fund: vale
      name: Vale Better Care Fund
      kind: pooled
      host: county
      open: {from: 2021-04-01, until: 2026-03-31}
      partners:
        - {partner: ccg, name: NHS Vale CCG, kind: nhs-commissioner}
        - {partner: icb, name: NHS Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: Vale County Council, kind: council}
        - {partner: acute, name: Vale Hospitals NHS Trust, kind: nhs-provider}
      streams:
        - {stream: ibcf, name: Improved Better Care Fund, owner: county, mergesInto: labcg}
        - {stream: labcg, name: Better Care Grant, owner: county}
        - {stream: dfg, name: Facilities Grant, owner: county, spending: capital, ringFenced: true,
           mayCarryForward: true, countsForShares: false, recurrent: false}
      schemes:
        - {scheme: reablement, name: Reablement, lead: county, providers: [county, acute],
           streams: [ibcf, labcg]}
        - {scheme: adaptations, name: Adaptations, lead: county, providers: [county],
           streams: [dfg], spending: capital}
      measures:
        - {measure: emergency-admissions, name: emergency admissions, unit: admission}
      successions:
        - {from: ccg, to: icb, on: 2022-07-01}
      basis:
        - Everything is illustrative.
      notes:
        - The host's accounts were never published.
      """;

  private static final String REABLEMENT = "streams: [ibcf, labcg]}";

  @Test
  void knowsWhatASchemeWouldHaveCostWithoutTheFund() {
    var year = FinancialYear.parse("2023-24");

    assertThat(reablement("}").baselinePence(year)).isEmpty();
    assertThat(reablement(", provision: additional}").baselinePence(year)).hasValue(0);
    assertThat(reablement(", baseline: {2023-24: 100.00, 2024-25: \"110.5\"}}").baselinePence(year))
        .hasValue(100_00);
    assertThat(reablement(", baseline: {2022-23: 100.00}}").baselinePence(year)).isEmpty();
    // 2.5% on 100.10 is 102.6025 after one year and 105.1675625 after two: rounded once, at the
    // end.
    var uplifted = ", baseline: {from: 2022-23, amount: 100.10, uplift: 2.5%}}";
    assertThat(reablement(uplifted).baselinePence(year)).hasValue(102_60);
    assertThat(reablement(uplifted).baselinePence(year.next())).hasValue(105_17);
    assertThat(reablement(uplifted).baselinePence(FinancialYear.parse("2021-22"))).isEmpty();
  }

  /** Reablement says so itself; adaptations take what the fund says. */
  @Test
  void knowsWhoRecoversTheVatOfAScheme() {
    var own = REABLEMENT.replace("}", ", vat: {recoveredBy: county}}");
    var text =
        FUND.replace(REABLEMENT, own).replace("streams:\n", "vat: irrecoverable\nstreams:\n");

    assertThat(FundReader.read(document(text)).schemes())
        .extracting(Scheme::vat)
        .containsExactly(
            Optional.of(new VatRegime.RecoveredBy(PartnerCode.of("county"))),
            Optional.of(VatRegime.IRRECOVERABLE));
    assertThat(reablement("}").vat()).isEmpty();
  }

  @Test
  void refusesVatRecoveredByOneThatNeitherHostsNorLeads() {
    assertThat(refusal(REABLEMENT, REABLEMENT.replace("}", ", vat: {recoveredBy: acute}}")))
        .contains("fund.yml:18:49", "acute", "LEDGER_VAT_NOT_OF_BUYER");
    assertThat(refusal("host: county", "host: county\nvat: {recoveredBy: hospital}"))
        .contains("FUND_PARTNER_UNKNOWN");
  }

  @Test
  void refusesABaselineThatCannotBe() {
    var additional = ", provision: additional, baseline: {2023-24: 100.00}}";
    var refused =
        catchThrowableOfType(DocumentException.class, () -> reablement(additional).baseline());

    assertThat(refused.mistakes())
        .extracting(mistake -> mistake.code())
        .contains("LEDGER_BASELINE_IMPOSSIBLE");
    assertThatThrownBy(() -> new Baseline.Uplifted(FinancialYear.parse("2023-24"), 1, Exact.of(-1)))
        .hasMessageContaining("-100%");
    assertThatThrownBy(() -> new Baseline.ByYear(Map.of()))
        .hasMessageContaining("one year at least");
  }

  private static Scheme reablement(String rest) {
    var text = FUND.replace(REABLEMENT, REABLEMENT.replace("}", rest));
    return FundReader.read(document(text)).scheme(SchemeCode.of("reablement")).orElseThrow();
  }

  @Test
  void readsEverythingThatAFundHas() {
    var fund = FundReader.read(document(FUND));

    assertThat(fund.code()).isEqualTo(FundCode.of("vale"));
    assertThat(fund.kind()).isEqualTo(FundKind.POOLED);
    assertThat(fund.currency().getCurrencyCode()).isEqualTo("GBP");
    assertThat(fund.closesOn()).contains(LocalDate.of(2026, 3, 31));
    assertThat(fund.partners()).extracting(Partner::kind).contains(PartnerKind.NHS_PROVIDER);
    assertThat(fund.schemes().get(0).providers())
        .containsExactly(PartnerCode.of("county"), PartnerCode.of("acute"));
    assertThat(fund.measures()).extracting(Measure::unit).containsExactly("admission");
    assertThat(fund.successions())
        .containsExactly(
            Succession.whole(
                PartnerCode.of("ccg"), PartnerCode.of("icb"), LocalDate.of(2022, 7, 1)));
  }

  @Test
  void takesAStreamForRecurrentRevenueThatCountsForSharesUnlessItSaysOtherwise() {
    var fund = FundReader.read(document(FUND));
    var ibcf = fund.stream(StreamCode.of("ibcf")).orElseThrow();
    var dfg = fund.stream(StreamCode.of("dfg")).orElseThrow();

    assertThat(ibcf.nature()).isEqualTo(Nature.REVENUE);
    assertThat(ibcf.countsForShares() && ibcf.recurrent()).isTrue();
    assertThat(ibcf.ringFenced() || ibcf.mayCarryForward()).isFalse();
    assertThat(ibcf.mergesInto()).contains(StreamCode.of("labcg"));
    assertThat(dfg.nature()).isEqualTo(Nature.CAPITAL);
    assertThat(dfg.countsForShares() || dfg.recurrent()).isFalse();
    assertThat(dfg.ringFenced() && dfg.mayCarryForward()).isTrue();
  }

  @Test
  void givesTheBasisAndTheNotesForTheReader() {
    assertThat(FundReader.basis(document(FUND))).containsExactly("Everything is illustrative.");
    assertThat(FundReader.notes(document(FUND)))
        .containsExactly("The host's accounts were never published.");
  }

  @Test
  void readsASplitAsPartsThatAddUpToTheWhole() {
    var fund =
        FundReader.read(
            document(
                FUND.replace(
                    "- {from: ccg, to: icb, on: 2022-07-01}",
                    """
                    - {from: ccg, to: icb, on: 2022-07-01, part: 7/10}
                      - {from: ccg, to: county, on: 2022-07-01, part: 3/10}\
                    """)));

    assertThat(fund.successions()).extracting(Succession::numerator).containsExactly(7, 3);
  }

  @Test
  void refusesAPartnerNamedTwiceWithItsPlace() {
    assertThat(refusal("{partner: icb, name", "{partner: ccg, name"))
        .contains("fund.yml:8:", "FUND_PARTNER_TWICE", "\"ccg\"");
  }

  @Test
  void refusesASchemeAStreamOrAMeasureNamedTwice() {
    assertThat(
            with(
                "schemes",
                "{scheme: adaptations, name: A, lead: county, providers: [acute], streams: [dfg]}"))
        .contains("FUND_SCHEME_TWICE");
    assertThat(with("streams", "{stream: dfg, name: A}")).contains("FUND_STREAM_TWICE");
    assertThat(with("measures", "{measure: emergency-admissions, name: A, unit: a}"))
        .contains("FUND_MEASURE_TWICE");
  }

  private static String with(String list, String item) {
    return refusal(list + ":\n", list + ":\n  - " + item + "\n");
  }

  @Test
  void refusesASchemeLedByAPartnerThatTheFundDoesNotHave() {
    assertThat(
            refusal(
                "lead: county, providers: [county, acute]", "lead: borough, providers: [acute]"))
        .contains("fund.yml:17:", "schemes[0].lead", "\"borough\"", "FUND_PARTNER_UNKNOWN");
  }

  @Test
  void refusesAStreamThatMergesIntoOneThatTheFundDoesNotHave() {
    assertThat(refusal("mergesInto: labcg", "mergesInto: grant"))
        .contains("streams[0].mergesInto", "\"grant\"", "FUND_STREAM_UNKNOWN");
  }

  @Test
  void namesEveryMistakeAtOnce() {
    assertThat(
            refusal(
                "host: county",
                "host: borough",
                "streams: [dfg], spending",
                "streams: [x], spending"))
        .contains("host", "schemes[1].streams[0]");
  }

  @Test
  void refusesADayThatIsNone() {
    assertThat(refusal("on: 2022-07-01", "on: 2022-07-32"))
        .contains("successions[0].on", "2022-07-32", "DOCUMENT_NOT_A_DATE");
  }

  @Test
  void refusesAFundThatClosesBeforeItOpens() {
    assertThat(refusal("until: 2026-03-31", "until: 2020-03-31"))
        .contains("LEDGER_FUND_ENDS_BEFORE_IT_OPENS", "2020-03-31");
  }

  @Test
  void refusesPartsOfAPartnerThatDoNotAddUpToTheWhole() {
    assertThat(refusal("on: 2022-07-01}", "on: 2022-07-01, part: 7/10}"))
        .contains("LEDGER_SUCCESSION_NOT_WHOLE");
  }

  @Test
  void refusesACurrencyThatIsNone() {
    assertThat(refusal("kind: pooled", "kind: pooled\ncurrency: QQQ"))
        .contains("fund.yml:4:", "\"QQQ\"", "FUND_CURRENCY_UNKNOWN");
  }

  @Test
  void refusesAKeyThatTheSchemaDoesNotKnow() {
    assertThat(refusal("host: county", "hosts: county")).contains("FUND_NOT_AS_DESCRIBED", "hosts");
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertThat(refusal("kind: pooled", "kind: [pooled"))
        .contains("fund.yml:", "DOCUMENT_MALFORMED");
  }

  private static Document document(String text) {
    return Document.parse("fund.yml", text);
  }

  private static String refusal(String... replacements) {
    String text = FUND;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    String changed = text;
    var refusal =
        catchThrowableOfType(DocumentException.class, () -> FundReader.read(document(changed)));
    assertThat(refusal).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
