package org.commonpurse.reports.chart;

import static org.commonpurse.reports.table.SharingFlows.NAME;
import static org.commonpurse.reports.table.SharingFlows.PAID;
import static org.commonpurse.reports.table.SharingFlows.RECEIVED;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * Bands from those who pay to those who receive. A band is as wide as the money in it.
 *
 * @param table  as {@link org.commonpurse.reports.table.HorizonTables#sharing} makes it
 * @param colours  of its first rows, which are partners; what follows balances them
 */
record SharingBands(Table table, List<Color> colours, MoneyFormat format) implements Drawing {

  private static final double LABEL_WIDTH = 235;
  private static final double NODE_WIDTH = 12;
  private static final double LINE = 13;
  private static final double GAP = 7;
  private static final double HEAD = 26;
  private static final double FOOT = 22;
  private static final float SIZE = 11;

  /** A block that bands start or end at. */
  private static final class Node {
    final String name;
    final long pence;
    final Color colour;
    final double slot;
    double top;
    double inUsed;
    double outUsed;

    Node(String name, long pence, Color colour, double slot) {
      this.slot = slot;
      this.name = name;
      this.pence = pence;
      this.colour = colour;
    }
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var payers = nodes(graphics, PAID);
    var receivers = nodes(graphics, RECEIVED);
    var between = new Node("Sharing clauses", table.pence(total(), PAID), ChartStyle.FAINT_INK, 1);
    double scale = scale(area.getHeight() - HEAD - FOOT, List.of(shown(payers), shown(receivers)));
    double left = area.getX() + LABEL_WIDTH;
    double middle = area.getCenterX() - NODE_WIDTH / 2;
    double right = area.getMaxX() - LABEL_WIDTH - NODE_WIDTH;
    place(shown(payers), scale, area);
    place(shown(receivers), scale, area);
    place(List.of(between), scale, area);
    for (var payer : shown(payers)) {
      band(graphics, payer, left, between, middle, payer.pence, scale, true);
    }
    for (var receiver : shown(receivers)) {
      band(graphics, between, middle, receiver, right, receiver.pence, scale, false);
    }
    heading(graphics, "Pays", left + NODE_WIDTH, area, -1);
    heading(graphics, "Receives", right, area, 1);
    shown(payers).forEach(node -> node(graphics, node, left, scale, -1));
    shown(receivers).forEach(node -> node(graphics, node, right, scale, 1));
    label(graphics, between, middle, between.top - 7);
    block(graphics, between, middle, scale);
  }

  private List<Node> nodes(Graphics2D graphics, int column) {
    graphics.setFont(ChartStyle.text(SIZE));
    var nodes = new ArrayList<Node>();
    for (int row = 0; row < total(); row++) {
      var name = table.words(row, NAME);
      double slot = (lines(graphics, name).size() + 1) * LINE + 2;
      var colour = row < colours.size() ? colours.get(row) : ChartStyle.AXIS;
      nodes.add(new Node(name, table.pence(row, column), colour, slot));
    }
    return nodes;
  }

  private static List<String> lines(Graphics2D graphics, String name) {
    return Labels.wrapped(name, graphics, LABEL_WIDTH - 12, 2);
  }

  private int total() {
    return table.rows().size() - 1;
  }

  private static List<Node> shown(List<Node> nodes) {
    return nodes.stream().filter(node -> node.pence != 0).toList();
  }

  /** The height of a penny at which every column of nodes fits. */
  private static double scale(double height, List<List<Node>> sides) {
    double low = 0;
    double high = 1;
    for (int round = 0; round < 80; round++) {
      double scale = (low + high) / 2;
      boolean fits = true;
      for (var side : sides) {
        fits &= need(side, scale) <= height;
      }
      if (fits) {
        low = scale;
      } else {
        high = scale;
      }
    }
    return low;
  }

  private static double need(List<Node> nodes, double scale) {
    return nodes.stream().mapToDouble(node -> Math.max(node.slot, node.pence * scale)).sum()
        + GAP * Math.max(0, nodes.size() - 1);
  }

  private static void place(List<Node> nodes, double scale, Rectangle2D area) {
    double free = area.getHeight() - HEAD - FOOT - need(nodes, scale);
    double y = area.getY() + HEAD + Math.max(0, free / 2);
    for (var node : nodes) {
      double height = node.pence * scale;
      double room = Math.max(node.slot, height);
      node.top = y + (room - height) / 2;
      y += room + GAP;
    }
  }

  private static void band(
      Graphics2D graphics,
      Node from,
      double fromX,
      Node to,
      double toX,
      long pence,
      double scale,
      boolean isFirst) {
    if (pence == 0) {
      return;
    }
    double height = pence * scale;
    double y1 = from.top + from.outUsed;
    double y2 = to.top + to.inUsed;
    from.outUsed += height;
    to.inUsed += height;
    double x1 = fromX + NODE_WIDTH;
    double bend = (x1 + toX) / 2;
    // A band too thin to see would hide that there is any money in it.
    double seen = Math.max(0.8, height);
    var band = new Path2D.Double();
    band.moveTo(x1, y1);
    band.curveTo(bend, y1, bend, y2, toX, y2);
    band.lineTo(toX, y2 + seen);
    band.curveTo(bend, y2 + seen, bend, y1 + seen, x1, y1 + seen);
    band.closePath();
    var colour = isFirst ? from.colour : to.colour;
    graphics.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 105));
    graphics.fill(band);
  }

  private static void heading(
      Graphics2D graphics, String text, double x, Rectangle2D area, int side) {
    graphics.setFont(ChartStyle.strong(13));
    graphics.setPaint(ChartStyle.INK);
    double width = Labels.width(text, graphics);
    graphics.drawString(text, (float) (side < 0 ? x - width : x), (float) area.getY() + 13);
  }

  private static void block(Graphics2D graphics, Node node, double x, double scale) {
    graphics.setPaint(node.colour);
    graphics.fill(
        new Rectangle2D.Double(x, node.top, NODE_WIDTH, Math.max(1.2, node.pence * scale)));
  }

  /** Draws a node with its name and amount to its left (-1) or to its right (1). */
  private void node(Graphics2D graphics, Node node, double x, double scale, int side) {
    block(graphics, node, x, scale);
    graphics.setPaint(ChartStyle.INK);
    graphics.setFont(ChartStyle.text(SIZE));
    var lines = lines(graphics, node.name);
    double y = node.top + node.pence * scale / 2 - (lines.size() + 1) * LINE / 2 + 10;
    for (var line : lines) {
      beside(graphics, line, x, y, side);
      y += LINE;
    }
    graphics.setFont(ChartStyle.strong(SIZE));
    beside(graphics, format.brief(node.pence), x, y, side);
  }

  private static void label(Graphics2D graphics, Node node, double x, double y) {
    graphics.setPaint(ChartStyle.INK);
    graphics.setFont(ChartStyle.strong(12));
    double width = Labels.width(node.name, graphics);
    graphics.drawString(node.name, (float) (x + NODE_WIDTH / 2 - width / 2), (float) y);
  }

  private static void beside(Graphics2D graphics, String text, double x, double y, int side) {
    double width = Labels.width(text, graphics);
    graphics.drawString(text, (float) (side < 0 ? x - 7 - width : x + NODE_WIDTH + 7), (float) y);
  }
}
