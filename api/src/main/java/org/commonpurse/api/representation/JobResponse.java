package org.commonpurse.api.representation;

import java.time.Instant;
import java.util.Optional;
import org.commonpurse.api.job.Job;
import org.commonpurse.api.operation.input.WireName;

/**
 * How a job stands.
 *
 * @param job  its id
 * @param kind  what it works out
 * @param state  waiting, running, done, refused or cancelled
 * @param percentDone  as far as it tells
 * @param startedAt  when it was asked for, in UTC
 * @param endedAt  when it ended, in UTC
 * @param refused  why it has no result
 * @param result  where its result is, once there is one
 */
public record JobResponse(
    String job,
    String kind,
    String state,
    int percentDone,
    String startedAt,
    Optional<String> endedAt,
    Optional<String> refused,
    Optional<String> result) {

  /** A job as it stands. */
  public static JobResponse of(Job job) {
    return new JobResponse(
        job.id(),
        job.kind(),
        WireName.of(job.state()),
        (int) Math.floor(job.partDone() * 100),
        job.startedAt().toString(),
        job.endedAt().map(Instant::toString),
        job.refused(),
        job.state() == Job.State.DONE
            ? Optional.of("/api/v1/jobs/" + job.id() + "/result")
            : Optional.empty());
  }
}
