package org.commonpurse.api.service;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;

/** Where a fund's journal stands. */
@Path("/funds/{fund}/checkpoint")
@Produces(MediaType.APPLICATION_JSON)
public final class CheckpointResource {

  private final Ledger ledger;

  CheckpointResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Where the journal stands, to be kept outside. */
  @GET
  public Map<String, Object> get(@PathParam("fund") Code fund) {
    var checkpoint = ledger.verification().checkpoint(fund);
    return new TreeMap<>(
        Map.of(
            "fund",
            checkpoint.fund().value(),
            "sequence",
            checkpoint.sequence(),
            "seal",
            checkpoint.seal(),
            "checkpoint",
            checkpoint.toString()));
  }
}
