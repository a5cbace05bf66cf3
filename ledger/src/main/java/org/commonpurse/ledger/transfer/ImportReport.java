package org.commonpurse.ledger.transfer;

import java.util.List;

/**
 * What came of an import.
 *
 * @param rows  the rows of the file
 * @param entries  the entries that they make, without rejected ones
 * @param recorded  how many of them are new; in a dry run, would be
 * @param replayed  how many were recorded before
 * @param rejects  what could not be recorded
 * @param applied  whether anything was recorded: not in a dry run, and not where something was
 *     rejected and all or nothing was asked for
 */
public record ImportReport(
    long rows,
    long entries,
    long recorded,
    long replayed,
    List<ImportReject> rejects,
    boolean applied) {

  public ImportReport {
    rejects = List.copyOf(rejects);
  }

  /** What to keep of it so that it can be told again: all but the rejects. */
  String kept() {
    return "%d %d %d %d %b".formatted(rows, entries, recorded, replayed, applied);
  }

  /** A report that was kept. */
  static ImportReport told(String kept) {
    String[] parts = kept.split(" ", 5);
    return new ImportReport(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        List.of(),
        Boolean.parseBoolean(parts[4]));
  }
}
