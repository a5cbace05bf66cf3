package org.commonpurse.api.operation.input;

import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_DIFFERS;
import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_MISSING;

import java.util.regex.Pattern;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.problem.ProblemException;

/** Keys of acts, and their refusals. Each door says in its own words how a key is given there. */
public final class EntryKeys {

  /** What HTTP leaves out around the value of a header. */
  private static final Pattern BLANKS = Pattern.compile("^[ \\t]+|[ \\t]+$");

  private EntryKeys() {}

  /**
   * The key that a text gives, without blanks around it: a header cannot carry them, and a key is the
   * same at every door.
   *
   * @throws ProblemException what {@link EntryKey} refuses
   */
  public static EntryKey of(String text) {
    return new EntryKey(BLANKS.matcher(text).replaceAll(""));
  }

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
