package org.commonpurse.api.job;

import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a job came to.
 *
 * @param answer  as JSON has it
 * @param workbook  writes it as a workbook (.xlsx), where it can be one
 */
public record JobResult(Object answer, Optional<Consumer<OutputStream>> workbook) {

  /** One that is no workbook. */
  public static JobResult of(Object answer) {
    return new JobResult(answer, Optional.empty());
  }
}
