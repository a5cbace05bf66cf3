package org.commonpurse.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.PlacePackOf;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;

/**
 * One pack over several funds. Whoever asks must be allowed to read each that they name; all are those
 * that they may read, and the pack says which these are.
 */
@Path("/api/v1/reports")
@Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
public final class PlacePackResource {

  private final ReportAnswers answers;
  private final PlacePackOf packs;

  PlacePackResource(ReportAnswers answers, PlacePackOf packs) {
    this.answers = answers;
    this.packs = packs;
  }

  /** To print. */
  @POST
  @Path("/place-pack.pdf")
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response pdf(@Context ContainerRequestContext request, Document body) {
    return pack(request, body, report -> report.pdf("place-pack"));
  }

  /** To read in a browser. Its figures are of several funds, so none of them is a link. */
  @POST
  @Path("/place-pack.html")
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response html(@Context ContainerRequestContext request, Document body) {
    return pack(request, body, ServedReport::html);
  }

  /** As data. */
  @POST
  @Path("/place-pack.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response json(@Context ContainerRequestContext request, Document body) {
    return pack(request, body, ServedReport::json);
  }

  private Response pack(
      ContainerRequestContext request, Document body, Function<ServedReport, ServedContents> form) {
    var requester = Asking.of(request);
    var root = body.requireValid(Schema.PLACE).root();
    var funds = root.get("funds").items().stream().map(each -> FundCode.of(each.text())).toList();
    funds.forEach(fund -> requester.require(Permission.READ_ALLOCATIONS, fund));
    var view = Queries.view(QueryParameters.of(request.getUriInfo()));
    var transfers = root.has("transfers") ? Optional.of(body) : Optional.<Document>empty();
    // Without names it is of all that whoever asks may read, which they must be allowed to when
    // they fetch it.
    Set<FundCode> read = ConcurrentHashMap.newKeySet();
    read.addAll(funds);
    return answers.report(
        request,
        form,
        fetching -> read.forEach(fund -> fetching.require(Permission.READ_ALLOCATIONS, fund)),
        partDone ->
            packs.run(
                funds,
                fund ->
                    requester.may(Permission.READ_ALLOCATIONS, fund)
                        && (read.contains(fund) || read.add(fund)),
                transfers,
                view));
  }
}
