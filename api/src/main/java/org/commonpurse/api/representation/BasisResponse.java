package org.commonpurse.api.representation;

import org.commonpurse.ledger.book.Stamp;

/**
 * Where the books stood.
 *
 * @param sequence  of the last entry
 * @param events  how many events stood in the chain
 * @param seal  of the last link
 */
public record BasisResponse(long sequence, long events, String seal) {

  /** What a stamp says of it. */
  static BasisResponse of(Stamp stamp) {
    return new BasisResponse(stamp.sequence(), stamp.events(), stamp.seal());
  }
}
