package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.util.List;
import org.jfree.chart.renderer.category.BarPainter;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Paints bars in a plain colour, some with lines across them.
 *
 * @param fills  how the bars of each series are painted
 */
record HatchedBars(List<Fill> fills) implements BarPainter {

  private static final double STEP = 5;

  /**
   * How a bar is painted.
   *
   * @param isHatched  whether white lines cross it, to tell it from one without
   */
  record Fill(Color colour, boolean isHatched) {

    static Fill plain(Color colour) {
      return new Fill(colour, false);
    }

    static Fill hatched(Color colour) {
      return new Fill(colour, true);
    }

    void paint(Graphics2D graphics, Rectangle2D bar) {
      graphics.setPaint(colour);
      graphics.fill(bar);
      if (!isHatched || bar.getWidth() < STEP) {
        return;
      }
      // The lines are cut to the bar as shapes, since clips are kept poorly by some formats.
      var lines = new Area();
      var stroke = new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
      double height = bar.getHeight();
      for (double x = bar.getMinX() - height + STEP / 2; x < bar.getMaxX(); x += STEP) {
        var line = new Line2D.Double(x, bar.getMaxY(), x + height, bar.getMinY());
        lines.add(new Area(stroke.createStrokedShape(line)));
      }
      lines.intersect(new Area(bar));
      graphics.setPaint(Color.WHITE);
      graphics.fill(lines);
    }
  }

  HatchedBars {
    fills = List.copyOf(fills);
  }

  @Override
  public void paintBar(
      Graphics2D graphics,
      BarRenderer renderer,
      int row,
      int column,
      RectangularShape bar,
      RectangleEdge base) {
    fills.get(row).paint(graphics, bar.getBounds2D());
  }

  @Override
  public void paintBarShadow(
      Graphics2D graphics,
      BarRenderer renderer,
      int row,
      int column,
      RectangularShape bar,
      RectangleEdge base,
      boolean pegShadow) {
    // Bars lie flat.
  }
}
