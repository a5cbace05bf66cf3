package org.commonpurse.api.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.agreement.ListAgreements;
import org.commonpurse.api.operation.balance.HorizonOf;
import org.commonpurse.api.operation.fund.ListFunds;
import org.commonpurse.api.operation.fund.ShowFund;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.chart.HorizonCharts;

/** The pages, and the style they are shown in. */
@Path("/")
@OpenTo(OpenTo.Whom.WHOEVER_IS_KNOWN)
public final class PagesResource {

  /** A page loads nothing from elsewhere and runs no script. */
  private static final String ONLY_OURS =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

  private final Ledger ledger;
  private final Seeing seeing;

  private final Styles styles = Styles.load();

  /** Pages on this ledger. */
  public PagesResource(Ledger ledger, Seeing seeing) {
    this.ledger = ledger;
    this.seeing = seeing;
  }

  /** The first page. */
  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response start(@Context ContainerRequestContext request) {
    var requester = Asking.of(request);
    return page(
        new StartPage(
            new ListFunds(ledger)
                .run().stream()
                    .filter(fund -> isShown(requester, fund.code()))
                    .map(fund -> view(fund, requester))
                    .toList()));
  }

  /** The page of one fund. */
  @GET
  @Path("pages/{fund}")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response fund(@Context ContainerRequestContext request, @PathParam("fund") FundCode fund) {
    var requester = Asking.of(request);
    requester.require(Permission.READ_BOOKS, fund);
    requester.require(Permission.READ_ALLOCATIONS, fund);
    return page(new FundPage(view(new ShowFund(ledger).run(fund), requester)));
  }

  /** The style of all pages. */
  @OpenTo(OpenTo.Whom.ANYBODY)
  @GET
  @Path("assets/style.css")
  @Produces("text/css;charset=utf-8")
  public Response style() {
    return Response.ok(styles.css()).header("Cache-Control", "max-age=3600").build();
  }

  private static boolean isShown(Requester requester, FundCode fund) {
    return requester.may(Permission.READ_BOOKS, fund)
        && requester.may(Permission.READ_ALLOCATIONS, fund);
  }

  private FundView view(Fund fund, Requester requester) {
    var sight = seeing.of(requester, Permission.READ_ALLOCATIONS, fund.code());
    var horizon = new HorizonOf(ledger).run(fund.code(), sight);
    List<Chart> charts = horizon.years().isEmpty() ? List.of() : HorizonCharts.all(horizon);
    return new FundView(fund, horizon, charts, new ListAgreements(ledger).run(fund.code()));
  }

  private static Response page(Object view) {
    return Response.ok(view).header("Content-Security-Policy", ONLY_OURS).build();
  }
}
