package org.commonpurse.api.service;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.Queries;
import org.commonpurse.api.representation.StatementAnswer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;
import org.jspecify.annotations.Nullable;

/** Statements of accounts and partners. */
@Path("/funds/{fund}/statement")
@Produces(MediaType.APPLICATION_JSON)
public final class StatementResource {

  private final Ledger ledger;

  StatementResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The balance before, each posting with the balance after it, and the balance at the end. */
  @GET
  public StatementAnswer get(
      @PathParam("fund") Code fund,
      @QueryParam("account") @Nullable String account,
      @QueryParam("partner") @Nullable String partner,
      @QueryParam("book") @Nullable String book,
      @QueryParam("from") @Nullable String from,
      @QueryParam("as-at") @Nullable String asAt,
      @QueryParam("as-known") @Nullable String asKnown,
      @QueryParam("partners") @Nullable String partners) {
    var asked =
        new Asked()
            .with("account", account)
            .with("partner", partner)
            .with("book", book)
            .with("from", from)
            .with("as-at", asAt)
            .with("as-known", asKnown)
            .with("partners", partners);
    var query = Queries.statement(fund, asked);
    var currency = ledger.funds().get(fund).currency();
    return StatementAnswer.of(query, ledger.balances().statement(query), currency);
  }
}
