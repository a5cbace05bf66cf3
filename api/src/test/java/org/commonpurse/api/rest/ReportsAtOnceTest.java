package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** That reports wait for each other, and that a turn is given back whatever comes of a report. */
class ReportsAtOnceTest {

  private static final URI BASE = URI.create("http://localhost/");

  /** Reports that are made until the test lets them be done. */
  @Path("/funds/{fund}")
  public static final class Reports {

    final CountDownLatch done = new CountDownLatch(1);
    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    /** A report; the fund tells what becomes of it. */
    @GET
    @Path("/reports/pack.pdf")
    public String report(@PathParam("fund") String fund) throws InterruptedException {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        if (fund.equals("broken")) {
          throw new IllegalStateException("It cannot be made");
        }
        done.await();
        return fund;
      } finally {
        now.decrementAndGet();
      }
    }

    /** What is no report. */
    @GET
    @Path("/balances")
    public String balances() {
      return "balances";
    }
  }

  @Test
  void makesNoMoreAtOnceThanThereAreTurnsAndAllOfThemInTheEnd() throws Exception {
    var reports = new Reports();
    var service = service(reports, new ReportsAtOnce(2, Duration.ofSeconds(30)));
    var asked = new ArrayList<CompletableFuture<ContainerResponse>>();
    for (int i = 0; i < 6; i++) {
      asked.add(CompletableFuture.supplyAsync(() -> ask(service, "funds/f/reports/pack.pdf")));
    }
    while (reports.now.get() < 2) {
      Thread.onSpinWait();
    }
    reports.done.countDown();
    for (var one : asked) {
      assertThat(one.get().getStatus()).isEqualTo(200);
    }
    assertThat(reports.most).hasValue(2);
  }

  @Test
  void refusesWhoWaitsForTooLongAndAnswersWhatIsNoReportMeanwhile() throws Exception {
    var reports = new Reports();
    var service = service(reports, new ReportsAtOnce(1, Duration.ofMillis(50)));
    var first = CompletableFuture.supplyAsync(() -> ask(service, "funds/f/reports/pack.pdf"));
    while (reports.now.get() < 1) {
      Thread.onSpinWait();
    }
    var second = ask(service, "funds/f/reports/pack.pdf");
    assertThat(second.getStatus()).isEqualTo(503);
    assertThat(second.getHeaderString("Retry-After")).isEqualTo("5");
    assertThat(second.getEntity().toString()).contains("SERVICE_REPORTS_BUSY");
    assertThat(ask(service, "funds/f/balances").getStatus()).isEqualTo(200);
    assertThat(ask(service, "funds/reports/balances").getStatus()).isEqualTo(200);
    reports.done.countDown();
    assertThat(first.get().getStatus()).isEqualTo(200);
    assertThat(ask(service, "funds/f/reports/pack.pdf").getStatus()).isEqualTo(200);
  }

  @Test
  void givesTheTurnBackWhenAReportFailsOrThereIsNone() {
    var reports = new Reports();
    reports.done.countDown();
    var service = service(reports, new ReportsAtOnce(1, Duration.ofMillis(50)));
    for (int i = 0; i < 3; i++) {
      assertThat(ask(service, "funds/broken/reports/pack.pdf").getStatus()).isEqualTo(500);
      assertThat(ask(service, "funds/f/reports/none.pdf").getStatus()).isEqualTo(404);
    }
    assertThat(ask(service, "funds/f/reports/pack.pdf").getStatus()).isEqualTo(200);
  }

  private static ApplicationHandler service(Reports reports, ReportsAtOnce atOnce) {
    return new ApplicationHandler(
        new ResourceConfig().register(reports).register(atOnce).register(ProblemMapper.class));
  }

  private static ContainerResponse ask(ApplicationHandler service, String path) {
    var request =
        new ContainerRequest(
            BASE,
            BASE.resolve(path),
            "GET",
            null,
            new MapPropertiesDelegate(),
            service.getConfiguration());
    try {
      return service.apply(request).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
