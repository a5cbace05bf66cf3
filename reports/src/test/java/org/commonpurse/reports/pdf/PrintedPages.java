package org.commonpurse.reports.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A printed report, read as a printer sees it: what stands where. */
public final class PrintedPages {

  /** Of the colour in which the headings of columns stand. */
  private static final int QUIET_RED = 0x4a;

  private static final float POINTS_PER_MM = 72 / 25.4f;

  private final float width;
  private final float height;
  private final String text;
  private final List<List<Glyph>> pages;

  /** The sheets at whose top a page of the report begins, from 1. */
  private final Set<Integer> begun;

  private PrintedPages(
      float width, float height, String text, List<List<Glyph>> pages, Set<Integer> begun) {
    this.width = width;
    this.height = height;
    this.text = text;
    this.pages = pages;
    this.begun = begun;
  }

  /** A printed character, in points from the upper left corner of its page. */
  private record Glyph(
      int page,
      String character,
      float left,
      float right,
      float top,
      float bottom,
      float size,
      boolean isBold,
      boolean isQuiet) {

    boolean covers(Glyph other) {
      float across = Math.min(right, other.right) - Math.max(left, other.left);
      float down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      return across > 0.5f * Math.min(right - left, other.right - other.left)
          && down > 0.5f * Math.min(bottom - top, other.bottom - other.top);
    }

    String where() {
      return "page %d at %.0f,%.0f: %s".formatted(page, left, bottom, character);
    }
  }

  /** Reads a report. */
  public static PrintedPages of(byte[] pdf) {
    var pages = new ArrayList<List<Glyph>>();
    var quiet = Collections.newSetFromMap(new IdentityHashMap<TextPosition, Boolean>());
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition at) {
            var colour = getGraphicsState().getNonStrokingColor().getComponents();
            if (colour.length == 3 && Math.round(255 * colour[0]) == QUIET_RED) {
              quiet.add(at);
            }
            super.processTextPosition(at);
          }

