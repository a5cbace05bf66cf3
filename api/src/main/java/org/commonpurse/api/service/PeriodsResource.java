package org.commonpurse.api.service;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.commonpurse.allocation.settlement.ClosingChecklist;
import org.commonpurse.api.representation.PeriodAnswer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.period.PeriodState;
import org.jspecify.annotations.Nullable;

/** The periods of a fund: how they stand, closing them and opening them again. */
@Path("/funds/{fund}/periods")
@Produces(MediaType.APPLICATION_JSON)
public final class PeriodsResource {

  private static final String PERIOD = "/{period: [0-9]{4}-[0-9]{2}/[0-9]{2}}";

  private final Ledger ledger;

  PeriodsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The periods that were ever touched; all others are open. */
  @GET
  public Map<String, Object> list(@PathParam("fund") Code fund) {
    var code = ledger.funds().get(fund).code();
    return Map.of("periods", ledger.periods().list(code).stream().map(PeriodAnswer::of).toList());
  }

  /** How one period stands. */
  @GET
  @Path(PERIOD)
  public PeriodAnswer get(@PathParam("fund") Code fund, @PathParam("period") String period) {
    var code = ledger.funds().get(fund).code();
    return PeriodAnswer.of(ledger.periods().status(code, Period.parse(period)));
  }

  /** What stands open before a period is closed. */
  @GET
  @Path(PERIOD + "/checklist")
  public Map<String, Object> checklist(
      @PathParam("fund") Code fund, @PathParam("period") String period) {
    return Map.of("checklist", new ClosingChecklist(ledger.books()).of(fund, Period.parse(period)));
  }

  /** Closes a period to everybody. */
  @POST
  @Path(PERIOD + "/close")
  public PeriodAnswer close(
      @PathParam("fund") Code fund,
      @PathParam("period") String period,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs) {
    return PeriodAnswer.of(
        ledger.periods().close(fund, Period.parse(period), Headers.actor(actingAs)));
  }

  /** Closes a period to all but the roles that the fund's rules name. */
  @POST
  @Path(PERIOD + "/soft-close")
  public PeriodAnswer softClose(
      @PathParam("fund") Code fund,
      @PathParam("period") String period,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs) {
    return PeriodAnswer.of(
        ledger.periods().softClose(fund, Period.parse(period), Headers.actor(actingAs)));
  }

  /** Asks to reopen a period; asked again by somebody else, it is open. */
  @POST
  @Path(PERIOD + "/reopen")
  @Consumes(MediaType.APPLICATION_JSON)
  public PeriodAnswer reopen(
      @PathParam("fund") Code fund,
      @PathParam("period") String text,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var reason = body.requireValid(Schema.REASON).root().get("reason").text();
    var period = Period.parse(text);
    var by = Headers.actor(actingAs);
    var periods = ledger.periods();
    return PeriodAnswer.of(
        periods.status(fund, period).state() == PeriodState.REOPENING
            ? periods.reopen(fund, period, reason, by)
            : periods.askToReopen(fund, period, reason, by));
  }
}
