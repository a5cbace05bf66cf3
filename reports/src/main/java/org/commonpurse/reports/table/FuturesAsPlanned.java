package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.PartnerCase;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/**
 * What a plan comes to for each partner as it stands, beside the part of its futures in which the partner is worse
 * off. All but the last column is exact, and what is good for the partner is positive; the last is an estimate.
 * Columns of which no partner has anything are left out.
 */
public final class FuturesAsPlanned {

  /** What the table is called. */
  public static final String CAPTION = "As planned, and how likely it is to be worse off";

  private final Projection planned;
  private final Futures futures;
  private final List<PartnerCase> cases;
  private final boolean hasContracts;
  private final boolean hasBudgets;
  private final boolean isOwed;

  private FuturesAsPlanned(Projection planned, Futures futures) {
    this.planned = planned;
    this.futures = futures;
    this.cases = Stream.concat(planned.cases().stream(), Stream.of(planned.all())).toList();
    this.hasContracts = cases.stream().anyMatch(each -> each.contract().isPresent());
    this.hasBudgets = !planned.plan().budgets().isEmpty();
    this.isOwed = cases.stream().anyMatch(each -> each.owedAfterPence() != 0);
  }

  /**
   * The table.
   *
   * @param planned  the plan that the futures are of, as it stands
   * @param names  what partners are called, and all of them together
   */
  public static Table of(Projection planned, Futures futures, Function<PartnerCode, String> names) {
    var table = new FuturesAsPlanned(planned, futures);
    return new Table(
        ReportCode.of("as-planned"),
        CAPTION,
        table.columns(),
        table.cases.stream().map(each -> table.row(each, names)).toList());
  }

  private List<Column> columns() {
    var columns =
        new ArrayList<>(
            List.of(
                Column.heading("Partner"),
                Column.money("Present value").result(),
                Column.money("Peak funding"),
                Column.text("in")));
    if (hasContracts) {
      columns.add(Column.text("Contract ends"));
      columns.add(Column.money("Return by then"));
      columns.add(Column.money("Return after it"));
    }
    if (hasBudgets) {
      columns.add(Column.text("Needs more than its budget"));
    }
    if (isOwed) {
      columns.add(Column.money("Owed after " + planned.plan().year(planned.plan().years() - 1)));
    }
    columns.add(Column.text("Worse off, of 100 futures"));
    return columns;
  }

  private Row row(PartnerCase each, Function<PartnerCode, String> names) {
    var cells =
        new ArrayList<>(
            List.of(
                Cell.text(names.apply(each.partner())),
                Cell.money(each.presentValuePence()),
                Cell.money(each.peakFundingPence()),
                Cell.text(each.peakYear().map(FinancialYear::toString).orElse(MoneyFormat.ZERO))));
    if (hasContracts) {
      cells.add(
          Cell.text(each.contract().map(end -> end.until().toString()).orElse(MoneyFormat.ZERO)));
      cells.add(each.contract().map(end -> Cell.money(end.returnPence())).orElse(Cell.empty()));
      cells.add(each.contract().map(end -> Cell.money(end.afterPence())).orElse(Cell.empty()));
    }
    if (hasBudgets) {
      cells.add(Cell.text(beyond(each)));
    }
    if (isOwed) {
      cells.add(Cell.money(each.owedAfterPence()));
    }
    cells.add(Cell.text(risk(each.partner())));
    return each.partner().equals(Horizon.ALL) ? Row.total(cells) : Row.body(cells);
  }

  private String beyond(PartnerCase each) {
    if (!planned.plan().budgets().containsKey(each.partner())) {
      return each.partner().equals(Horizon.ALL) ? MoneyFormat.ZERO : "no budget stated";
    }
    var years = each.beyondBudget();
    return switch (years.size()) {
      case 0 -> "in no year";
      case 1 -> "in " + years.get(0);
      default -> "in %d years, first %s".formatted(years.size(), years.get(0));
    };
  }

  private String risk(PartnerCode partner) {
    return futures.partners().stream()
        .filter(each -> each.partner().equals(partner))
        .map(each -> FuturesTables.percent(each.worseThanWithoutPlan()))
        .findFirst()
        .orElseThrow();
  }
}
