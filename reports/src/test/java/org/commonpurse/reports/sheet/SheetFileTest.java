package org.commonpurse.reports.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonpurse.reports.sheet.Sheet.CellRange;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.Sheet.MoreRows;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What stands in the file of a workbook. */
class SheetFileTest {

  private static final Sheet SHEET =
      new Sheet(
          "Amounts",
          "What there is",
          List.of(new Heading("Of", false), new Heading("GBP", true)),
          1,
          List.of(
              new SheetRow(
                  List.of(SheetCell.words("=1+1"), SheetCell.money(-1234, Origin.ASSUMPTION)),
                  false),
              new SheetRow(
                  List.of(
                      SheetCell.words("@SUM(A1)"),
                      new Formula("IF(B4<0,\"a & b\",\"c > d\")", Format.GENERAL)),
                  true)),
          new TreeMap<>(Map.of("amount", new CellRange(0, 1, 1))));

  @Test
  void keepsWordsAsWordsAndAmountsAsNumbersAndWritesFormulasThatCanBeRead() throws Exception {
    var cells = parsed("xl/worksheets/sheet1.xml").getElementsByTagName("c");
    var words = (Element) cells.item(3);
    var amount = (Element) cells.item(4);
    var formula = (Element) cells.item(6);

    assertThat(words.getAttribute("t")).as("a shared string").isEqualTo("s");
    assertThat(words.getElementsByTagName("f").getLength()).isZero();
    assertThat(part("xl/sharedStrings.xml")).contains("=1+1", "@SUM(A1)");
    assertThat(amount.getAttribute("t")).as("a number, as cells are that say nothing").isEmpty();
    assertThat(amount.getTextContent()).isEqualTo("-12.34");
    assertThat(formula.getElementsByTagName("f").item(0).getTextContent())
        .isEqualTo("IF(B4<0,\"a & b\",\"c > d\")");
    assertThat(part("xl/styles.xml")).contains("#,##0.00;[Red]-#,##0.00");
  }

  @Test
  void namesCellsKeepsHeadingsInSightAndRepeatsThemOnEveryPage() {
    assertThat(part("xl/workbook.xml"))
        .contains(">'Amounts'!$B$4:$B$4<", "name=\"amount\"", ">'Amounts'!$3:$3<");
    assertThat(part("xl/worksheets/sheet1.xml"))
        .contains("xSplit=\"1\" ySplit=\"3\"", "state=\"frozen\"");
  }

  @Test
  void saysWhatFormulasComeToAndWritesRowsThatAreMadeLater() {
    var made = new SheetRow(List.of(new SheetCell.Moment(Instant.EPOCH)), false);
    var sheet =
        new Sheet(
            "Results",
            "What formulas come to",
            List.of(new Heading("Of", false)),
            0,
            List.of(
                new SheetRow(
                    List.of(Formula.money("1+1", 200), Formula.verdict("1=2", false)), false)),
            new MoreRows(2, List.of(made, made)),
            new TreeMap<>());

    assertThat(part("xl/worksheets/sheet1.xml", sheet))
        .contains("<f>1+1</f><v>2.00</v>", " t=\"b\"><f>1=2</f><v>0</v>")
        .contains("<row r=\"5\"><c r=\"A5\"", "<row r=\"6\">", "<v>25569.00000000</v>");
    assertThat(part("xl/workbook.xml", sheet)).doesNotContain("fullCalcOnLoad");
    assertThat(part("xl/workbook.xml")).contains("fullCalcOnLoad=\"1\"");
  }

  @Test
  void callsColumnsAsSpreadsheetsDo() {
    assertThat(List.of(0, 25, 26, 51, 52, 701, 702))
        .extracting(Sheet::columnLetters)
        .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
  }

  @Test
  void refusesANameThatSpreadsheetsDoNotTake() {
    assertThatThrownBy(
            () -> new Sheet("x".repeat(32), "Long", List.of(), 0, List.of(), new TreeMap<>()))
        .hasMessageContaining("31 characters");
  }

  private static Element parsed(String name) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(part(name).getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static String part(String name) {
    return part(name, SHEET);
  }

  private static String part(String name, Sheet sheet) {
    var out = new ByteArrayOutputStream();
    SheetFile.write(List.of(sheet), LocalDate.of(2024, 4, 1), out);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("No part " + name);
  }
}
