package org.commonpurse.api.service;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.representation.ChangesAnswer;
import org.commonpurse.api.representation.Queries;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;
import org.jspecify.annotations.Nullable;

/** What changed between two views of the books of a fund, and the entries that explain it. */
@Path("/funds/{fund}/changes")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource {

  private final Ledger ledger;

  ChangesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The balances in both views, and the entries that count in one of them only. */
  @GET
  public ChangesAnswer get(
      @PathParam("fund") Code fund,
      @BeanParam BalanceParameters parameters,
      @QueryParam("as-at-before") @Nullable String asAtBefore,
      @QueryParam("as-known-before") @Nullable String asKnownBefore,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    var asked =
        parameters
            .asked()
            .with("as-at-before", asAtBefore)
            .with("as-known-before", asKnownBefore)
            .with("after", after)
            .with("limit", limit);
    var query = Queries.changes(fund, asked);
    var currency = ledger.funds().get(fund).currency();
    return ChangesAnswer.of(query, query.findIn(ledger.balances()), currency);
  }
}
