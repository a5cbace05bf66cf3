package org.commonpurse.ledger.transfer;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/**
 * A file to import.
 *
 * @param fund  the fund
 * @param file  a CSV file
 * @param mapping  how its rows become entries; empty for one posting a line, as an export has it
 * @param dryRun  whether to do everything but record it
 * @param partial  whether to record the good lines even where others are rejected
 * @param controlPence  what the amounts of the file add up to, in pence, for its sender; by a mapping
 *     the amounts as the file has them, else the debits
 * @param by  the person or system responsible
 */
public record ImportRequest(
    FundCode fund,
    Path file,
    Optional<ImportMapping> mapping,
    boolean dryRun,
    boolean partial,
    Optional<Long> controlPence,
    Actor by) {

  public ImportRequest {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(controlPence, "controlPence");
    Objects.requireNonNull(by, "by");
  }

  /** A file whose sender gives no total. */
  public ImportRequest(
      FundCode fund,
      Path file,
      Optional<ImportMapping> mapping,
      boolean dryRun,
      boolean partial,
      Actor by) {
    this(fund, file, mapping, dryRun, partial, Optional.empty(), by);
  }
}
