package org.commonpurse.api.job;

import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a job came to.
 *
 * @param answer  as JSON has it, or a {@link KeptFile}
 * @param workbook  writes it as a workbook (.xlsx), where it can be one
 * @param report  writes it as a report (PDF), where there is one
 */
public record JobResult(
    Object answer,
    Optional<Consumer<OutputStream>> workbook,
    Optional<Consumer<OutputStream>> report) {

  /** One that is an answer alone. */
  public static JobResult of(Object answer) {
    return new JobResult(answer, Optional.empty(), Optional.empty());
  }

  /** One that is a file. */
  public static JobResult ofFile(KeptFile file) {
    return of(file);
  }

  /** How many bytes it has on the disk. */
  long bytesKept() {
    return answer instanceof KeptFile file ? file.bytes() : 0;
  }

  /** Throws away what it has on the disk. */
  void discard() {
    if (answer instanceof KeptFile file) {
      file.delete();
    }
  }

  /** One with a workbook. */
  public static JobResult withWorkbook(Object answer, Consumer<OutputStream> workbook) {
    return new JobResult(answer, Optional.of(workbook), Optional.empty());
  }

  /** One with a report. */
  public static JobResult withReport(Object answer, Consumer<OutputStream> report) {
    return new JobResult(answer, Optional.empty(), Optional.of(report));
  }
}
