package org.commonpurse.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.impact.Provenance;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.money.Amounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the figures of the demonstration come from, and that they fit together. */
class DemoFiguresTest {

  private static final List<Path> FOLDERS = List.of(Published.OLDHAM, Published.BRACKENSHIRE);

  @ParameterizedTest
  @MethodSource("figureFiles")
  void marksEveryFigureAsPublishedOrIllustrativeAndNamesTheSourceOfPublishedOnes(Path file) {
    var rows = FigureFile.rows(file.getParent(), String.valueOf(file.getFileName()));

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .extracting(FigureFile::provenance)
        .filteredOn(Provenance::isPublished)
        .allMatch(provenance -> provenance.source().startsWith("https://"));
  }

  static List<Path> figureFiles() throws IOException {
    var files = new java.util.ArrayList<Path>();
    for (var folder : FOLDERS) {
      try (var found = Files.list(folder)) {
        found.filter(file -> file.toString().endsWith(".csv")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  @Test
  void takesUnitCostsFromANamedVersionCodeAndPriceYear() {
    var demo = Published.brackenshire();
    var model = DemoFund.impact(Published.BRACKENSHIRE, demo.fund());

    assertThat(model.effects())
        .allSatisfy(
            effect -> {
              var price = effect.saving().price();
              assertThat(price.provenance().isPublished()).isTrue();
              assertThat(price.provenance().source())
                  .matches("Unit Cost Database v1\\.4 .*, code [A-Z]{2}[0-9.]+");
              assertThat(price.priceYear()).matches("20\\d\\d-\\d\\d");
            });
    assertThat(model.provenances().values()).anyMatch(provenance -> !provenance.isPublished());
  }

  @Test
  void budgetsForEachStreamWhatIsPaidIntoItInEachYear() throws IOException {
    assertThat(sums("budgets", "stream")).isEqualTo(sums("contributions", "stream")).hasSize(66);
  }

  @Test
  void growsEachStreamAsTheNationalTotalsDid() throws IOException {
    var national = new HashMap<String, Long>();
    var totals = CsvTable.read(Files.readAllBytes(Published.BRACKENSHIRE.resolve("national.csv")));
    totals
        .rows()
        .forEach(
            row -> {
              var stream = row.field(1).equals("dfg") ? "dfg-county" : row.field(1);
              long perMillion = row.field(1).equals("dfg") ? 560_000 : 800_000;
              national.put(row.field(0) + " " + stream, Long.parseLong(row.field(2)) * perMillion);
            });

    assertThat(sums("contributions", "stream")).containsAllEntriesOf(national);
  }

  @Test
  void hasEntriesThatBalanceInAllThreeBooksAndAreNotTooMany() {
    var submissions = Published.brackenshire().submissions();

    assertThat(submissions).hasSizeBetween(4_000, 10_000);
    assertThat(submissions)
        .extracting(submission -> submission.entry().book())
        .contains(Book.PLAN, Book.ACTUAL, Book.IMPACT);
    assertThat(submissions)
        .extracting(submission -> submission.key().value())
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesBudgetsThatAreNotWhatIsPaidIn(@TempDir Path folder) throws IOException {
    copy(folder);
    change(folder, "budgets.csv", "8446200.00", "8446200.01");

    assertThatThrownBy(() -> DemoFund.read(folder, new Actor("test")))
        .hasMessageContaining("nhs-minimum in 2016-17")
        .hasMessageContaining("£0.01 more");
  }

  @Test
  void refusesAPublishedFigureWithoutItsSourceByItsPlace(@TempDir Path folder) throws IOException {
    copy(folder);
    change(
        folder, "budgets.csv", "illustrative,part of the nhs-minimum contributions", "published,");

    assertThatThrownBy(() -> DemoFund.read(folder, new Actor("test")))
        .hasMessageContaining("budgets.csv:2 (status)")
        .hasMessageContaining("names no source");
  }

  @Test
  void refusesAnAmountWithThreeDecimalsByItsPlace(@TempDir Path folder) throws IOException {
    copy(folder);
    change(folder, "contributions.csv", "28152000.00", "28152000.001");

    assertThatThrownBy(() -> DemoFund.read(folder, new Actor("test")))
        .hasMessageContaining("contributions.csv:2 (amount)")
        .hasMessageContaining("28152000.001");
  }

  @Test
  void refusesCountsForAnEffectThatTheModelDoesNotHave(@TempDir Path folder) throws IOException {
    copy(folder);
    change(folder, "activity.csv", "1,care-homes,", "1,care-villages,");

    assertThatThrownBy(() -> DemoFund.read(folder, new Actor("test")))
        .hasMessageContaining("\"care-villages\"");
  }

  private static void copy(Path to) throws IOException {
    try (var found = Files.list(Published.BRACKENSHIRE)) {
      for (var file : found.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  private static void change(Path folder, String name, String part, String instead)
      throws IOException {
    var file = folder.resolve(name);
    var text = Files.readString(file);
    assertThat(text).contains(part);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(part), instead));
  }

  /** The amounts of a file added up by year and the column, in pence. */
  private static Map<String, Long> sums(String name, String column) throws IOException {
    var table = CsvTable.read(Files.readAllBytes(Published.BRACKENSHIRE.resolve(name + ".csv")));
    int year = table.require("year", "year");
    int what = table.require(column, column);
    int amount = table.require("amount", "amount");
    var sums = new HashMap<String, Long>();
    for (var row : table.rows()) {
      sums.merge(
          row.field(year) + " " + row.field(what),
          Amounts.parsePence(row.field(amount), Amounts.GBP),
          Math::addExact);
    }
    return sums;
  }
}
