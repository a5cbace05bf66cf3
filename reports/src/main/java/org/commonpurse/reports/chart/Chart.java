package org.commonpurse.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Objects;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.reports.font.Fonts;
import org.commonpurse.reports.table.Table;
import org.jfree.svg.SVGGraphics2D;

/**
 * A chart and the table it was drawn from.
 *
 * @param name  what its file is called
 * @param title  what it shows, as one line
 * @param reading  how it is to be read
 * @param description  what a reader who cannot see it should know, with its main figures
 * @param width  in units of which 96 make an inch
 * @param height  in the same units
 * @param table  every figure that is drawn
 * @param drawing  the picture, without its title
 */
public record Chart(
    Code name,
    String title,
    String reading,
    String description,
    int width,
    int height,
    Table table,
    Drawing drawing) {

  public Chart {
    Objects.requireNonNull(name, "name");
    if (title.isBlank() || reading.isBlank() || description.isBlank()) {
      throw new IllegalArgumentException("A chart needs a title, its reading and a description.");
    }
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("A chart of %d by %d.".formatted(width, height));
    }
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(drawing, "drawing");
  }

  /** Draws the chart in its own size, from the origin. */
  public void draw(Graphics2D graphics) {
    drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
  }

  /**
   * The chart as an SVG document, with its title and description for those who cannot see it.
   * <p>
   * The same chart gives the same text.
   */
  public String svg() {
    var graphics = new SVGGraphics2D(width, height);
    graphics.setDefsKeyPrefix(name.value() + "-");
    graphics.setFontFunction(family -> Fonts.FAMILY_AND_LIKENESSES);
    draw(graphics);
    var picture = graphics.getSVGElement(null, true, null, null, null);
    int body = picture.indexOf('>') + 1;
    return picture.substring(0, body - 1)
        + " viewBox=\"0 0 %d %d\" role=\"img\" lang=\"en-GB\" aria-labelledby=\"%s-t %s-d\">"
            .formatted(width, height, name, name)
        + "<title id=\"%s-t\">%s</title>".formatted(name, escaped(title))
        + "<desc id=\"%s-d\">%s</desc>".formatted(name, escaped(description))
        + picture.substring(body)
        + "\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
