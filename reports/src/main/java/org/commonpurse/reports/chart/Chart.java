package org.commonpurse.reports.chart;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.util.SVGConstants;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.font.Fonts;
import org.commonpurse.reports.table.Table;
import org.w3c.dom.Element;

/**
 * A chart and the table it was drawn from.
 *
 * @param name  what its file is called
 * @param title  what it shows, as one line
 * @param reading  how it is to be read
 * @param description  what a reader who cannot see it should know: the finding first, then where the
 *     figures are; at most 250 characters
 * @param width  in units of which 96 make an inch
 * @param height  in the same units
 * @param table  every figure that is drawn
 * @param drawing  the picture, without its title
 */
public record Chart(
    ReportCode name,
    String title,
    String reading,
    String description,
    int width,
    int height,
    Table table,
    Drawing drawing) {

  /** The longest description that programs which read pages aloud can be trusted to read whole. */
  public static final int DESCRIPTION_MAX = 250;

  public Chart {
    Objects.requireNonNull(name, "name");
    if (title.isBlank() || reading.isBlank() || description.isBlank()) {
      throw new IllegalArgumentException("A chart needs a title, its reading and a description.");
    }
    if (description.length() > DESCRIPTION_MAX) {
      throw new IllegalArgumentException(
          "A description of %d characters, where %d are the most: %s"
              .formatted(description.length(), DESCRIPTION_MAX, description));
    }
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("A chart of %d by %d.".formatted(width, height));
    }
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(drawing, "drawing");
  }

  /** The same chart of what is no figure of one fund: nothing in its table can be traced. */
  public Chart untraced() {
    return new Chart(name, title, reading, description, width, height, table.untraced(), drawing);
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
    var document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument(SVGConstants.SVG_NAMESPACE_URI, SVGConstants.SVG_SVG_TAG, null);
    var context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setIDGenerator(new OwnIds(name));
    var graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    draw(graphics);
    var root = graphics.getRoot();
    // Every picture has an empty one by the same id, which would stand in a page once for each.
    var shared = (Element) root.getElementsByTagName(SVGConstants.SVG_DEFS_TAG).item(0);
    shared.removeAttribute("id");
    root.setAttributeNS(null, "viewBox", "0 0 %d %d".formatted(width, height));
    root.setAttributeNS(null, "role", "img");
    root.setAttributeNS(null, "lang", "en-GB");
    root.setAttributeNS(null, "aria-labelledby", "%s-t %s-d".formatted(name, name));
    label(root, "desc", name + "-d", description);
    label(root, "title", name + "-t", title);
    var svg = new StringWriter();
    try {
      graphics.stream(root, svg, false, false);
    } catch (SVGGraphics2DIOException e) {
      throw new UncheckedIOException(e);
    }
    return body(svg.toString()).replace("'" + Fonts.FAMILY + "'", Fonts.FAMILY_AND_LIKENESSES);
  }

  /** Puts a text for those who cannot see the picture at its beginning, where readers look for it. */
  private static void label(Element root, String tag, String id, String text) {
    var element = root.getOwnerDocument().createElementNS(SVGConstants.SVG_NAMESPACE_URI, tag);
    element.setAttributeNS(null, "id", id);
    element.setTextContent(text);
    root.insertBefore(element, root.getFirstChild());
  }

  /** The document without the declarations before its root, so that it can stand inside a page. */
  private static String body(String svg) {
    return svg.substring(svg.indexOf("<svg"));
  }
}
