package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.function.Function;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.reports.font.Fonts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/**
 * How all our charts look: quiet lines, dark words, and colours that stand out from white by at least
 * 3 to 1 and that readers who see colours differently can still tell apart.
 */
final class ChartStyle {

  static final Color INK = new Color(0x1B, 0x23, 0x2E);
  static final Color FAINT_INK = new Color(0x4A, 0x55, 0x63);
  static final Color GRID = new Color(0xDD, 0xE2, 0xE8);
  static final Color AXIS = new Color(0x7A, 0x86, 0x94);

  static final Color PAID = new Color(0x1F, 0x4E, 0x79);
  static final Color SPENT = new Color(0x4F, 0x8F, 0xBF);
  static final Color BURDEN = new Color(0xB5, 0x50, 0x0B);
  static final Color SAVING = new Color(0x2B, 0x7A, 0x4B);
  static final Color NET = new Color(0x5B, 0x4A, 0x8A);

  /** Colours for partners, in their order; what comes after the last begins again. */
  static final List<Color> PARTNERS =
      List.of(
          new Color(0x1F, 0x4E, 0x79),
          new Color(0xB5, 0x50, 0x0B),
          new Color(0x2B, 0x7A, 0x4B),
          new Color(0x8E, 0x3B, 0x7A),
          new Color(0x0B, 0x7F, 0x8C),
          new Color(0x8A, 0x6D, 0x00),
          new Color(0x5B, 0x4A, 0x8A),
          new Color(0xA8, 0x2A, 0x3A),
          new Color(0x5F, 0x6B, 0x2D));

  static final Color NEGATIVE = new Color(0xA3, 0x20, 0x3A);

  static final Stroke THIN = new BasicStroke(0.75f);

  private ChartStyle() {}

  static Color partner(int index) {
    return PARTNERS.get(index % PARTNERS.size());
  }

  /** The colour of a partner, by what sort of organisation it is. */
  static Color of(PartnerKind kind) {
    return switch (kind) {
      case NHS_COMMISSIONER -> PAID;
      case COUNCIL -> BURDEN;
      case NHS_PROVIDER, INDEPENDENT_PROVIDER -> new Color(0x6B, 0x2F, 0x5C);
      case VOLUNTARY_PROVIDER -> new Color(0x5F, 0x6B, 0x2D);
    };
  }

  /** The colour as it looks through to white, without being transparent. */
  static Color lighter(Color colour) {
    return new Color(
        lighter(colour.getRed()), lighter(colour.getGreen()), lighter(colour.getBlue()));
  }

  /** The colour as a wide area has it. */
  static Color faint(Color colour) {
    return lighter(lighter(colour));
  }

  private static int lighter(int part) {
    return 255 - (255 - part) * 45 / 100;
  }

  static Font text(float size) {
    return Fonts.REGULAR.size(size);
  }

  static Font strong(float size) {
    return Fonts.BOLD.size(size);
  }

  /** A chart of the plot alone, without title, legend, border or background. */
  static JFreeChart chart(Plot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    var chart = new JFreeChart(null, text(12), plot, false);
    chart.setBackgroundPaint(null);
    chart.setBorderVisible(false);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.setAntiAlias(true);
    return chart;
  }

  static void quieten(CategoryPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(THIN);
    plot.setRangeZeroBaselineVisible(true);
    plot.setRangeZeroBaselinePaint(AXIS);
    plot.setRangeZeroBaselineStroke(new BasicStroke(1f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  /**
   * An axis of pounds.
   *
   * @param words  how the pounds of a tick are written
   */
  static NumberAxis moneyAxis(Function<BigDecimal, String> words) {
    var axis = new NumberAxis();
    axis.setTickLabelFont(text(10));
    axis.setTickLabelPaint(FAINT_INK);
    axis.setLabelFont(strong(11));
    axis.setLabelPaint(INK);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setNumberFormatOverride(new TickFormat(words));
    axis.setAutoRangeIncludesZero(true);
    return axis;
  }

  /**
   * Sets the ends and the ticks of an axis.
   *
   * @param lowestPence  the least amount shown, 0 or less
   * @param highestPence  the greatest amount shown, 0 or more
   * @param margin  the part of the axis's length to leave free beyond an end that is not nought
   * @param ticks  about how many ticks to draw
   */
  static void scale(
      NumberAxis axis, long lowestPence, long highestPence, double margin, int ticks) {
    double length = Math.max(1, (highestPence - lowestPence) / 100.0);
    double low = lowestPence < 0 ? lowestPence / 100.0 - margin * length : -0.02 * length;
    double high = highestPence > 0 ? highestPence / 100.0 + margin * length : 0.02 * length;
    axis.setRange(low, high);
    axis.setTickUnit(new NumberTickUnit(roundStep((high - low) / ticks)));
  }

  /** The round number (1, 2, 5, 10 ...) next above the step. */
  private static double roundStep(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (int factor : new int[] {1, 2, 5}) {
      if (step <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Writes the pounds of a tick; a tick is a round number, so none of it is lost. */
  private static final class TickFormat extends NumberFormat {
    private static final long serialVersionUID = 1L;
    private final transient Function<BigDecimal, String> words;

    TickFormat(Function<BigDecimal, String> words) {
      this.words = words;
    }

    @Override
    public StringBuffer format(double pounds, StringBuffer to, FieldPosition position) {
      return to.append(words.apply(BigDecimal.valueOf(pounds)));
    }

    @Override
    public StringBuffer format(long pounds, StringBuffer to, FieldPosition position) {
      return to.append(words.apply(BigDecimal.valueOf(pounds)));
    }

    @Override
    public @Nullable Number parse(String source, ParsePosition position) {
      throw new UnsupportedOperationException("Ticks are only written.");
    }
  }
}
