package org.commonpurse.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Consumer;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.journal.FollowFund;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.EventsResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainLink;

/** What was recorded in a fund, in order. */
@Path("/api/v1/funds/{fund}/events")
public final class EventsResource {

  private final FollowFund follow;
  private final StreamedLines streamed;

  EventsResource(Ledger ledger, StreamedLines streamed) {
    this.follow = new FollowFund(ledger);
    this.streamed = streamed;
  }

  /** What follows a position. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public EventsResponse list(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var asked = QueryParameters.of(uri);
    return EventsResponse.of(follow.run(fund, Queries.events(asked)), asked, Asking.sight(request));
  }

  /** The same, an item a line; without a limit all that was recorded until now. */
  @GET
  @Produces(StreamedLines.NDJSON_IF_ASKED)
  @Answers(EventsResponse.EventResponse.class)
  public Response lines(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext asking,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    var sight = Asking.sight(asking);
    var asked = QueryParameters.of(uri);
    var paging = Queries.events(asked);
    Consumer<Consumer<ChainLink>> links =
        Queries.isLimited(asked)
            ? follow.run(fund, paging).part().links()::forEach
            : follow.all(fund, paging);
    return streamed.of(
        request,
        response,
        lines ->
            links.accept(link -> lines.accept(EventsResponse.EventResponse.of(fund, link, sight))));
  }
}
