package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.operation.price.ListUnitCosts;
import org.commonpurse.api.operation.price.ShowUnitCost;
import org.commonpurse.api.operation.price.UnitCostQuery;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.UnitCostResponse;

/** What units of care cost, by the editions that are carried. */
@Path("/api/v1/unit-costs")
@Produces(MediaType.APPLICATION_JSON)
public final class UnitCostsResource {

  /** Those that are asked for. */
  @GET
  public ListResponse<UnitCostResponse> list(@Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    var found = new ListUnitCosts().run(UnitCostQuery.of(asked), Queries.list(asked));
    return ListResponse.of(found, UnitCostResponse::of, asked);
  }

  /** One of them, and at the prices of another year where that is asked. */
  @GET
  @Path("/{edition}/{code}")
  public UnitCostResponse.Shown get(
      @PathParam("edition") String edition, @PathParam("code") String code, @Context UriInfo uri) {
    var input = ShowUnitCost.Input.of(QueryParameters.of(uri));
    return UnitCostResponse.Shown.of(new ShowUnitCost().run(edition, code, input));
  }
}
