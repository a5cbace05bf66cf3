package org.commonpurse.api.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.nio.file.Files;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.job.Job;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.job.KeptFile;
import org.commonpurse.api.operation.projection.CancelJob;
import org.commonpurse.api.operation.projection.FollowJob;
import org.commonpurse.api.representation.FuturesResponse;
import org.commonpurse.api.representation.JobResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ProjectionResponse;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.reports.audit.AuditorsPack;

/** What takes longer than an answer may: follow it, fetch what it came to, or cancel it. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {

  private final Jobs jobs;

  JobsResource(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Those that whoever asks has started, the oldest first. */
  @GET
  public ListResponse<JobResponse> list(@Context ContainerRequestContext request) {
    return ListResponse.of(new FollowJob(jobs).list(Asking.of(request).id()), JobResponse::of);
  }

  /** How one stands. */
  @GET
  @Path("/{job}")
  public JobResponse get(@Context ContainerRequestContext request, @PathParam("job") String job) {
    requireOwn(request, job);
    return JobResponse.of(new FollowJob(jobs).run(job));
  }

  /** What one came to. */
  @GET
  @Path("/{job}/result")
  @Produces({
    MediaType.APPLICATION_JSON,
    ServedReport.PDF,
    ServedReport.HTML,
    ReportsResource.WORKBOOK,
    AuditorsPack.MEDIA_TYPE
  })
  @Answers(
      value = {ProjectionResponse.BesideScenarios.class, FuturesResponse.class, ImportReport.class},
      schema = "report")
  public Response result(@Context ContainerRequestContext request, @PathParam("job") String job) {
    requireOwn(request, job);
    var cameTo = new FollowJob(jobs).result(job);
    if (!(cameTo instanceof KeptFile file)) {
      return Response.ok(cameTo, MediaType.APPLICATION_JSON).build();
    }
    file.guard().accept(Asking.of(request));
    StreamingOutput copied = out -> Files.copy(file.path(), out);
    return ServedContents.answer(copied, file.mediaType(), file.headers());
  }

  /** What one came to, as a workbook, if it can be one. */
  @GET
  @Path("/{job}/result.xlsx")
  @Produces(ReportsResource.WORKBOOK)
  public Response workbook(@Context ContainerRequestContext request, @PathParam("job") String job) {
    requireOwn(request, job);
    return ReportsResource.file("projection.xlsx", new FollowJob(jobs).workbook(job));
  }

  /** What one came to, as a report, if there is one. */
  @GET
  @Path("/{job}/result.pdf")
  @Produces("application/pdf")
  public Response report(@Context ContainerRequestContext request, @PathParam("job") String job) {
    requireOwn(request, job);
    return ReportsResource.file("simulation.pdf", new FollowJob(jobs).report(job));
  }

  /** Cancels one. */
  @DELETE
  @Path("/{job}")
  public JobResponse cancel(
      @Context ContainerRequestContext request, @PathParam("job") String job) {
    requireOwn(request, job);
    return JobResponse.of(new CancelJob(jobs).run(job));
  }

  /** A job of somebody else is as one that there is not. */
  private void requireOwn(ContainerRequestContext request, String job) {
    jobs.requireOwned(job, Asking.of(request).id());
  }

  /** The answer to what was started: where to follow it. */
  static Response started(Job job) {
    return Response.accepted(JobResponse.of(job))
        .type(MediaType.APPLICATION_JSON)
        .location(URI.create("/api/v1/jobs/" + job.id()))
        .build();
  }

  /** The answer to what was started since it was preferred to waiting. */
  static Response later(Job job) {
    return Response.fromResponse(started(job)).header("Preference-Applied", Headers.LATER).build();
  }
}
