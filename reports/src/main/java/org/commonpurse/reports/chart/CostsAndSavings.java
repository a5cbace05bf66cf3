package org.commonpurse.reports.chart;

import static org.commonpurse.reports.table.HorizonTables.EXTRA_COSTS;
import static org.commonpurse.reports.table.HorizonTables.NET_AFTER;
import static org.commonpurse.reports.table.HorizonTables.POOL_COST;
import static org.commonpurse.reports.table.HorizonTables.SAVINGS;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.reports.chart.HatchedBars.Fill;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Three panels of bars, a bar for each partner: what it bore of the pool, what fell and landed outside
 * the fund, and what is left of that after sharing. What a partner bears points to the left, what lands on it to the right.
 *
 * @param table  as {@link org.commonpurse.reports.table.HorizonTables#overAllYears} makes it
 * @param partners  how many of its first rows are partners
 */
record CostsAndSavings(Table table, int partners, MoneyFormat format) implements Drawing {

  private static final double KEY_HEIGHT = 42;

  /**
   * A panel.
   *
   * @param left  the series that points to the left, with its sign turned round
   */
  private record Panel(String title, Series left, Series right) {
    boolean isSigned() {
      return left.sign() == Sign.ONLY_NEGATIVE;
    }

    List<Series> series() {
      return List.of(left, right);
    }

    /** Writes the panel's title and, on their sides, what its bars are. */
    void drawKey(Graphics2D graphics, Rectangle2D panel, double top) {
      graphics.setPaint(ChartStyle.INK);
      graphics.setFont(ChartStyle.strong(13));
      graphics.drawString(title, (float) panel.getMinX(), (float) top + 13);
      double x = panel.getMinX();
      for (var series : series()) {
        series.fill().paint(graphics, new Rectangle2D.Double(x, top + 24, 14, 10));
        graphics.setPaint(ChartStyle.INK);
        graphics.setFont(ChartStyle.text(11));
        graphics.drawString(series.name(), (float) x + 19, (float) top + 33);
        x += 19 + graphics.getFontMetrics().stringWidth(series.name()) + 14;
      }
    }
  }

  private record Series(String name, int column, Sign sign, Fill fill) {}

  /** Which amounts of a column a series shows, and on which side. */
  private enum Sign {
    TURNED {
      @Override
      long shown(long pence) {
        return Math.negateExact(pence);
      }
    },
    AS_IT_IS {
      @Override
      long shown(long pence) {
        return pence;
      }
    },
    COST {
      @Override
      long shown(long pence) {
        return Math.min(0, Math.negateExact(pence));
      }
    },
    CREDIT {
      @Override
      long shown(long pence) {
        return Math.max(0, Math.negateExact(pence));
      }
    },
    ONLY_NEGATIVE {
      @Override
      long shown(long pence) {
        return Math.min(0, pence);
      }
    },
    ONLY_POSITIVE {
      @Override
      long shown(long pence) {
        return Math.max(0, pence);
      }
    };

    abstract long shown(long pence);
  }

  private static final List<Panel> PANELS =
      List.of(
          new Panel(
              "The pool",
              new Series("cost borne", POOL_COST, Sign.COST, Fill.plain(ChartStyle.PAID)),
              new Series(
                  "credited beyond it", POOL_COST, Sign.CREDIT, Fill.hatched(ChartStyle.SPENT))),
          new Panel(
              "Outside the fund",
              new Series("extra costs", EXTRA_COSTS, Sign.TURNED, Fill.plain(ChartStyle.BURDEN)),
              new Series("savings", SAVINGS, Sign.AS_IT_IS, Fill.hatched(ChartStyle.SAVING))),
          new Panel(
              "Net after sharing",
              new Series("worse off", NET_AFTER, Sign.ONLY_NEGATIVE, Fill.plain(ChartStyle.NET)),
              new Series(
                  "better off", NET_AFTER, Sign.ONLY_POSITIVE, Fill.hatched(ChartStyle.NET))));

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var axis = new NameAxis();
    axis.setCategoryMargin(0.4);
    axis.setLowerMargin(0.02);
    axis.setUpperMargin(0.02);
    axis.setTickLabelFont(ChartStyle.text(10.5f));
    axis.setTickLabelPaint(ChartStyle.INK);
    axis.setMaximumCategoryLabelLines(2);
    axis.setMaximumCategoryLabelWidthRatio(0.21f);
    axis.setTickMarksVisible(false);
    axis.setTickLabelInsets(new RectangleInsets(2, 0, 2, 14));
    axis.setAxisLineVisible(false);
    axis.setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
    var combined = new CombinedDomainCategoryPlot(axis);
    combined.setOrientation(PlotOrientation.HORIZONTAL);
    combined.setGap(44);
    var plots = PANELS.stream().map(this::plot).toList();
    plots.forEach(combined::add);
    var below =
        new Rectangle2D.Double(
            area.getX(), area.getY() + KEY_HEIGHT, area.getWidth(), area.getHeight() - KEY_HEIGHT);
    var drawn = new ChartRenderingInfo();
    ChartStyle.chart(combined).draw(graphics, below, drawn);
    for (int i = 0; i < PANELS.size(); i++) {
      var panel = drawn.getPlotInfo().getSubplotInfo(i).getDataArea();
      PANELS.get(i).drawKey(graphics, panel, area.getY());
      if (isNought(PANELS.get(i))) {
        graphics.drawString(
            "None recorded", (float) panel.getCenterX() + 8, (float) panel.getMinY() + 14);
      }
    }
  }

  private boolean isNought(Panel panel) {
    for (int row = 0; row < partners; row++) {
      if (table.pence(row, panel.left().column()) != 0
          || table.pence(row, panel.right().column()) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Ticks to the left are sizes too where the side alone says what was borne. */
  private String size(BigDecimal pounds) {
    return format.tick(pounds.abs());
  }

  private CategoryPlot plot(Panel panel) {
    var data = new DefaultCategoryDataset();
    var labels = new ArrayList<List<String>>();
    long lowest = 0;
    long highest = 0;
    for (var series : panel.series()) {
      var texts = new ArrayList<String>();
      for (int row = 0; row < partners; row++) {
        long pence = table.pence(row, series.column());
        long shown = series.sign().shown(pence);
        lowest = Math.min(lowest, shown);
        highest = Math.max(highest, shown);
        data.addValue(shown == 0 ? null : shown / 100.0, series.name(), table.words(row, 0));
        texts.add(shown == 0 ? "" : format.brief(pence));
      }
      labels.add(texts);
    }
    var renderer = new StackedBarRenderer();
    renderer.setBarPainter(new HatchedBars(panel.series().stream().map(Series::fill).toList()));
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setMinimumBarLength(1.5);
    renderer.setDefaultItemLabelGenerator(new BarLabels(labels));
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelFont(ChartStyle.text(10));
    renderer.setDefaultItemLabelPaint(ChartStyle.INK);
    renderer.setDefaultPositiveItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    renderer.setDefaultNegativeItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
    var axis = ChartStyle.moneyAxis(panel.isSigned() ? format::tick : this::size);
    ChartStyle.scale(axis, lowest, highest, 0.36, 5);
    if (lowest == 0 && highest == 0) {
      axis.setTickLabelsVisible(false);
    }
    var plot = new CategoryPlot(data, null, axis, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    ChartStyle.quieten(plot);
    plot.setRangeGridlinesVisible(lowest != 0 || highest != 0);
    return plot;
  }

  /** An axis of names, whose lines end where the bars begin. */
  private static final class NameAxis extends CategoryAxis {
    private static final long serialVersionUID = 1L;

    @Override
    protected TextBlock createLabel(
        Comparable category, float width, RectangleEdge edge, Graphics2D graphics) {
      var block = super.createLabel(category, width, edge, graphics);
      block.setLineAlignment(HorizontalAlignment.RIGHT);
      return block;
    }
  }

  private record BarLabels(List<List<String>> texts) implements CategoryItemLabelGenerator {
    @Override
    public String generateRowLabel(CategoryDataset data, int row) {
      return data.getRowKey(row).toString();
    }

    @Override
    public String generateColumnLabel(CategoryDataset data, int column) {
      return data.getColumnKey(column).toString();
    }

    @Override
    public String generateLabel(CategoryDataset data, int row, int column) {
      return texts.get(row).get(column);
    }
  }
}
