package org.commonpurse.api.operation.allocation;

import java.util.List;
import java.util.SortedMap;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.api.operation.query.DuesQuery;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** What is due from partners and to them, since when, what for, and how much of it is settled. */
@OperationSpec(
    name = "dues",
    summary = "what is due from whom, since when, what for, how much is settled or held back",
    routes = "GET /api/v1/funds/{fund}/dues",
    command = "dues",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.ONE_PARTNER,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.DUES,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN,
      ParameterGroup.PAGE
    })
public final class DuesOf {

  private final Ledger ledger;

  /** Works them out of these books. */
  public DuesOf(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What is due.
   *
   * @param dues  some of the dues, the oldest first, found by entry and partner
   * @param onAccountPence  what was paid and settles no due yet, by partner: negative where the partner
   *     paid it
   * @param currency  of every amount
   */
  public record Output(
      ListPage<Due> dues, SortedMap<PartnerCode, Long> onAccountPence, CurrencyUnit currency) {}

  /** The dues that are asked for. */
  public Output run(FundCode fund, DuesQuery query, ListQuery page) {
    return ledger
        .books()
        .at(
            query.view(),
            at -> {
              var dues = Dues.of(at, fund, query.partner());
              List<Due> asked = query.settledToo() ? dues.dues() : dues.open();
              return new Output(
                  ListPage.of(asked, due -> due.entry() + "/" + due.partner(), page),
                  dues.onAccountPence(),
                  at.funds().get(fund).currency());
            });
  }
}
