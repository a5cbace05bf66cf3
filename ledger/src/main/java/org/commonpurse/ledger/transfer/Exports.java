package org.commonpurse.ledger.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.journal.EntryStream;

/** Writes journals out. */
public final class Exports {

  private final Funds funds;
  private final EntryStream entries;

  /** Writes out these journals. */
  public Exports(Funds funds, EntryStream entries) {
    this.funds = funds;
    this.entries = entries;
  }

  /**
   * Writes the whole journal of a fund, in order of sequence, as it stands at one moment.
   *
   * @param out  written to and flushed, not closed
   * @return the number of entries written
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public long write(Code fund, ExportFormat format, Writer out) {
    JournalFormat form = JournalFormat.of(format, funds.get(fund));
    long[] count = new long[1];
    try {
      out.write(form.beginning());
      entries.forEach(
          fund,
          recorded -> {
            try {
              out.write(form.entry(recorded));
              count[0]++;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count[0];
  }
}
