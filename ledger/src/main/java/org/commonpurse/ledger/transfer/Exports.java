package org.commonpurse.ledger.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainVisitor;

/** Writes journals out. */
public final class Exports {

  private final Books books;

  /** Writes out these books. */
  public Exports(Books books) {
    this.books = books;
  }

  /**
   * Writes the whole journal of a fund, in order of sequence, as it stands at one moment. JSON lines
   * hold the whole chain: its events too.
   *
   * @param out  written to and flushed, not closed
   * @return the number of entries written
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public long write(FundCode fund, ExportFormat format, Writer out) {
    return books.now(
        at -> {
          var lines = new Lines(JournalFormat.of(format, at.funds().get(fund)), out);
          lines.write(lines.form.beginning());
          at.chains().follow(fund, lines);
          lines.flush();
          return lines.entries;
        });
  }

  private static final class Lines implements ChainVisitor {
    private final JournalFormat form;
    private final Writer out;
    private long entries;

    Lines(JournalFormat form, Writer out) {
      this.form = form;
      this.out = out;
    }

    @Override
    public void entry(RecordedEntry entry) {
      write(form.entry(entry));
      entries++;
    }

    @Override
    public void event(ChainEvent event) {
      write(form.event(event));
    }

    private void write(String text) {
      try {
        out.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
