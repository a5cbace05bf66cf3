package org.commonpurse.api.operation.spec;

/** What an operation shows of a fund's books, for partners whom an agreement does not let see everything. */
public enum Shows {
  /** What lines come to, or nothing of them: the same for every partner. */
  TOTALS,
  /** Lines, which it cuts to those that whoever asks may see. */
  LINES,
  /** What is of the one partner that the path or the query names. */
  ONE_PARTNER,
  /**
   * What is of the one partner that the path names, for that partner's own use: whoever has a role for a
   * partner gets only its own, whatever an agreement lets it see of others.
   */
  OWN_PARTNER,
  /** Every line: it is for whoever may see all. */
  EVERY_LINE
}
