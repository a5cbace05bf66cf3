package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.engine.ClauseResult.UnitResult;
import org.commonpurse.allocation.term.ExactAllocation;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Writes an allocation and its working as sentences. */
public final class Explanation {

  private final Allocation allocation;
  private final Words words;
  private final List<String> lines = new ArrayList<>();

  private Explanation(Allocation allocation) {
    this.allocation = allocation;
    this.words = allocation.agreement().words();
  }

  /** The whole allocation, a line a sentence, indented by two spaces a level. */
  public static List<String> of(Allocation allocation) {
    var explanation = new Explanation(allocation);
    explanation.write();
    return List.copyOf(explanation.lines);
  }

  private void write() {
    line(
        0,
        "%s, version %d, applied to %s in %s."
            .formatted(
                allocation.agreement().title(),
                allocation.agreement().version(),
                words.plain(allocation.outturn().fund()),
                allocation.outturn().period()));
    withinYear().ifPresent(sentence -> line(0, sentence));
    for (var clause : allocation.clauses()) {
      write(clause);
    }
    for (var unclaimed : allocation.unclaimed()) {
      line(
          0,
          "No clause takes the %s of %s on %s; it is left for the board."
              .formatted(
                  unclaimed.pence() > 0 ? "overspend" : "underspend",
                  money(Math.abs(unclaimed.pence())),
                  unclaimed.label(allocation.outturn().fund())));
    }
  }

  /** Which figures a version takes that began within the year. */
  private Optional<String> withinYear() {
    var agreement = allocation.agreement();
    if (!agreement.beginsWithin(allocation.outturn().year())) {
      return Optional.empty();
    }
    return agreement.withinYear().map(within -> within.inWords(agreement.inForceFrom().toString()));
  }

  private void write(ClauseResult result) {
    var clause = result.clause();
    line(
        0,
        "%s (%s): %s %s."
            .formatted(
                clause.reference(),
                clause.title(),
                clause.basis().noun(),
                money(result.amountPence())));
    var text = ClauseText.of(allocation.agreement(), clause);
    if (isAgreed(clause)) {
      text.lines().forEach(sentence -> lines.add("  " + sentence));
    } else {
      line(1, becomesOf(clause));
    }
    result.units().forEach(unit -> write(unit, result, text));
    result.decision().ifPresent(decision -> write(decision, result));
    for (int i = 0; i < result.parties().size(); i++) {
      long part = result.allocation().partners().get(i);
      if (part != 0) {
        line(1, "%s: %s".formatted(partner(i, result), has(result, part)));
      }
    }
    for (var move : result.allocation().moves()) {
      var owner = move.owner().map(code -> " (" + owned(code) + ")").orElse("");
      line(1, "%s%s: %s".formatted(move.source().inWords(words), owner, money(move.pence())));
    }
    new TreeMap<>(result.claims())
        .forEach(
            (advance, pence) ->
                new TreeMap<>(pence)
                    .forEach((partner, part) -> line(1, claim(advance, partner, part))));
    if (result.allocation().unallocatedPence() != 0) {
      line(
          1,
          "Unallocated, for the board: %s"
              .formatted(money(result.allocation().unallocatedPence())));
    }
  }

  /** How what is owed to a partner of an advance changes; what it owes itself is less than nothing. */
  private String claim(InvestmentCode advance, PartnerCode partner, long pence) {
    return "Owed to %s of the %s: %s %s"
        .formatted(
            words.plain(partner),
            words.plain(advance),
            money(Math.abs(pence)),
            pence > 0 ? "more" : "less");
  }

  private void write(Decision decision, ClauseResult result) {
    line(
        1, "Decided on %s (%s): %s".formatted(decision.on(), decision.minute(), decision.reason()));
    result
        .decidedOnPence()
        .ifPresent(
            amount ->
                line(
                    2,
                    "It rests on old figures: the board decided on %s of %s."
                        .formatted(result.clause().basis().noun(), money(amount))));
    for (int i = 0; i < result.parties().size(); i++) {
      var decided = decision.pence().get(result.parties().code(i));
      if (decided != null) {
        long byRule = result.byRule().partners().get(i);
        line(
            2,
            "%s: the rule gives %s, the decision %s, a difference of %s."
                .formatted(
                    partner(i, result), money(byRule), money(decided), money(decided - byRule)));
      }
    }
  }

