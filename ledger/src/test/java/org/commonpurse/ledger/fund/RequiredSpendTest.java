package org.commonpurse.ledger.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.ADAPTATIONS;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.RequirementCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must be spent is a fact of the fund: read, kept, and refused where nothing could meet it. */
class RequiredSpendTest {

  private static final FinancialYear YEAR = FinancialYear.parse("2024-25");

  private static final String DOCUMENT =
      """
      fund: brackenshire
      name: Brackenshire
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners: [{partner: county, name: County, kind: council}]
      streams:
        - {stream: nhs-minimum, name: NHS minimum}
        - {stream: dfg, name: Grant, spending: capital}
      schemes:
        - {scheme: reablement, name: Reablement, lead: county, providers: [county], streams: [nhs-minimum]}
        - {scheme: adaptations, name: Adaptations, lead: county, providers: [county], streams: [dfg]}
      requiredSpend:
        - {test: social-care, title: Adult social care, streams: [nhs-minimum], schemes: [reablement],
           minimum: {2024-25: "1000000.00", 2025-26: "1056600.00"}}
      """;

  @TempDir private Path folder;

  @Test
  void isReadAndKeptWithTheFund() {
    var fund = FundReader.read(Document.parse("fund.yml", DOCUMENT));
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
      ledger.funds().register(fund, new Actor("Ada"));
      assertThat(ledger.funds().get(fund.code())).isEqualTo(fund);
    }
    var required = fund.requiredSpend().get(0);
    assertThat(required.minimumPence(YEAR)).hasValue(1_000_000_00);
    assertThat(required.minimumPence(YEAR.next())).hasValue(1_056_600_00);
    assertThat(required.minimumPence(YEAR.next().next())).isEmpty();
    assertThat(required.counts(SchemeCode.of("reablement"), StreamCode.of("nhs-minimum"))).isTrue();
    assertThat(required.counts(SchemeCode.of("reablement"), StreamCode.of("dfg"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "streams: [nhs-minimum]|streams: [nhs-maximum]|FUND_STREAM_UNKNOWN|nhs-maximum",
        "schemes: [reablement]|schemes: [home-care]|LEDGER_SCHEME_UNKNOWN|home-care",
        "schemes: [reablement]|schemes: [adaptations]|LEDGER_REQUIRED_SPEND_NOT_PAID|adaptations",
        "2024-25: |2024-26: |LEDGER_YEAR_MALFORMED|2024-26",
        "1000000.00|-1.00|FUND_NOT_AS_DESCRIBED|-1.00"
      })
  void isRefusedAtItsPlace(String text, String instead, String code, String value) {
    // The stream and scheme of the test are the last of those words in the document.
    int at = DOCUMENT.lastIndexOf(text);
    var changed = DOCUMENT.substring(0, at) + instead + DOCUMENT.substring(at + text.length());
    var refused =
        catchThrowableOfType(
            DocumentException.class, () -> FundReader.read(Document.parse("fund.yml", changed)));
    var codes =
        refused.mistakes().stream().map(each -> each.type().code()).collect(Collectors.toSet());
    assertThat(codes).contains(code);
    assertThat(refused.mistakes().get(0).message()).contains(value);
    assertThat(refused.mistakes().get(0).place().line()).isGreaterThanOrEqualTo(13);
  }

  @Test
  void isRefusedOfAFundThatProgramsMake() {
    assertThat(refused(() -> with(test("a"), test("a")))).isEqualTo("LEDGER_REQUIRED_SPEND_TWICE");
    assertThat(refused(() -> with(test("a", StreamCode.of("none"), REABLEMENT))))
        .isEqualTo("LEDGER_STREAM_UNKNOWN");
    assertThat(refused(() -> with(test("a", MINIMUM, SchemeCode.of("none")))))
        .isEqualTo("LEDGER_SCHEME_UNKNOWN");
    assertThat(refused(() -> with(test("a", DFG, REABLEMENT))))
        .isEqualTo("LEDGER_REQUIRED_SPEND_NOT_PAID");
    assertThat(with(test("a", DFG, ADAPTATIONS)).requiredSpend()).hasSize(1);
    assertThat(refused(() -> test("a", Map.of()))).isEqualTo("LEDGER_REQUIRED_SPEND_INCOMPLETE");
    assertThat(refused(() -> test("a", Map.of(YEAR, -1L))))
        .isEqualTo("LEDGER_REQUIRED_SPEND_NEGATIVE");
  }

  @Test
  void isNamedOnceInADocument() {
    var line = DOCUMENT.substring(DOCUMENT.indexOf("  - {test:"));
    var refused =
        catchThrowableOfType(
            DocumentException.class,
            () -> FundReader.read(Document.parse("fund.yml", DOCUMENT + line)));
    assertThat(refused.mistakes())
        .extracting(each -> each.type().code())
        .containsExactly("LEDGER_REQUIRED_SPEND_TWICE");
  }

  private static Fund with(RequiredSpend... required) {
    return Samples.fund().withRequiredSpend(List.of(required));
  }

  private static RequiredSpend test(String code) {
    return test(code, MINIMUM, REABLEMENT);
  }

  private static RequiredSpend test(String code, StreamCode stream, SchemeCode scheme) {
    return new RequiredSpend(
        RequirementCode.of(code),
        "A test",
        List.of(stream),
        List.of(scheme),
        new TreeMap<>(Map.of(YEAR, 100L)));
  }

  private static RequiredSpend test(String code, Map<FinancialYear, Long> minimum) {
    return new RequiredSpend(
        RequirementCode.of(code),
        "A test",
        List.of(MINIMUM),
        List.of(REABLEMENT),
        new TreeMap<>(minimum));
  }

  private static String refused(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).type().code();
  }
}
