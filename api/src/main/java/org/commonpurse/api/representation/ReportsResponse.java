package org.commonpurse.api.representation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.table.Table;
import org.commonpurse.reports.template.ShippedTemplates;

/**
 * The paths of the reports of a fund.
 *
 * @param reports  of whole reports, each in every format, and of the auditor's pack
 * @param returns  by each template that ships; the period is still to be added, such as {@code
 *     &period=2025-26}
 */
public record ReportsResponse(
    List<String> reports,
    List<String> charts,
    List<String> tables,
    String workbook,
    List<String> returns) {

  /** Of pooled funds alone: the parts of an aligned one stay in the accounts of its partners. */
  private static final String ACCOUNT = "memorandum-account";

  private static final List<String> WHOLE =
      List.of(
          "board-pack",
          ACCOUNT,
          "outturn",
          "statements/{partner}",
          "settlement-advice",
          "balances");

  /** The paths. */
  public static ReportsResponse of(
      FundCode fund, FundKind kind, List<Chart> charts, List<Table> tables) {
    var path = "/api/v1/funds/" + fund + "/reports/";
    return new ReportsResponse(
        Stream.concat(
                WHOLE.stream()
                    .filter(name -> kind == FundKind.POOLED || !name.equals(ACCOUNT))
                    .flatMap(name -> inEachFormat(path + name)),
                Stream.of(path + "auditor-pack.zip"))
            .toList(),
        charts.stream().map(chart -> path + "charts/" + chart.name() + ".svg").toList(),
        tables.stream().map(table -> path + "tables/" + table.name() + ".csv").toList(),
        path + "workbook.xlsx",
        ShippedTemplates.all().stream()
            .map(each -> path + "return.xlsx?template=" + each.name())
            .toList());
  }

  private static Stream<String> inEachFormat(String path) {
    return Arrays.stream(ReportFormat.values()).map(format -> path + format.ending());
  }
}
