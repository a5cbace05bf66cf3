package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * A column for each year: what all years up to its end come to. Columns below zero are hollow.
 *
 * @param table  a row with a name and an amount for each year
 * @param payBack  the column of the table in which it comes back to zero for good
 * @param spans  which years an agreement is in force
 */
record CumulativeColumns(
    Table table,
    Optional<Integer> payBack,
    List<CumulativeSpan> spans,
    Color colour,
    MoneyFormat format)
    implements Drawing {

  private static final float LABEL_SIZE = 12f;
  private static final double LEFT = 40;
  private static final double TOP = 20;
  private static final double VALUE_ROOM = 18;
  private static final double BOTTOM = 24;
  private static final double COLUMN = 0.68;
  private static final double LABEL_GAP = 4;
  private static final int TICKS = 6;
  private static final float[] DOTS = {2, 4};

  CumulativeColumns {
    spans = List.copyOf(spans);
  }

  private int years() {
    return table.columns().size() - 1;
  }

  private long pence(int year) {
    return table.pence(0, year + 1);
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    double left = area.getX() + LEFT;
    double width = (area.getMaxX() - left) / years();
    var scale = scale(area);
    graphics.setFont(ChartStyle.text(LABEL_SIZE));
    for (long tick : scale.ticks(TICKS)) {
      double y = scale.at(tick);
      graphics.setColor(tick == 0 ? ChartStyle.INK : ChartStyle.GRID);
      graphics.setStroke(new BasicStroke(tick == 0 ? 1.4f : 1f));
      graphics.draw(new Line2D.Double(left, y, area.getMaxX(), y));
      graphics.setColor(ChartStyle.FAINT_INK);
      Labels.endingAt(graphics, scale.label(tick), left - 7, y + 4);
    }
    drawSpans(graphics, area, left, width);
    for (int year = 0; year < years(); year++) {
      drawColumn(graphics, area, scale, year, left + (year + 0.5) * width, width);
    }
    payBack.ifPresent(
        column ->
            drawPayBack(graphics, scale, column - 1, left, left + (column - 0.5) * width, width));
  }

  /** What the amounts are in, such as {@code £m}. */
  String unit() {
    return scale(new Rectangle2D.Double()).unitLabel(format);
  }

  private AmountScale scale(Rectangle2D area) {
    long lowest = 0;
    long highest = 0;
    for (int year = 0; year < years(); year++) {
      lowest = Math.min(lowest, pence(year));
      highest = Math.max(highest, pence(year));
    }
    double bottom = area.getMaxY() - BOTTOM - (lowest < 0 ? VALUE_ROOM : 0);
    double top = area.getY() + TOP + (highest > 0 ? VALUE_ROOM : 0);
    return new AmountScale(lowest, highest, bottom, top);
  }

  private void drawSpans(Graphics2D graphics, Rectangle2D area, double left, double width) {
    for (var span : spans) {
      graphics.setColor(ChartStyle.FAINT_INK);
      double from = left + span.from() * width;
      double until = left + span.until() * width;
      var name = Labels.wrapped(span.name(), graphics, until - from - 4, 1).get(0);
      Labels.centred(graphics, name, (from + until) / 2, area.getY() + 12);
      if (span.from() > 0) {
        graphics.setStroke(
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DOTS, 0));
        graphics.draw(
            new Line2D.Double(from, area.getY() + TOP - 4, from, area.getMaxY() - BOTTOM));
      }
    }
  }

  private void drawColumn(
      Graphics2D graphics, Rectangle2D area, AmountScale scale, int year, double x, double width) {
    long pence = pence(year);
    double zero = scale.at(0);
    double end = scale.at(pence);
    var column =
        new Rectangle2D.Double(
            x - COLUMN * width / 2, Math.min(zero, end), COLUMN * width, Math.abs(end - zero));
    graphics.setStroke(new BasicStroke(1.6f));
    if (pence < 0) {
      graphics.setColor(Color.WHITE);
      graphics.fill(column);
      graphics.setColor(ChartStyle.NEGATIVE);
      graphics.draw(column);
    } else {
      graphics.setColor(colour);
      graphics.fill(column);
    }
    graphics.setFont(ChartStyle.strong(LABEL_SIZE));
    boolean isLabelled =
        widestLabel(graphics, scale) + LABEL_GAP <= width || year % 2 == (years() - 1) % 2;
    if (isLabelled) {
      graphics.setFont(isMark(year) ? ChartStyle.strong(LABEL_SIZE) : ChartStyle.text(LABEL_SIZE));
      graphics.setColor(pence < 0 ? ChartStyle.NEGATIVE : ChartStyle.INK);
      var value = scale.value(pence, format);
      double half = Labels.width(value, graphics) / 2;
      // Where nothing is above zero, there are the names of agreements.
      boolean isBelow = pence < 0 || pence == 0 && !isEverAbove();
      Labels.centred(
          graphics, value, Math.min(x, area.getMaxX() - half), isBelow ? end + 14 : end - 5);
      graphics.setFont(ChartStyle.text(LABEL_SIZE));
      graphics.setColor(ChartStyle.INK);
      Labels.centred(
          graphics, table.columns().get(year + 1).heading().substring(2), x, area.getMaxY() - 6);
    }
  }

  private boolean isEverAbove() {
    return IntStream.range(0, years()).anyMatch(year -> pence(year) > 0);
  }

  private double widestLabel(Graphics2D graphics, AmountScale scale) {
    return Stream.concat(
            IntStream.range(0, years()).mapToObj(year -> scale.value(pence(year), format)),
            Stream.of("25-26"))
        .mapToDouble(text -> Labels.width(text, graphics))
        .max()
        .orElseThrow();
  }

  /** The last year, and that in which it pays back. */
  private boolean isMark(int year) {
    return year == years() - 1 || payBack.map(column -> column - 1 == year).orElse(false);
  }

  /** To the left of the column, where the year before lies below zero; or above it, in the first years. */
  private void drawPayBack(
      Graphics2D graphics, AmountScale scale, int year, double left, double x, double width) {
    double y = scale.at(pence(year)) - 5;
    var text = "pays back in " + table.columns().get(year + 1).heading();
    graphics.setFont(ChartStyle.strong(LABEL_SIZE));
    graphics.setColor(ChartStyle.PAID);
    double value = Labels.width(scale.value(pence(year), format), graphics);
    double end = x - Math.max(COLUMN * width, value) / 2 - 5;
    if (end - Labels.width(text, graphics) >= left) {
      Labels.boxed(graphics, text, end - Labels.width(text, graphics), y);
    } else {
      Labels.boxed(graphics, text, left + 2, y - LABEL_SIZE - 3);
    }
  }
}
