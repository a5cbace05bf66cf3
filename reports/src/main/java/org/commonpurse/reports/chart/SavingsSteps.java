package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * From all savings down to those that can leave a budget: a bar for all of them, one for each part that cannot, each
 * beginning where the one above it ends, and one for what is left. Bars below zero are hollow.
 *
 * @param table  a row for each step and its amount: the first is all, the last what is left, those between are taken
 *     off
 */
record SavingsSteps(Table table, MoneyFormat format) implements Drawing {

  static final int ROW = 32;

  private static final float SIZE = 12f;
  private static final double NAME_WIDTH = 170;
  private static final double GAP = 8;
  private static final double LABEL_ROOM = 58;
  private static final double BAR = 15;

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var ends = ends();
    long lowest = Math.min(0, ends.stream().mapToLong(Long::longValue).min().orElse(0));
    long highest = Math.max(0, ends.stream().mapToLong(Long::longValue).max().orElse(0));
    var scale =
        new AmountScale(
            lowest,
            highest,
            area.getX() + NAME_WIDTH + GAP + (lowest < 0 ? LABEL_ROOM : 0),
            area.getMaxX() - LABEL_ROOM);
    graphics.setColor(ChartStyle.INK);
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(new Line2D.Double(scale.at(0), area.getY(), scale.at(0), area.getMaxY()));
    int last = table.rows().size() - 1;
    for (int row = 0; row <= last; row++) {
      double y = area.getY() + (row + 0.5) * ROW;
      long from = row == 0 || row == last ? 0 : ends.get(row - 1);
      drawStep(graphics, area, scale, row, y, from, ends.get(row));
      if (row < last) {
        graphics.setColor(ChartStyle.AXIS);
        graphics.setStroke(new BasicStroke(1f));
        double x = scale.at(ends.get(row));
        graphics.draw(new Line2D.Double(x, y + BAR / 2, x, y + ROW - BAR / 2));
      }
    }
  }

  /** Where each step ends, in pence from zero. */
  List<Long> ends() {
    var ends = new ArrayList<Long>();
    int last = table.rows().size() - 1;
    for (int row = 0; row <= last; row++) {
      long pence = table.pence(row, 1);
      ends.add(row == 0 || row == last ? pence : Math.subtractExact(ends.get(row - 1), pence));
    }
    return ends;
  }

  private void drawStep(
      Graphics2D graphics,
      Rectangle2D area,
      AmountScale scale,
      int row,
      double y,
      long from,
      long to) {
    boolean isLevel = row == 0 || row == table.rows().size() - 1;
    graphics.setFont(isLevel ? ChartStyle.strong(SIZE) : ChartStyle.text(SIZE));
    graphics.setColor(ChartStyle.INK);
    Labels.name(graphics, table.words(row, 0), area.getX() + NAME_WIDTH, y, NAME_WIDTH, 2);
    double left = Math.min(scale.at(from), scale.at(to));
    double right = Math.max(scale.at(from), scale.at(to));
    var bar = new Rectangle2D.Double(left, y - BAR / 2, right - left, BAR);
    boolean isHollow = Math.min(from, to) < 0;
    graphics.setColor(isHollow ? Color.WHITE : isLevel ? ChartStyle.SAVING : ChartStyle.AXIS);
    graphics.fill(bar);
    graphics.setColor(isLevel ? ChartStyle.SAVING : ChartStyle.AXIS);
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(bar);
    long pence = isLevel ? to : Math.subtractExact(to, from);
    graphics.setColor(pence < 0 ? ChartStyle.NEGATIVE : ChartStyle.INK);
    Labels.boxed(graphics, format.brief(pence), right + GAP, y + 4.3);
  }
}
