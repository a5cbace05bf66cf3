package org.commonpurse.allocation.trace;

import static org.commonpurse.allocation.trace.FigureName.BANK;
import static org.commonpurse.allocation.trace.FigureName.BUDGET;
import static org.commonpurse.allocation.trace.FigureName.CHARGES;
import static org.commonpurse.allocation.trace.FigureName.CLIENT_CHARGES;
import static org.commonpurse.allocation.trace.FigureName.EXTRA_COSTS;
import static org.commonpurse.allocation.trace.FigureName.HELD;
import static org.commonpurse.allocation.trace.FigureName.INTEREST;
import static org.commonpurse.allocation.trace.FigureName.NET_AFTER;
import static org.commonpurse.allocation.trace.FigureName.NET_BEFORE;
import static org.commonpurse.allocation.trace.FigureName.OTHER_INCOME;
import static org.commonpurse.allocation.trace.FigureName.PAID_IN;
import static org.commonpurse.allocation.trace.FigureName.PAYABLE;
import static org.commonpurse.allocation.trace.FigureName.POOL_COST;
import static org.commonpurse.allocation.trace.FigureName.RECEIVABLE;
import static org.commonpurse.allocation.trace.FigureName.RECOVERABLE_VAT;
import static org.commonpurse.allocation.trace.FigureName.RESERVES;
import static org.commonpurse.allocation.trace.FigureName.SAVINGS;
import static org.commonpurse.allocation.trace.FigureName.SHARING;
import static org.commonpurse.allocation.trace.FigureName.SPENT;
import static org.commonpurse.allocation.trace.FigureName.UNDECIDED;
import static org.commonpurse.allocation.trace.FigureName.UNDECIDED_TO_DATE;
import static org.commonpurse.allocation.trace.FigureName.VARIANCE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;

/** The figures of a horizon by name, each as the horizon has it. */
public final class HorizonFigures {

  private HorizonFigures() {}

  /**
   * Every figure that can be followed to entries: by partner, those of all partners together last,
   * then by year, and where there are several years those of the whole span after the last.
   */
  public static List<NamedFigure> of(Horizon horizon) {
    var figures = new ArrayList<NamedFigure>();
    for (var partner : horizon.partners()) {
      add(figures, horizon.rows(partner.code()), horizon.pool());
    }
    add(figures, horizon.totals(), horizon.pool());
    return List.copyOf(figures);
  }

  /**
   * Adds the figures of years, and of the span they make.
   *
   * @param rows  one for each year, of one partner or of all
   * @param pool  one for each year
   */
  private static void add(List<NamedFigure> figures, List<HorizonRow> rows, List<PoolYear> pool) {
    var span = new LinkedHashMap<FigureReference, Long>();
    for (int i = 0; i < rows.size(); i++) {
      var year = new ArrayList<>(ofRow(rows.get(i)));
      year.add(reserves(rows.get(i).partner(), pool.get(i)));
      if (rows.get(i).partner().equals(Horizon.ALL)) {
        year.addAll(ofPool(pool.get(i)));
      }
      figures.addAll(year);
      for (var figure : year) {
        if (!figure.reference().name().origin().isToDate()) {
          span.merge(
              figure.reference().years(rows.get(0).year(), rows.get(rows.size() - 1).year()),
              figure.pence(),
              Math::addExact);
        }
      }
    }
    if (rows.size() > 1) {
      span.forEach((reference, pence) -> figures.add(new NamedFigure(reference, pence)));
    }
  }

  private static List<NamedFigure> ofRow(HorizonRow row) {
    var paidIn = FigureReference.of(PAID_IN, row.partner(), row.year(), row.year());
    var figures = new ArrayList<NamedFigure>();
    figures.add(new NamedFigure(paidIn, row.paidIn().totalPence()));
    addDetails(figures, paidIn, row.paidIn().revenue());
    addDetails(figures, paidIn, row.paidIn().capital());
    figures.add(new NamedFigure(paidIn.name(CHARGES), row.charges().netPence()));
    figures.add(new NamedFigure(paidIn.name(POOL_COST), row.poolCostPence()));
    figures.add(new NamedFigure(paidIn.name(SPENT), row.spentPence()));
    figures.add(new NamedFigure(paidIn.name(EXTRA_COSTS), row.extraCosts().totalPence()));
    addDetails(figures, paidIn.name(EXTRA_COSTS), row.extraCosts().pence());
    figures.add(new NamedFigure(paidIn.name(SAVINGS), row.savings().totalPence()));
    addDetails(figures, paidIn.name(SAVINGS), row.savings().pence());
    figures.add(new NamedFigure(paidIn.name(NET_BEFORE), row.netBeforePence()));
    figures.add(new NamedFigure(paidIn.name(SHARING), row.sharingPence()));
    figures.add(new NamedFigure(paidIn.name(NET_AFTER), row.netAfterPence()));
    return figures;
  }

  private static void addDetails(
      List<NamedFigure> figures, FigureReference whole, Map<? extends Code, Long> parts) {
    parts.forEach((code, pence) -> figures.add(new NamedFigure(whole.detail(code), pence)));
  }

  private static NamedFigure reserves(PartnerCode partner, PoolYear pool) {
    var closing = pool.closing();
    return new NamedFigure(
        FigureReference.of(RESERVES, partner, pool.year(), pool.year()),
        partner.equals(Horizon.ALL)
            ? closing.reservesPence()
            : closing.reservesByOwner().getOrDefault(partner, 0L));
  }

  private static List<NamedFigure> ofPool(PoolYear pool) {
    var budget = FigureReference.of(BUDGET, Horizon.ALL, pool.year(), pool.year());
    var plan = pool.spending().plan();
    var income = pool.income().other();
    var assets = pool.closing().assets();
    return List.of(
        new NamedFigure(budget, plan.budgetPence()),
        new NamedFigure(budget.name(VARIANCE), plan.variancePence()),
        new NamedFigure(budget.name(UNDECIDED), pool.undecidedPence()),
        new NamedFigure(
            budget.name(CLIENT_CHARGES), income.getOrDefault(AccountKind.CLIENT_CHARGE, 0L)),
        new NamedFigure(budget.name(INTEREST), income.getOrDefault(AccountKind.INTEREST, 0L)),
        new NamedFigure(
            budget.name(OTHER_INCOME), income.getOrDefault(AccountKind.OTHER_INCOME, 0L)),
        new NamedFigure(budget.name(BANK), assets.bankPence()),
        new NamedFigure(budget.name(RECEIVABLE), assets.receivablePence()),
        new NamedFigure(budget.name(RECOVERABLE_VAT), assets.recoverableVatPence()),
        new NamedFigure(budget.name(PAYABLE), assets.payablePence()),
        new NamedFigure(budget.name(HELD), assets.netPence()),
        new NamedFigure(budget.name(UNDECIDED_TO_DATE), pool.closing().undecidedPence()));
  }
}
