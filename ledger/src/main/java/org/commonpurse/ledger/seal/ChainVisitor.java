package org.commonpurse.ledger.seal;

import org.commonpurse.ledger.journal.RecordedEntry;

/** Takes the links of a chain, in the order in which they are sealed. */
public interface ChainVisitor {

  /** Takes an entry. */
  void entry(RecordedEntry entry);

  /** Takes an event. */
  void event(ChainEvent event);
}
