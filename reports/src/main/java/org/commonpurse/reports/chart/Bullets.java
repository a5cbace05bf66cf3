package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.commonpurse.allocation.horizon.StreamYear.Outcome;
import org.commonpurse.allocation.horizon.StreamYear.TestYear;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * A bar for each test from zero to what was spent, a lighter one to what is expected, and a line at the
 * minimum. A test that is or will be missed has another colour, and its label says so by its amounts.
 */
record Bullets(List<TestYear> tests, MoneyFormat format) implements Drawing {

  private static final int ROW = 34;
  private static final int TOP = 4;
  private static final float SIZE = 12f;
  private static final double NAME_WIDTH = 230;
  private static final double NAME_GAP = 10;
  private static final double LABEL_ROOM = 130;
  private static final double BAR = 12;
  private static final double LINE = 22;

  Bullets {
    tests = List.copyOf(tests);
  }

  /** How high so many are best drawn. */
  static int height(int tests) {
    return 2 * TOP + tests * ROW;
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    long highest =
        tests.stream()
            .mapToLong(test -> Math.max(test.expectedPence(), test.minimumPence()))
            .reduce(0, Math::max);
    var scale =
        new AmountScale(
            0, highest, area.getX() + NAME_WIDTH + NAME_GAP, area.getMaxX() - LABEL_ROOM);
    for (int row = 0; row < tests.size(); row++) {
      draw(graphics, area, scale, tests.get(row), area.getY() + TOP + (row + 0.5) * ROW);
    }
  }

  private void draw(
      Graphics2D graphics, Rectangle2D area, AmountScale scale, TestYear test, double y) {
    graphics.setFont(ChartStyle.text(SIZE));
    graphics.setColor(ChartStyle.INK);
    var title = test.required().title();
    Labels.name(graphics, title, area.getX() + NAME_WIDTH, y, NAME_WIDTH, 2);
    var colour = colour(test.outcome());
    double zero = scale.at(0);
    // What was taken back may leave less than nothing spent; the label has the sign.
    double spent = scale.at(Math.max(0, test.spentPence()));
    double expected = scale.at(Math.max(0, test.expectedPence()));
    bar(graphics, ChartStyle.faint(colour), zero, expected, y);
    bar(graphics, colour, zero, spent, y);
    double minimum = scale.at(test.minimumPence());
    var line = new Line2D.Double(minimum, y - LINE / 2, minimum, y + LINE / 2);
    // A bar that goes beyond it is as dark as the line in grey; a white edge keeps them apart.
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(6f));
    graphics.draw(line);
    graphics.setColor(ChartStyle.INK);
    graphics.setStroke(new BasicStroke(2.2f));
    graphics.draw(line);
    graphics.setFont(ChartStyle.strong(SIZE));
    graphics.setColor(isShort(test.outcome()) ? ChartStyle.NEGATIVE : ChartStyle.INK);
    graphics.drawString(
        "%s of %s".formatted(format.brief(test.spentPence()), format.brief(test.minimumPence())),
        (float) (Math.max(minimum, expected) + 8),
        (float) (y + 4.3));
  }

  private static void bar(Graphics2D graphics, Color colour, double from, double to, double y) {
    graphics.setColor(colour);
    graphics.fill(new Rectangle2D.Double(from, y - BAR / 2, to - from, BAR));
  }

  private static boolean isShort(Outcome outcome) {
    return outcome == Outcome.WILL_MISS || outcome == Outcome.MISSED;
  }

  private static Color colour(Outcome outcome) {
    return isShort(outcome) ? ChartStyle.NEGATIVE : ChartStyle.PAID;
  }
}
