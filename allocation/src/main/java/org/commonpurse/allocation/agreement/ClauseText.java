package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.term.DecisionTable;
import org.commonpurse.allocation.term.DecisionTables;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Words;

/**
 * A clause in numbered sentences: what it defines, what it takes, who has which part, and what else
 * holds.
 *
 * @param words  the words it is written in, with what it defines
 * @param paragraphs  its sentences, each with what stands beneath it
 */
public record ClauseText(Words words, List<Paragraph> paragraphs) {

  public ClauseText {
    paragraphs = List.copyOf(paragraphs);
  }

  /** The text of a clause of an agreement. */
  public static ClauseText of(Agreement agreement, Clause clause) {
    var words = agreement.words().defining();
    var amount = new StringBuilder(clause.basis().subject());
    var causes = clause.of().causesInWords(words);
    causes.ifPresent(named -> amount.append(" caused by ").append(named));
    var of = clause.of().inWords(words);
    if (!of.isEmpty()) {
      amount
          .append(causes.isPresent() ? " within " : clause.basis().isImpact() ? " from " : " of ")
          .append(of);
    }
    var rule = clause.term().about(amount.toString(), words);
    var said = new ArrayList<Paragraph>();
    if (!words.defined().isEmpty()) {
      said.add(Paragraph.of("In this clause:", words.defined()));
    }
    takes(clause, words).stream().map(Paragraph::of).forEach(said::add);
    said.add(rule);
    holdsToo(clause, words).stream().map(Paragraph::of).forEach(said::add);
    clause.advanced().ifPresent(advanced -> said.addAll(advanced.inWords(words)));
    return new ClauseText(words, said);
  }

  /** The paragraphs with their numbers, a line each, indented by two spaces a level. */
  public List<String> lines() {
    return Paragraph.numbered(paragraphs).stream().map(Paragraph.Numbered::line).toList();
  }

  /** Its layers, gates, choices, scales and rates by year as tables, in the order of its paragraphs. */
  public List<DecisionTable> tables() {
    return DecisionTables.of(paragraphs, words);
  }

  /** What the clause takes its amount from, before the sentence that shares it. */
  private static List<String> takes(Clause clause, Words words) {
    var said = new ArrayList<String>();
    if (clause.from().isPresent() || clause.until().isPresent()) {
      said.add(
          "This clause is in force"
              + clause.from().map(day -> " from " + day).orElse("")
              + clause.until().map(day -> " until " + day).orElse("")
              + ".");
    }
    clause
        .survivesUntil()
        .map("This clause stays in force after the agreement has ended, until %s."::formatted)
        .ifPresent(said::add);
    if (!clause.except().isUnnamed()) {
      said.add("This clause leaves aside " + leftAside(clause.except(), words) + ".");
    }
    switch (clause.each()) {
      case TOGETHER -> {}
      case SCHEME -> said.add("Each scheme is taken by itself.");
      case STREAM -> said.add("Each stream is taken by itself.");
      case LINE -> said.add("Each line is taken by itself.");
    }
    switch (clause.toDate()) {
      case NOTHING -> {}
      case YEAR ->
          said.add(
              "This clause is counted for the year to date, less what it allocated earlier in the year.");
      case CONTRACT ->
          said.add(
              "This clause is counted for all years of the contract to date, less what it allocated before.");
    }
    return said;
  }

  private static String leftAside(Scope except, Words words) {
    var of = except.inWords(words);
    return except
        .causesInWords(words)
        .map(named -> "what was caused by " + named + (of.isEmpty() ? "" : " within " + of))
        .orElse(of);
  }

  private static List<String> holdsToo(Clause clause, Words words) {
    var said = new ArrayList<String>();
    clause.rounding().remainder().inWords(words).ifPresent(said::add);
    if (clause.rounding().onTotal()) {
      said.add("Pennies are rounded once, on the total.");
    }
    if (clause.recoveredOverYears() > 0) {
      said.add(
          "Over the next %d years partners recover what they pay, in equal instalments."
              .formatted(clause.recoveredOverYears()));
    }
    clause
        .addsTo()
        .ifPresent(what -> said.add("The cost is added to the " + words.plain(what) + "."));
    if (!clause.replaces().isEmpty()) {
      var replaced = clause.replaces().stream().map(Object::toString).sorted().toList();
      said.add(
          "It takes the place of clause%s %s of earlier versions."
              .formatted(replaced.size() > 1 ? "s" : "", words.list(replaced)));
    }
    return said;
  }
}
