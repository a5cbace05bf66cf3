package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.commonpurse.api.operation.period.CheckPeriod;
import org.commonpurse.api.operation.period.ClosePeriod;
import org.commonpurse.api.operation.period.ListPeriods;
import org.commonpurse.api.operation.period.ReopenPeriod;
import org.commonpurse.api.operation.period.ShowPeriod;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.PeriodResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.ChecklistItem;

/** The periods of a fund: how they stand, closing them and opening them again. */
@Path("/api/v1/funds/{fund}/periods")
@Produces(MediaType.APPLICATION_JSON)
public final class PeriodsResource {

  private static final String PERIOD = "/{period: [0-9]{4}-[0-9]{2}-[0-9]{2}}";

  private final Ledger ledger;

  PeriodsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The periods that were ever touched; all others are open. */
  @GET
  public ListResponse<PeriodResponse> list(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListPeriods(ledger).run(fund, Queries.list(asked)), PeriodResponse::of, asked);
  }

  /** How one period stands. */
  @GET
  @Path(PERIOD)
  public PeriodResponse get(@PathParam("fund") FundCode fund, @PathParam("period") String period) {
    return PeriodResponse.of(new ShowPeriod(ledger).run(fund, Period.parse(period)));
  }

  /** What stands open before a period is closed. */
  @GET
  @Path(PERIOD + "/checklist")
  public ListResponse<ChecklistItem> checklist(
      @PathParam("fund") FundCode fund, @PathParam("period") String period) {
    return ListResponse.of(
        new CheckPeriod(ledger).run(fund, Period.parse(period)), Function.identity());
  }

  /** Closes a period to everybody. */
  @POST
  @Path(PERIOD + "/close")
  @Consumes(MediaType.APPLICATION_JSON)
  public PeriodResponse close(
      @PathParam("fund") FundCode fund,
      @PathParam("period") String period,
      @BeanParam Acting acting,
      InputStream body)
      throws IOException {
    return close(fund, period, ClosePeriod.To.EVERYBODY, acting, body);
  }

  /** Closes a period to all but the roles that the fund's rules name. */
  @POST
  @Path(PERIOD + "/soft-close")
  @Consumes(MediaType.APPLICATION_JSON)
  public PeriodResponse softClose(
      @PathParam("fund") FundCode fund,
      @PathParam("period") String period,
      @BeanParam Acting acting,
      InputStream body)
      throws IOException {
    return close(fund, period, ClosePeriod.To.ALL_BUT_ROLES, acting, body);
  }

  private PeriodResponse close(
      FundCode fund, String period, ClosePeriod.To to, Acting acting, InputStream body)
      throws IOException {
    var document = DocumentBodyReader.readIfPresent(body);
    var input = ClosePeriod.Input.read(fund, Period.parse(period), to, document, acting.caller());
    return PeriodResponse.of(new ClosePeriod(ledger).run(input));
  }

  /** Asks to reopen a period; asked again by somebody else, it is open. */
  @POST
  @Path(PERIOD + "/reopen")
  @Consumes(MediaType.APPLICATION_JSON)
  public PeriodResponse reopen(
      @PathParam("fund") FundCode fund,
      @PathParam("period") String period,
      @BeanParam Acting acting,
      Document body) {
    var by = acting.caller();
    var input = ReopenPeriod.Input.read(fund, Period.parse(period), body, by);
    return PeriodResponse.of(new ReopenPeriod(ledger).run(input));
  }
}
