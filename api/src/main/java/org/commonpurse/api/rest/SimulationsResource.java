package org.commonpurse.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.job.JobResult;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.operation.projection.SimulatePlan;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.api.representation.FuturesResponse;
import org.commonpurse.api.representation.JobResponse;
import org.commonpurse.ledger.document.Document;

/** Plans in many possible futures. */
@Path("/api/v1/simulations")
@Produces(MediaType.APPLICATION_JSON)
public final class SimulationsResource {

  private final Jobs jobs;
  private final Clock clock;

  SimulationsResource(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Starts to simulate a plan; what cannot be read is refused at once, and starts nothing. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(status = 202, value = JobResponse.class)
  public Response start(@Context ContainerRequestContext request, Document body) {
    var prepared = new SimulatePlan(SimulationRequest.read(body));
    return JobsResource.started(
        jobs.start(
            Asking.of(request).id(),
            "simulation",
            partDone -> {
              var futures = prepared.run((done, of) -> partDone.accept((double) done / of));
              return JobResult.withReport(
                  FuturesResponse.of(futures),
                  out -> SimulatePlan.writeReport(futures, Reports.today(clock), out));
            }));
  }
}
