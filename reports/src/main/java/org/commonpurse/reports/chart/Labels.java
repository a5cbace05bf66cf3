package org.commonpurse.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Words beside marks. */
final class Labels {

  private Labels() {}

  /**
   * The text in lines that are no wider than they may be, broken between words, and within a word only
   * where it is wider than a line.
   *
   * @param linesMax  if more are needed, the last of these ends in an ellipsis
   */
  static List<String> wrapped(String text, Graphics2D graphics, double width, int linesMax) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || width(longer, graphics) <= width) {
        line.setLength(0);
        line.append(longer);
      } else {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      }
      while (width(line.toString(), graphics) > width && line.length() > 1) {
        int fits = line.length() - 1;
        while (fits > 1 && width(line.substring(0, fits), graphics) > width) {
          fits--;
        }
        lines.add(line.substring(0, fits));
        line.delete(0, fits);
      }
    }
    lines.add(line.toString());
    if (lines.size() <= linesMax) {
      return lines;
    }
    var kept = new ArrayList<>(lines.subList(0, linesMax));
    var last = kept.get(linesMax - 1);
    while (width(last + "…", graphics) > width && last.length() > 1) {
      last = last.substring(0, last.contains(" ") ? last.lastIndexOf(' ') : last.length() - 1);
    }
    kept.set(linesMax - 1, last + "…");
    return kept;
  }

  /** Writes a text so that it ends there. */
  static void endingAt(Graphics2D graphics, String text, double x, double y) {
    graphics.drawString(text, (float) (x - width(text, graphics)), (float) y);
  }

  /** Writes a name so that its lines end there, in the middle of a row. */
  static void name(
      Graphics2D graphics, String name, double end, double middle, double width, int linesMax) {
    var lines = wrapped(name, graphics, width, linesMax);
    double size = graphics.getFont().getSize2D();
    double first = middle + 0.36 * size - (lines.size() - 1) * size * 0.58;
    for (int line = 0; line < lines.size(); line++) {
      endingAt(graphics, lines.get(line), end, first + line * size * 1.16);
    }
  }

  /** Writes a text on white, so that no line runs through it. */
  static void boxed(Graphics2D graphics, String text, double x, double y) {
    var ink = graphics.getColor();
    double height = graphics.getFont().getSize2D();
    graphics.setColor(Color.WHITE);
    graphics.fill(
        new Rectangle2D.Double(x - 1, y - 0.8 * height, width(text, graphics) + 2, height));
    graphics.setColor(ink);
    graphics.drawString(text, (float) x, (float) y);
  }

  /** Writes a text so that its middle is there. */
  static void centred(Graphics2D graphics, String text, double x, double y) {
    graphics.drawString(text, (float) (x - width(text, graphics) / 2), (float) y);
  }

  static double width(String text, Graphics2D graphics) {
    return graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
  }
}
