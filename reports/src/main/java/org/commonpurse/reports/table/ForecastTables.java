package org.commonpurse.reports.table;

import java.util.List;
import java.util.function.Function;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.forecast.ForecastOutcomes.Case;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/** How good a fund's earlier forecasts were, as a table. */
public final class ForecastTables {

  private ForecastTables() {}

  /**
   * A row for each partner of which a forecast came of age, and all partners together last.
   *
   * @param names  what partners are called, and all of them together
   */
  public static Table scores(ForecastOutcomes outcomes, Function<PartnerCode, String> names) {
    return new Table(
        ReportCode.of("forecast-record"),
        "How earlier forecasts of this fund came out",
        List.of(
            Column.heading("Partner"),
            Column.text("Forecasts"),
            Column.text("Years forecast"),
            Column.text("Came out from P10 to P90"),
            Column.money("Mean of actual less forecast").result()),
        outcomes.scores().stream()
            .map(
                score -> {
                  var partner = score.bias().partner();
                  var cells =
                      List.of(
                          Cell.text(names.apply(partner)),
                          Cell.text(Long.toString(forecasts(outcomes, partner))),
                          Cell.text(Integer.toString(score.number())),
                          Cell.text(
                              score.ranged() == 0
                                  ? "no ranges"
                                  : "%d of %d".formatted(score.covered(), score.ranged())),
                          Cell.money(score.bias().pence()));
                  return partner.equals(Horizon.ALL) ? Row.total(cells) : Row.body(cells);
                })
            .toList());
  }

  private static long forecasts(ForecastOutcomes outcomes, PartnerCode partner) {
    return outcomes.cases().stream()
        .filter(each -> each.partner().equals(partner))
        .map(Case::forecast)
        .distinct()
        .count();
  }
}
