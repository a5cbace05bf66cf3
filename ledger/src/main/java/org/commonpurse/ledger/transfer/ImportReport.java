package org.commonpurse.ledger.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.commonpurse.ledger.journal.BulkJournal;

/**
 * What came of an import.
 *
 * @param rows  the rows of the file
 * @param outcome  what came of its entries; in a dry run, what would
 * @param inSuspense  how many rows could not be placed and are in suspense
 * @param columns  the names of its columns, as the file has them
 * @param rejects  what could not be recorded
 */
@JsonPropertyOrder({"rows", "entries", "recorded", "replayed", "inSuspense", "rejects", "applied"})
public record ImportReport(
    long rows,
    @JsonIgnore BulkJournal.Outcome outcome,
    long inSuspense,
    @JsonIgnore List<String> columns,
    List<ImportReject> rejects) {

  public ImportReport {
    columns = List.copyOf(columns);
    rejects = List.copyOf(rejects);
  }

  /** The entries that the rows make, without rejected ones. */
  @JsonProperty
  public long entries() {
    return outcome.recorded() + outcome.replayed();
  }

  /** How many of them are new; in a dry run, would be. */
  @JsonProperty
  public long recorded() {
    return outcome.recorded();
  }

  /** How many were recorded before. */
  @JsonProperty
  public long replayed() {
    return outcome.replayed();
  }

  /**
   * Whether anything was recorded: not in a dry run, and not where something was rejected and all or
   * nothing was asked for.
   */
  @JsonProperty
  public boolean applied() {
    return outcome.applied();
  }

  /** What to keep of it so that it can be told again: all but the rejects. */
  String kept() {
    return "%d %d %d %b %d".formatted(rows, recorded(), replayed(), applied(), inSuspense);
  }

  /** A report that was kept. */
  static ImportReport told(String kept) {
    // Earlier versions kept nothing of a suspense.
    String[] parts = (kept + " 0").split(" ", 6);
    var outcome =
        new BulkJournal.Outcome(
            Long.parseLong(parts[1]), Long.parseLong(parts[2]), Boolean.parseBoolean(parts[3]));
    return new ImportReport(
        Long.parseLong(parts[0]), outcome, Long.parseLong(parts[4]), List.of(), List.of());
  }

  /**
   * The lines that were rejected, as those of a CSV file that can be corrected and imported: the columns
   * of the file, and behind them what is wrong.
   */
  public List<String> rejectsFile() {
    return RejectsFile.lines(columns, rejects);
  }
}
