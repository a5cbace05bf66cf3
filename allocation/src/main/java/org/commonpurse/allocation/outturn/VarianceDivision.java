package org.commonpurse.allocation.outturn;

import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_CAUSES_BEYOND_VARIANCE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_CAUSES_OF_NO_LINE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_LINE_TWICE;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonpurse.ledger.document.NearWords;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * What caused the variances of lines: what no book holds, and a finance officer knows.
 *
 * @param lines  the divisions of lines, each line once, in order of code; a line that is not there has
 *     no causes
 */
public record VarianceDivision(List<LineCauses> lines) {

  /** No line is divided. */
  public static final VarianceDivision NONE = new VarianceDivision(List.of());

  /**
   * A division.
   *
   * @throws ProblemException {@code OUTTURN_LINE_TWICE} if a line stands twice
   */
  public VarianceDivision {
    lines =
        lines.stream()
            .filter(line -> !line.pence().isEmpty())
            .sorted(
                Comparator.comparing(LineCauses::fund)
                    .thenComparing(LineCauses::scheme)
                    .thenComparing(LineCauses::stream))
            .toList();
    var seen = new HashSet<String>();
    for (var line : lines) {
      if (!seen.add(line.fund() + ": " + line.label())) {
        throw OUTTURN_LINE_TWICE
            .because(
                "The causes of " + line.label() + " stand twice; add the two up.",
                "line",
                line.label())
            .toException();
      }
    }
  }

  /** The division that an outturn has. */
  public static VarianceDivision of(Outturn outturn) {
    return new VarianceDivision(
        outturn.lines().stream()
            .map(
                line ->
                    new LineCauses(line.fund(), line.scheme(), line.stream(), line.causesPence()))
            .toList());
  }

  /** Whether nothing is divided. */
  public boolean isNothing() {
    return lines.isEmpty();
  }

  /** All causes that it names, in order of code. */
  public SortedSet<CauseCode> causes() {
    var causes = new TreeSet<CauseCode>();
    lines.forEach(line -> causes.addAll(line.pence().keySet()));
    return causes;
  }

  /** The causes that it names of a line, in order of code. */
  public SortedSet<CauseCode> causes(Line line) {
    return new TreeSet<>(partsOf(line).keySet());
  }

  private SortedMap<CauseCode, Long> partsOf(Line line) {
    for (var each : lines) {
      if (each.isOf(line)) {
        return each.pence();
      }
    }
    return Collections.emptySortedMap();
  }

  /**
   * The same figures, divided so.
   *
   * @throws ProblemException {@code OUTTURN_CAUSES_OF_NO_LINE} if the figures have no such line,
   *     {@code OUTTURN_CAUSES_BEYOND_VARIANCE} if parts are more than the variance of their line
   */
  public Outturn dividing(Outturn outturn) {
    misfit(outturn)
        .ifPresent(
            mistake -> {
              throw mistake;
            });
    return isNothing()
        ? outturn
        : outturn.withLines(
            outturn.lines().stream().map(line -> line.with(partsOf(line))).toList());
  }

  /** Why figures cannot be divided so, if they cannot. */
  public Optional<ProblemException> misfit(Outturn outturn) {
    for (var each : lines) {
      var line = outturn.lines().stream().filter(each::isOf).findFirst();
      if (line.isEmpty()) {
        return Optional.of(ofNoLine(each, outturn));
      }
      if (!line.get().isDividedBy(each)) {
        return Optional.of(
            OUTTURN_CAUSES_BEYOND_VARIANCE
                .because(
                    beyond(line.get(), each.pence(), outturn.fund()),
                    "line",
                    each.label(outturn.fund()),
                    "parts",
                    Amounts.plain(each.totalPence()),
                    "variance",
                    Amounts.plain(line.get().variancePence()))
                .toException());
      }
    }
    return Optional.empty();
  }

  private static ProblemException ofNoLine(LineCauses causes, Outturn outturn) {
    var known = outturn.lines().stream().map(line -> line.label(outturn.fund())).toList();
    var what = causes.label(outturn.fund());
    return OUTTURN_CAUSES_OF_NO_LINE
        .because(
            "Causes are given of \"%s\", and %s has no such line.%s Correct the scheme or the stream, or leave it out."
                .formatted(what, outturn.period(), NearWords.suggestion(what, known)),
            "line",
            what)
        .toException();
  }

  /** Why parts are no part of a variance. */
  static String beyond(Line line, Map<CauseCode, Long> parts, FundCode own) {
    long total = parts.values().stream().reduce(0L, Math::addExact);
    var named =
        parts.entrySet().stream()
            .map(part -> part.getKey() + " " + Amounts.print(part.getValue()))
            .collect(Collectors.joining(", "));
    return "The causes of %s (%s) come to %s, and its variance is %s; parts together are from nothing up to the variance. Correct them, or name the cause of the difference, %s, too."
        .formatted(
            line.label(own),
            named,
            Amounts.print(total),
            Amounts.print(line.variancePence()),
            Amounts.print(Math.subtractExact(line.variancePence(), total)));
  }
}
