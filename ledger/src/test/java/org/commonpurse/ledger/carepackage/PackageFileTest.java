package org.commonpurse.ledger.carepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.REABLEMENT;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.id.PackageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files and documents of packages say, and that nothing personal gets in or is repeated. */
class PackageFileTest {

  private static final String HEADER =
      "reference,scheme,start,end,from,weekly_cost,assessed_on,review_on,dowry,dowry_partner,icb,county\n";

  private static final String ROW =
      "pkg-000123,reablement,2023-04-01,,2023-10-01,\"£1,200.50\",20/09/2023,2024-09-20,600.00,icb,60,40%\n";

  /** What nobody may find in a message again. */
  private static final String SECRET = "Jane Smythe";

  private static List<PackageRow> read(String text) {
    return PackageFile.read(Samples.fund(), "packages.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Mistake> mistakes(String text) {
    try {
      read(text);
      return List.of();
    } catch (DocumentException e) {
      assertThat(e.getMessage()).doesNotContainIgnoringCase(SECRET);
      return e.mistakes();
    }
  }

  @Test
  void readsARowAsPeopleWriteIt() {
    var row = read(HEADER + ROW).get(0);

    assertThat(row)
        .isEqualTo(
            new PackageRow(
                PackageReference.of("pkg-000123"),
                REABLEMENT,
                LocalDate.of(2023, 4, 1),
                Optional.empty(),
                new PackageTerms(
                    LocalDate.of(2023, 10, 1),
                    120_050,
                    NeedSplit.of(Map.of(ICB, 6_000, COUNTY, 4_000)),
                    LocalDate.of(2023, 9, 20),
                    LocalDate.of(2024, 9, 20),
                    Optional.of(new Dowry(60_000, ICB)))));
    assertThat(row.terms().split()).hasToString("county 40%, icb 60%");
  }

  @Test
  void readsTheSameOutOfADocument() {
    var document =
        Document.parse(
            "package.yml",
            """
            reference: pkg-000123
            scheme: reablement
            start: 2023-04-01
            from: 2023-10-01
            weeklyCost: "1200.50"
            split: {icb: 60, county: 40.00}
            assessedOn: 2023-09-20
            reviewOn: 2024-09-20
            dowry: 600
            dowryPartner: icb
            """);

    assertThat(PackageReader.read(Samples.fund(), document)).isEqualTo(read(HEADER + ROW).get(0));
  }

  @Test
  void beginsTermsWithThePackageWhereNoDayIsGiven() {
    var row =
        read("County,ICB,Reference,Scheme,Start,Weekly Cost,Assessed on,Review on\n"
                + "33.33,66.67,pkg-001,reablement,2023-04-01,0,2023-04-01,2023-04-01\n")
            .get(0);

    assertThat(row.terms().from()).isEqualTo(row.start());
    assertThat(row.terms().split()).hasToString("county 33.33%, icb 66.67%");
  }

  @ParameterizedTest
  @CsvSource({
    "PACKAGE_REFERENCE_REFUSED, reference, pkg-000123, Jane Smythe",
    "PACKAGE_SCHEME_UNKNOWN, scheme, reablement, Jane Smythe",
    "PACKAGE_VALUE_UNREADABLE, start, 2023-04-01, Jane Smythe",
    "PACKAGE_VALUE_UNREADABLE, from, 2023-10-01, Jane Smythe",
    "PACKAGE_VALUE_UNREADABLE, weekly_cost, '\"£1,200.50\"', Jane Smythe",
    "PACKAGE_VALUE_UNREADABLE, weekly_cost, '\"£1,200.50\"', 12.345",
    "PACKAGE_VALUE_UNREADABLE, assessed_on, 20/09/2023, Jane Smythe",
    "PACKAGE_VALUE_UNREADABLE, assessed_on, 20/09/2023, ''",
    "PACKAGE_VALUE_UNREADABLE, dowry, 600.00, Jane Smythe",
    "PACKAGE_PARTNER_UNKNOWN, dowry_partner, '600.00,icb', '600.00,Jane Smythe'",
    "PACKAGE_PARTNER_UNKNOWN, dowry_partner, '600.00,icb', '600.00,acute'",
    "PACKAGE_DOWRY_INCOMPLETE, dowry_partner, '600.00,icb', '600.00,'",
    "PACKAGE_DOWRY_INCOMPLETE, dowry, '600.00,icb', ',icb'",
    "PACKAGE_COST_OUT_OF_RANGE, dowry, 600.00, 0.00",
    "PACKAGE_VALUE_UNREADABLE, county, 40%, Jane Smythe",
    "PACKAGE_VALUE_UNREADABLE, county, 40%, 40.001",
    "PACKAGE_VALUE_UNREADABLE, county, 40%, -40",
    "PACKAGE_SPLIT_INCOMPLETE, split, 40%, 39.99",
    "PACKAGE_SPLIT_INCOMPLETE, split, 40%, ''",
    "PACKAGE_COST_OUT_OF_RANGE, review_on, '\"£1,200.50\"', -1.00",
    "PACKAGE_DAYS_OUT_OF_ORDER, review_on, 2024-09-20, 2023-09-19",
    "PACKAGE_DAYS_OUT_OF_ORDER, from, 2023-10-01, 2023-03-31",
    "PACKAGE_DAYS_OUT_OF_ORDER, end, '2023-04-01,', '2023-04-01,2023-03-31'",
  })
  void saysWhereAValueIsWrongAndNotWhatItIs(
      String code, String column, String right, String wrong) {
    var found = mistakes(HEADER + ROW + ROW.replace(right, wrong).replace("pkg-000123", "pkg-002"));
    found = column.equals("reference") ? mistakes(HEADER + ROW.replace(right, wrong)) : found;

    assertThat(found).extracting(Mistake::code).containsExactly(code);
    assertThat(found.get(0).place().path()).isEqualTo(column);
    assertThat(found.get(0).place().line()).isEqualTo(column.equals("reference") ? 2 : 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reference,scheme,start,weekly_cost,assessed_on,review_on,icb,name\n",
        "reference,scheme,start,weekly_cost,assessed_on,review_on,icb,notes\n",
        "reference,scheme,start,weekly_cost,assessed_on,review_on,icb,date of birth\n",
        "reference,scheme,start,weekly_cost,assessed_on,review_on,icb,Jane Smythe\n",
        "reference,scheme,start,weekly_cost,assessed_on,review_on,icb,ICB\n",
        "reference,scheme,start,weekly_cost,assessed_on,review_on,icb,\n",
        "Jane Smythe,943 476 5919,1984-03-12\n",
      })
  void refusesAColumnThatCouldHoldMore(String header) {
    var found = mistakes(header + "pkg-001,reablement,2023-04-01,1,2023-04-01,2023-04-01,100,x\n");

    assertThat(found).extracting(Mistake::code).containsExactly("PACKAGE_COLUMN_REFUSED");
    assertThat(found.get(0).message()).contains("weekly_cost").doesNotContain("943");
  }

  @Test
  void refusesValuesBesideTheColumnsAndColumnsThatAreMissing() {
    assertThat(mistakes(HEADER + ROW.replace("\n", "," + SECRET + "\n")))
        .extracting(Mistake::code)
        .containsExactly("PACKAGE_COLUMN_REFUSED");
    assertThat(mistakes("reference,icb\npkg-001,100\n").get(0).message())
        .contains("scheme, start, weekly_cost, assessed_on, review_on");
    assertThat(mistakes("reference,scheme,start,weekly_cost,assessed_on,review_on\nx\n"))
        .extracting(Mistake::code)
        .containsExactly("PACKAGE_COLUMN_MISSING");
  }

  @Test
  void readsNoFurtherAfterFiftyMistakes() {
    var found = mistakes(HEADER + ROW.replace("pkg-", SECRET).repeat(100_000));

    assertThat(found).hasSize(50);
    assertThat(found.get(49).message()).endsWith("What follows was not read; there may be more.");
    assertThat(found.get(49).place().line()).isEqualTo(51);
  }

  /** A text, a number, a key, a list: wherever a document may hold a name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reference: Jane Smythe",
        "reference: 9434765919",
        "reference: [Jane Smythe]",
        "scheme: Jane Smythe",
        "start: Jane Smythe",
        "weeklyCost: Jane Smythe",
        "split: Jane Smythe",
        "split: {Jane Smythe: 100}",
        "split: {icb: Jane Smythe}",
        "dowryPartner: Jane Smythe",
        "Jane Smythe: 1",
        "name: Jane Smythe",
      })
  void repeatsNothingOfADocumentThatItRefuses(String line) {
    var text =
        """
        reference: pkg-000123
        scheme: reablement
        start: 2023-04-01
        weeklyCost: 1200.50
        split: {icb: 60, county: 40}
        assessedOn: 2023-09-20
        reviewOn: 2024-09-20
        """;
    var key = line.substring(0, line.indexOf(':'));
    var document =
        Document.parse("package.yml", text.replaceAll("(?m)^" + key + ":.*\n", "") + line);

    assertThatThrownBy(() -> PackageReader.read(Samples.fund(), document))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e ->
                assertThat(e.getMessage() + e.fields() + e.mistakes())
                    .doesNotContainIgnoringCase("Smythe")
                    .doesNotContain("9434765919"));
  }

  @Test
  void saysWhichFieldADocumentLacks() {
    var document = Document.parse("package.yml", "reference: pkg-000123");

    assertThatThrownBy(() -> PackageReader.read(Samples.fund(), document))
        .hasMessageContaining("\"scheme\" is missing.")
        .hasMessageContaining("PACKAGE_NOT_AS_DESCRIBED");
  }
}
