package org.commonpurse.api.operation.journal;

import java.util.Optional;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;

/** Entries as those who post them send them, which are read without being posted. */
public final class SubmittedText {

  private final SubmissionReader reader;

  /** What is sent to a fund. */
  public SubmittedText(Fund fund) {
    reader = new SubmissionReader(fund, new Actor("A. Finch"));
  }

  /** Reads an entry, as a body or as a line of many. */
  public void readOne(Document document) {
    reader.one(document, Optional.of(new EntryKey("k")));
  }

  /** Reads entries that are posted together. */
  public void readMany(Document document) {
    reader.many(document);
  }
}
