package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.LongStream;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * A bar for each assumption, from what the answer is at one end of its range to what it is at the other; a line
 * where it is as planned. What is worse than planned is hollow.
 *
 * @param table  a row for each assumption: its name, and the two answers in columns 1 and 2
 * @param plannedPence  the answer as planned
 */
record Tornado(Table table, long plannedPence, MoneyFormat format) implements Drawing {

  static final int ROW = 30;
  static final int TOP = 24;
  static final int BOTTOM = 24;

  private static final float SIZE = 12f;
  private static final double NAME_WIDTH = 190;
  private static final double GAP = 8;
  private static final double LABEL_ROOM = 62;
  private static final double BAR = 15;
  private static final int TICKS = 6;

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var scale = scale(area);
    double top = area.getY() + TOP;
    double bottom = area.getMaxY() - BOTTOM;
    graphics.setFont(ChartStyle.text(SIZE));
    for (long tick : scale.ticks(TICKS)) {
      line(graphics, scale.at(tick), top, bottom, tick == 0 ? ChartStyle.INK : ChartStyle.GRID);
      graphics.setColor(ChartStyle.FAINT_INK);
      Labels.centred(graphics, scale.label(tick), scale.at(tick), bottom + 16);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      drawRow(graphics, area, scale, row, top + (row + 0.5) * ROW);
    }
    double planned = scale.at(plannedPence);
    line(graphics, planned, top - 2, bottom, ChartStyle.PAID);
    graphics.setColor(ChartStyle.PAID);
    graphics.setFont(ChartStyle.strong(SIZE));
    var text = "as planned " + format.brief(plannedPence);
    double half = Labels.width(text, graphics) / 2;
    Labels.centred(graphics, text, Math.min(planned, area.getMaxX() - half), top - 8);
  }

  /** What the amounts of the axis are in, such as {@code £m}. */
  String unit() {
    return scale(new Rectangle2D.Double()).unitLabel(format);
  }

  private AmountScale scale(Rectangle2D area) {
    var all =
        LongStream.concat(table.amounts(), LongStream.of(0, plannedPence)).summaryStatistics();
    return new AmountScale(
        all.getMin(),
        all.getMax(),
        area.getX() + NAME_WIDTH + GAP + LABEL_ROOM,
        area.getMaxX() - LABEL_ROOM);
  }

  private static void line(Graphics2D graphics, double x, double from, double to, Color colour) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(colour.equals(ChartStyle.GRID) ? 1f : 1.4f));
    graphics.draw(new Line2D.Double(x, from, x, to));
  }

  private void drawRow(
      Graphics2D graphics, Rectangle2D area, AmountScale scale, int row, double y) {
    graphics.setFont(ChartStyle.text(SIZE));
    graphics.setColor(ChartStyle.INK);
    Labels.name(graphics, table.words(row, 0), area.getX() + NAME_WIDTH, y, NAME_WIDTH, 2);
    long least = Math.min(table.pence(row, 1), table.pence(row, 2));
    long most = Math.max(table.pence(row, 1), table.pence(row, 2));
    long turn = Math.max(least, Math.min(most, plannedPence));
    bar(graphics, scale.at(least), scale.at(turn), y, true);
    bar(graphics, scale.at(turn), scale.at(most), y, false);
    label(graphics, least, scale.at(least) - GAP - width(graphics, least), y);
    label(graphics, most, scale.at(most) + GAP, y);
  }

  private static void bar(Graphics2D graphics, double from, double to, double y, boolean isHollow) {
    var bar = new Rectangle2D.Double(from, y - BAR / 2, to - from, BAR);
    graphics.setColor(isHollow ? Color.WHITE : ChartStyle.FAINT_INK);
    graphics.fill(bar);
    graphics.setColor(ChartStyle.FAINT_INK);
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(bar);
  }

  private double width(Graphics2D graphics, long pence) {
    return Labels.width(format.brief(pence), graphics);
  }

  private void label(Graphics2D graphics, long pence, double x, double y) {
    graphics.setColor(pence < 0 ? ChartStyle.NEGATIVE : ChartStyle.INK);
    Labels.boxed(graphics, format.brief(pence), x, y + 4.3);
  }
}
