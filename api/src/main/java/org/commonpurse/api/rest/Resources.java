package org.commonpurse.api.rest;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.commonpurse.api.access.Door;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.audit.RequestNotes;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.operation.report.AuditorPackOf;
import org.commonpurse.api.operation.report.BalancesToAgree;
import org.commonpurse.api.operation.report.BoardPackAhead;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.api.operation.report.PartnerStatementOf;
import org.commonpurse.api.operation.report.PlacePackOf;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.api.operation.report.ReturnOf;
import org.commonpurse.api.operation.report.SettlementAdviceOf;
import org.commonpurse.ledger.Ledger;

/** Everything that answers requests about the books. */
public final class Resources {

  private Resources() {}

  /**
   * The resources, which answer, and what reads and refuses for all of them.
   *
   * @param door  tells who asks
   * @param jobs  what takes longer than an answer may
   * @param clock  tells on which day a report is prepared
   * @param uploads  where folders for files that are sent are kept meanwhile
   * @param hosts  the names of the service besides those of its own machine
   * @param issuers  whose tokens are believed
   * @param rates  how often each may ask
   * @param metrics  where it counts what it does
   * @param notes  take note of what is refused
   */
  public static List<Object> on(
      Ledger ledger,
      Door door,
      Jobs jobs,
      Clock clock,
      Path uploads,
      List<String> hosts,
      List<Issuer> issuers,
      CallRates rates,
      PrometheusRegistry metrics,
      RequestNotes notes) {
    var seeing = new Seeing(ledger, clock);
    var reports = new ReportsAtOnce(ReportsAtOnce.MOST, ReportsAtOnce.WAIT);
    var downloads = new DownloadsAtOnce(DownloadsAtOnce.MOST);
    var streamed = new StreamedLines(downloads);
    var folder = WorkFolder.within(uploads);
    var answers = new ReportAnswers(ledger, jobs, seeing, reports, folder);
    RequestMeter.gauge(
        metrics, "commonpurse_reports_running", "Reports being made.", reports::running);
    RequestMeter.gauge(
        metrics, "commonpurse_downloads_running", "Journals on their way.", downloads::running);
    RequestMeter.gauge(
        metrics,
        "commonpurse_audit_waiting",
        "Lines for the audit trail that wait.",
        notes::waiting);
    CounterWithCallback.builder()
        .name("commonpurse_audit_lost")
        .help("Requests that were not noted in the audit trail, since too many waited.")
        .callback(counter -> counter.call(notes.lost()))
        .register(metrics);
    var all =
        List.of(
            new RequestMeter(metrics),
            new AuditFilter(notes, clock),
            new ImportUploadReader(ImportUploadReader.BYTES_MAX, folder),
            new DocumentBodyReader(),
            new UploadBodyReader(),
            new TraceFilter(),
            new AnswerHeaders(),
            new HostFilter(hosts),
            new DoorFilter(door, rates),
            new AccessFilter(seeing),
            new ContentTypeFilter(),
            new KeyFilter(),
            new PreferFilter(),
            new CsvFilter(),
            ActingParameters.binder(),
            reports,
            new ProblemsResource(),
            new SchemasResource(),
            new UnitCostsResource(),
            new FundsResource(ledger, seeing),
            new AccessResource(ledger, clock, issuers),
            new FundAccessResource(ledger, clock, issuers),
            new EntriesResource(ledger, streamed),
            new RedactionsResource(ledger),
            new EventsResource(ledger, streamed),
            new BalancesResource(ledger),
            new ChangesResource(ledger),
            new StatementResource(ledger),
            new PlanResource(ledger),
            new RulesResource(ledger),
            new AgreementsResource(ledger),
            new AllocationsResource(ledger, seeing),
            new ExitsResource(ledger),
            new ProposalsResource(ledger, seeing, clock),
            new WaitingResource(ledger, clock),
            new PackagesResource(ledger),
            new MeasuresResource(ledger),
            new ForecastsResource(ledger, clock),
            new DuesResource(ledger, seeing),
            new FutureDuesResource(ledger),
            new HorizonResource(ledger),
            new FiguresResource(ledger),
            new ProjectionsResource(ledger, jobs),
            new SimulationsResource(jobs, clock),
            new JobsResource(jobs),
            new ReconciliationsResource(ledger),
            new LedgerFileResource(ledger),
            new VerificationResource(ledger),
            new CheckpointResource(ledger),
            new AuditResource(ledger),
            new FundAuditResource(ledger),
            new ExportResource(ledger, streamed),
            new ImportsResource(ledger, jobs),
            new PeriodsResource(ledger),
            new ReportsResource(
                answers,
                new Reports(ledger, clock),
                new BoardPackOf(ledger, clock),
                new BoardPackAhead(ledger, clock),
                new BoardWorkbookOf(ledger, clock),
                new AuditorPackOf(ledger),
                new ReturnOf(ledger)),
            new PlacePackResource(answers, new PlacePackOf(ledger, clock)),
            new ReturnTemplatesResource(),
            new MemorandumAccountResource(answers, new MemorandumAccountOf(ledger, clock)),
            new OutturnResource(answers, new OutturnOf(ledger, clock)),
            new PartnerReportsResource(
                answers,
                new PartnerStatementOf(ledger, clock),
                new SettlementAdviceOf(ledger, clock),
                new BalancesToAgree(ledger, clock)));
    return Stream.concat(all.stream(), Stream.of(OpenApiResource.of(all))).toList();
  }

  /** What is made anew for requests, of what the server knows of each. */
  public static List<Class<?>> forRequests() {
    return List.of(ProblemMapper.class, QueryFilter.class);
  }
}
