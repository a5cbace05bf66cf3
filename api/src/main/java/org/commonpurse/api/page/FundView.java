package org.commonpurse.api.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.api.representation.AgreementResponse;
import org.commonpurse.api.representation.ParagraphResponse;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.Checks;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/** One fund as a page shows it. */
public final class FundView {

  private final Fund fund;

  private final Horizon horizon;

  private final List<Chart> charts;

  private final List<Agreement> agreements;

  FundView(Fund fund, Horizon horizon, List<Chart> charts, List<Agreement> agreements) {
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
  public TableView byPartner() {
    return new TableView(HorizonTables.overAllYears(horizon));
  }

  /** The table of what has accrued by year. */
  public TableView cumulative() {
    return new TableView(HorizonTables.cumulative(horizon));
  }

  /** The table by partner and year. */
  public TableView byPartnerAndYear() {
    return new TableView(HorizonTables.byPartnerAndYear(horizon));
  }

  /** The charts. */
  public List<ChartView> charts() {
    return charts.stream().map(chart -> new ChartView(code(), chart)).toList();
  }

  /** The agreements as sentences. */
  public List<AgreementView> agreements() {
    return agreements.stream().map(AgreementView::new).toList();
  }

  /** The year in which all partners together pay back, where there is one. */
  public Optional<String> payback() {
    return PaidBack.of(horizon.totals())
        .flatMap(
            payBack ->
                payBack instanceof PaidBack.In in
                    ? Optional.of(in.year().toString())
                    : Optional.empty());
  }

  /** What must be equal, with both sides. */
  public TableView checks() {
    return new TableView(Checks.lastYear(horizon));
  }

  /** A table as a page shows it. */
  public static final class TableView {

    private static final MoneyFormat MONEY = new MoneyFormat("");

    private final Table table;

    TableView(Table table) {
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
    public List<HeadingView> headings() {
      return table.columns().stream()
          .map(column -> new HeadingView(column.heading(), column.kind() == Column.Kind.MONEY))
          .toList();
    }

    /** Its rows. */
    public List<RowView> rows() {
      var rows = new ArrayList<RowView>();
      for (int i = 0; i < table.rows().size(); i++) {
        var row = table.rows().get(i);
        var cells = new ArrayList<String>();
        for (int column = 0; column < row.cells().size(); column++) {
          var pence = row.cells().get(column).pence();
          cells.add(pence.isPresent() ? MONEY.figure(pence.getAsLong()) : table.words(i, column));
        }
        rows.add(new RowView(row.isTotal(), cells));
      }
      return rows;
    }
  }

  /** A heading of a column. */
  public record HeadingView(String text, boolean isMoney) {}

  /** A row of a table, its cells as text. */
  public record RowView(boolean isTotal, List<String> cells) {}

  /** A chart as a page shows it. */
  public static final class ChartView {

    private final String fund;

    private final Chart chart;

    ChartView(String fund, Chart chart) {
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
      return "/api/v1/funds/" + fund + "/reports/charts/" + chart.name() + ".svg";
    }
  }

  /** An agreement as a page shows it. */
  public static final class AgreementView {

    private final Agreement agreement;

    AgreementView(Agreement agreement) {
      this.agreement = agreement;
    }

    /** Its title and version. */
    public String title() {
      return agreement.title() + ", version " + agreement.version();
    }

    /** What stands before its clauses. */
    public List<ParagraphResponse> preamble() {
      return ParagraphResponse.of(PlainEnglish.preamble(agreement));
    }

    /** Its clauses with their text and their tables. */
    public List<AgreementResponse.ClauseResponse> clauses() {
      return AgreementResponse.of(agreement, true).clauses();
    }
  }
}
