package org.commonpurse.reports.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonpurse.reports.html.TableModel.Heading;
import org.commonpurse.reports.html.TableModel.Line;

/**
 * How columns are set over a width: in letters in which each amount stays on one line and no word is cut.
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

  /** Short words may have wide letters. */
  private static final double EM_SPARE = 0.3;

  /** What the style leaves free beside the text of a cell: on the left of amounts, after words. */
  private static final double PADDING_MM = 3;

  /** As the style has it. */
  private static final double LINE_HEIGHT = 1.2;

  /** With what is free above and below it, and beside the rules of headings and rows. */
  private static final double CAPTION_MM = 12;

  private static final double MONEY_MAX_MM = 34;
  private static final double LINE_MM = 150;
  private static final double WORD_MAX_MM = 45;

  private static final int ANY = 0;
  private static final double POINTS = 10.5;

  /** Smaller ones are hard to read: a table that does not fit in these is cut into several. */
  private static final double POINTS_MIN = 10;

  /**
   * Which columns stand together, so that each part fits over the width: all of them in one part, or those
   * that name rows again in each of several, which are about as wide.
   *
   * @param named  how many columns in front name the rows
   */
  static List<List<Integer>> parts(
      List<Heading> headings, List<Line> lines, int named, double widthMm) {
    var all = IntStream.range(0, headings.size()).boxed().toList();
    if (fits(headings, lines, all, widthMm)) {
      return List.of(all);
    }
    var greedy = split(headings, lines, named, widthMm, headings.size());
    int each = (headings.size() - named + greedy.size() - 1) / greedy.size();
    var even = split(headings, lines, named, widthMm, each);
    return even.size() == greedy.size() ? even : greedy;
  }

  private static List<List<Integer>> split(
      List<Heading> headings, List<Line> lines, int named, double widthMm, int most) {
    var names = IntStream.range(0, named).boxed().toList();
    var parts = new ArrayList<List<Integer>>();
    var part = new ArrayList<>(names);
    for (int column = named; column < headings.size(); column++) {
      part.add(column);
      boolean isTooMany = part.size() > named + most || !fits(headings, lines, part, widthMm);
      if (isTooMany && part.size() > named + 1) {
        part.remove(part.size() - 1);
        parts.add(List.copyOf(part));
        part = new ArrayList<>(names);
        part.add(column);
      }
    }
    parts.add(List.copyOf(part));
    return parts;
  }

  private static boolean fits(
      List<Heading> headings, List<Line> lines, List<Integer> columns, double widthMm) {
    double sum = 0;
    for (int column : columns) {
      sum += PADDING_MM + least(headings.get(column), texts(lines, column), POINTS_MIN, ANY);
    }
    return sum <= widthMm;
  }

  /** The largest letters that fit, in which words take as few lines as there is room for. */
  static Setting of(List<Heading> headings, List<Line> lines, double widthMm) {
    for (double points : new double[] {POINTS, POINTS_MIN}) {
      for (int rows = 1; rows <= 2; rows++) {
        double sum = 0;
        for (int i = 0; i < headings.size(); i++) {
          sum += PADDING_MM + least(headings.get(i), texts(lines, i), points, rows);
        }
        if (sum <= widthMm) {
          return at(headings, lines, widthMm, points, rows);
        }
      }
    }
    return at(headings, lines, widthMm, POINTS_MIN, ANY);
  }

  private static Setting at(
      List<Heading> headings, List<Line> lines, double widthMm, double points, int rows) {
    double[] least = new double[headings.size()];
    double[] wanted = new double[headings.size()];
    for (int i = 0; i < headings.size(); i++) {
      var texts = texts(lines, i);
      least[i] = PADDING_MM + least(headings.get(i), texts, points, rows);
      wanted[i] = Math.max(least[i], PADDING_MM + wanted(headings.get(i), texts, points));
    }
    return new Setting(written(points), spread(least, wanted, widthMm));
  }

  /**
   * How much of a sheet the first lines of a table take, about: its caption, its headings and its first row, which
   * say nothing without each other.
   *
   * @return in whole millimetres
   */
  int beginningMm(List<Heading> headings, List<Line> lines) {
    int head = 0;
    int first = 0;
    for (int i = 0; i < headings.size(); i++) {
      head = Math.max(head, rows(headings.get(i).text(), i));
      first = lines.isEmpty() ? 0 : Math.max(first, rows(lines.get(0).cells().get(i).text(), i));
    }
    double line = LINE_HEIGHT * Double.parseDouble(points) * MM_PER_POINT;
    return (int) Math.ceil(CAPTION_MM + (head + first) * line);
  }

  private int rows(String text, int column) {
    double width = Double.parseDouble(widths.get(column));
    return 1 + (int) (letters(text.length(), Double.parseDouble(points)) / width);
  }

  private static List<String> texts(List<Line> lines, int column) {
    return lines.stream().map(line -> line.cells().get(column).text()).toList();
  }

  /**
   * The least width of a column.
   *
   * @param rows  how many lines words shall take at most, where that is to be had without very wide
   *     columns; {@link #ANY} for as many as they need
   */
  private static double least(Heading heading, List<String> texts, double points, int rows) {
    double words = Math.min(WORD_MAX_MM, letters(longestWord(heading.text()), points));
    if (heading.money()) {
      return Math.max(words, digits(longest(texts), points));
    }
    int word = texts.stream().mapToInt(Setting::longestWord).max().orElse(0);
    int line = rows == ANY ? 0 : rows == 1 ? longest(texts) : (longest(texts) + 1) / 2 + 2;
    return Math.min(WORD_MAX_MM, Math.max(words, letters(Math.max(word, line), points)));
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
    return (characters * EM_PER_LETTER + EM_SPARE) * points * MM_PER_POINT;
  }

  private static String written(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
