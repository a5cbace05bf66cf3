package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * A panel for each partner, all of one scale: a band from P10 to P90 over the years and a line at P50.
 *
 * @param table  three rows a panel (P10, P50, P90), each with the partner's name, what it is and an
 *     amount for each year
 * @param colours  one for each panel
 * @param ends  where the contract of each panel ends, if it does
 */
record FanPanels(
    Table table, List<Color> colours, List<Optional<ContractEnd>> ends, MoneyFormat format)
    implements Drawing {

  private static final int ROWS_EACH = 3;
  private static final int FIRST_YEAR = 2;
  private static final int COLUMNS_MAX = 4;
  private static final float LABEL_SIZE = 12f;
  private static final double LEFT = 34;
  private static final double GAP = 14;
  private static final double TITLE = 34;
  private static final double BOTTOM = 24;
  private static final int TICKS = 4;

  FanPanels {
    colours = List.copyOf(colours);
    ends = List.copyOf(ends);
  }

  /** How high the panels are together. */
  static int height(int panels) {
    int rows = (panels + COLUMNS_MAX - 1) / COLUMNS_MAX;
    return rows * (rows == 1 ? 214 : rows == 2 ? 200 : 164);
  }

  private int panels() {
    return table.rows().size() / ROWS_EACH;
  }

  private int years() {
    return table.columns().size() - FIRST_YEAR;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    int columns = Math.min(COLUMNS_MAX, panels());
    int rows = (panels() + columns - 1) / columns;
    double width = (area.getWidth() - LEFT - (columns - 1) * GAP) / columns;
    double height = area.getHeight() / rows;
    for (int panel = 0; panel < panels(); panel++) {
      int column = panel % columns;
      double left = area.getX() + LEFT + column * (width + GAP);
      double top = area.getY() + panel / columns * height;
      drawPanel(graphics, panel, new Rectangle2D.Double(left, top, width, height), column == 0);
    }
  }

  private AmountScale scale(Rectangle2D panel) {
    long lowest = 0;
    long highest = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      for (int year = 0; year < years(); year++) {
        lowest = Math.min(lowest, table.pence(row, FIRST_YEAR + year));
        highest = Math.max(highest, table.pence(row, FIRST_YEAR + year));
      }
    }
    return new AmountScale(lowest, highest, panel.getMaxY() - BOTTOM, panel.getY() + TITLE);
  }

  /** What the amounts are in, such as {@code £m}. */
  String unit() {
    return scale(new Rectangle2D.Double()).unitLabel(format);
  }

  private void drawPanel(Graphics2D graphics, int panel, Rectangle2D area, boolean isFirst) {
    var scale = scale(area);
    var colour = colours.get(panel);
    graphics.setFont(ChartStyle.text(LABEL_SIZE));
    for (long tick : scale.ticks(TICKS)) {
      double y = scale.at(tick);
      graphics.setColor(tick == 0 ? ChartStyle.INK : ChartStyle.GRID);
      graphics.setStroke(new BasicStroke(tick == 0 ? 1.4f : 1f));
      graphics.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y));
      if (isFirst) {
        graphics.setColor(ChartStyle.FAINT_INK);
        Labels.endingAt(graphics, scale.label(tick), area.getX() - 7, y + 4);
      }
    }
    drawFan(graphics, panel, area, scale, colour);
    ends.get(panel).ifPresent(end -> drawEnd(graphics, end, area));
    graphics.setFont(ChartStyle.strong(LABEL_SIZE));
    graphics.setColor(ChartStyle.INK);
    var name = Labels.wrapped(table.words(panel * ROWS_EACH, 0), graphics, area.getWidth(), 1);
    graphics.drawString(name.get(0), (float) area.getX(), (float) area.getY() + 11);
    graphics.setFont(ChartStyle.text(LABEL_SIZE));
    graphics.setColor(ChartStyle.FAINT_INK);
    graphics.drawString(range(panel, scale), (float) area.getX(), (float) area.getY() + 26);
    var first = table.columns().get(FIRST_YEAR).heading().substring(2);
    var last = table.columns().get(FIRST_YEAR + years() - 1).heading().substring(2);
    float foot = (float) area.getMaxY() - 6;
    graphics.drawString(first, (float) area.getX(), foot);
    if (years() > 1) {
      Labels.endingAt(graphics, last, area.getMaxX(), foot);
    }
  }

  /** Where it ends: half of all futures below the first, eight in ten between the others. */
  private String range(int panel, AmountScale scale) {
    int last = FIRST_YEAR + years() - 1;
    return "%s (%s to %s)"
        .formatted(
            scale.value(table.pence(panel * ROWS_EACH + 1, last), format),
            scale.value(table.pence(panel * ROWS_EACH, last), format),
            scale.value(table.pence(panel * ROWS_EACH + 2, last), format));
  }

  private void drawFan(
      Graphics2D graphics, int panel, Rectangle2D area, AmountScale scale, Color colour) {
    var band = new Path2D.Double();
    var line = new Path2D.Double();
    for (int year = 0; year < years(); year++) {
      double x = x(area, year);
      to(band, year == 0, x, scale.at(table.pence(panel * ROWS_EACH, FIRST_YEAR + year)));
      to(line, year == 0, x, scale.at(table.pence(panel * ROWS_EACH + 1, FIRST_YEAR + year)));
    }
    for (int year = years() - 1; year >= 0; year--) {
      band.lineTo(x(area, year), scale.at(table.pence(panel * ROWS_EACH + 2, FIRST_YEAR + year)));
    }
    band.closePath();
    graphics.setColor(ChartStyle.faint(colour));
    graphics.fill(band);
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(line);
  }

  /** A thin upright line, with its label on the side that has more room. */
  private void drawEnd(Graphics2D graphics, ContractEnd end, Rectangle2D area) {
    double x = Math.max(area.getX(), x(area, end.years()));
    graphics.setColor(ChartStyle.FAINT_INK);
    graphics.setStroke(
        new BasicStroke(
            1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {3f, 2f}, 0f));
    graphics.draw(new Line2D.Double(x, area.getY() + TITLE, x, area.getMaxY() - BOTTOM));
    graphics.setFont(ChartStyle.text(LABEL_SIZE));
    boolean isLeft = x > area.getCenterX();
    double width = Labels.width(end.label(), graphics);
    Labels.boxed(graphics, end.label(), isLeft ? x - 4 - width : x + 4, area.getY() + TITLE + 11);
  }

  private double x(Rectangle2D area, double year) {
    return years() == 1 ? area.getCenterX() : area.getX() + year * area.getWidth() / (years() - 1);
  }

  private static void to(Path2D path, boolean isFirst, double x, double y) {
    if (isFirst) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }
}
