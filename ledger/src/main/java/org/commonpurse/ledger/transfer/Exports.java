package org.commonpurse.ledger.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainVisitor;
import org.commonpurse.ledger.seal.Chains;
import org.commonpurse.ledger.seal.Seals;

/** Writes journals out. */
public final class Exports {

  private final Funds funds;
  private final Chains chains;

  /** Writes out these chains. */
  public Exports(Funds funds, Chains chains) {
    this.funds = funds;
    this.chains = chains;
  }

  /**
   * Writes the whole journal of a fund, in order of sequence, as it stands at one moment, however slowly
   * it is taken; nobody else waits for that. JSON lines
   * hold the whole chain: its events too; and after it how many entries and events it has, and its
   * seal, so that what was cut off is not taken for all.
   *
   * @param out  written to and flushed, not closed
   * @return the number of entries written
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public long write(FundCode fund, ExportFormat format, Writer out) {
    var lines = new Lines(JournalFormat.of(format, funds.get(fund)), out);
    lines.write(lines.form.beginning());
    chains.follow(fund, lines);
    lines.end();
    return lines.entries;
  }

  private static final class Lines implements ChainVisitor {
    private final JournalFormat form;
    private final Writer out;
    private long entries;
    private long events;
    private String seal = Seals.START;

    Lines(JournalFormat form, Writer out) {
      this.form = form;
      this.out = out;
    }

    @Override
    public void entry(RecordedEntry entry) {
      write(form.entry(entry));
      entries++;
      seal = entry.seal();
    }

    @Override
    public void event(ChainEvent event) {
      write(form.event(event));
      events++;
      seal = event.seal();
    }

    private void write(String text) {
      try {
        out.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void end() {
      write(form.end(new ChainEnd(form.fund.code(), entries, events, seal)));
      try {
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
