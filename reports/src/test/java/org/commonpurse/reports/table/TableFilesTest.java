package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.StringWriter;
import java.util.List;
import org.commonpurse.ledger.id.ReportCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tables are written to files. */
class TableFilesTest {

  private static final Table TABLE =
      new Table(
          ReportCode.of("sample"),
          "A sample",
          List.of(Column.heading("Partner"), Column.money("Paid in"), Column.money("Net")),
          List.of(
              Row.body(List.of(Cell.text("Arden, \"the\" ICB"), Cell.money(5), Cell.money(-10))),
              Row.body(List.of(Cell.text("=1+1"), Cell.money(100), Cell.empty())),
              Row.total(List.of(Cell.text("All"), Cell.money(105), Cell.money(-10)))));

  @Test
  void writesCsvWithPlainAmountsAndHarmlessWords() {
    var csv = new StringWriter();
    CsvTables.write(TABLE, csv);

    assertThat(csv.toString())
        .isEqualTo(
            """
            Partner,Paid in,Net
            "Arden, ""the"" ICB",0.05,-0.10
            '=1+1,1.00,
            All,1.05,-0.10
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+44",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201"
      })
  void letsNoWordsRunAsAFormula(String words) {
    var table =
        new Table(
            ReportCode.of("sample"),
            "A sample",
            List.of(Column.heading(words), Column.text("Note"), Column.money("Net")),
            List.of(Row.body(List.of(Cell.text(words), Cell.text("£ & é"), Cell.money(-10)))));
    var csv = new StringWriter();
    CsvTables.write(table, csv);

    var cells = CsvReader.builder().ofCsvRecord(csv.toString()).stream().toList();
    assertThat(cells.get(0).getField(0)).isEqualTo("'" + words);
    assertThat(cells.get(1).getFields()).containsExactly("'" + words, "£ & é", "-0.10");
  }

  @Test
  void refusesWordsWhereAmountsBelong() {
    assertThatThrownBy(
            () ->
                new Table(
                    ReportCode.of("wrong"),
                    "Wrong",
                    List.of(Column.money("Paid in")),
                    List.of(Row.body(List.of(Cell.text("lots"))))))
        .hasMessageContaining("Row 1")
        .hasMessageContaining("Paid in");
  }
}
