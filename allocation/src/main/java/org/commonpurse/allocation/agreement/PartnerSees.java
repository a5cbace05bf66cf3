package org.commonpurse.allocation.agreement;

import java.util.Locale;

/** What of a fund's books an agreement lets a partner see, from the most to the least. */
public enum PartnerSees {
  /** Every line. */
  EVERYTHING("everything"),
  /** Every line but those that name whom another partner's scheme pays. */
  NO_OTHER_PROVIDERS("everything but the providers of other partners' schemes"),
  /** The lines of its own and of the schemes that it leads; of all others what they come to. */
  OWN_LINES("its own lines, and of all others only what they come to");

  private final String inWords;

  PartnerSees(String inWords) {
    this.inWords = inWords;
  }

  /** The one of that name, such as {@code own-lines}. */
  static PartnerSees of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its name in a document, such as {@code own-lines}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a partner sees, as it goes on after "sees". */
  public String inWords() {
    return inWords;
  }
}
