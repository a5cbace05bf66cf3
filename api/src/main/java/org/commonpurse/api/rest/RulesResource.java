package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.commonpurse.api.operation.fund.SetRules;
import org.commonpurse.api.operation.fund.ShowRules;
import org.commonpurse.api.representation.RulesJson;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.rule.FundRules;

/** What a fund does not let anybody post. */
@Path("/api/v1/funds/{fund}/rules")
@Produces(MediaType.APPLICATION_JSON)
public final class RulesResource {

  private final Ledger ledger;

  RulesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The rules, as the document that they could be set with. */
  @GET
  @Answers(
      status = {200, 304},
      schema = "rules")
  public Response get(@PathParam("fund") FundCode fund, @Context HttpHeaders headers) {
    return Tags.answer(headers, RulesJson.of(new ShowRules(ledger).run(fund)));
  }

  /** Sets the rules; those that were set before are kept, and no longer bind. */
  @PUT
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(schema = "rules")
  public Response set(
      @PathParam("fund") FundCode fund,
      @Context HttpHeaders headers,
      @BeanParam Acting acting,
      Document body) {
    var expected = Tags.<FundRules>expected(headers, RulesJson::of);
    var by = acting.caller();
    return Tags.answer(RulesJson.of(new SetRules(ledger).run(fund, body, expected, by)));
  }
}
