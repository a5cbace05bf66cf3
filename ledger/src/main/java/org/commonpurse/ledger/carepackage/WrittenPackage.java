package org.commonpurse.ledger.carepackage;

import java.util.Map;
import org.commonpurse.ledger.document.Place;

/** A row of a package as somebody wrote it, in a file or a document, before anything of it is read. */
interface WrittenPackage {

  /** What stands under a name; empty where nothing does. */
  String text(String name);

  /** Where that stands, or should. */
  Place place(String name);

  /** What stands for each partner in the split, by the partner as it is written. */
  Map<String, String> percentages();
}
