package org.commonpurse.api.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/** One fund as a page shows it. */
public final class FundPart {

  private final Fund fund;

  private final Horizon horizon;

  private final List<Chart> charts;

  private final List<Agreement> agreements;

  FundPart(Fund fund, Horizon horizon, List<Chart> charts, List<Agreement> agreements) {
    this.fund = fund;
    this.horizon = horizon;
    this.charts = List.copyOf(charts);
    this.agreements = List.copyOf(agreements);
  }

  /** The fund's code. */
  public String code() {
    return fund.code().value();
  }

  /** The fund's name. */
  public String name() {
    return fund.name();
  }

  /** Whether there are years to show. */
  public boolean hasYears() {
    return !horizon.years().isEmpty();
  }

  /** How many partners and schemes it has, and over which years, as a sentence. */
  public String summary() {
    return "%s, %s, %s"
        .formatted(
            count(fund.partners().size(), "partner"),
            count(fund.schemes().size(), "scheme"),
            hasYears() ? HorizonTables.span(horizon) : "no entries yet");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** The table by partner over all years. */
  public TablePart byPartner() {
    return new TablePart(HorizonTables.overAllYears(horizon));
  }

  /** The table of what has accrued by year. */
  public TablePart cumulative() {
    return new TablePart(HorizonTables.cumulative(horizon));
  }

  /** The table by partner and year. */
  public TablePart byPartnerAndYear() {
    return new TablePart(HorizonTables.byPartnerAndYear(horizon));
  }

  /** The charts. */
  public List<ChartPart> charts() {
    return charts.stream().map(chart -> new ChartPart(code(), chart)).toList();
  }

  /** The agreements as sentences. */
  public List<AgreementPart> agreements() {
    return agreements.stream().map(AgreementPart::new).toList();
  }

  /** The name of the payback year of all partners together, where there is one. */
  public Optional<String> payback() {
    return Horizon.paybackYear(horizon.totals()).map(Object::toString);
  }

  /** A table as a page shows it. */
  public static final class TablePart {

    private static final MoneyFormat MONEY = new MoneyFormat("");

    private final Table table;

    TablePart(Table table) {
      this.table = table;
    }

    /** The name of its file. */
    public String name() {
      return table.name().value();
    }

    /** What it shows. */
    public String caption() {
      return table.caption();
    }

    /** What stands above its columns. */
    public List<HeadingPart> headings() {
      return table.columns().stream()
          .map(column -> new HeadingPart(column.heading(), column.kind() == Column.Kind.MONEY))
          .toList();
    }

    /** Its rows. */
    public List<RowPart> rows() {
      var rows = new ArrayList<RowPart>();
      for (int i = 0; i < table.rows().size(); i++) {
        var row = table.rows().get(i);
        var cells = new ArrayList<String>();
        for (int column = 0; column < row.cells().size(); column++) {
          var pence = row.cells().get(column).pence();
          cells.add(pence.isPresent() ? MONEY.figure(pence.getAsLong()) : table.words(i, column));
        }
        rows.add(new RowPart(row.isTotal(), cells));
      }
      return rows;
    }
  }

  /** A heading of a column. */
  public record HeadingPart(String text, boolean isMoney) {}

  /** A row of a table, its cells as text. */
  public record RowPart(boolean isTotal, List<String> cells) {}

  /** A chart as a page shows it. */
  public static final class ChartPart {

    private final String fund;

    private final Chart chart;

    ChartPart(String fund, Chart chart) {
      this.fund = fund;
      this.chart = chart;
    }

    /** What it shows. */
    public String title() {
      return chart.title();
    }

    /** What a reader who cannot see it should know. */
    public String description() {
      return chart.description();
    }

    /** Where it is. */
    public String path() {
      return "/funds/" + fund + "/reports/charts/" + chart.name() + ".svg";
    }
  }

  /** An agreement as a page shows it. */
  public static final class AgreementPart {

    private final Agreement agreement;

    AgreementPart(Agreement agreement) {
      this.agreement = agreement;
    }

    /** Its title and version. */
    public String title() {
      return agreement.title() + ", version " + agreement.version();
    }

    /** Its sentences, a paragraph each. */
    public List<String> paragraphs() {
      return PlainEnglish.of(agreement).lines().toList();
    }
  }
}
