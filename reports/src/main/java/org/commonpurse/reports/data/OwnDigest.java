package org.commonpurse.reports.data;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonpurse.ledger.digest.Sha256;

/**
 * The digest of a text within the text itself: that of the text with noughts in the digest's place.
 * <p>
 * It tells a text that was altered by mistake or with little care. It is no signature: who alters a
 * text can put the digest of the altered one.
 */
public final class OwnDigest {

  static final String PREFIX = "sha256:";

  /** What stands for the digest while it is not known. */
  public static final String BLANK = PREFIX + "0".repeat(64);

  private static final Pattern DIGEST = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  private OwnDigest() {}

  /** The text with its digest in place of the last {@link #BLANK}. */
  public static String put(String text) {
    int place = text.lastIndexOf(BLANK);
    if (place < 0) {
      throw new IllegalArgumentException("The text has no place for a digest.");
    }
    return with(text, place, PREFIX + Sha256.hex(text));
  }

  /** Whether the last digest in the text is that of the text; false where it has none. */
  public static boolean holds(String text) {
    return DIGEST
        .matcher(text)
        .results()
        .reduce((first, last) -> last)
        .map(MatchResult::start)
        .map(place -> put(with(text, place, BLANK)).equals(text))
        .orElse(false);
  }

  private static String with(String text, int place, String digest) {
    return text.substring(0, place) + digest + text.substring(place + BLANK.length());
  }
}
