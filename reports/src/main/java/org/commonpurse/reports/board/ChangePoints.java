package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementChanges;
import org.commonpurse.allocation.agreement.AgreementChanges.Change;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.Block.Point;

/** What a version of an agreement says otherwise than the one before it, as points. */
final class ChangePoints {

  private ChangePoints() {}

  /**
   * What changed but for the words of clauses: partners, what stands before clauses, which ended and which stay, and
   * their order.
   *
   * @param version  counted from 0; not the first
   */
  static List<Point> of(AgreementVersions versions, int version) {
    var changes = versions.changes(version);
    var before = versions.agreement(version - 1);
    var after = versions.agreement(version);
    var points = new ArrayList<Point>();
    if (!partners(before).equals(partners(after))) {
      point("Version %d was between:".formatted(before.version()), partners(before))
          .ifPresent(points::add);
      point("Now between:", partners(after)).ifPresent(points::add);
    }
    changes
        .preamble()
        .map(change -> new Change(others(change.removed(), before), others(change.added(), after)))
        .ifPresent(change -> points.addAll(of(change, before)));
    point(
            "Ended:",
            changes.clauses().stream()
                .filter(change -> change.kind() == AgreementChanges.Kind.LEFT_OUT)
                .map(change -> change.reference() + " (" + change.title() + ")")
                .toList())
        .ifPresent(points::add);
    point(
            "Unchanged, with their words and results above:",
            after.clauses().stream()
                .filter(clause -> versions.isAsBefore(version, clause))
                .map(clause -> clause.reference() + " (" + clause.title() + ")")
                .toList())
        .ifPresent(points::add);
    point("Applied in this order now:", changes.order()).ifPresent(points::add);
    return points;
  }

  /** The sentences that were taken out and put in. */
  static List<Point> of(Change change, Agreement before) {
    var points = new ArrayList<Point>();
    var was = "Version %d said:".formatted(before.version());
    change.removed().forEach(sentence -> points.add(new Point(Optional.of(was), sentence)));
    change.added().forEach(sentence -> points.add(new Point(Optional.of("Now:"), sentence)));
    return points;
  }

  /** But for what is said elsewhere: title, days and figures taken above, and who its partners are. */
  private static List<String> others(List<String> sentences, Agreement agreement) {
    var said = new HashSet<String>();
    said.add(PlainEnglish.preamble(agreement).get(0).text());
    agreement
        .withinYear()
        .ifPresent(within -> said.add(within.inWords(agreement.inForceFrom().toString())));
    partners(agreement).forEach(partner -> said.add(Wording.capital(partner) + "."));
    return sentences.stream().filter(sentence -> !said.contains(sentence)).toList();
  }

  private static List<String> partners(Agreement agreement) {
    return agreement.parties().codes().stream().map(agreement.words()::plain).toList();
  }

  private static Optional<Point> point(String name, List<String> named) {
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Point(
                Optional.of(name), named.stream().collect(Collectors.joining("; ", "", "."))));
  }
}
