package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.commonpurse.allocation.trace.NamedFigure;
import org.commonpurse.reports.data.ReportData;
import org.commonpurse.reports.data.ReportJson;
import org.commonpurse.reports.file.ReportFile;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read again of a pack, whatever its format. */
class PackFilesTest {

  private static final Report PACK = BoardPack.of(Packs.tenYears());

  private static byte[] file(ReportFormat format) {
    var out = new ByteArrayOutputStream();
    format.write(PACK, out);
    return out.toByteArray();
  }

  private static List<NamedFigure> figures() {
    return PACK.tables().stream()
        .flatMap(table -> table.rows().stream())
        .flatMap(row -> row.cells().stream())
        .filter(Cell.Money.class::isInstance)
        .map(Cell.Money.class::cast)
        .filter(money -> money.reference().isPresent())
        .map(money -> new NamedFigure(money.reference().get(), money.amountPence()))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatItRestsOnAndEveryFigure(ReportFormat format) {
    assertThat(ReportFile.read(file(format)))
        .contains(
            new ReportData(
                PACK.title(),
                List.of(new ReportData.OfFund(((BooksFooting) PACK.footing()).stamp(), figures())),
                true));
  }

  /** Eight bytes all over the file. */
  @ParameterizedTest
  @EnumSource
  void isNotAsWrittenWhenAByteIsAnother(ReportFormat format) {
    var whole = file(format);
    for (int place = 7; place < whole.length; place += whole.length / 8) {
      var altered = Arrays.copyOf(whole, whole.length);
      altered[place] ^= 1;
      assertThat(ReportFile.read(altered).filter(ReportData::isAsWritten))
          .as("byte %d", place)
          .isEmpty();
    }
  }

  @Test
  void hasEveryPageWithItsFindingAndTheFiguresOfItsTables() throws Exception {
    var json = new ObjectMapper().readTree(ReportJson.write(PACK));

    assertThat(json.path("pages")).hasSameSizeAs(PACK.pages());
    for (int i = 0; i < PACK.pages().size(); i++) {
      var page = PACK.pages().get(i);
      var written = json.path("pages").path(i);
      assertThat(written.path("headline").asText()).isEqualTo(page.headline());
      assertThat(written.path("tables").findValuesAsText("caption"))
          .containsExactlyElementsOf(page.tables().stream().map(each -> each.caption()).toList());
      assertThat(pence(written.path("tables")))
          .containsExactlyElementsOf(
              page.tables().stream()
                  .flatMap(table -> table.amounts().boxed())
                  .collect(Collectors.toList()));
    }
  }

  private static List<Long> pence(JsonNode tables) {
    var pence = new ArrayList<Long>();
    for (var amount : tables.findValues("amount")) {
      assertThat(amount.isTextual()).isTrue();
      pence.add(new BigDecimal(amount.textValue()).movePointRight(2).longValueExact());
    }
    return pence;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "a letter",
        "%PDF-1.7 and no more",
        "<html></html>",
        "<a href=\"data:application/json;base64,e30=\">",
        "{\"format\": \"commonpurse-report-1\", \"basis\": {\"fund\": \"arden\"}}"
      })
  void isNotTakenForAReportThatIsNone(String text) {
    assertThat(ReportFile.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void isNotTakenForAReportWhereAPdfHasNoneAttached() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(out);
    }

    assertThat(ReportFile.read(out.toByteArray())).isEmpty();
  }

  @Test
  void isOfTheFormatThatItsNameEndsIn() {
    assertThat(ReportFormat.of(Path.of("May.PDF"))).contains(ReportFormat.PDF);
    assertThat(ReportFormat.of(Path.of("out.html", "pack.json"))).contains(ReportFormat.JSON);
    assertThat(ReportFormat.of(Path.of("pack.docx"))).isEqualTo(Optional.empty());
  }
}
