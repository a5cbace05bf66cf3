package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Nature;

/**
 * A selection of lines and impacts; an empty set selects all.
 *
 * @param schemes the schemes selected
 * @param streams the streams selected
 * @param measures the measures selected
 * @param natures the natures of impacts selected, such as cashable
 * @param spending capital or revenue only
 */
public record Scope(
    Set<Code> schemes,
    Set<Code> streams,
    Set<Code> measures,
    Set<Code> natures,
    Optional<Nature> spending) {

  /** Selects everything as a clause's {@code of}, and nothing as its {@code except}. */
  public static final Scope UNNAMED =
      new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty());

  public Scope {
    schemes = Set.copyOf(schemes);
    streams = Set.copyOf(streams);
    measures = Set.copyOf(measures);
    natures = Set.copyOf(natures);
  }

  public boolean isUnnamed() {
    return equals(UNNAMED);
  }

  /** Whether a line is selected by everything the scope names. */
  public boolean includes(Line line) {
    return selects(schemes, line.scheme())
        && selects(streams, line.stream())
        && (spending.isEmpty() || spending.get() == line.nature());
  }

  /** Whether an impact is selected by everything the scope names. */
  public boolean includes(Impact impact) {
    return selects(schemes, impact.scheme())
        && selects(measures, impact.measure())
        && selects(natures, impact.nature());
  }

  private static boolean selects(Set<Code> selected, Code code) {
    return selected.isEmpty() || selected.contains(code);
  }

  /** What is selected, such as {@code reablement and home care}. */
  String inWords(Words words) {
    var named = new ArrayList<String>();
    for (var codes : List.of(schemes, streams, measures)) {
      if (!codes.isEmpty()) {
        named.add(words.list(new TreeSet<>(codes).stream().map(words::plain).toList()));
      }
    }
    if (!natures.isEmpty()) {
      named.add(words.list(new TreeSet<>(natures).stream().map(words::plain).toList()) + " only");
    }
    spending.ifPresent(
        nature -> named.add(nature == Nature.CAPITAL ? "capital spending" : "revenue spending"));
    return String.join(", ", named);
  }
}
