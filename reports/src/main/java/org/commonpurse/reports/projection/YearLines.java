package org.commonpurse.reports.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetRow;

/** A sheet on its way whose rows have a column for each year, and one for all of them. */
final class YearLines {

  private final String name;
  private final String caption;
  private final List<String> leading;
  private final List<FinancialYear> years;
  private final List<SheetRow> rows = new ArrayList<>();

  /**
   * A sheet without rows yet.
   *
   * @param leading  the headings of the columns before the years
   */
  YearLines(String name, String caption, List<String> leading, List<FinancialYear> years) {
    this.name = name;
    this.caption = caption;
    this.leading = leading;
    this.years = years;
  }

  /** The row that is added next. */
  YearLine next() {
    return new YearLine(name, rows.size(), leading.size(), years.size());
  }

  /** Adds a row of formulas; amounts are summed behind the years. */
  YearLine add(List<String> labels, Format format, IntFunction<String> expression) {
    return add(
        labels, format, false, year -> new SheetCell.Formula(expression.apply(year), format));
  }

  /** Adds a row of which some years may stand as they are. */
  YearLine add(List<String> labels, Format format, boolean isStrong, IntFunction<SheetCell> cells) {
    var overAll =
        format == Format.MONEY
            ? new SheetCell.Formula(rounded("SUM(" + next().range() + ")"), format)
            : SheetCell.EMPTY;
    return add(labels.stream().map(SheetCell::words).toList(), isStrong, cells, overAll);
  }

  /** Adds a row of any cells. */
  YearLine add(
      List<SheetCell> labels, boolean isStrong, IntFunction<SheetCell> cells, SheetCell overAll) {
    var line = next();
    var all =
        Stream.of(
                labels.stream(),
                IntStream.range(0, years.size()).mapToObj(cells),
                Stream.of(overAll))
            .flatMap(each -> each)
            .map(this::withoutOwnName);
    rows.add(new SheetRow(all.toList(), isStrong));
    return line;
  }

  /** On its own sheet a formula needs no name of it. */
  private SheetCell withoutOwnName(SheetCell cell) {
    return cell instanceof SheetCell.Formula formula
        ? new SheetCell.Formula(formula.expression().replace(name + "!", ""), formula.format())
        : cell;
  }

  /** To whole pence, as each figure of a projection is: halves away from zero. */
  static String rounded(String amount) {
    return "ROUND(" + amount + ",2)";
  }

  /** What its rows of a figure and a partner, which stand beside each other, add up to in a year. */
  String sum(int year, String figure, String partner) {
    int at = leading.indexOf("Figure");
    return "SUMIFS(%s,%s,\"%s\",%s,\"%s\")"
        .formatted(column(leading.size() + year), column(at), figure, column(at + 1), partner);
  }

  /** The cells of a column under the headings. */
  private String column(int column) {
    var letters = Sheet.columnLetters(column);
    return "%s!%s$%d:%s$%d"
        .formatted(
            name,
            letters,
            Sheet.rowNumber(0),
            letters,
            Sheet.rowNumber(Math.max(rows.size() - 1, 0)));
  }

  /** The headings of the years, as formulas name them. */
  String headings() {
    return "%s!%s:%s"
        .formatted(name, absolute(leading.size()), absolute(leading.size() + years.size() - 1));
  }

  private static String absolute(int column) {
    return "$%s$%d".formatted(Sheet.columnLetters(column), Sheet.rowNumber(-1));
  }

  /** The sheet as it stands. */
  Sheet sheet() {
    var headings = new ArrayList<Heading>();
    leading.forEach(heading -> headings.add(new Heading(heading, false)));
    years.forEach(year -> headings.add(new Heading(year.toString(), true)));
    headings.add(new Heading("All years", true));
    return new Sheet(name, caption, headings, leading.size(), rows, new TreeMap<>());
  }
}
