package org.commonpurse.api.service;

import jakarta.ws.rs.QueryParam;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.Queries;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.fund.Code;
import org.jspecify.annotations.Nullable;

/** Which balances are asked for. */
public final class BalanceParameters {

  @QueryParam("book")
  private @Nullable String book;

  @QueryParam("from")
  private @Nullable String from;

  @QueryParam("as-at")
  private @Nullable String asAt;

  @QueryParam("as-known")
  private @Nullable String asKnown;

  @QueryParam("kind")
  private @Nullable String kind;

  @QueryParam("partner")
  private @Nullable String partner;

  @QueryParam("stream")
  private @Nullable String stream;

  @QueryParam("scheme")
  private @Nullable String scheme;

  @QueryParam("provider")
  private @Nullable String provider;

  @QueryParam("measure")
  private @Nullable String measure;

  @QueryParam("clause")
  private @Nullable String clause;

  @QueryParam("reserve")
  private @Nullable String reserve;

  @QueryParam("nature")
  private @Nullable String nature;

  @QueryParam("by")
  private @Nullable String by;

  @QueryParam("partners")
  private @Nullable String partners;

  /** The query for a fund. */
  BalanceQuery query(Code fund) {
    return Queries.balances(fund, asked());
  }

  /** What is asked, by the names of the parameters. */
  Asked asked() {
    return new Asked()
        .with("book", book)
        .with("from", from)
        .with("as-at", asAt)
        .with("as-known", asKnown)
        .with("kind", kind)
        .with("partner", partner)
        .with("stream", stream)
        .with("scheme", scheme)
        .with("provider", provider)
        .with("measure", measure)
        .with("clause", clause)
        .with("reserve", reserve)
        .with("nature", nature)
        .with("by", by)
        .with("partners", partners);
  }
}
