package org.commonpurse.reports.audit;

import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.ledger.book.Stamp;

/**
 * The list of the files of a pack, in the form that {@code sha256sum -c} checks: the state of the books
 * that they rest on, in lines that it passes over, and the SHA-256 of each file.
 */
final class Manifest {

  static final String NAME = "manifest.txt";

  private static final String COMMENT = "# ";

  private static final String BETWEEN = "  ";

  private Manifest() {}

  static String write(Stamp stamp, Map<String, String> digests) {
    var text = new StringBuilder();
    comment(text, "fund", stamp.fund());
    stamp.view().asAt().ifPresent(day -> comment(text, "as-at", day));
    stamp.view().asKnown().ifPresent(moment -> comment(text, "as-known", moment));
    comment(text, "sequence", stamp.sequence());
    comment(text, "events", stamp.events());
    comment(text, "seal", stamp.seal());
    digests.forEach(
        (name, digest) -> text.append(digest).append(BETWEEN).append(name).append('\n'));
    return text.toString();
  }

  private static void comment(StringBuilder text, String name, Object value) {
    text.append(COMMENT).append(name).append(": ").append(value).append('\n');
  }

  /** The SHA-256 of each file that a manifest lists, by name; lines of another form are none. */
  static Map<String, String> digests(String text) {
    var digests = new TreeMap<String, String>();
    text.lines()
        .filter(line -> !line.startsWith(COMMENT))
        .map(line -> line.split(BETWEEN, 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> digests.put(parts[1], parts[0]));
    return digests;
  }
}
