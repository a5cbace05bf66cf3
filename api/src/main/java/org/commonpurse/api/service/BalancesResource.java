package org.commonpurse.api.service;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.representation.BalancesAnswer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;

/** The balances of a fund, by any combination of dimensions, as at a day and as known at a moment. */
@Path("/funds/{fund}/balances")
@Produces(MediaType.APPLICATION_JSON)
public final class BalancesResource {

  private final Ledger ledger;

  BalancesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The balances asked for; a debit balance is positive, a credit balance negative. */
  @GET
  public BalancesAnswer get(@PathParam("fund") Code fund, @BeanParam BalanceParameters parameters) {
    var query = parameters.query(fund);
    var currency = ledger.funds().get(fund).currency();
    return BalancesAnswer.of(query, ledger.balances().of(query), currency);
  }
}
