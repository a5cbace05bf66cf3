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
}
