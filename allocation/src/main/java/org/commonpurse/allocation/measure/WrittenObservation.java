package org.commonpurse.allocation.measure;

import org.commonpurse.ledger.document.Place;

/** A value as somebody wrote it, in a file or a document, before anything of it is read. */
interface WrittenObservation {

  /** What stands under a name; empty where nothing does. */
  String text(String name);

  /** Where that stands, or should. */
  Place place(String name);
}
