package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * A row for each measure: hollow where it was planned, filled where it was observed, a line between them.
 *
 * @param table  a row for each: its name, and the two amounts in columns 1 and 2
 */
record PairedDots(Table table, MoneyFormat format) implements Drawing {

  static final int ROW = 32;
  static final int TOP = 6;
  static final int BOTTOM = 24;

  private static final float SIZE = 12f;
  private static final double NAME_WIDTH = 170;
  private static final double GAP = 8;
  private static final double LABEL_ROOM = 58;
  private static final double DOT = 10;
  private static final int TICKS = 4;

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var scale = scale(area);
    double bottom = area.getMaxY() - BOTTOM;
    graphics.setFont(ChartStyle.text(SIZE));
    for (long tick : scale.ticks(TICKS)) {
      double x = scale.at(tick);
      graphics.setColor(tick == 0 ? ChartStyle.INK : ChartStyle.GRID);
      graphics.setStroke(new BasicStroke(tick == 0 ? 1.4f : 1f));
      graphics.draw(new Line2D.Double(x, area.getY() + TOP, x, bottom));
      graphics.setColor(ChartStyle.FAINT_INK);
      Labels.centred(graphics, scale.label(tick), x, bottom + 16);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      drawRow(graphics, area, scale, row, area.getY() + TOP + (row + 0.5) * ROW);
    }
  }

  /** What the amounts of the axis are in, such as {@code £m}. */
  String unit() {
    return scale(new Rectangle2D.Double()).unitLabel(format);
  }

  private AmountScale scale(Rectangle2D area) {
    var all = table.amounts().summaryStatistics();
    return new AmountScale(
        Math.min(0, all.getMin()),
        Math.max(0, all.getMax()),
        area.getX() + NAME_WIDTH + GAP + LABEL_ROOM,
        area.getMaxX() - LABEL_ROOM);
  }

  private void drawRow(
      Graphics2D graphics, Rectangle2D area, AmountScale scale, int row, double y) {
    graphics.setFont(ChartStyle.text(SIZE));
    graphics.setColor(ChartStyle.INK);
    Labels.name(graphics, table.words(row, 0), area.getX() + NAME_WIDTH, y, NAME_WIDTH, 2);
    long planned = table.pence(row, 1);
    long observed = table.pence(row, 2);
    graphics.setColor(ChartStyle.AXIS);
    graphics.setStroke(new BasicStroke(2f));
    graphics.draw(new Line2D.Double(scale.at(planned), y, scale.at(observed), y));
    dot(graphics, scale.at(planned), y, Color.WHITE);
    dot(graphics, scale.at(observed), y, ChartStyle.SAVING);
    graphics.setColor(observed < 0 ? ChartStyle.NEGATIVE : ChartStyle.INK);
    var text = format.brief(observed);
    double x = scale.at(observed);
    Labels.boxed(
        graphics,
        text,
        observed < planned ? x - DOT - Labels.width(text, graphics) : x + DOT,
        y + 4.3);
  }

  private static void dot(Graphics2D graphics, double x, double y, Color fill) {
    var dot = new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
    graphics.setColor(fill);
    graphics.fill(dot);
    graphics.setColor(ChartStyle.SAVING);
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(dot);
  }
}
