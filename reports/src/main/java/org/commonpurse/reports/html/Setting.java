package org.commonpurse.reports.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonpurse.reports.html.TableModel.Heading;
import org.commonpurse.reports.html.TableModel.Line;

/**
 * How a table is set over a width: in the largest letters in which each amount stays
 * on one line and no word is cut.
 *
 * @param points  the size of the letters
 * @param widths  the width of each column within its padding, in millimetres
 */
record Setting(String points, List<String> widths) {

  private static final double MM_PER_POINT = 25.4 / 72;

  /** Digits, commas and signs of Liberation Sans, of which the digits are the widest. */
  private static final double EM_PER_DIGIT = 0.556;

  /** Letters of words, on average and a little more. */
  private static final double EM_PER_LETTER = 0.55;

  /** What the style leaves free beside the text of a cell: on the left of amounts, after words. */
  private static final double PADDING_MM = 3;

  private static final double MONEY_MAX_MM = 34;
  private static final double LINE_MM = 150;
  private static final double WORD_MAX_MM = 45;

  /** Letters below 10 points are for tables that would run into the margin with any larger. */
  private static final double[] POINTS = {10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5};

  static Setting of(List<Heading> headings, List<Line> lines, double widthMm) {
    for (double points : POINTS) {
      double[] least = new double[headings.size()];
      double[] wanted = new double[headings.size()];
      for (int i = 0; i < headings.size(); i++) {
        least[i] = PADDING_MM + least(headings.get(i), texts(lines, i), points);
        wanted[i] =
            Math.max(least[i], PADDING_MM + wanted(headings.get(i), texts(lines, i), points));
      }
      double sum = Arrays.stream(least).sum();
      if (sum <= widthMm || points == POINTS[POINTS.length - 1]) {
        return new Setting(written(points), spread(least, wanted, widthMm));
      }
    }
    throw new AssertionError("The last size is always taken.");
  }

  private static List<String> texts(List<Line> lines, int column) {
    return lines.stream().map(line -> line.cells().get(column).text()).toList();
  }

  private static double least(Heading heading, List<String> texts, double points) {
    double words = letters(longestWord(heading.text()), points);
    if (heading.money()) {
      return Math.max(words, digits(longest(texts), points));
    }
    // No more than two lines where that is to be had without very wide columns.
    int word = texts.stream().mapToInt(Setting::longestWord).max().orElse(0);
    int half = (longest(texts) + 1) / 2 + 2;
    return Math.min(WORD_MAX_MM, Math.max(words, letters(Math.max(word, half), points)));
  }

  private static double wanted(Heading heading, List<String> texts, double points) {
    return heading.money()
        ? MONEY_MAX_MM - PADDING_MM
        : Math.min(LINE_MM, letters(Math.max(heading.text().length(), longest(texts)), points));
  }

  /** What each column needs, and of the room that is left as much as it wants, or more if there is. */
  private static List<String> spread(double[] least, double[] wanted, double widthMm) {
    double needed = Arrays.stream(least).sum();
    double fit = Math.min(1, widthMm / needed);
    double left = Math.max(0, widthMm - needed);
    double wish = 0;
    for (int i = 0; i < least.length; i++) {
      wish += wanted[i] - least[i];
    }
    var widths = new ArrayList<String>();
    for (int i = 0; i < least.length; i++) {
      double more = wish <= 0 ? 0 : (wanted[i] - least[i]) * Math.min(1, left / wish);
      double rest = i == 0 ? Math.max(0, left - wish) : 0;
      widths.add(written(fit * least[i] + more + rest - PADDING_MM));
    }
    return widths;
  }

  private static int longest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static int longestWord(String text) {
    return Stream.of(text.split("[ \u00a0]")).mapToInt(String::length).max().orElse(0);
  }

  private static double digits(int characters, double points) {
    return characters * EM_PER_DIGIT * points * MM_PER_POINT;
  }

  private static double letters(int characters, double points) {
    return characters * EM_PER_LETTER * points * MM_PER_POINT;
  }

  private static String written(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
