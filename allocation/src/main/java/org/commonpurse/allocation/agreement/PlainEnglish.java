package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.exact.Exact;

/**
 * Writes an agreement as numbered sentences, so that a board can read what it signs, and nobody can read
 * two different agreements alike.
 */
public final class PlainEnglish {

  private PlainEnglish() {}

  /**
   * The whole agreement, a line a sentence: what it is, its reserves, then each clause with its
   * paragraphs, indented by two spaces a level.
   */
  public static List<String> of(Agreement agreement) {
    return of(agreement, false);
  }

  /** The same, with the tables of each clause behind its paragraphs. */
  public static List<String> withTables(Agreement agreement) {
    return of(agreement, true);
  }

  private static List<String> of(Agreement agreement, boolean areTablesWanted) {
    var lines = new ArrayList<String>();
    for (var said : preamble(agreement)) {
      lines.add(said.text());
      addBeneath(said, "  ", lines);
    }
    for (var clause : agreement.clauses()) {
      lines.add("%s (%s).".formatted(clause.reference(), clause.title()));
      var text = ClauseText.of(agreement, clause);
      text.lines().forEach(line -> lines.add("  " + line));
      if (areTablesWanted) {
        text.tables().forEach(table -> table.lines().forEach(line -> lines.add("  " + line)));
      }
    }
    return List.copyOf(lines);
  }

  private static void addBeneath(Paragraph said, String indent, List<String> lines) {
    for (var each : said.beneath()) {
      lines.add(indent + each.text());
      addBeneath(each, indent + "  ", lines);
    }
  }

  /** What stands before the clauses. */
  public static List<Paragraph> preamble(Agreement agreement) {
    var said = new ArrayList<Paragraph>();
    var words = agreement.words();
    var until = agreement.inForceUntil().map(last -> " until " + last).orElse("");
    said.add(
        Paragraph.of(
            "%s, version %d, in force from %s%s."
                .formatted(
                    agreement.title(), agreement.version(), agreement.inForceFrom(), until)));
    agreement
        .varies()
        .map("It varies version %d."::formatted)
        .map(Paragraph::of)
        .ifPresent(said::add);
    said.add(
        words.listed(
            "It is between", agreement.parties().codes().stream().map(words::plain).toList()));
    if (!agreement.causes().isEmpty()) {
      said.add(
          words.listed(
              "An over- or underspend can be caused by",
              agreement.causes().stream().map(words::plain).toList()));
    }
    agreement.notice().map(notice -> notice.inWords(words)).map(Paragraph::of).ifPresent(said::add);
    agreement
        .withinYear()
        .map(within -> Paragraph.of(within.inWords(agreement.inForceFrom().toString())))
        .ifPresent(said::add);
    agreement
        .noticeMonths()
        .map("A partner that ends it early gives notice %d months before."::formatted)
        .map(Paragraph::of)
        .ifPresent(said::add);
    for (var pair : agreement.notNetted()) {
      said.add(
          Paragraph.of(
              "%s and %s pay each other one due at a time."
                  .formatted(
                      words.starting(words.plain(pair.first())), words.plain(pair.second()))));
    }
    for (var partner : agreement.parties().codes()) {
      var seen = agreement.seenBy(partner);
      if (seen != PartnerSees.EVERYTHING) {
        said.add(
            Paragraph.of(
                "Of the fund's books %s sees %s.".formatted(words.plain(partner), seen.inWords())));
      }
    }
    agreement.reserves().forEach(reserve -> said.add(reserve(reserve, words)));
    agreement.advances().forEach(advance -> said.add(advance.inWords(words)));
    return said;
  }

  private static Paragraph reserve(Reserve reserve, Words words) {
    var holds =
        "%s begins with %s"
            .formatted(
                words.starting("the " + words.plain(reserve.code())),
                words.money(Exact.of(reserve.openingPence())));
    var bounds = new ArrayList<Paragraph>();
    reserve
        .ceiling()
        .map(most -> "Clauses keep no more in it than %s.".formatted(most.inWords(words)))
        .map(Paragraph::of)
        .ifPresent(bounds::add);
    reserve
        .floor()
        .map(least -> "Clauses leave at least %s in it.".formatted(least.inWords(words)))
        .map(Paragraph::of)
        .ifPresent(bounds::add);
    reserve
        .atEnd()
        .ifPresent(
            end ->
                bounds.add(new Share(end).about("At the end of the fund, what it holds", words)));
    if (reserve.ownedBy().isEmpty()) {
      return Paragraph.of(
          holds + "; it belongs to nobody in particular" + (bounds.isEmpty() ? "." : ":"), bounds);
    }
    var shares = reserve.ownedBy().get();
    var beneath = new ArrayList<>(shares.beneath(words));
    beneath.addAll(bounds);
    var owned = shares.inWords(words).replaceFirst("^equally between", "equally to");
    return Paragraph.of(holds + "; it belongs " + owned + (beneath.isEmpty() ? "." : ":"), beneath);
  }
}
