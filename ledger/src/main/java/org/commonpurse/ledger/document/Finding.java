package org.commonpurse.ledger.document;

/**
 * One thing that is wrong in a document.
 *
 * @param code  the stable code of the kind of mistake, such as {@code AGREEMENT_PARTNER_UNKNOWN}
 * @param place  where it stands
 * @param message  what is wrong, with the value, and what to write instead
 */
public record Finding(String code, Place place, String message) {

  @Override
  public String toString() {
    return place + ": " + message + " [" + code + "]";
  }
}
