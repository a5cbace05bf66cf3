package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.job.JobResult;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.operation.journal.ImportEntries;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;

/** The files of other programs, whose lines become entries. */
@Path("/api/v1/funds/{fund}/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {

  private final Ledger ledger;
  private final Jobs jobs;

  ImportsResource(Ledger ledger, Jobs jobs) {
    this.ledger = ledger;
    this.jobs = jobs;
  }

  /**
   * Records the entries of a file, once: the whole file, or nothing of it where a line cannot be
   * recorded. A dry run and one for the good lines only are answered with the rejects beside what was
   * taken. Whoever would rather not wait is answered with a job.
   */
  @Answers(
      status = {200, 202},
      value = ImportReport.class)
  @POST
  @Consumes({"text/csv", MediaType.MULTIPART_FORM_DATA})
  public Response record(
      @PathParam("fund") FundCode fund,
      @BeanParam Acting acting,
      @Context ContainerRequestContext asking,
      ImportUpload body)
      throws IOException {
    boolean isKept = false;
    try {
      var query = Queries.importing(QueryParameters.of(asking.getUriInfo()));
      var request =
          new ImportRequest(
              ledger.funds().get(fund).code(),
              body.file(),
              body.mapping(),
              query.isDry(),
              query.isPartial(),
              query.controlPence(),
              acting.actor());
      var key = acting.key();
      if (!Headers.prefersLater(asking)) {
        return Response.ok(run(request, key, entries -> {})).build();
      }
      long lines = lines(body.file());
      var job =
          jobs.startRecording(
              Asking.of(asking).id(),
              "import",
              partDone ->
                  JobResult.of(
                      run(request, key, entries -> partDone.accept((double) entries / lines))),
              () -> throwAway(body));
      isKept = true;
      return JobsResource.later(job);
    } finally {
      if (!isKept) {
        body.close();
      }
    }
  }

  private ImportReport run(ImportRequest request, Optional<EntryKey> key, LongConsumer progress) {
    var report = new ImportEntries(ledger).run(request, key, progress);
    if (!report.rejects().isEmpty() && !request.dryRun() && !request.partial()) {
      throw new ImportRejected(report);
    }
    return report;
  }

  /** How many lines a file has, and so at most as many entries. */
  private static long lines(java.nio.file.Path file) throws IOException {
    long lines = 1;
    byte[] some = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        for (int i = 0; i < read; i++) {
          lines += some[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static void throwAway(ImportUpload body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
