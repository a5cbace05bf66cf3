package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * A line for each row from a hollow dot, before, to a filled one, after: left of the zero line who is
 * worse off, right of it who is better off.
 *
 * @param table  names in the first column, amounts before and after in the two named
 * @param before  the column of the amounts before
 * @param after  the column of the amounts after
 * @param colours  one for each row; none for a row of several partners together, whose amounts are written
 *     but not drawn, since their sum would leave the others no room
 */
record Dumbbell(
    Table table, int before, int after, List<Optional<Color>> colours, MoneyFormat format)
    implements Drawing {

  private static final float NAME_SIZE = 12f;
  private static final float LABEL_SIZE = 12f;
  private static final float AFTER_SIZE = 13.5f;
  private static final double NAME_WIDTH = 206;
  private static final double NAME_GAP = 12;
  private static final double TOP = 22;
  private static final double BOTTOM = 22;
  private static final double DOT = 6.5;
  private static final double RING = 5.5;
  private static final double LABEL_GAP = 12;
  private static final double LABEL_ROOM = 70;
  private static final int TICKS = 6;

  Dumbbell {
    colours = List.copyOf(colours);
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var scale = scale(area);
    double top = area.getY() + TOP;
    double bottom = area.getMaxY() - BOTTOM;
    for (long tick : scale.ticks(TICKS)) {
      drawTick(graphics, scale, tick, top, bottom);
    }
    graphics.setFont(ChartStyle.text(LABEL_SIZE));
    graphics.setColor(ChartStyle.NEGATIVE);
    Labels.endingAt(graphics, "worse off", scale.at(0) - 8, top - 6);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString("better off", (float) scale.at(0) + 8, (float) top - 6);
    double height = (bottom - top) / table.rows().size();
    for (int row = 0; row < table.rows().size(); row++) {
      drawRow(graphics, area, scale, row, top + (row + 0.5) * height, height);
    }
  }

  /** What the amounts of the axis are in, such as {@code £m}. */
  String unit() {
    return scale(new Rectangle2D.Double()).unitLabel(format);
  }

  private AmountScale scale(Rectangle2D area) {
    long lowest = 0;
    long highest = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      if (colours.get(row).isEmpty()) {
        continue;
      }
      for (int column : new int[] {before, after}) {
        lowest = Math.min(lowest, table.pence(row, column));
        highest = Math.max(highest, table.pence(row, column));
      }
    }
    return new AmountScale(
        lowest,
        highest,
        area.getX() + NAME_WIDTH + NAME_GAP + LABEL_ROOM,
        area.getMaxX() - LABEL_ROOM);
  }

  private void drawTick(
      Graphics2D graphics, AmountScale scale, long tick, double top, double bottom) {
    double x = scale.at(tick);
    graphics.setColor(tick == 0 ? ChartStyle.INK : ChartStyle.GRID);
    graphics.setStroke(new BasicStroke(tick == 0 ? 1.4f : 1f));
    graphics.draw(new Line2D.Double(x, top, x, bottom));
    graphics.setColor(ChartStyle.FAINT_INK);
    graphics.setFont(ChartStyle.text(LABEL_SIZE));
    Labels.centred(graphics, scale.label(tick), x, bottom + 15);
  }

  private void drawRow(
      Graphics2D graphics, Rectangle2D area, AmountScale scale, int row, double y, double height) {
    graphics.setFont(ChartStyle.text(NAME_SIZE));
    graphics.setColor(ChartStyle.INK);
    int linesMax = height < 2.3 * NAME_SIZE ? 1 : 2;
    Labels.name(graphics, table.words(row, 0), area.getX() + NAME_WIDTH, y, NAME_WIDTH, linesMax);
    long from = table.pence(row, before);
    long to = table.pence(row, after);
    if (colours.get(row).isEmpty()) {
      graphics.setColor(ChartStyle.FAINT_INK);
      var told = format.signed(from) + " before, " + format.signed(to) + " after, together";
      Labels.boxed(graphics, told, area.getX() + NAME_WIDTH + NAME_GAP, y + LABEL_SIZE / 3);
      return;
    }
    var colour = colours.get(row).get();
    double x1 = scale.at(from);
    double x2 = scale.at(to);
    if (from != to) {
      graphics.setColor(ChartStyle.lighter(colour));
      graphics.setStroke(new BasicStroke(3f));
      graphics.draw(new Line2D.Double(x1, y, x2, y));
      graphics.setColor(Color.WHITE);
      graphics.fill(circle(x1, y, RING));
      graphics.setColor(colour);
      graphics.setStroke(new BasicStroke(2f));
      graphics.draw(circle(x1, y, RING));
    }
    graphics.setColor(colour);
    graphics.fill(circle(x2, y, DOT));
    drawLabels(graphics, row, colour, x1, x2, y);
  }

  /** Each amount on the outer side of its dot, so that neither covers the other. */
  private void drawLabels(
      Graphics2D graphics, int row, Color colour, double x1, double x2, double y) {
    long from = table.pence(row, before);
    long to = table.pence(row, after);
    boolean isAfterRight = from == to ? to >= 0 : x2 > x1;
    graphics.setFont(ChartStyle.strong(AFTER_SIZE));
    graphics.setColor(to < 0 ? ChartStyle.NEGATIVE : colour);
    beside(graphics, format.signed(to), x2, y + 4.8, isAfterRight);
    if (from != to) {
      graphics.setFont(ChartStyle.text(LABEL_SIZE));
      graphics.setColor(ChartStyle.FAINT_INK);
      beside(graphics, format.signed(from), x1, y + 4.3, !isAfterRight);
    }
  }

  private static void beside(
      Graphics2D graphics, String text, double x, double y, boolean isRight) {
    double from = isRight ? x + LABEL_GAP : x - LABEL_GAP - Labels.width(text, graphics);
    Labels.boxed(graphics, text, from, y);
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
