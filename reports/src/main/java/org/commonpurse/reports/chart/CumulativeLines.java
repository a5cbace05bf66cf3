package org.commonpurse.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * A line for each partner and a heavy one for all together: what its years came to up to the
 * end of each, with a ring where its line comes back to zero for good.
 *
 * @param table  as {@link org.commonpurse.reports.table.HorizonTables#cumulative} makes it
 * @param paybacks  for each row, the year in which it pays back
 */
record CumulativeLines(Table table, List<Optional<FinancialYear>> paybacks, MoneyFormat format)
    implements Drawing {

  private static final double LABEL_WIDTH = 250;

  CumulativeLines {
    paybacks = List.copyOf(paybacks);
  }

  /** Whether a row has a line: one that is always nought would only hide others. */
  private boolean isDrawn(int row) {
    return table.rows().get(row).isTotal()
        || table.rows().get(row).cells().stream().anyMatch(cell -> cell.pence().orElse(0) != 0);
  }

  private List<Integer> drawn() {
    return IntStream.range(0, table.rows().size()).filter(this::isDrawn).boxed().toList();
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    var data = new DefaultCategoryDataset();
    long lowest = 0;
    long highest = 0;
    int years = table.columns().size() - 1;
    var renderer = new LineAndShapeRenderer();
    for (int row : drawn()) {
      for (int year = 0; year < years; year++) {
        long pence = table.pence(row, year + 1);
        lowest = Math.min(lowest, pence);
        highest = Math.max(highest, pence);
        data.addValue(pence / 100.0, (Integer) row, table.columns().get(year + 1).heading());
      }
      int series = data.getRowIndex(row);
      renderer.setSeriesPaint(series, colour(row));
      renderer.setSeriesStroke(series, stroke(row));
      renderer.setSeriesShape(series, marker(row));
      renderer.setSeriesFillPaint(series, row % 2 == 0 ? colour(row) : Color.WHITE);
    }
    renderer.setUseFillPaint(true);
    renderer.setDrawOutlines(true);
    var axis = new CategoryAxis();
    axis.setTickLabelFont(ChartStyle.text(11));
    axis.setTickLabelPaint(ChartStyle.INK);
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    axis.setLowerMargin(0.01);
    axis.setUpperMargin(0.0);
    axis.setCategoryMargin(0.05);
    var money = ChartStyle.moneyAxis(format::tick);
    ChartStyle.scale(money, lowest, highest, 0.06, 7);
    var plot = new CategoryPlot(data, axis, money, renderer);
    ChartStyle.quieten(plot);
    plot.addAnnotation(new EndLabels(labels(), rings(), LABEL_WIDTH));
    ChartStyle.chart(plot)
        .draw(
            graphics,
            new Rectangle2D.Double(
                area.getX(), area.getY(), area.getWidth() - LABEL_WIDTH, area.getHeight()));
  }

  private List<EndLabels.Label> labels() {
    var labels = new ArrayList<EndLabels.Label>();
    int last = table.columns().size() - 1;
    for (int row : drawn()) {
      long pence = table.pence(row, last);
      var payback = paybacks.get(row).map(year -> ", pays back in " + year).orElse("");
      labels.add(
          new EndLabels.Label(
              table.words(row, 0),
              format.brief(pence) + payback,
              pence / 100.0,
              colour(row),
              table.rows().get(row).isTotal()));
    }
    return labels;
  }

  private List<EndLabels.Ring> rings() {
    var rings = new ArrayList<EndLabels.Ring>();
    for (int row : drawn()) {
      if (paybacks.get(row).isPresent()) {
        var year = paybacks.get(row).get().toString();
        rings.add(
            new EndLabels.Ring(year, table.pence(row, table.column(year)) / 100.0, colour(row)));
      }
    }
    return rings;
  }

  private Color colour(int row) {
    return table.rows().get(row).isTotal() ? ChartStyle.INK : ChartStyle.partner(row);
  }

  private BasicStroke stroke(int row) {
    if (table.rows().get(row).isTotal()) {
      return new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float[][] dashes = {{}, {7, 3}, {2, 3}, {9, 3, 2, 3}};
    float[] dash = dashes[row % dashes.length];
    return dash.length == 0
        ? new BasicStroke(1.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(1.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  private static Shape marker(int row) {
    return switch (row % 4) {
      case 0 -> new Ellipse2D.Double(-3, -3, 6, 6);
      case 1 -> new Rectangle2D.Double(-2.8, -2.8, 5.6, 5.6);
      case 2 -> polygon(0, -3.8, 3.6, 2.8, -3.6, 2.8);
      default -> polygon(0, -4, 4, 0, 0, 4, -4, 0);
    };
  }

  private static Shape polygon(double... coordinates) {
    var path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int i = 2; i < coordinates.length; i += 2) {
      path.lineTo(coordinates[i], coordinates[i + 1]);
    }
    path.closePath();
    return path;
  }
}
