package org.commonpurse.api.operation.balance;

import javax.money.CurrencyUnit;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.trace.HorizonFigures;
import org.commonpurse.allocation.trace.NamedFigure;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;

/** Every figure of a fund's horizon, by the one name that it has in all reports. */
@OperationSpec(
    name = "figures",
    summary = "every figure of the horizon with its reference",
    routes = "GET /api/v1/funds/{fund}/figures",
    command = "figures",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class ListFigures {

  private final Ledger ledger;

  /** Figures of these books. */
  public ListFigures(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Figures.
   *
   * @param stamp  the state of the books that they were read from
   * @param currency  of every amount
   * @param figures  by partner, then by year, found by their references
   */
  public record Output(Stamp stamp, CurrencyUnit currency, ListPage<NamedFigure> figures) {}

  /** The figures that are asked for. */
  public Output run(FundCode fund, View view, ListQuery page) {
    return run(fund, view, page, Sight.WHOLE);
  }

  /** Those of partners of whom it is shown that they have a part in the fund. */
  public Output run(FundCode fund, View view, ListQuery page, Sight sight) {
    return ledger
        .books()
        .at(
            view,
            at -> {
              var horizon = Horizons.of(at, fund).of(sight::sees);
              return new Output(
                  at.stamp(fund),
                  horizon.currency(),
                  ListPage.of(
                      HorizonFigures.of(horizon), figure -> figure.reference().toString(), page));
            });
  }
}
