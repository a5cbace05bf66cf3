package org.commonpurse.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Something that can be drawn as often as wanted, and looks the same each time. */
@FunctionalInterface
public interface Drawing {

  /** Draws within the area. */
  void draw(Graphics2D graphics, Rectangle2D area);
}
