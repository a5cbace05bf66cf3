package org.commonpurse.api.operation.projection;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_UNKNOWN;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonpurse.api.job.Job;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;

/** Follows jobs, and fetches what they came to. */
@OperationSpec(
    name = "job",
    summary = "how jobs stand, and what one came to",
    routes = {
      "GET /api/v1/jobs",
      "GET /api/v1/jobs/{job}",
      "GET /api/v1/jobs/{job}/result",
      "GET /api/v1/jobs/{job}/result.pdf",
      "GET /api/v1/jobs/{job}/result.xlsx"
    },
    lists = "GET /api/v1/jobs",
    onlyOneDoor = "a command waits for its result",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    problems = {
      "REPORT_UNKNOWN",
      "SERVICE_JOB_UNFINISHED",
      "SERVICE_JOB_UNKNOWN",
      "SERVICE_JOB_WITHOUT_RESULT"
    })
public final class FollowJob {

  private final Jobs jobs;

  /** Follows these. */
  public FollowJob(Jobs jobs) {
    this.jobs = jobs;
  }

  /** All that somebody started, by id, the oldest first. */
  public List<Job> list(String owner) {
    return jobs.list(owner);
  }

  /** How one stands. */
  public Job run(String id) {
    return jobs.get(id);
  }

  /** What one came to. */
  public Object result(String id) {
    return jobs.result(id).answer();
  }

  /**
   * What one came to, as a workbook (.xlsx).
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_UNKNOWN} if it can be none
   */
  public byte[] workbook(String id) {
    return bytes(jobs.result(id).workbook(), "workbook", "a projection", id);
  }

  /**
   * What one came to, as a report (PDF).
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_UNKNOWN} if there is none
   */
  public byte[] report(String id) {
    return bytes(jobs.result(id).report(), "report", "a simulation", id);
  }

  private static byte[] bytes(
      Optional<Consumer<OutputStream>> writer, String what, String whose, String id) {
    var bytes = new ByteArrayOutputStream();
    writer
        .orElseThrow(
            () ->
                REPORT_UNKNOWN
                    .because(
                        "There is no %s of the job %s; %s has one. Fetch its result."
                            .formatted(what, id, whose),
                        "job",
                        id)
                    .toException())
        .accept(bytes);
    return bytes.toByteArray();
  }
}
