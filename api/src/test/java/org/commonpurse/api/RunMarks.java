package org.commonpurse.api;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What differs in an answer from run to run, and the mark that stands for it when answers are
 * compared. A moment is replaced only if it is one of this run, and seals are numbered in the order
 * in which an answer first names them, so that a wrong moment and a wrong link are still seen.
 */
final class RunMarks {

  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  private static final Pattern SEAL = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private static final Pattern SALT = Pattern.compile("\\b[0-9a-f]{32}\\b");

  private static final Pattern TRACE = Pattern.compile("(\"trace\" ?: ?)\"[0-9A-Z]{13}\"");

  private static final Pattern SECONDS = Pattern.compile("(?m)^\\[ *\\d+\\.\\d s]");

  private final Instant from = Instant.now();

  private final Map<String, String> names = new HashMap<>();

  /** Has a mark stand for a text wherever it occurs, such as a folder or a port. */
  void put(String text, String mark) {
    names.put(text, mark);
  }

  /** The answer with marks. */
  String in(String answer) {
    var marked = answer.replace("\r\n", "\n");
    for (var name : names.entrySet()) {
      marked = marked.replace(name.getKey(), name.getValue());
    }
    marked = TRACE.matcher(marked).replaceAll("$1\"<trace>\"");
    marked = SALT.matcher(marked).replaceAll("<salt>");
    marked = SECONDS.matcher(marked).replaceAll("[<time>]");
    var seals = new HashMap<String, String>();
    marked =
        SEAL.matcher(marked)
            .replaceAll(
                found ->
                    seals.computeIfAbsent(
                        found.group(), seal -> "<seal " + (seals.size() + 1) + ">"));
    return moments(marked);
  }

  private boolean isOfThisRun(Instant moment) {
    return !moment.isBefore(from) && !moment.isAfter(Instant.now());
  }

  private String moments(String text) {
    UnaryOperator<String> mark =
        written -> {
          var moment = Instant.parse(written);
          if (isOfThisRun(moment)) {
            return "<moment>";
          }
          // So long a proposal waits for an answer.
          return isOfThisRun(moment.minus(Duration.ofDays(14))) ? "<in 14 days>" : written;
        };
    var marked = MOMENT.matcher(text).replaceAll(found -> mark.apply(found.group()));
    // A column of moments is as wide as the longest of them, and some end in fewer decimals.
    return marked.contains("  <moment>  ")
        ? marked.replaceAll("(?<=\\S) {2,}", "  ").replaceAll("-{4,}", "----")
        : marked;
  }
}
