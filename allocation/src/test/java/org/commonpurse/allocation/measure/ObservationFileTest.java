package org.commonpurse.allocation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.allocation.measure.MeasureBooks.ADA;
import static org.commonpurse.allocation.measure.MeasureBooks.MODEL;
import static org.commonpurse.allocation.measure.MeasureBooks.VALE;
import static org.commonpurse.allocation.measure.MeasureBooks.open;
import static org.commonpurse.allocation.measure.MeasureBooks.value;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.measure.RecordedObservations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observed values out of files and documents: all of them or none, and each mistake with its place. */
class ObservationFileTest {

  private static final String HEADER = "effect,quarter,units,source,cohort,supplied_by\n";
  private static final String GOOD =
      "response,2023-24/q1,\"1,850\",Return,people aged 65 and over,Vale Hospitals\n"
          + "response,2023-24/q2,1990,Return,people aged 65 and over,Vale Hospitals\n";

  private static final String DOCUMENT =
      """
      effect: response
      quarter: 2023-24/q1
      units: 1850
      source: Return
      cohort: people aged 65 and over
      suppliedBy: Vale Hospitals
      """;

  private Ledger ledger;

  @BeforeEach
  void openTheBooks() {
    ledger = open(TestStores.SQLITE.fresh(), MODEL);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private RecordedObservations load(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return ledger
        .books()
        .write(
            VALE,
            Measures.observe(VALE, rules -> ObservationFile.read(rules, "q.csv", bytes), ADA));
  }

  private RecordedObservations observe(String text) {
    var document = Document.parse("value.yml", text);
    return ledger
        .books()
        .write(
            VALE,
            Measures.observe(VALE, rules -> List.of(ObservationReader.read(rules, document)), ADA));
  }

  private String refusal(Runnable act) {
    var refusal = catchThrowableOfType(DocumentException.class, act::run);
    assertThat(refusal).isNotNull();
    var recorded = ledger.books().now(at -> at.measures().observations(VALE));
    assertThat(recorded).isEmpty();
    return String.valueOf(refusal.getMessage());
  }

  @Test
  void readsEachRowAndRecordsAgainOnlyWhatIsNew() {
    assertThat(load(HEADER + GOOD).recorded()).isEqualTo(2);
    assertThat(observe(DOCUMENT).known()).as("the same value from a document").isEqualTo(1);

    var again = load(HEADER + GOOD.replace("1990", "1980"));

    assertThat(again.recorded()).isEqualTo(1);
    assertThat(again.values().get(0).observation())
        .isEqualTo(value("response", "2023-24/q1", 1850));
    assertThat(again.values().get(1).revision()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Return,'',4,source,MEASURE_PROVENANCE_MISSING",
    "'people aged 65 and over','  ',5,cohort,MEASURE_PROVENANCE_MISSING",
    "'people aged 65 and over',children,5,cohort,OBSERVATION_COHORT_DIFFERS",
    "Vale Hospitals,'',6,supplied_by,MEASURE_PROVENANCE_MISSING",
    "1990,-1990,3,units,MEASURE_UNITS_OUT_OF_RANGE",
    "1990,many,3,units,OBSERVATION_UNITS_UNREADABLE",
    "2023-24/q2,2023-24/q7,2,quarter,LEDGER_QUARTER_MALFORMED",
    "2023-24/q2,2024-25/q1,2,quarter,OBSERVATION_NOT_PLANNED",
    "2023-24/q2,2022-23/q4,2,quarter,OBSERVATION_MODEL_MISSING"
  })
  void refusesAFileWithItsPlaceAndValueAndRecordsNothing(
      String part, String instead, int column, String name, String code) {
    int last = GOOD.indexOf('\n') + 1;
    var second = GOOD.substring(last).replace(part, instead);

    assertThat(refusal(() -> load(HEADER + GOOD.substring(0, last) + second)))
        .contains("q.csv:3:" + column + " (" + name + ")", code)
        .contains(code.equals("MEASURE_PROVENANCE_MISSING") ? "1,990 units" : "");
  }

  @Test
  void refusesAnEffectThatTheModelDoesNotHaveAndAColumnThatIsMissing() {
    assertThat(refusal(() -> load(HEADER + GOOD.replace("response,", "visits,"))))
        .contains("q.csv:2:1 (effect)", "q.csv:3:1 (effect)", "\"visits\"", "[response]");
    assertThat(refusal(() -> load(HEADER.replace(",source", "") + GOOD)))
        .contains("OBSERVATION_COLUMN_MISSING", "lacks the columns source");
  }

  @ParameterizedTest
  @CsvSource({"source: Return,source", "suppliedBy: Vale Hospitals,suppliedBy"})
  void refusesADocumentWithoutProvenanceWithItsPlaceAndValue(String line, String name) {
    assertThat(refusal(() -> observe(DOCUMENT.replace(line + "\n", ""))))
        .contains("value.yml:", "(" + name + ")", "1,850 units", "MEASURE_PROVENANCE_MISSING");
  }

  /** The first quarter of 2023-24 ends on 30 June 2023, the second on 30 September. */
  @Test
  void refusesAQuarterBeforeItsLastDayAndTakesItOnThatDay() {
    ledger.close();
    ledger = openOn("2023-06-29T23:59:59Z");
    assertThat(refusal(() -> observe(DOCUMENT)))
        .contains("value.yml:2:", "(quarter)", "OBSERVATION_QUARTER_OPEN")
        .contains("ends on 2023-06-30, and today is 2023-06-29");
    ledger.close();
    ledger = openOn("2023-06-30T00:00:00Z");

    assertThat(refusal(() -> load(HEADER + GOOD)))
        .as("one open quarter, and nothing of the file is recorded")
        .contains("q.csv:3:2 (quarter)", "OBSERVATION_QUARTER_OPEN", "2023-09-30")
        .doesNotContain("q.csv:2:");
    assertThat(observe(DOCUMENT).recorded()).isEqualTo(1);
  }

  private static Ledger openOn(String moment) {
    return open(
        TestStores.SQLITE.fresh(), MODEL, Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
  }
}
