package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REPORTS_BUSY;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Lets as many reports be made at once as there is memory for; others wait their turn. A pack of a large fund takes some
 * 100 MB while it is made, and the readers of the books would else be held by all of them together.
 */
final class ReportsAtOnce implements ContainerRequestFilter, ContainerResponseFilter {

  /** At once: more would not be faster on the machines that this runs on. */
  static final int MOST = 2;

  /** So long one waits, which is less than callers commonly do. */
  static final Duration WAIT = Duration.ofSeconds(25);

  /** Reports of a fund or of several, and not what else there is of a fund that is called "reports". */
  private static final Pattern REPORT = Pattern.compile("(?:^|/)(?:funds/[^/]+|api/v1)/reports/");

  private static final String TURN = ReportsAtOnce.class.getName();

  private final int most;
  private final Semaphore turns;
  private final Duration wait;

  ReportsAtOnce(int most, Duration wait) {
    this.most = most;
    this.turns = new Semaphore(most, true);
    this.wait = wait;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!REPORT.matcher(request.getUriInfo().getPath()).find() || ReportAnswers.isLater(request)) {
      return;
    }
    if (!hasTurn()) {
      throw SERVICE_REPORTS_BUSY
          .because(
              "Other reports are being made, and none was done in "
                  + wait.toSeconds()
                  + " seconds. Ask again in a moment.",
              "waitSeconds",
              wait.toSeconds())
          .toException();
    }
    request.setProperty(TURN, true);
  }

  /**
   * Makes one in a turn of its own, for which it waits however long that takes.
   *
   * @throws CancellationException if it is wanted no more meanwhile
   */
  <T> T inTurn(Supplier<T> making) {
    try {
      turns.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The report is wanted no more");
    }
    try {
      return making.get();
    } finally {
      turns.release();
    }
  }

  /** How many are being made. */
  int running() {
    return most - turns.availablePermits();
  }

  private boolean hasTurn() {
    try {
      return turns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(TURN) != null) {
      request.removeProperty(TURN);
      turns.release();
    }
  }
}
