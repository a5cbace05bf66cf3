package org.commonpurse.ledger.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was meant where an unknown one was written. */
public final class NearWords {

  private static final int DISTANCE_MAX = 2;

  private NearWords() {}

  /**
   * A question to end a refusal with, such as {@code  Did you mean "demand"?}, with a space before it;
   * empty where no known word is near. Capitals make no difference.
   *
   * @param written  the word that is not known
   * @param known  the words that are
   */
  public static String suggestion(String written, Collection<String> known) {
    // Two letters of a long word, one of a short one.
    int far = Math.min(DISTANCE_MAX, Math.max(1, written.length() / 2));
    var distance = new LevenshteinDistance(far);
    var near = new ArrayList<String>();
    for (int most = 1; most <= far && near.isEmpty(); most++) {
      for (var each : known) {
        if (distance.apply(written.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT))
            == most) {
          near.add("\"" + each + "\"");
        }
      }
    }
    return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
  }
}
