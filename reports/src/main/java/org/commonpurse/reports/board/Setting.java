package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonpurse.reports.board.TableModel.Heading;
import org.commonpurse.reports.board.TableModel.Line;
import org.commonpurse.reports.board.TableModel.Place;

/**
 * How a table is set on a page: the largest letters in which its widest amount still fits.
 *
 * @param points  the size of the letters
 * @param widths  the width of each column, in millimetres
 */
record Setting(String points, List<String> widths) {

  private static final double PAGE_MM = 267;
  private static final double MM_PER_POINT = 25.4 / 72;

  /** Digits, commas and signs of Liberation Sans, of which the digits are the widest. */
  private static final double EM_PER_CHARACTER = 0.556;

  /** What a page style leaves free to the left of an amount, beside the width given. */
  private static final double PADDING_MM = 2.5;

  private static final double GAP_MM = PADDING_MM + 0.8;
  private static final double MONEY_MM = 27;
  private static final double YEAR_MM = 24;
  private static final double NAME_MM = 66;
  private static final double NAME_LEAST_MM = 42;
  private static final double WORDS_MM = 150;

  /** Letters below 6.5 points are for tables that would run into the margin with any larger. */
  private static final double[] POINTS = {8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5};

  static Setting of(List<Heading> headings, List<Line> lines) {
    long amounts = headings.stream().filter(Heading::money).count();
    double first = isNames(lines) ? NAME_MM : YEAR_MM;
    for (double points : POINTS) {
      double needed = widest(lines) * EM_PER_CHARACTER * points * MM_PER_POINT + GAP_MM;
      double least = isNames(lines) ? NAME_LEAST_MM : YEAR_MM;
      boolean fits = least + words(headings) + amounts * needed <= PAGE_MM;
      if (fits || points == POINTS[POINTS.length - 1]) {
        double name = Math.min(first, PAGE_MM - words(headings) - amounts * needed);
        double room = (PAGE_MM - name - words(headings)) / Math.max(1, amounts);
        double money = Math.max(needed, Math.min(room, MONEY_MM));
        return new Setting(written(points), widths(headings, name, money));
      }
    }
    throw new AssertionError("The last size is always taken.");
  }

  private static double words(List<Heading> headings) {
    long others = headings.stream().filter(heading -> !heading.money()).count() - 1;
    return others * WORDS_MM;
  }

  private static List<String> widths(List<Heading> headings, double name, double money) {
    var widths = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) {
      boolean isMoney = headings.get(i).money();
      widths.add(written(isMoney ? money - PADDING_MM : i == 0 ? name : WORDS_MM));
    }
    return widths;
  }

  /** Whether the rows are named by more than a year. */
  private static boolean isNames(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.cells().get(0).text().length() > 18);
  }

  private static int widest(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> line.cells().stream())
        .filter(Place::money)
        .mapToInt(cell -> cell.text().length())
        .max()
        .orElse(0);
  }

  private static String written(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
