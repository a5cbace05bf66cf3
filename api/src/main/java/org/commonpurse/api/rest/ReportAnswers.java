package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.job.JobResult;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.job.KeptFile;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.reports.page.Report;

/**
 * Answers with reports: at once, or, where whoever asks would rather not wait, with a job that comes to the same
 * file. Whoever fetches it must be allowed to ask for it then.
 */
final class ReportAnswers {

  /** The part of a job that making a report is; the rest is to write it. */
  private static final double MAKING = 0.9;

  private final Ledger ledger;
  private final Jobs jobs;
  private final Seeing seeing;
  private final ReportsAtOnce turns;
  private final WorkFolder folder;

  /**
   * Reports on a ledger.
   *
   * @param turns  in which jobs make them too
   * @param folder  where what jobs make is kept
   */
  ReportAnswers(Ledger ledger, Jobs jobs, Seeing seeing, ReportsAtOnce turns, WorkFolder folder) {
    this.ledger = ledger;
    this.jobs = jobs;
    this.seeing = seeing;
    this.turns = turns;
    this.folder = folder;
  }

  /** Makes a report, once what was asked is read. */
  @FunctionalInterface
  interface Making {

    /**
     * Makes it.
     *
     * @param partDone  is told now and then which part is done, 0 to 1
     */
    Report make(DoubleConsumer partDone);
  }

  /** Whether a request is answered with a job. */
  static boolean isLater(ContainerRequestContext request) {
    return Headers.prefersLater(request)
        && Routes.of(request).filter(Routes.Target::isNowOrLater).isPresent();
  }

  /**
   * Answers with a report.
   *
   * @param form  in which it is served
   */
  Response report(
      ContainerRequestContext request, Function<ServedReport, ServedContents> form, Making making) {
    return report(request, form, requester -> {}, making);
  }

  /**
   * Answers with a report on more than the path names.
   *
   * @param besides  refuses whoever may not have it, once it is made
   */
  Response report(
      ContainerRequestContext request,
      Function<ServedReport, ServedContents> form,
      Consumer<Requester> besides,
      Making making) {
    return answer(
        request, besides, partDone -> form.apply(new ServedReport(making.make(partDone))));
  }

  /** Answers with a file that is made while it is written. */
  Response file(ContainerRequestContext request, ServedContents file) {
    return answer(request, requester -> {}, partDone -> file);
  }

  private Response answer(
      ContainerRequestContext request,
      Consumer<Requester> besides,
      Function<DoubleConsumer, ServedContents> making) {
    if (!isLater(request)) {
      return making.apply(part -> {}).now();
    }
    var admission = Admission.of(request);
    admission.fund().ifPresent(fund -> ledger.funds().get(fund));
    Consumer<Requester> guard =
        requester -> {
          admission.require(requester, seeing);
          besides.accept(requester);
        };
    return JobsResource.later(
        jobs.start(
            Asking.of(request).id(),
            admission.operation().name(),
            partDone ->
                turns.inTurn(
                    () ->
                        JobResult.ofFile(
                            kept(making.apply(part -> partDone.accept(part * MAKING)), guard)))));
  }

  private KeptFile kept(ServedContents served, Consumer<Requester> guard) {
    try {
      var file = folder.forResult();
      boolean isWhole = false;
      try (var out =
          new BoundedResult(
              new BufferedOutputStream(Files.newOutputStream(file)), BoundedResult.BYTES_MOST)) {
        served.contents().accept(out);
        isWhole = true;
      } finally {
        if (!isWhole) {
          Files.deleteIfExists(file);
        }
      }
      return new KeptFile(file, Files.size(file), served.mediaType(), served.headers(), guard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
