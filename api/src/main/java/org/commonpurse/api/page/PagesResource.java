package org.commonpurse.api.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.api.service.Reports;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.chart.HorizonCharts;

/** The pages, and the style they are shown in. */
@Path("/")
public final class PagesResource {

  /** A page loads nothing from elsewhere and runs no script. */
  private static final String ONLY_OURS =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

  private final Ledger ledger;

  private final Reports reports;

  private final Styles styles = Styles.load();

  /** Pages on this ledger. */
  public PagesResource(Ledger ledger, Reports reports) {
    this.ledger = ledger;
    this.reports = reports;
  }

  /** The first page. */
  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response start() {
    return page(new StartPage(ledger.funds().list().stream().map(this::part).toList()));
  }

  /** The page of one fund. */
  @GET
  @Path("pages/{fund}")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response fund(@PathParam("fund") Code fund) {
    return page(new FundPage(part(ledger.funds().get(fund))));
  }

  /** The style of all pages. */
  @GET
  @Path("assets/style.css")
  @Produces("text/css;charset=utf-8")
  public Response style() {
    return Response.ok(styles.css()).header("Cache-Control", "max-age=3600").build();
  }

  private FundPart part(Fund fund) {
    var horizon = reports.horizon(fund.code());
    List<Chart> charts = horizon.years().isEmpty() ? List.of() : HorizonCharts.all(horizon);
    return new FundPart(fund, horizon, charts, new Agreements(ledger.books()).list(fund.code()));
  }

  private static Response page(Object view) {
    return Response.ok(view)
        .header("Content-Security-Policy", ONLY_OURS)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }
}
