package org.commonpurse.reports.projection;

import static org.commonpurse.reports.projection.YearLines.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.commonpurse.reports.sheet.SheetCell.Format;

/**
 * Parts of an amount in whole pence that add up to it, by the largest remainder, as {@link
 * org.commonpurse.ledger.exact.Split} makes them: each part has the whole pence of its exact share, and the pence
 * left go one each to those that are owed most, of equals to the earlier.
 *
 * @param lines  the sheet that the parts stand on
 * @param amount  the amount, by year
 * @param weights  what each part is of it, as a part of one, by year
 */
record PartLines(YearLines lines, IntFunction<String> amount, List<IntFunction<String>> weights) {

  /** Spreadsheets count in binary: a fraction of a penny is told from its equal to this many places. */
  private static final int PLACES = 6;

  /**
   * Adds the parts, below their exact shares.
   *
   * @param labels  the leading columns of a part, counted from 0, by figure and unit
   */
  List<YearLine> add(
      String figure, String unit, BiFunction<Integer, CourseLines.Figure, List<String>> labels) {
    var parts = new ArrayList<YearLine>();
    if (weights.size() == 1) {
      parts.add(
          lines.add(
              labels.apply(0, new CourseLines.Figure(figure, unit)),
              Format.MONEY,
              year -> rounded(amount.apply(year) + "*" + weights.get(0).apply(year))));
      return parts;
    }
    var shares = new ArrayList<YearLine>();
    for (int i = 0; i < weights.size(); i++) {
      var weight = weights.get(i);
      shares.add(
          lines.add(
              labels.apply(i, new CourseLines.Figure("exact share of " + figure, "pence")),
              Format.NUMBER,
              year ->
                  "ROUND(ABS(%s)*100*%s,%d)"
                      .formatted(amount.apply(year), weight.apply(year), PLACES)));
    }
    for (int i = 0; i < weights.size(); i++) {
      int part = i;
      parts.add(
          lines.add(
              labels.apply(i, new CourseLines.Figure(figure, unit)),
              Format.MONEY,
              year -> part(shares, part, year)));
    }
    return parts;
  }

  private String part(List<YearLine> shares, int part, int year) {
    var mine = shares.get(part).at(year);
    var all = range(shares, shares.size(), year);
    var left = "ROUND(ABS(%s)*100,0)-SUMPRODUCT(INT(%s))".formatted(amount.apply(year), all);
    var before = "SUMPRODUCT(--(%s>%s))".formatted(owed(all), owed(mine));
    if (part > 0) {
      before += "+SUMPRODUCT(--(%s=%s))".formatted(owed(range(shares, part, year)), owed(mine));
    }
    return "SIGN(%s)*(INT(%s)+IF(%s<%s,1,0))/100".formatted(amount.apply(year), mine, before, left);
  }

  /** The shares of the first so many parts. */
  private static String range(List<YearLine> shares, int parts, int year) {
    var last = shares.get(parts - 1).at(year);
    return shares.get(0).at(year) + ":" + last.substring(last.indexOf('!') + 1);
  }

  private static String owed(String shares) {
    return "ROUND(%s-INT(%s),%d)".formatted(shares, shares, PLACES);
  }
}