          @Override
          protected void writeString(String words, List<TextPosition> positions)
              throws IOException {
            for (var at : positions) {
              if (!at.getUnicode().isBlank() && at.getDir() == 0) {
                pages
                    .get(getCurrentPageNo() - 1)
                    .add(glyph(getCurrentPageNo(), at, quiet.contains(at)));
              }
            }
            super.writeString(words, positions);
          }
        };
    stripper.addOperator(new SetNonStrokingDeviceRGBColor(stripper));
    try (var document = Loader.loadPDF(pdf)) {
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        pages.add(new ArrayList<>());
      }
      var text = stripper.getText(document);
      var box = document.getPage(0).getMediaBox();
      return new PrintedPages(
          box.getWidth(), box.getHeight(), text, pages, begun(document, box.getHeight()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where bookmarks of the first level lead to the top of a sheet. */
  private static Set<Integer> begun(PDDocument document, float height) throws IOException {
    var begun = new HashSet<Integer>();
    for (var mark : document.getDocumentCatalog().getDocumentOutline().children()) {
      var place =
          (PDPageXYZDestination)
              (mark.getAction() instanceof PDActionGoTo action
                  ? action.getDestination()
                  : mark.getDestination());
      if (place.getTop() > height - 15 * POINTS_PER_MM) {
        begun.add(place.retrievePageNumber() + 1);
      }
    }
    return begun;
  }

  private static Glyph glyph(int page, TextPosition at, boolean isQuiet) {
    return new Glyph(
        page,
        at.getUnicode(),
        at.getXDirAdj(),
        at.getXDirAdj() + at.getWidthDirAdj(),
        at.getYDirAdj() - at.getHeightDir(),
        at.getYDirAdj(),
        at.getFontSizeInPt(),
        at.getFont().getName().contains("Bold"),
        isQuiet);
  }

  /** All that can be read. */
  public String text() {
    return text;
  }

  /** How many pages it has. */
  public int count() {
    return pages.size();
  }

  /** Characters that stand outside the margins of 15 mm left and right, or off the page. */
  public List<String> outside() {
    // A point is what rounding may take.
    float margin = 15 * POINTS_PER_MM - 1;
    return pages.stream()
        .flatMap(List::stream)
        .filter(
            glyph ->
                glyph.left() < margin
                    || glyph.right() > width - margin
                    || glyph.top() < 0
                    || glyph.bottom() > height)
        .map(Glyph::where)
        .toList();
  }

  /** Characters that stand over others. */
  public List<String> covered() {
    var covered = new ArrayList<String>();
    for (var page : pages) {
      var glyphs = page.stream().sorted(Comparator.comparing(Glyph::left)).toList();
      for (int i = 0; i < glyphs.size(); i++) {
        var one = glyphs.get(i);
        for (int j = i + 1; j < glyphs.size() && glyphs.get(j).left() < one.right(); j++) {
          if (one.covers(glyphs.get(j))) {
            covered.add(one.where() + " over " + glyphs.get(j).character());
          }
        }
      }
    }
    return covered;
  }

  /** Characters in less than the smallest size that is read easily: 9 pt. */
  public List<String> small() {
    return pages.stream()
        .flatMap(List::stream)
        .filter(glyph -> glyph.size() < 8.9f)
        .map(glyph -> "%s in %.1f pt".formatted(glyph.where(), glyph.size()))
        .toList();
  }

  /**
   * How far down each page is written on, its footer left aside: 0 at the top, 1 at the last line
   * before the foot.
   */
  public List<Float> filled() {
    float foot = height - 15 * POINTS_PER_MM;
    return pages.stream()
        .map(
            page ->
                (float)
                        page.stream()
                            .mapToDouble(Glyph::bottom)
                            .filter(bottom -> bottom < foot)
                            .max()
                            .orElse(0)
                    / foot)
        .toList();
  }

  /**
   * Sheets that are less than half full. The last of a document may be, and the last before a page of the report
   * that begins at the top of a sheet: what it has to say ends where it ends.
   */
  public List<String> halfEmpty() {
    var filled = filled();
    return IntStream.range(1, filled.size())
        .filter(sheet -> filled.get(sheet - 1) < 0.5f && !begun.contains(sheet + 1))
        .mapToObj(sheet -> "sheet %d is %.2f full".formatted(sheet, filled.get(sheet - 1)))
        .toList();
  }

  /** Sheets whose last line is a heading, or a caption or column headings of a table that stands on the next. */
  public List<String> headingsLeftBehind() {
    var left = new ArrayList<String>();
    for (int sheet = 0; sheet < pages.size(); sheet++) {
      var last = lastLine(pages.get(sheet));
      // Sums are bold too, in the letters of tables, which are smaller.
      boolean isHeading = last.stream().allMatch(glyph -> glyph.isBold() && glyph.size() > 10.8f);
      // The headings of columns stand again above the rows that go on.
      boolean isRepeated =
          sheet + 1 < pages.size()
              && last.stream().anyMatch(Glyph::isQuiet)
              && upperLines(pages.get(sheet + 1)).contains(text(last));
      if (!last.isEmpty() && (isHeading || isRepeated)) {
        left.add("a heading ends sheet %d: %s".formatted(sheet + 1, text(last)));
      }
    }
    return left;
  }

  private List<Glyph> lastLine(List<Glyph> page) {
    float foot = height - 15 * POINTS_PER_MM;
    var written = page.stream().filter(glyph -> glyph.bottom() < foot).toList();
    double last = written.stream().mapToDouble(Glyph::bottom).max().orElse(0);
    return written.stream().filter(glyph -> glyph.bottom() > last - 2).toList();
  }

  /** The lines in the upper half of a sheet. */
  private Set<String> upperLines(List<Glyph> page) {
    var lines = new TreeMap<Integer, List<Glyph>>();
    page.stream()
        .filter(glyph -> glyph.bottom() < height / 2)
        .forEach(
            glyph ->
                lines
                    .computeIfAbsent(Math.round(glyph.bottom()), line -> new ArrayList<>())
                    .add(glyph));
    return lines.values().stream().map(PrintedPages::text).collect(Collectors.toSet());
  }

  private static String text(List<Glyph> line) {
    return line.stream().map(Glyph::character).collect(Collectors.joining());
  }
}
