package org.commonpurse.reports.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes sheets to a workbook (.xlsx), row by row, so that a long sheet is never held as a whole.
 * <p>
 * A formula is written with what it comes to where that is known; where one is not, whatever opens the
 * workbook is told to work them all out.
 */
public final class SheetFile {

  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES = "application/vnd.openxmlformats-";
  private static final String SHEET_TYPES = TYPES + "officedocument.spreadsheetml.";

  /** Long sheets repeat themselves, so that the quickest way of packing them does well. */
  private static final int PACKING = Deflater.BEST_SPEED;

  private final List<Sheet> sheets;
  private final LocalDate on;
  private final Optional<Attachment> attached;
  private final ZipOutputStream zip;

  private SheetFile(
      List<Sheet> sheets, LocalDate on, Optional<Attachment> attached, OutputStream out) {
    this.sheets = List.copyOf(sheets);
    this.on = on;
    this.attached = attached;
    this.zip = new ZipOutputStream(out);
    zip.setLevel(PACKING);
    // What a zip ends in is its comment.
    attached.map(Attachment::ending).ifPresent(zip::setComment);
  }

  /**
   * Writes a workbook. The same sheets and date give the same bytes.
   *
   * @param sheets  one or more, each with a name of its own
   * @param on  the date the workbook says it was made on
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(List<Sheet> sheets, LocalDate on, OutputStream out) {
    write(sheets, on, Optional.empty(), out);
  }

  /**
   * Writes a workbook with a text that goes with it. The same sheets, date and text give the same bytes.
   *
   * @param sheets  one or more, each with a name of its own
   * @param on  the date the workbook says it was made on
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(
      List<Sheet> sheets, LocalDate on, Attachment attached, OutputStream out) {
    write(sheets, on, Optional.of(attached), out);
  }

  private static void write(
      List<Sheet> sheets, LocalDate on, Optional<Attachment> attached, OutputStream out) {
    try {
      new SheetFile(sheets, on, attached, out).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    part("[Content_Types].xml", this::contentTypes);
    part("_rels/.rels", this::relations);
    if (attached.isPresent()) {
      begin(attached.get().name());
      zip.write(attached.get().text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    part("docProps/core.xml", this::properties);
    part("docProps/app.xml", SheetFile::application);
    var styles = new SheetStyles();
    var words = new SharedWords();
    var isAllKnown = new boolean[] {true};
    for (int i = 0; i < sheets.size(); i++) {
      var sheet = sheets.get(i);
      part(
          "xl/worksheets/sheet" + (i + 1) + ".xml",
          part -> isAllKnown[0] &= new SheetPart(part, styles, words).write(sheet));
    }
    part("xl/sharedStrings.xml", words::write);
    part("xl/styles.xml", styles::write);
    part("xl/workbook.xml", part -> workbook(part, isAllKnown[0]));
    part("xl/_rels/workbook.xml.rels", this::workbookRelations);
    zip.finish();
  }

  private void part(String name, Consumer<PartText> contents) throws IOException {
    begin(name);
    var part = new PartText(zip);
    contents.accept(part);
    part.send();
    zip.closeEntry();
  }

  private void begin(String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(on.atStartOfDay());
    zip.putNextEntry(entry);
  }

  private void contentTypes(PartText part) {
    part.raw("<Types xmlns=\"" + PACKAGE + "/content-types\">");
    part.raw("<Default Extension=\"rels\" ContentType=\"" + TYPES);
    part.raw("package.relationships+xml\"/>");
    part.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    type(part, "/xl/workbook.xml", SHEET_TYPES + "sheet.main+xml");
    for (int i = 0; i < sheets.size(); i++) {
      type(part, "/xl/worksheets/sheet" + (i + 1) + ".xml", SHEET_TYPES + "worksheet+xml");
    }
    type(part, "/xl/sharedStrings.xml", SHEET_TYPES + "sharedStrings+xml");
    type(part, "/xl/styles.xml", SHEET_TYPES + "styles+xml");
    type(part, "/docProps/core.xml", TYPES + "package.core-properties+xml");
    type(part, "/docProps/app.xml", TYPES + "officedocument.extended-properties+xml");
    attached.ifPresent(each -> type(part, "/" + each.name(), each.mediaType()));
    part.raw("</Types>");
  }

  private static void type(PartText part, String name, String type) {
    part.raw("<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>");
  }

  private void relations(PartText part) {
    part.raw("<Relationships xmlns=\"" + PACKAGE + "/relationships\">");
    relation(part, 1, OFFICE + "/officeDocument", "xl/workbook.xml");
    relation(part, 2, PACKAGE + "/relationships/metadata/core-properties", "docProps/core.xml");
    relation(part, 3, OFFICE + "/extended-properties", "docProps/app.xml");
    attached.ifPresent(each -> relation(part, 4, each.relation(), each.name()));
    part.raw("</Relationships>");
  }

  private static void relation(PartText part, int number, String type, String target) {
    part.raw("<Relationship Id=\"rId").number(number);
    part.raw("\" Type=\"" + type + "\" Target=\"" + target + "\"/>");
  }

  private void properties(PartText part) {
    part.raw("<cp:coreProperties xmlns:cp=\"" + PACKAGE + "/metadata/core-properties\"");
    part.raw(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
    part.raw(" xmlns:dcterms=\"http://purl.org/dc/terms/\"");
    part.raw(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    part.raw("<dc:creator>Commonpurse</dc:creator>");
    part.raw("<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + on + "T00:00:00.000Z");
    part.raw("</dcterms:created></cp:coreProperties>");
  }

  private static void application(PartText part) {
    part.raw("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/");
    part.raw("extended-properties\"><Application>Commonpurse</Application></Properties>");
  }

  private void workbook(PartText part, boolean isAllKnown) {
    part.raw("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\">");
    part.raw("<bookViews><workbookView/></bookViews><sheets>");
    for (int i = 0; i < sheets.size(); i++) {
      part.raw("<sheet name=\"").text(sheets.get(i).name()).raw("\" sheetId=\"").number(i + 1);
      part.raw("\" r:id=\"rId").number(i + 1).raw("\"/>");
    }
    part.raw("</sheets><definedNames>");
    for (int i = 0; i < sheets.size(); i++) {
      var sheet = sheets.get(i);
      int heading = Sheet.HEADING_ROW + 1;
      name(part, i, "_xlnm.Print_Titles", "$%1$d:$%1$d".formatted(heading));
      for (var named : sheet.names().entrySet()) {
        name(part, i, named.getKey(), named.getValue().address());
      }
    }
    part.raw("</definedNames><calcPr calcId=\"191029\"");
    part.raw(isAllKnown ? "/></workbook>" : " fullCalcOnLoad=\"1\"/></workbook>");
  }

  private void name(PartText part, int sheet, String name, String address) {
    part.raw("<definedName name=\"").text(name).raw("\" localSheetId=\"").number(sheet).raw("\">");
    part.text("'" + sheets.get(sheet).name().replace("'", "''") + "'!" + address);
    part.raw("</definedName>");
  }

  private void workbookRelations(PartText part) {
    part.raw("<Relationships xmlns=\"" + PACKAGE + "/relationships\">");
    for (int i = 0; i < sheets.size(); i++) {
      relation(part, i + 1, OFFICE + "/worksheet", "worksheets/sheet" + (i + 1) + ".xml");
    }
    relation(part, sheets.size() + 1, OFFICE + "/sharedStrings", "sharedStrings.xml");
    relation(part, sheets.size() + 2, OFFICE + "/styles", "styles.xml");
    part.raw("</Relationships>");
  }
}
