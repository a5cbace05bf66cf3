package org.commonpurse.api.operation.input;

import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_DIFFERS;
import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_MISSING;

import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.problem.ProblemException;

/** Refusals of an act's key. Each door says in its own words how a key is given there. */
public final class EntryKeys {

  private EntryKeys() {}

  /** The refusal of an act that has no key. */
  public static ProblemException missing() {
    return ENTRY_KEY_MISSING.because("The entry has no key.").toException();
  }

  /**
   * The refusal of an entry that has a key, and came with another.
   *
   * @param beside  the key that came beside the entry
   * @param inside  the key that stands in it
   */
  public static ProblemException differ(EntryKey beside, EntryKey inside) {
    return ENTRY_KEY_DIFFERS
        .because(
            "The entry came with the key \""
                + beside
                + "\" and has the key \""
                + inside
                + "\" in it. Leave one of them out.",
            "beside",
            beside,
            "key",
            inside)
        .toException();
  }
}
