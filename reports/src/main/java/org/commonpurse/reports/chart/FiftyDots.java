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
 * Equally likely futures as dots, heaped where they end: hollow left of the zero line, filled right of
 * it. Readers who count dots judge chances better than those who are told a percentage (Kay and others,
 * CHI 2016, on quantile dot plots).
 *
 * @param table  a row for each future, with its amount in the second column, in order of amounts
 */
record FiftyDots(Table table, Color colour, MoneyFormat format) implements Drawing {

  private static final float LABEL_SIZE = 12f;
  private static final double TOP = 22;
  private static final double BOTTOM = 22;
  private static final double SIDE = 26;
  private static final int TICKS = 6;

  /** So many heaps that fifty dots of the usual shapes make heaps of about ten. */
  private static final int HEAPS = 18;

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var scale = scale(area);
    double top = area.getY() + TOP;
    double bottom = area.getMaxY() - BOTTOM;
    graphics.setFont(ChartStyle.text(LABEL_SIZE));
    for (long tick : scale.ticks(TICKS)) {
      double x = scale.at(tick);
      graphics.setColor(tick == 0 ? ChartStyle.INK : ChartStyle.GRID);
      graphics.setStroke(new BasicStroke(tick == 0 ? 1.4f : 1f));
      graphics.draw(new Line2D.Double(x, top, x, bottom));
      graphics.setColor(ChartStyle.FAINT_INK);
      Labels.centred(graphics, scale.label(tick), x, bottom + 15);
    }
    drawSides(graphics, scale, top);
    double heap = (scale.to() - scale.from()) / HEAPS;
    double dot = Math.min(heap * 0.9, (bottom - top) / (highest(scale, heap) + 0.5));
    int[] heights = new int[HEAPS + 1];
    for (int row = 0; row < table.rows().size(); row++) {
      long pence = table.pence(row, 1);
      int at = heapOf(scale, heap, pence);
      double x = scale.from() + (at + 0.5) * heap;
      double y = bottom - (heights[at]++ + 0.5) * dot;
      drawDot(
          graphics,
          new Ellipse2D.Double(x - dot * 0.44, y - dot * 0.44, dot * 0.88, dot * 0.88),
          pence);
    }
  }

  private void drawSides(Graphics2D graphics, AmountScale scale, double top) {
    long below =
        table.rows().stream().filter(row -> row.cells().get(1).pence().orElse(0) < 0).count();
    double zero = scale.at(0);
    if (below > 0) {
      graphics.setColor(ChartStyle.NEGATIVE);
      Labels.endingAt(
          graphics, below + " worse off", Math.max(zero - 8, scale.from() + 84), top - 6);
    }
    if (below < table.rows().size()) {
      graphics.setColor(ChartStyle.INK);
      var text = (table.rows().size() - below) + " better off";
      double room = scale.to() + SIDE - Labels.width(text, graphics);
      graphics.drawString(text, (float) Math.min(zero + 8, room), (float) top - 6);
    }
  }

  private void drawDot(Graphics2D graphics, Ellipse2D dot, long pence) {
    graphics.setStroke(new BasicStroke(1.4f));
    if (pence < 0) {
      graphics.setColor(Color.WHITE);
      graphics.fill(dot);
      graphics.setColor(ChartStyle.NEGATIVE);
      graphics.draw(dot);
    } else {
      graphics.setColor(colour);
      graphics.fill(dot);
    }
  }

  /** What the amounts are in, such as {@code £m}. */
  String unit() {
    return scale(new Rectangle2D.Double()).unitLabel(format);
  }

  private AmountScale scale(Rectangle2D area) {
    long lowest = Math.min(0, table.pence(0, 1));
    long highest = Math.max(0, table.pence(table.rows().size() - 1, 1));
    return new AmountScale(lowest, highest, area.getX() + SIDE, area.getMaxX() - SIDE);
  }

  /** Heaps never straddle the zero line: each dot stands on its own side of it. */
  private static int heapOf(AmountScale scale, double heap, long pence) {
    double zero = (scale.at(0) - scale.from()) / heap;
    double exact = (scale.at(pence) - scale.from()) / heap;
    int at = (int) Math.min(HEAPS - 1, Math.floor(exact));
    int split = (int) Math.floor(zero);
    if (at == split && zero > split && pence < 0 && zero - split < 0.5) {
      return Math.max(0, split - 1);
    }
    return at == split && pence >= 0 && zero - split >= 0.5 ? Math.min(HEAPS - 1, split + 1) : at;
  }

  private int highest(AmountScale scale, double heap) {
    int[] heights = new int[HEAPS + 1];
    int highest = 1;
    for (int row = 0; row < table.rows().size(); row++) {
      highest = Math.max(highest, ++heights[heapOf(scale, heap, table.pence(row, 1))]);
    }
    return highest;
  }
}
