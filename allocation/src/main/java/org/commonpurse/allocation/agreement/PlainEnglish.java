package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/** Writes an agreement as sentences, so that a board can read what it signs. */
public final class PlainEnglish {

  private PlainEnglish() {}

  /** The whole agreement: a line about it, its reserves, then a paragraph a clause. */
  public static String of(Agreement agreement) {
    var lines = new ArrayList<String>();
    var words = agreement.words();
    var until = agreement.inForceUntil().map(last -> " until " + last).orElse("");
    lines.add(
        "%s, version %d%s, in force from %s%s, between %s."
            .formatted(
                agreement.title(),
                agreement.version(),
                agreement.varies().map(" which varies version %d"::formatted).orElse(""),
                agreement.inForceFrom(),
                until,
                words.list(agreement.parties().codes().stream().map(words::plain).toList())));
    agreement.notice().map(notice -> notice.inWords(words)).ifPresent(lines::add);
    for (var reserve : agreement.reserves()) {
      lines.add(reserve(agreement, reserve));
    }
    for (var clause : agreement.clauses()) {
      lines.add("%s (%s). %s".formatted(clause.reference(), clause.title(), of(agreement, clause)));
    }
    return String.join("\n", lines);
  }

  private static String reserve(Agreement agreement, Reserve reserve) {
    var words = agreement.words();
    var owners =
        reserve
            .ownedBy()
            .map(
                shares ->
                    "; it belongs "
                        + shares.inWords(words).replace("equally between", "equally to"))
            .orElse("; it belongs to nobody in particular");
    return "%s begins with %s%s."
        .formatted(
            words.starting("the " + words.plain(reserve.code())),
            words.money(Exact.of(reserve.openingPence())),
            owners);
  }

  /** One clause as a sentence. */
  public static String of(Agreement agreement, Clause clause) {
    var words = agreement.words();
    var sentence = new StringBuilder(clause.basis().subject());
    List<String> details = new ArrayList<>();
    if (!clause.of().isUnnamed()) {
      sentence
          .append(clause.basis().isImpact() ? " from " : " of ")
          .append(clause.of().inWords(words));
    }
    switch (clause.each()) {
      case TOGETHER -> {}
      case SCHEME -> details.add("scheme by scheme");
      case STREAM -> details.add("stream by stream");
      case LINE -> details.add("line by line");
    }
    if (!clause.except().isUnnamed()) {
      details.add("leaving " + clause.except().inWords(words) + " aside");
    }
    if (clause.yearToDate()) {
      details.add("counted for the year to date");
    }
    for (var detail : details) {
      sentence.append(", ").append(detail);
    }
    sentence
        .append(details.isEmpty() ? " " : ", ")
        .append(clause.term().inWords(words))
        .append('.');
    sentence.append(clause.rounding().remainder().inWords(words));
    if (clause.rounding().onTotal() && clause.each() != Level.TOGETHER) {
      sentence.append(" Pennies are rounded once, on the total.");
    }
    if (clause.recoveredOverYears() > 0) {
      sentence
          .append(" What partners pay they recover in equal instalments over the next ")
          .append(clause.recoveredOverYears())
          .append(" years.");
    }
    clause
        .addsTo()
        .ifPresent(
            what ->
                sentence
                    .append(" The cost is added to the ")
                    .append(words.plain(what))
                    .append('.'));
    return sentence.toString();
  }
}
