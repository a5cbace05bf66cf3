package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A board pack in which every name has 200 characters: nothing is cut, and nothing stands over other text. */
class LongNamesTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);

  private static PDDocument document;
  private static String text;
  private static final List<Glyph> GLYPHS = new ArrayList<>();

  /** A printed character, in points from the upper left corner of its page. */
  private record Glyph(
      int page, String character, float left, float right, float top, float bottom) {

    boolean covers(Glyph other) {
      float across = Math.min(right, other.right) - Math.max(left, other.left);
      float down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      return across > 0.5f * Math.min(right - left, other.right - other.left)
          && down > 0.5f * Math.min(bottom - top, other.bottom - other.top);
    }
  }

  @BeforeAll
  static void write() throws Exception {
    var pdf = Packs.pdf(Packs.longNames());
    document = Loader.loadPDF(pdf);
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String words, List<TextPosition> positions)
              throws IOException {
            for (var at : positions) {
              if (!at.getUnicode().isBlank() && at.getDir() == 0) {
                GLYPHS.add(
                    new Glyph(
                        getCurrentPageNo(),
                        at.getUnicode(),
                        at.getXDirAdj(),
                        at.getXDirAdj() + at.getWidthDirAdj(),
                        at.getYDirAdj() - at.getHeightDir(),
                        at.getYDirAdj()));
              }
            }
            super.writeString(words, positions);
          }
        };
    text = stripper.getText(document);
  }

  @AfterAll
  static void close() throws Exception {
    document.close();
  }

  @Test
  void holdsEveryFigureWhole() {
    var words = text.replaceAll("\\s+", " ");
    assertThat(Packs.figures()).allSatisfy(figure -> assertThat(words).contains(figure));
  }

  @Test
  void holdsEveryNameWhole() {
    var letters = letters(text);
    assertThat(
            List.of(
                "Agreement",
                "Fund",
                "icb",
                "county",
                "city",
                "acute",
                "Minute",
                "Reason",
                "Overspends",
                "Basis",
                "Note"))
        .allSatisfy(of -> assertThat(letters).contains(letters(Packs.name(of))));
  }

  private static String letters(String text) {
    return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  /** The page style leaves 15 mm free on either side; a point more is what rounding may take. */
  @Test
  void printsNothingIntoTheMargins() {
    var page = document.getPage(0).getMediaBox();
    float margin = 15 * 72 / 25.4f;
    assertThat(GLYPHS)
        .allSatisfy(
            glyph -> {
              assertThat(glyph.left()).isGreaterThan(margin - 1);
              assertThat(glyph.right()).isLessThan(page.getWidth() - margin + 1);
              assertThat(glyph.bottom()).isLessThan(page.getHeight());
            });
  }

  @Test
  void printsNoTextOverAnother() {
    var byPage = new TreeMap<Integer, List<Glyph>>();
    GLYPHS.forEach(
        glyph -> byPage.computeIfAbsent(glyph.page(), page -> new ArrayList<>()).add(glyph));
    var covered = new ArrayList<String>();
    byPage.forEach(
        (page, glyphs) -> {
          glyphs.sort(Comparator.comparing(Glyph::left));
          for (int i = 0; i < glyphs.size(); i++) {
            var one = glyphs.get(i);
            for (int j = i + 1; j < glyphs.size() && glyphs.get(j).left() < one.right(); j++) {
              if (one.covers(glyphs.get(j))) {
                covered.add(
                    "page %d at %.0f,%.0f: %s over %s"
                        .formatted(
                            page,
                            one.left(),
                            one.bottom(),
                            one.character(),
                            glyphs.get(j).character()));
              }
            }
          }
        });
    assertThat(covered).isEmpty();
  }
}
