package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.commonpurse.api.operation.journal.ImportEntries;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;

/** The files of other programs, whose lines become entries. */
@Path("/api/v1/funds/{fund}/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {

  private final Ledger ledger;

  ImportsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Records the entries of a file, once: the whole file, or nothing of it where a line cannot be
   * recorded. A dry run and one for the good lines only are answered with the rejects beside what was
   * taken.
   */
  @POST
  @Consumes({"text/csv", MediaType.MULTIPART_FORM_DATA})
  public ImportReport record(
      @PathParam("fund") FundCode fund,
      @BeanParam Acting acting,
      @Context UriInfo uri,
      ImportUpload body)
      throws IOException {
    try (body) {
      var query = Queries.importing(QueryParameters.of(uri));
      var request =
          new ImportRequest(
              ledger.funds().get(fund).code(),
              body.file(),
              body.mapping(),
              query.isDry(),
              query.isPartial(),
              query.controlPence(),
              acting.actor());
      var report = new ImportEntries(ledger).run(request, acting.key(), entries -> {});
      if (!report.rejects().isEmpty() && !request.dryRun() && !request.partial()) {
        throw new ImportRejected(report);
      }
      return report;
    }
  }
}
