package org.commonpurse.allocation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_CODE_TWICE;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_COLUMN_MISSING;

import java.io.IOException;
import org.commonpurse.allocation.price.UnitCostReader.Reading;
import org.commonpurse.allocation.price.UnitCostTable.Edition;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables are read as they were published. The two files are a few lines each of the Unit Cost Database: version 1.2 (github.com
 * datagovuk-hackcode/early-intervention-unit-cost-database, commit 62375d9e) and version 1.4 (Creative Commons, by the
 * Government Outcomes Lab, Oxford; github.com charlescoverdale/econstack-data, commit 71080467).
 */
class UnitCostReaderTest {

  private static final String HEADER = "code,description,unit,cost,pricesOf,agencies,confidence\n";

  @Test
  void findsTheColumnsOfBothVersions() throws IOException {
    var older = published("1.2").table().line("HE3.0");
    var newer = published("1.4").table().line("HE7.0.2");

    assertThat(older.price().pounds()).isEqualTo("109.00");
    assertThat(older.price().pricesOf()).hasToString("2011-12");
    assertThat(older.confidence()).isEqualTo(Confidence.GREEN);
    assertThat(older.category()).isEqualTo("HOSPITAL");
    assertThat(newer.price().pounds()).isEqualTo("1542.00");
    assertThat(newer.confidence()).isEqualTo(Confidence.NOT_STATED);
    assertThat(newer.label()).isEqualTo("1.4 HE7.0.2");
  }

  /** The code SS10.0 is intermediate care in one version and reablement in the next. */
  @Test
  void keepsCodesOfTwoEditionsApart() throws IOException {
    var care = published("1.2").table().line("SS10.0");
    var reablement = published("1.4").table().line("SS10.0");

    assertThat(care.description()).startsWith("Intermediate care based in residential home");
    assertThat(care.price().pounds()).isEqualTo("136.00");
    assertThat(care.inWords()).isEqualTo("nhs + council");
    assertThat(reablement.description()).startsWith("Reablement Service");
    assertThat(reablement.price().pounds()).isEqualTo("2046.00");
    assertThat(reablement.inWords()).isEqualTo("council + nhs");
    assertThat(published("1.2").table().line("SS11.0").price()).isEqualTo(reablement.price());
  }

  /** 1,891 + 135 = 2,026, 757 + 98 + 15 = 870; 1,219.35 + 135.48 lacks a penny; 760 + 140 is of agencies unnamed. */
  @Test
  void takesPartsFromTheLinesBeneathThatAddUp() throws IOException {
    assertThat(published("1.2").table().line("HE11.2").inWords())
        .isEqualTo("nhs 757.00 + council 98.00 + criminal-justice-system 15.00");
    assertThat(published("1.2").table().line("HE11.3").inWords()).isEqualTo("nhs + council");
    assertThat(published("1.4").table().line("SS4.0").inWords()).isEqualTo("council");
  }

  /** Its cost is the 7,778 of a formula, so that the 533.83 and 109.79 beneath are no parts of it. */
  @Test
  void marksWhatIsSuspectAndSplitsItByNothing() throws IOException {
    var reading = published("1.4");

    assertThat(reading.refused()).isEmpty();
    assertThat(reading.suspect()).extracting(UnitCostLine::code).containsExactly("SS8.0");
    assertThat(reading.table().line("SS8.0").isSplitTold()).isFalse();
    assertThat(reading.table().line("SS8.0.1").price().pounds()).isEqualTo("533.83");
  }

