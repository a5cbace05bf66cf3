package org.commonpurse.ledger.journal;

import java.util.function.Consumer;
import org.commonpurse.ledger.fund.Code;

/** All entries of a journal, one after the other, however many they are. */
public interface EntryStream {

  /**
   * Hands over every entry of a fund, in order of sequence, as the journal stands at one moment.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  void forEach(Code fund, Consumer<RecordedEntry> taker);
}
