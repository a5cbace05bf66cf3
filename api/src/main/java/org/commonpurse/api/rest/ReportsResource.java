package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_UNKNOWN;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.AuditorPackOf;
import org.commonpurse.api.operation.report.BoardPackAhead;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardPackQuery;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.api.operation.report.ReturnOf;
import org.commonpurse.api.representation.ReportsResponse;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.audit.AuditorsPack;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.CsvTables;
import org.commonpurse.reports.table.Table;
import org.commonpurse.reports.template.ReturnAnswers;
import org.commonpurse.reports.template.ReturnWorkbook;
import org.commonpurse.reports.template.ShippedTemplates;

/** The reports of a fund, to download. */
@Path("/api/v1/funds/{fund}/reports")
public final class ReportsResource {

  static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final ReportAnswers answers;

  private final Reports reports;

  private final BoardPackOf boardPack;

  private final BoardPackAhead boardPackAhead;

  private final BoardWorkbookOf workbooks;

  private final AuditorPackOf auditorPack;

  private final ReturnOf returns;

  ReportsResource(
      ReportAnswers answers,
      Reports reports,
      BoardPackOf boardPack,
      BoardPackAhead boardPackAhead,
      BoardWorkbookOf workbooks,
      AuditorPackOf auditorPack,
      ReturnOf returns) {
    this.answers = answers;
    this.reports = reports;
    this.boardPack = boardPack;
    this.boardPackAhead = boardPackAhead;
    this.workbooks = workbooks;
    this.auditorPack = auditorPack;
    this.returns = returns;
  }

  /** The paths of all reports. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ReportsResponse list(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    var sight = Asking.sight(request);
    return ReportsResponse.of(
        fund, reports.kind(fund), reports.charts(fund, sight), reports.tables(fund, sight));
  }

  /** The board pack, to print. */
  @GET
  @Path("/board-pack.pdf")
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response pdf(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.pdf(fund + "-board-pack"), pack(fund, request));
  }

  /** The board pack, to read in a browser: each figure leads to where it is traced. */
  @GET
  @Path("/board-pack.html")
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response html(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.html("../figures/"), pack(fund, request));
  }

  /** The board pack as data. */
  @GET
  @Path("/board-pack.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response json(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.json(), pack(fund, request));
  }

  /** The board pack with what it says of a plan, to print. */
  @POST
  @Path("/board-pack.pdf")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response pdfAhead(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request, Document body) {
    return answers.report(
        request, report -> report.pdf(fund + "-board-pack"), ahead(fund, request, body));
  }

  /** The same to read in a browser: each figure of the books leads to where it is traced. */
  @POST
  @Path("/board-pack.html")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response htmlAhead(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request, Document body) {
    return answers.report(
        request, report -> report.html("../figures/"), ahead(fund, request, body));
  }

  /** The same as data. */
  @POST
  @Path("/board-pack.json")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response jsonAhead(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request, Document body) {
    return answers.report(request, report -> report.json(), ahead(fund, request, body));
  }

  private ReportAnswers.Making ahead(
      FundCode fund, ContainerRequestContext request, Document body) {
    var query = BoardPackAhead.read(QueryParameters.of(request.getUriInfo()), body);
    return partDone ->
        boardPackAhead.run(fund, query, (done, of) -> partDone.accept((double) done / of));
  }

  private ReportAnswers.Making pack(FundCode fund, ContainerRequestContext request) {
    var asked = QueryParameters.of(request.getUriInfo());
    var query =
        new BoardPackQuery(Queries.view(asked), Queries.sinceKnown(asked), Optional.empty());
    return partDone -> boardPack.run(fund, query);
  }

  /** Everything that an auditor needs, in one file. */
  @GET
  @Path("/auditor-pack.zip")
  @Produces(AuditorsPack.MEDIA_TYPE)
  @Answers(status = {200, 202})
  public Response auditorPack(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    var view = Queries.view(QueryParameters.of(request.getUriInfo()));
    return answers.file(
        request,
        new ServedContents(
            AuditorsPack.MEDIA_TYPE,
            ServedContents.named(fund + "-auditor-pack.zip"),
            true,
            out -> auditorPack.run(fund, view, out)));
  }

  /** One chart. */
  @GET
  @Path("/charts/{name}.svg")
  @Produces("image/svg+xml")
  public String chart(
      @PathParam("fund") FundCode fund,
      @PathParam("name") String name,
      @Context ContainerRequestContext request) {
    return find(reports.charts(fund, Asking.sight(request)), Chart::name, "chart", name).svg();
  }

  /** One table. */
  @GET
  @Path("/tables/{name}.csv")
  @Produces("text/csv;charset=utf-8")
  public Response table(
      @PathParam("fund") FundCode fund,
      @PathParam("name") String name,
      @Context ContainerRequestContext request) {
    var table = find(reports.tables(fund, Asking.sight(request)), Table::name, "table", name);
    var text = new StringWriter();
    CsvTables.write(table, text);
    return file(fund + "-" + name + ".csv", text.toString());
  }

  /** The board pack as a workbook, with all entries behind it. */
  @GET
  @Path("/workbook.xlsx")
  @Produces(WORKBOOK)
  @Answers(status = {200, 202})
  public Response workbook(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    var view = Queries.view(QueryParameters.of(request.getUriInfo()));
    return answers.file(
        request,
        new ServedContents(
            WORKBOOK,
            ServedContents.named(fund + "-workbook.xlsx"),
            true,
            out -> workbooks.run(fund, view, out)));
  }

  /** A return by a template that ships, with nothing answered yet. */
  @GET
  @Path("/return.xlsx")
  @Produces(WORKBOOK)
  @Answers(status = {200, 202})
  public Response filledReturn(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    var input = ReturnOf.Input.of(QueryParameters.of(request.getUriInfo()));
    var template = ShippedTemplates.get(input.template());
    return answers.file(
        request,
        new ServedContents(
            WORKBOOK,
            ServedContents.named("%s-%s-%s.xlsx".formatted(fund, template.name(), input.period())),
            false,
            out ->
                ReturnWorkbook.write(
                    returns.run(fund, template, input.period(), ReturnAnswers.none()), out)));
  }

  static Response file(String name, Object contents) {
    return Response.ok(contents)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private static <T> T find(
      List<T> reports, Function<T, ReportCode> nameOf, String what, String name) {
    return reports.stream()
        .filter(report -> nameOf.apply(report).value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                REPORT_UNKNOWN
                    .because(
                        "There is no "
                            + what
                            + " \""
                            + name
                            + "\". There are "
                            + reports.stream().map(nameOf).toList()
                            + ".",
                        "name",
                        name)
                    .toException());
  }
}
