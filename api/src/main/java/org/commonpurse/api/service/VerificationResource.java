package org.commonpurse.api.service;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.VerificationAnswer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.verify.Checkpoint;
import org.jspecify.annotations.Nullable;

/** The proof that a fund's journal is what was recorded. */
@Path("/funds/{fund}/verification")
@Produces(MediaType.APPLICATION_JSON)
public final class VerificationResource {

  private final Ledger ledger;

  VerificationResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Replays the journal and compares everything with what is stored. The answer is 200 also where
   * something is broken; it says so, and names the first broken entry.
   */
  @GET
  public VerificationAnswer verify(
      @PathParam("fund") Code fund, @QueryParam("checkpoint") @Nullable String checkpoint) {
    var known = new Asked().with("checkpoint", checkpoint).one("checkpoint", Checkpoint::parse);
    return VerificationAnswer.of(ledger.verification().of(fund, known));
  }
}
