package org.commonpurse.reports.chart;

import static org.jfree.chart.ui.RectangleEdge.LEFT;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractAnnotation;
import org.jfree.chart.annotations.CategoryAnnotation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;

/**
 * Names beside the ends of lines, moved apart where they would cover each other, and rings on points
 * that matter.
 */
final class EndLabels extends AbstractAnnotation implements CategoryAnnotation {

  private static final long serialVersionUID = 1L;
  private static final float SIZE = 11;
  private static final double LINE = 13;
  private static final double INDENT = 18;
  private static final int ROUNDS_MAX = 500;

  private final transient List<Label> labels;
  private final transient List<Ring> rings;
  private final double width;

  /**
   * The name of a line.
   *
   * @param detail  what stands below the name
   * @param value  where the line ends
   */
  record Label(String name, String detail, double value, Color colour, boolean isStrong) {}

  /** A ring round the point of a category and value. */
  record Ring(String category, double value, Color colour) {}

  /**
   * @param width  the room to the right of the plot, in which the names are written
   */
  EndLabels(List<Label> labels, List<Ring> rings, double width) {
    this.width = width;
    this.labels = List.copyOf(labels);
    this.rings = List.copyOf(rings);
  }

  @Override
  public void draw(
      Graphics2D graphics,
      CategoryPlot plot,
      Rectangle2D area,
      CategoryAxis domain,
      ValueAxis range) {
    int last = plot.getCategories().size() - 1;
    double from = domain.getCategoryMiddle(last, last + 1, area, plot.getDomainAxisEdge());
    var clip = graphics.getClip();
    graphics.setClip(null);
    graphics.setFont(ChartStyle.strong(SIZE));
    var placed =
        labels.stream()
            .map(label -> place(graphics, label, range.valueToJava2D(label.value(), area, LEFT)))
            .sorted(Comparator.comparingDouble(Place::wanted))
            .toList();
    double[] middles = spread(placed, area);
    for (int i = 0; i < placed.size(); i++) {
      draw(graphics, placed.get(i), middles[i], from, area.getMaxX());
    }
    for (var ring : rings) {
      int at = plot.getCategories().indexOf(ring.category());
      double x = domain.getCategoryMiddle(at, last + 1, area, plot.getDomainAxisEdge());
      double y = range.valueToJava2D(ring.value(), area, LEFT);
      graphics.setPaint(ring.colour());
      graphics.setStroke(new BasicStroke(1.8f));
      graphics.draw(new Ellipse2D.Double(x - 7.5, y - 7.5, 15, 15));
    }
    graphics.setClip(clip);
  }

  /**
   * A label to be placed.
   *
   * @param lines  its name and detail, as they are broken
   * @param wanted  the height at which its middle would best be
   */
  private record Place(Label label, List<String> lines, double wanted) {
    double height() {
      return lines.size() * LINE + 3;
    }
  }

  private Place place(Graphics2D graphics, Label label, double wanted) {
    var lines = new ArrayList<>(Labels.wrapped(label.name(), graphics, width - INDENT, 2));
    lines.addAll(Labels.wrapped(label.detail(), graphics, width - INDENT, 1));
    return new Place(label, lines, wanted);
  }

  /** The middles of labels that keep their order, stay in the area and do not touch. */
  private static double[] spread(List<Place> placed, Rectangle2D area) {
    int count = placed.size();
    double[] middles = placed.stream().mapToDouble(Place::wanted).toArray();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      boolean moved = false;
      for (int i = 1; i < count; i++) {
        double apart = (placed.get(i - 1).height() + placed.get(i).height()) / 2;
        double missing = apart - (middles[i] - middles[i - 1]);
        if (missing > 0.01) {
          middles[i - 1] -= missing / 2;
          middles[i] += missing / 2;
          moved = true;
        }
      }
      moved |= keepWithin(placed, middles, area);
      if (!moved) {
        break;
      }
    }
    return middles;
  }

  private static boolean keepWithin(List<Place> placed, double[] middles, Rectangle2D area) {
    boolean moved = false;
    double above = area.getMinY();
    double below = area.getMaxY() - placed.stream().mapToDouble(Place::height).sum();
    for (int i = 0; i < middles.length; i++) {
      double half = placed.get(i).height() / 2;
      double kept = Math.max(above + half, Math.min(middles[i], Math.max(below, above) + half));
      moved |= Math.abs(kept - middles[i]) > 0.01;
      middles[i] = kept;
      above += placed.get(i).height();
      below += placed.get(i).height();
    }
    return moved;
  }

  private static void draw(
      Graphics2D graphics, Place place, double middle, double from, double edge) {
    var label = place.label();
    graphics.setPaint(label.colour());
    graphics.setStroke(ChartStyle.THIN);
    graphics.draw(new Line2D.Double(from + 6, place.wanted(), edge, place.wanted()));
    graphics.draw(new Line2D.Double(edge, place.wanted(), edge + INDENT - 4, middle));
    double y = middle - place.lines().size() * LINE / 2 + 10;
    for (int i = 0; i < place.lines().size(); i++) {
      boolean isDetail = i == place.lines().size() - 1;
      graphics.setFont(
          label.isStrong() || isDetail ? ChartStyle.strong(SIZE) : ChartStyle.text(SIZE));
      graphics.drawString(place.lines().get(i), (float) (edge + INDENT), (float) y);
      y += LINE;
    }
  }
}
