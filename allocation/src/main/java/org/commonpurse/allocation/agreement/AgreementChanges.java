package org.commonpurse.allocation.agreement;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * What differs between two versions of an agreement, in the sentences that they read as.
 * <p>
 * A clause is the same clause in both versions where it has the same code, or says that it takes the place
 * of the other one.
 *
 * @param preamble  what differs before the clauses; nothing where that is the same
 * @param clauses  the clauses that differ, in the order of the later version, then those that it has no
 *     longer
 * @param order  the clauses that both have, in the order in which the later version applies them; empty
 *     where the earlier one applies them in the same order
 */
public record AgreementChanges(
    Optional<Change> preamble, List<ClauseChange> clauses, List<String> order) {

  public AgreementChanges {
    clauses = List.copyOf(clauses);
    order = List.copyOf(order);
  }

  /** What becomes of a clause. */
  public enum Kind {
    /** Only the later version has it. */
    ADDED,
    /** Only the earlier version has it. */
    LEFT_OUT,
    /** Both have it, and it reads otherwise. */
    CHANGED;

    /** As commands and answers say it: {@code left-out}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Sentences that were taken out and put in, each with its number in its version.
   *
   * @param removed  what only the earlier version says
   * @param added  what only the later version says
   */
  public record Change(List<String> removed, List<String> added) {
    public Change {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }

    private boolean isNothing() {
      return removed.isEmpty() && added.isEmpty();
    }
  }

  /**
   * A clause that differs.
   *
   * @param reference  how the later version refers to it, or the earlier one where only that has it
   */
  public record ClauseChange(
      ClauseCode code, String reference, String title, Kind kind, Change change) {}

  /** Whether both versions read alike. */
  public boolean isNothing() {
    return preamble.isEmpty() && clauses.isEmpty() && order.isEmpty();
  }

  /** What an earlier version says otherwise than a later one. */
  public static AgreementChanges between(Agreement before, Agreement after) {
    var preamble = change(preamble(before), preamble(after));
    var clauses = new ArrayList<ClauseChange>();
    var common = new LinkedHashMap<Clause, String>();
    var left = new ArrayList<>(before.clauses());
    for (var clause : after.clauses()) {
      var earlier = before.clauses().stream().filter(each -> isSame(each, clause)).findFirst();
      earlier.ifPresent(each -> common.putIfAbsent(each, clause.reference()));
      left.removeIf(each -> isSame(each, clause));
      var change =
          change(earlier.map(each -> lines(before, each)).orElse(List.of()), lines(after, clause));
      if (!change.isNothing()) {
        clauses.add(of(clause, earlier.isPresent() ? Kind.CHANGED : Kind.ADDED, change));
      }
    }
    for (var clause : left) {
      clauses.add(of(clause, Kind.LEFT_OUT, change(lines(before, clause), List.of())));
    }
    var order = List.copyOf(common.keySet());
    boolean isOtherOrder =
        !order.equals(before.clauses().stream().filter(order::contains).toList());
    return new AgreementChanges(
        preamble.isNothing() ? Optional.empty() : Optional.of(preamble),
        clauses,
        isOtherOrder ? List.copyOf(common.values()) : List.of());
  }

  private static boolean isSame(Clause before, Clause after) {
    return before.code().equals(after.code()) || after.replaces().contains(before.code());
  }

  private static ClauseChange of(Clause clause, Kind kind, Change change) {
    return new ClauseChange(clause.code(), clause.reference(), clause.title(), kind, change);
  }

  private static List<Line> lines(Agreement agreement, Clause clause) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("", 0, "%s (%s).".formatted(clause.reference(), clause.title())));
    lines.addAll(lines(ClauseText.of(agreement, clause).paragraphs()));
    return lines;
  }

  /** What stands before the clauses has no numbers. */
  private static List<Line> preamble(Agreement agreement) {
    return lines(PlainEnglish.preamble(agreement)).stream()
        .map(line -> new Line("", line.level(), line.text()))
        .toList();
  }

  private static List<Line> lines(List<Paragraph> paragraphs) {
    return Paragraph.numbered(paragraphs).stream()
        .map(each -> new Line(each.number(), each.level(), each.paragraph().text()))
        .toList();
  }

  /** A sentence, which is the same one under another number too. */
  private record Line(String number, int level, String text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Line line && level == line.level && text.equals(line.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode() + level;
    }

    private String numbered() {
      return number.isEmpty() ? text : number + " " + text;
    }
  }

  private static Change change(List<Line> before, List<Line> after) {
    var removed = new ArrayList<String>();
    var added = new ArrayList<String>();
    for (AbstractDelta<Line> delta : DiffUtils.diff(before, after).getDeltas()) {
      delta.getSource().getLines().forEach(line -> removed.add(line.numbered()));
      delta.getTarget().getLines().forEach(line -> added.add(line.numbered()));
    }
    return new Change(removed, added);
  }
}
