package org.commonpurse.api.operation.projection;

import org.commonpurse.api.job.Job;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;

/** Cancels a job; nothing is left of it but that it was cancelled. */
@OperationSpec(
    name = "job-cancel",
    summary = "cancels a job, of which nothing is left",
    routes = "DELETE /api/v1/jobs/{job}",
    detail =
        "A job that records ends as cancelled only where nothing was recorded; where it was faster, it ends as"
            + " done. Ask again how it stands.",
    onlyOneDoor = "a command is interrupted at its terminal",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    problems = "SERVICE_JOB_UNKNOWN")
public final class CancelJob {

  private final Jobs jobs;

  /** Cancels one of these. */
  public CancelJob(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Cancels one, and tells how it stands; one that has ended stays as it ended. */
  public Job run(String id) {
    return jobs.cancel(id);
  }
}