  private boolean isAgreed(Clause clause) {
    return clause.basis() != AmountBasis.RECOVERY
        && allocation.agreement().clauses().stream()
            .anyMatch(each -> each.code().equals(clause.code()));
  }

  private String becomesOf(Clause clause) {
    if (allocation.agreement().advances().stream()
        .anyMatch(advance -> advance.clauseCode().equals(clause.code()))) {
      return "What falls due of it, its interest, and what is owed no more.";
    }
    return clause.basis() == AmountBasis.RECOVERY
        ? "Partners are given back this year's part of what they paid under it before."
        : "It ended within the year, so what it allocated in the year is taken back.";
  }

  /** A partner, also one that only an earlier version names. */
  private String partner(int i, ClauseResult result) {
    return i < words.parties().size()
        ? words.partner(i)
        : result.parties().code(i) + ", of an earlier version";
  }

  private String owned(PartnerCode code) {
    var index = words.parties().index(code);
    return index.isPresent() ? words.owned(index.getAsInt()) : code + "'s";
  }

  private String has(ClauseResult result, long part) {
    boolean good = result.clause().basis().isBenefit() == part > 0;
    return (good ? "receives " : "bears ") + money(Math.abs(part));
  }

  private void write(UnitResult unit, ClauseResult result, ClauseText text) {
    if (!unit.label().isEmpty()) {
      line(1, "%s: %s".formatted(unit.label(), money(unit.amountPence())));
    }
    int level = unit.label().isEmpty() ? 1 : 2;
    for (var part : unit.byCause()) {
      line(
          level,
          part.cause()
              .map(cause -> "Caused by %s: %s".formatted(words.plain(cause), money(part.pence())))
              .orElse("Without a cause: " + money(part.pence())));
    }
    write(NumberedWorking.of(unit.working(), text), text.words(), level);
    unit.rounded().ifPresent(rounded -> writeRounding(rounded, unit.working().allocation()));
    if (unit.rounded().isEmpty() && result.units().size() > 1) {
      line(2, "Pennies are rounded on the total.");
    }
  }

  private void write(NumberedWorking step, Words defined, int level) {
    var working = step.working();
    line(
        level,
        "%s%s %s: %s"
            .formatted(
                step.number().isEmpty() ? "" : step.number() + " ",
                words.money(working.amount()),
                working.term().inWords(defined),
                inWords(working.allocation())));
    working.notes().forEach(note -> line(level + 1, note.inWords(defined)));
    step.steps().forEach(inner -> write(inner, defined, level + 1));
  }

  private String inWords(ExactAllocation exact) {
    var shown = new ArrayList<String>();
    for (int i = 0; i < words.parties().size(); i++) {
      if (!exact.partner(i).isZero()) {
        shown.add(words.partner(i) + " " + words.money(exact.partner(i)));
      }
    }
    for (var movement : exact.movements()) {
      var whose = movement.owner() < 0 ? "" : " (" + words.owned(movement.owner()) + ")";
      shown.add(movement.source().inWords(words) + whose + " " + words.money(movement.amount()));
    }
    if (!exact.unallocated().isZero()) {
      shown.add("unallocated " + words.money(exact.unallocated()));
    }
    return shown.isEmpty() ? "nothing to share." : String.join(", ", shown) + ".";
  }

  /** Says which partners' parts had a fraction of a penny, and what became of it. */
  private void writeRounding(RoundedAllocation rounded, ExactAllocation exact) {
    for (int i = 0; i < words.parties().size(); i++) {
      var part = exact.partner(i);
      if (!part.isWhole()) {
        long pence = rounded.partners().get(i);
        line(
            2,
            "%s exact part of %s pence is rounded %s to %s."
                .formatted(
                    words.owned(i),
                    part,
                    Exact.of(pence).compareTo(part) > 0 ? "up" : "down",
                    money(pence)));
      }
    }
  }

  private String money(long pence) {
    return words.money(Exact.of(pence));
  }

  private void line(int level, String text) {
    lines.add("  ".repeat(level) + words.starting(text));
  }
}
