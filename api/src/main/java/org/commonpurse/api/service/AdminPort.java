package org.commonpurse.api.service;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonpurse.api.job.Job.State;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.StoreCondition;

/**
 * What those see who watch the service: whether it lives ({@code /ping}), whether it is ready ({@code
 * /healthcheck}), and what it did ({@code /metrics}, as Prometheus reads it). What else Dropwizard offers
 * there, tasks, threads and profiles, is off.
 */
final class AdminPort {

  private AdminPort() {}

  /**
   * Prepares it.
   *
   * @param file  of the database, where it is one
   * @param roomBytesLeast  how much room the disk of it has to have
   */
  static void prepare(
      Environment environment,
      Ledger ledger,
      Optional<Path> file,
      long roomBytesLeast,
      Jobs jobs,
      PrometheusRegistry metrics) {
    var checks = environment.healthChecks();
    checks.register("database", new DatabaseHealthCheck(ledger));
    check(checks, ledger, "chain", any -> true, "The ends of the chains can be read.");
    check(
        checks,
        ledger,
        "clock",
        StoreCondition::isClockRight,
        "The clock is behind what was recorded.");
    check(
        checks,
        ledger,
        "triggers",
        condition -> condition.triggersMissing().isEmpty(),
        "A trigger that keeps what is recorded is missing; verify names it.");
    check(
        checks,
        ledger,
        "durable",
        StoreCondition::isDurable,
        "The server answers before what is recorded is on the disk: synchronous_commit is off.");
    check(
        checks,
        ledger,
        "writable",
        StoreCondition::isWritable,
        "The database takes nothing to be recorded: it is a replica, or read-only.");
    file.ifPresent(books -> checks.register("room", new Room(books, roomBytesLeast)));
    gauges(ledger, jobs, metrics);
    var admin = environment.admin();
    admin.addServlet("prometheus", new Scraped(metrics)).addMapping("/metrics");
    admin.addFilter("unready", new Unready()).addMappingForUrlPatterns(null, false, "/healthcheck");
    admin
        .addFilter("off", new Off())
        .addMappingForUrlPatterns(null, false, "/tasks/*", "/threads/*", "/pprof/*");
  }

  private static void check(
      HealthCheckRegistry checks,
      Ledger ledger,
      String name,
      Predicate<StoreCondition> isFit,
      String otherwise) {
    checks.register(
        name,
        new HealthCheck() {
          @Override
          protected Result check() {
            try {
              return isFit.test(ledger.condition())
                  ? Result.healthy()
                  : Result.unhealthy(otherwise);
            } catch (ProblemException e) {
              return Result.unhealthy("%s: %s", e.code(), e.type().title());
            }
          }
        });
  }

  private static void gauges(Ledger ledger, Jobs jobs, PrometheusRegistry metrics) {
    GaugeWithCallback.builder()
        .name("commonpurse_chain_links")
        .help("Entries and events in the chains of all funds together.")
        .labelNames("kind")
        .callback(
            gauge -> {
              try {
                var condition = ledger.condition();
                gauge.call(condition.entries(), "entry");
                gauge.call(condition.events(), "event");
              } catch (ProblemException e) {
                // What cannot be read has no value; the health check says why.
              }
            })
        .register(metrics);
    GaugeWithCallback.builder()
        .name("commonpurse_writes_waiting")
        .help("Acts and groups of entries that wait to be recorded.")
        .callback(gauge -> gauge.call(ledger.writesWaiting()))
        .register(metrics);
    GaugeWithCallback.builder()
        .name("commonpurse_jobs")
        .help("Jobs that are remembered, by how they stand.")
        .labelNames("state")
        .callback(
            gauge -> {
              var counts = jobs.count();
              for (var state : State.values()) {
                gauge.call(counts.getOrDefault(state, 0L), state.name().toLowerCase(Locale.ROOT));
              }
            })
        .register(metrics);
  }

  /** Whether the disk has room for more. */
  private static final class Room extends HealthCheck {

    private static final long MEGABYTE = 1024L * 1024;

    private final Path file;
    private final long bytesLeast;

    Room(Path file, long bytesLeast) {
      this.file = file;
      this.bytesLeast = bytesLeast;
    }

    @Override
    protected Result check() throws IOException {
      long left = Files.getFileStore(file).getUsableSpace();
      return left >= bytesLeast
          ? Result.healthy("%d MB are left", left / MEGABYTE)
          : Result.unhealthy("Only %d MB are left on the disk of the database.", left / MEGABYTE);
    }
  }

  /** What Prometheus fetches. */
  private static final class Scraped extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient PrometheusRegistry metrics;

    Scraped(PrometheusRegistry metrics) {
      this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType(PrometheusTextFormatWriter.CONTENT_TYPE);
      PrometheusTextFormatWriter.create()
          .write(response.getOutputStream(), metrics.scrape(), EscapingScheme.DEFAULT);
    }
  }

  /** Tells that the service is not ready as what it is, and not as a failure of whoever tells it. */
  private static final class Unready extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(
          request,
          new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
              super.setStatus(status == SC_INTERNAL_SERVER_ERROR ? SC_SERVICE_UNAVAILABLE : status);
            }
          });
    }
  }

  /** What is not there. */
  private static final class Off extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
