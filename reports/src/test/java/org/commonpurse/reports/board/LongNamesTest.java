package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.commonpurse.reports.pdf.PrintedPages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A board pack in which every name has 200 characters: nothing is cut, and nothing stands over other text. */
class LongNamesTest {

  private static PrintedPages printed;

  @BeforeAll
  static void write() {
    printed = PrintedPages.of(Packs.pdf(Packs.longNames()));
  }

  @Test
  void holdsEveryFigureWhole() {
    var words = printed.text().replaceAll("\\s+", " ");
    assertThat(Packs.figures()).allSatisfy(figure -> assertThat(words).contains(figure));
  }

  @Test
  void holdsEveryNameWhole() {
    var letters = letters(printed.text());
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

  @Test
  void printsNothingIntoTheMargins() {
    assertThat(printed.outside()).isEmpty();
  }

  @Test
  void printsNoTextOverAnother() {
    assertThat(printed.covered()).isEmpty();
  }

  /** Headings and rows of many lines do not part the columns from what stands below them. */
  @Test
  void leavesNoHeadingBehind() {
    assertThat(printed.headingsLeftBehind()).isEmpty();
  }
}
