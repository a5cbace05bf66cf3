package org.commonpurse.ledger.redaction;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonpurse.ledger.seal.EventKind;

/**
 * A link of a fund's chain of which a text was taken out.
 *
 * @param isEntry  whether it is an entry, or else an event
 * @param number  the sequence of the entry, or the number of the event
 */
public record RedactedLink(boolean isEntry, long number) {

  /** The kinds of event of which a text may be taken out: who asked for what, and who agreed. */
  public static final Set<EventKind> KINDS =
      Collections.unmodifiableSet(EnumSet.of(EventKind.PROPOSAL, EventKind.ANSWER, EventKind.ACT));

  private static final Pattern SUBJECT = Pattern.compile("(entry|event) ([1-9][0-9]{0,17})");

  /** An entry. */
  public static RedactedLink entry(long sequence) {
    return new RedactedLink(true, sequence);
  }

  /** An event. */
  public static RedactedLink event(long number) {
    return new RedactedLink(false, number);
  }

  /** The link that the event of a redaction is about, by its subject. */
  public static Optional<RedactedLink> find(String subject) {
    Matcher matcher = SUBJECT.matcher(subject);
    return matcher.matches()
        ? Optional.of(
            new RedactedLink(matcher.group(1).equals("entry"), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /** The link as the subject of an event names it, such as {@code entry 10}. */
  public String subject() {
    return (isEntry ? "entry " : "event ") + number;
  }
}
