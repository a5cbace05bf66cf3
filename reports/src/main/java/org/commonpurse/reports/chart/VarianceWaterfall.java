package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.commonpurse.reports.chart.VarianceSteps.Kind;
import org.commonpurse.reports.chart.VarianceSteps.Step;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * A bar for each step away from the start, which is the zero line, each beginning where the one above
 * it ends. Steps below zero are hollow.
 */
record VarianceWaterfall(VarianceSteps way, MoneyFormat format) implements Drawing {

  private static final int ROW = 24;

  /** How high a row is of which there are few, and so high that a name may have two lines. */
  private static final int ROW_OF_FEW = 32;

  private static final int FEW = 8;
  private static final int TOP = 20;

  private static final float SIZE = 12f;
  private static final double NAME_WIDTH = 180;
  private static final double NAME_GAP = 10;
  private static final double LABEL_ROOM = 56;
  private static final double LABEL_GAP = 6;
  private static final double BAR = 13;

  /** How high it is best drawn. */
  static int height(VarianceSteps way) {
    int rows = way.steps().size();
    return TOP + rows * (rows <= FEW ? ROW_OF_FEW : ROW);
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var scale = scale(area);
    double top = area.getY() + TOP;
    double height = (area.getMaxY() - top) / way.steps().size();
    double zero = scale.at(0);
    graphics.setFont(ChartStyle.text(SIZE));
    graphics.setColor(ChartStyle.FAINT_INK);
    if (scale.lowest() < 0) {
      Labels.endingAt(graphics, way.below(), zero - 8, top - 7);
    }
    if (scale.highest() > 0) {
      graphics.drawString(way.above(), (float) zero + 8, (float) top - 7);
    }
    graphics.setColor(ChartStyle.INK);
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(new Line2D.Double(zero, top, zero, area.getMaxY()));
    var from = way.from();
    var to = way.to();
    for (int row = 0; row < way.steps().size(); row++) {
      double y = top + (row + 0.5) * height;
      if (row + 1 < way.steps().size()) {
        drawConnector(graphics, scale.at(to.get(row)), y, y + height);
      }
      drawStep(graphics, area, scale, row, y, from.get(row), to.get(row));
    }
  }

  private AmountScale scale(Rectangle2D area) {
    long lowest = way.to().stream().mapToLong(Long::longValue).min().orElse(0);
    long highest = way.to().stream().mapToLong(Long::longValue).max().orElse(0);
    return new AmountScale(
        Math.min(0, lowest),
        Math.max(0, highest),
        area.getX() + NAME_WIDTH + NAME_GAP + LABEL_ROOM,
        area.getMaxX() - LABEL_ROOM);
  }

  private static void drawConnector(Graphics2D graphics, double x, double from, double to) {
    graphics.setColor(ChartStyle.AXIS);
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(new Line2D.Double(x, from + BAR / 2, x, to - BAR / 2));
  }

  private void drawStep(
      Graphics2D graphics,
      Rectangle2D area,
      AmountScale scale,
      int row,
      double y,
      long from,
      long to) {
    var step = way.steps().get(row);
    boolean isLevel = step.kind() == Kind.START || step.kind() == Kind.END;
    graphics.setFont(isLevel ? ChartStyle.strong(SIZE) : ChartStyle.text(SIZE));
    graphics.setColor(ChartStyle.INK);
    int linesMax = way.steps().size() <= FEW ? 2 : 1;
    Labels.name(graphics, step.name(), area.getX() + NAME_WIDTH, y, NAME_WIDTH, linesMax);
    double left = Math.min(scale.at(from), scale.at(to));
    double right = Math.max(scale.at(from), scale.at(to));
    if (step.kind() != Kind.START) {
      drawBar(
          graphics,
          new Rectangle2D.Double(left, y - BAR / 2, right - left, BAR),
          step,
          isHollow(step, to));
    }
    drawLabel(graphics, step, left, right, y + 4.3, isLevel ? to >= 0 : to > from);
  }

  private static boolean isHollow(Step step, long to) {
    return step.kind() == Kind.END ? to < 0 : step.pence() < 0;
  }

  private static void drawBar(Graphics2D graphics, Rectangle2D bar, Step step, boolean isHollow) {
    graphics.setStroke(new BasicStroke(1.6f));
    if (isHollow) {
      graphics.setColor(Color.WHITE);
      graphics.fill(bar);
      graphics.setColor(step.colour());
      graphics.draw(bar);
    } else {
      graphics.setColor(step.colour());
      graphics.fill(bar);
    }
  }

  /** Where the bar ends, on its outer side. */
  private void drawLabel(
      Graphics2D graphics, Step step, double left, double right, double y, boolean isRight) {
    boolean isLevel = step.kind() == Kind.START || step.kind() == Kind.END;
    var text = step.kind() == Kind.STEP ? format.signed(step.pence()) : format.brief(step.pence());
    graphics.setFont(isLevel ? ChartStyle.strong(SIZE) : ChartStyle.text(SIZE));
    graphics.setColor(
        step.pence() < 0
            ? ChartStyle.NEGATIVE
            : step.kind() == Kind.MET ? step.colour() : ChartStyle.INK);
    Labels.boxed(
        graphics,
        text,
        isRight ? right + LABEL_GAP : left - LABEL_GAP - Labels.width(text, graphics),
        y);
  }
}
