package org.commonpurse.api.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.AgreementChanges;

/**
 * What differs between two versions of an agreement.
 *
 * @param preamble  what differs before the clauses; absent where that is the same
 * @param clauses  the clauses that differ
 * @param order  the clauses that both have as the later version applies them, where the order differs
 */
public record AgreementChangesResponse(
    Optional<Change> preamble, List<ClauseChange> clauses, List<String> order) {

  /** Sentences that were taken out and put in, each with its number in its version. */
  public record Change(List<String> removed, List<String> added) {}

  /**
   * A clause that differs.
   *
   * @param what  {@code added}, {@code changed} or {@code left-out}
   */
  public record ClauseChange(
      String clause,
      String code,
      String title,
      String what,
      List<String> removed,
      List<String> added) {}

  /** The changes. */
  public static AgreementChangesResponse of(AgreementChanges changes) {
    return new AgreementChangesResponse(
        changes.preamble().map(each -> new Change(each.removed(), each.added())),
        changes.clauses().stream()
            .map(
                each ->
                    new ClauseChange(
                        each.reference(),
                        each.code().value(),
                        each.title(),
                        each.kind().word(),
                        each.change().removed(),
                        each.change().added()))
            .toList(),
        changes.order());
  }

  /** The changes as lines for people. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    preamble.ifPresent(
        change -> {
          lines.add("Before the clauses:");
          write(change.removed(), change.added(), lines);
        });
    for (var clause : clauses) {
      lines.add(
          "%s (%s) is %s:"
              .formatted(clause.clause(), clause.title(), clause.what().replace('-', ' ')));
      write(clause.removed(), clause.added(), lines);
    }
    if (!order.isEmpty()) {
      lines.add("The clauses are applied in another order: " + String.join("; ", order) + ".");
    }
    return lines.isEmpty() ? List.of("Both say the same.") : lines;
  }

  private static void write(List<String> removed, List<String> added, List<String> lines) {
    removed.forEach(line -> lines.add("  - " + line));
    added.forEach(line -> lines.add("  + " + line));
  }
}
