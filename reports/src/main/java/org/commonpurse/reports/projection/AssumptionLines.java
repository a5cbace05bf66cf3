package org.commonpurse.reports.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.CellRange;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetRow;

/** The sheet of the assumptions on its way: one in each row, in cells that have a name. */
final class AssumptionLines {

  private static final String SHEET = "Assumptions";
  private static final int LEADING = 3;

  /** Beyond this no decimal that a plan can have goes. */
  private static final int PLACES = 15;

  private final List<SheetRow> rows = new ArrayList<>();
  private final SortedMap<String, CellRange> names = new TreeMap<>();
  private int widest = 1;

  /**
   * Those of one thing.
   *
   * @param prefix  with which the names of its cells begin
   * @param of  what readers call it
   */
  record Group(AssumptionLines lines, String prefix, String of) {

    String one(String name, String what, String unit, SheetCell cell) {
      return list(name, what, unit, List.of(cell));
    }

    /** Adds an assumption, and gives what formulas call its cells. */
    String list(String name, String what, String unit, List<SheetCell> cells) {
      return lines.add(prefix + name, List.of(of, what, unit), cells);
    }
  }

  /** Those of the plan as a whole. */
  Group plan() {
    return new Group(this, "", "plan");
  }

  /** Those of one of its costs or benefits; what parts a name is in no code. */
  Group of(String kind, String code) {
    return new Group(this, kind + "." + word(code) + ".", kind + " " + code);
  }

  /** A code as it may stand in the name of a cell. */
  static String word(String code) {
    return code.replace('-', '_');
  }

  static SheetCell rate(Exact rate) {
    return new SheetCell.Value(decimal(rate), Format.RATE, Origin.ASSUMPTION);
  }

  static SheetCell number(Exact number) {
    return new SheetCell.Value(decimal(number), Format.NUMBER, Origin.ASSUMPTION);
  }

  static SheetCell whole(long number) {
    return new SheetCell.Value(BigDecimal.valueOf(number), Format.WHOLE, Origin.ASSUMPTION);
  }

  static SheetCell money(long pence) {
    return SheetCell.money(pence, Origin.ASSUMPTION);
  }

  private static BigDecimal decimal(Exact number) {
    var decimal = number.toDecimal(PLACES).stripTrailingZeros();
    return decimal.setScale(Math.max(decimal.scale(), 0));
  }

  private String add(String name, List<String> labels, List<SheetCell> cells) {
    var row = new ArrayList<SheetCell>();
    labels.forEach(label -> row.add(SheetCell.words(label)));
    row.addAll(cells);
    names.put(name, new CellRange(rows.size(), LEADING, LEADING + cells.size() - 1));
    rows.add(new SheetRow(row, false));
    widest = Math.max(widest, cells.size());
    return SHEET + "!" + name;
  }

  Sheet sheet() {
    var headings = new ArrayList<Heading>();
    List.of("Of", "Assumption", "Unit").forEach(each -> headings.add(new Heading(each, false)));
    for (int i = 1; i <= widest; i++) {
      headings.add(new Heading(i == 1 ? "Value, or the 1st" : "Number " + i, true));
    }
    return new Sheet(
        SHEET,
        "Assumptions: change the coloured cells, and every sheet but Sharing and Checks moves",
        headings,
        LEADING,
        rows,
        names);
  }
}
