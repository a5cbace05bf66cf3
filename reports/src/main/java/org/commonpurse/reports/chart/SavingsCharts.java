package org.commonpurse.reports.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.SavingsTables;
import org.commonpurse.reports.table.SavingsTables.OfMeasure;

/** Charts of what savings rest on. */
public final class SavingsCharts {

  /** Two have room beside each other on a sheet. */
  private static final int WIDTH = 478;

  private static final int MEASURES_MAX = 8;

  private SavingsCharts() {}

  /**
   * Planned against observed, those that fall shortest of their plan first.
   *
   * @return empty if no value of any measure was approved
   */
  public static Optional<Chart> planned(
      List<OfMeasure> measures, Function<Code, String> names, MoneyFormat format) {
    var known =
        measures.stream()
            .filter(each -> each.plannedPence() != 0 || each.observedPence() != 0)
            .sorted(
                Comparator.comparingLong(OfMeasure::shortfallPence)
                    .reversed()
                    .thenComparing(OfMeasure::measure))
            .toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var shown = known.subList(0, Math.min(MEASURES_MAX, known.size()));
    var table = SavingsTables.pairs(shown, names);
    var drawing = new PairedDots(table, format);
    long fallShort = known.stream().filter(each -> each.shortfallPence() > 0).count();
    var title =
        fallShort == 0
            ? "No measure falls short of its plan"
            : "%s short of %s"
                .formatted(
                    Wording.capital(
                        Wording.count((int) fallShort, "measure falls", "measures fall")),
                    fallShort == 1 ? "its plan" : "their plans");
    return Optional.of(
        new Chart(
            ReportCode.of("planned-and-observed-dots"),
            title,
            "Hollow: planned; filled, with its amount: observed, %s%s"
                .formatted(
                    drawing.unit(),
                    known.size() > shown.size()
                        ? "; the %d that fall shortest of %d".formatted(shown.size(), known.size())
                        : ""),
            title
                + ". A row for each measure, planned and observed at planned unit values, the shortest of its plan first; the table has all.",
            WIDTH,
            PairedDots.TOP + PairedDots.BOTTOM + PairedDots.ROW * shown.size(),
            table,
            drawing));
  }

  /**
   * From all savings to those that can leave a budget.
   *
   * @return empty if there are none, or all of them can
   */
  public static Optional<Chart> steps(Horizon horizon) {
    var table = SavingsTables.cashableSteps(horizon);
    if (table.rows().size() < 3) {
      return Optional.empty();
    }
    var format = MoneyFormat.of(horizon.currency());
    int last = table.rows().size() - 1;
    var title =
        "Of %s saved, %s can leave a budget"
            .formatted(format.brief(table.pence(0, 1)), format.brief(table.pence(last, 1)));
    return Optional.of(
        new Chart(
            ReportCode.of("gross-to-cashable-steps"),
            title,
            "From all savings, less what cannot leave a budget. Hollow: below zero",
            title
                + ". Bars for all savings, each part that frees no cash, and what is left; the table of steps has the figures.",
            WIDTH,
            SavingsSteps.ROW * table.rows().size(),
            table,
            new SavingsSteps(table, format)));
  }
}
