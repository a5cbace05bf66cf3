package org.commonpurse.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.job.JobResult;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.operation.projection.ProjectPlan;
import org.commonpurse.api.operation.projection.ProjectionRequest;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.representation.JobResponse;
import org.commonpurse.api.representation.ProjectionResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;

/** Plans of years to come. */
@Path("/api/v1/projections")
@Produces(MediaType.APPLICATION_JSON)
public final class ProjectionsResource {

  private final Ledger ledger;
  private final Jobs jobs;

  ProjectionsResource(Ledger ledger, Jobs jobs) {
    this.ledger = ledger;
    this.jobs = jobs;
  }

  /** Starts to work a plan out; what cannot be read is refused at once, and starts nothing. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(status = 202, value = JobResponse.class)
  public Response start(@Context ContainerRequestContext request, Document body) {
    var requester = Asking.of(request);
    var asked = ProjectionRequest.read(body);
    asked.books().ifPresent(books -> requester.require(Permission.READ_ALLOCATIONS, books.fund()));
    var prepared = ProjectPlan.of(asked, ledger);
    return JobsResource.started(
        jobs.start(requester.id(), "projection", partDone -> result(prepared)));
  }

  private static JobResult result(ProjectPlan prepared) {
    var found = prepared.run();
    return JobResult.withWorkbook(
        ProjectionResponse.BesideScenarios.of(found), out -> prepared.writeWorkbook(found, out));
  }
}