  /** A figure with ten decimals is no sum of pence; it is not rounded. */
  @Test
  void refusesOnlyTheLineThatCannotBeUsed() throws IOException {
    var reading = published("1.2");

    assertThat(reading.table().lines()).hasSize(11);
    assertThat(reading.refused())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("PRICE_COST_UNREADABLE");
              assertThat(problem.fields())
                  .containsEntry("line", "2")
                  .containsEntry("column", "cost_gbp")
                  .containsEntry("value", "1719.0588235294");
              assertThat(problem.message()).startsWith("Line 2, column cost_gbp: \"1719.05");
            });
    assertThat(catchThrowableOfType(ProblemException.class, reading::requireWhole).code())
        .isEqualTo("PRICE_COST_UNREADABLE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "A1,Care,per week,,2013-14,nhs,         | cost       | PRICE_COST_UNREADABLE",
        "A1,Care,per week,n/a,2013-14,nhs,      | cost       | PRICE_COST_UNREADABLE",
        "A1,Care,per week,\"1,542\",2013-14,nhs,| cost       | PRICE_COST_UNREADABLE",
        "A1,Care,per week,-5.00,2013-14,nhs,    | cost       | PRICE_COST_NEGATIVE",
        "A1,Care,per week,5.00,,nhs,            | pricesOf   | PRICE_YEAR_MISSING",
        "A1,Care,per week,5.00,2013,nhs,        | pricesOf   | PRICE_YEAR_UNREADABLE",
        "A1,Care,per week,5.00,2013/15,nhs,     | pricesOf   | PRICE_YEAR_UNREADABLE",
        "A1,Care,per week,5.00,2013-14,,        | agencies   | PRICE_FIELD_MISSING",
        "A1,Care,,5.00,2013-14,nhs,             | unit       | PRICE_FIELD_MISSING",
        "A1,,per week,5.00,2013-14,nhs,         | description| PRICE_FIELD_MISSING",
        ",Care,per week,5.00,2013-14,nhs,       | code       | PRICE_FIELD_MISSING",
        "A1,Care,per week,5.00,2013-14,nhs,blue | confidence | PRICE_CONFIDENCE_UNKNOWN",
        "A1,Care,per week,5.00,2013-14,council 3.00 + nhs 1.99,|agencies|PRICE_PARTS_NOT_WHOLE",
        "A1,Care,per week,5.00,2013-14,council 5.00 + nhs,|agencies|PRICE_PARTS_NOT_WHOLE",
        "A1,Care,per week,5.00,2013-14,council x.1 + nhs 2.x,|agencies|PRICE_COST_UNREADABLE",
        "A1,Care,per week,5.00,2013-14,council + ,|agencies|PRICE_FIELD_MISSING"
      })
  void namesLineColumnAndValueOfWhatItRefuses(String row, String column, String code) {
    var reading = read(HEADER + row + "\nB1,Sound,each,1.00,2013-14,council,g\n");

    assertThat(reading.table().lines()).extracting(UnitCostLine::code).containsExactly("B1");
    assertThat(reading.refused()).extracting(Problem::code).containsExactly(code);
    assertThat(reading.refused().get(0).fields())
        .containsEntry("line", "2")
        .containsEntry("column", column);
  }

  @Test
  void takesNeitherOfTwoLinesWithOneCode() {
    var reading =
        read(
            HEADER
                + "A1,Care,per week,5.00,2013-14,nhs,\nB1,Other,each,1.00,2013-14,nhs,\n"
                + "A1,Care,per day,1.00,2013-14,nhs,\n");

    assertThat(reading.table().lines()).extracting(UnitCostLine::code).containsExactly("B1");
    assertThat(reading.refused())
        .singleElement()
        .extracting(Problem::type)
        .isEqualTo(PRICE_CODE_TWICE);
    assertThat(reading.refused().get(0).message())
        .isEqualTo("Line 4, column code: \"A1\" stands on line 2 already; neither is taken.");
  }

  @Test
  void readsPartsOfItsOwnLayout() {
    var line =
        read(HEADER + "A1,Care,per week,643.62,2013-14,council 533.83 + nhs 109.79,Amber\n")
            .requireWhole()
            .line("A1");

    assertThat(line.partOf(Agency.NHS).pence()).isEqualTo(10_979);
    assertThat(line.confidence()).isEqualTo(Confidence.AMBER);
  }

  @Test
  void needsTheColumnsThatItCannotDoWithout() {
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> read("code,description,unit,cost,agencies\n"))
                .type())
        .isEqualTo(LEDGER_COLUMN_MISSING);
  }

  private static Reading published(String version) throws IOException {
    var file = "/price/unit-cost-database-" + version + ".csv";
    try (var stream = UnitCostReaderTest.class.getResourceAsStream(file)) {
      return UnitCostReader.read(Edition.named(version), CsvTable.read(stream.readAllBytes()));
    }
  }

  private static Reading read(String csv) {
    return UnitCostReader.read(Edition.named("own"), CsvTable.parse(csv));
  }
}
