package org.commonpurse.api.representation;

import java.util.Arrays;
import java.util.List;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.table.Table;

/** The paths of the reports of a fund. */
public record ReportsResponse(
    List<String> boardPack, List<String> charts, List<String> tables, String workbook) {

  /** The paths. */
  public static ReportsResponse of(FundCode fund, List<Chart> charts, List<Table> tables) {
    var path = "/api/v1/funds/" + fund + "/reports/";
    return new ReportsResponse(
        Arrays.stream(ReportFormat.values())
            .map(format -> path + "board-pack" + format.ending())
            .toList(),
        charts.stream().map(chart -> path + "charts/" + chart.name() + ".svg").toList(),
        tables.stream().map(table -> path + "tables/" + table.name() + ".csv").toList(),
        path + "tables.xlsx");
  }
}
