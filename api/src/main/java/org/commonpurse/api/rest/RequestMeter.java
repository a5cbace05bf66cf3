package org.commonpurse.api.rest;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.commonpurse.ledger.audit.AuditedAct;

/**
 * Counts requests and how long they take, by operation, and refusals by their code. Both are of lists that
 * the program has: neither funds nor persons nor paths that somebody made up are among them.
 */
@PreMatching
@Priority(0)
final class RequestMeter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String BEGUN = RequestMeter.class.getName() + ".begun";

  private static final String OPERATION = RequestMeter.class.getName() + ".operation";

  private static final String REFUSED = RequestMeter.class.getName() + ".refused";

  private final Histogram seconds;
  private final Counter refusals;

  RequestMeter(PrometheusRegistry registry) {
    seconds =
        Histogram.builder()
            .name("commonpurse_request_seconds")
            .help("From the first byte of a request to the first of its answer.")
            .unit(Unit.SECONDS)
            .labelNames("operation")
            .classicOnly()
            .register(registry);
    refusals =
        Counter.builder()
            .name("commonpurse_refusals")
            .help("Requests that were refused, by the code that their answers bore.")
            .labelNames("code")
            .register(registry);
  }

  /** Tells how many of something there are now. */
  static void gauge(PrometheusRegistry registry, String name, String help, IntSupplier number) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(number.getAsInt()))
        .register(registry);
  }

  /** Notes what a request leads to. */
  static void leadsTo(ContainerRequestContext request, String operation) {
    request.setProperty(OPERATION, operation);
  }

  /** Notes that a request is refused. */
  static void isRefused(ContainerRequestContext request, String code) {
    request.setProperty(REFUSED, code);
  }

  /** What a request leads to, where it leads to an operation. */
  static Optional<String> operation(ContainerRequestContext request) {
    return Optional.ofNullable(request.getProperty(OPERATION)).map(Object::toString);
  }

  /** The code with which a request is refused, where it is. */
  static Optional<String> refusal(ContainerRequestContext request) {
    return Optional.ofNullable(request.getProperty(REFUSED)).map(Object::toString);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BEGUN, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BEGUN) instanceof Long begun) {
      seconds
          .labelValues(operation(request).orElse(AuditedAct.NOWHERE))
          .observe(Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e9);
    }
    refusal(request).ifPresent(code -> refusals.labelValues(code).inc());
  }
}
