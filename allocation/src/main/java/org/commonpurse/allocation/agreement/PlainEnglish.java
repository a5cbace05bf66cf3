package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;

/** Writes an agreement as sentences, so that a board can read what it signs. */
public final class PlainEnglish {

  private PlainEnglish() {}

  /** The whole agreement: a line about it, its reserves, then a paragraph a clause. */
  public static String of(Agreement agreement) {
    var lines = new ArrayList<String>();
    var words = agreement.words();
    var until = agreement.inForceUntil().map(last -> " until " + last).orElse("");
    lines.add(
        "%s, version %d, in force from %s%s, between %s."
            .formatted(
                agreement.title(),
                agreement.version(),
                agreement.inForceFrom(),
                until,
                words.list(agreement.parties().codes().stream().map(words::plain).toList())));
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
            words.money(org.commonpurse.allocation.exact.Exact.of(reserve.openingPence())),
            owners);
  }

  /** One clause as a sentence. */
  public static String of(Agreement agreement, Clause clause) {
    var words = agreement.words();
    var sentence = new StringBuilder(clause.takes().subject());
    List<String> details = new ArrayList<>();
    if (!clause.of().isUnnamed()) {
      sentence
          .append(clause.takes().isVariance() ? " of " : " from ")
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
    clause
        .rounding()
        .residualTo()
        .ifPresent(
            partner ->
                sentence
                    .append(" Each part is rounded to the nearest penny and ")
                    .append(words.partner(partner))
                    .append(" carries the difference."));
    if (clause.rounding().onTotal() && clause.each() != Level.TOGETHER) {
      sentence.append(" Pennies are rounded once, on the total.");
    }
    return sentence.toString();
  }
}
