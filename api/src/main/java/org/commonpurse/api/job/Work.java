package org.commonpurse.api.job;

import java.util.function.DoubleConsumer;

/** What a job works out. It ends with any exception soon after its thread is interrupted. */
@FunctionalInterface
public interface Work {

  /**
   * Works it out.
   *
   * @param partDone  is told now and then which part is done, 0 to 1; throws {@code CancellationException}
   *     where work that records is wanted no more
   */
  JobResult run(DoubleConsumer partDone);
}
