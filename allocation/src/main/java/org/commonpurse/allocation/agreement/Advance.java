package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.Optional;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Paragraph;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * How what partners advance under clauses is repaid.
 * <p>
 * Where clauses name who pays for the others, those others owe it; otherwise each advances what it pays
 * itself, and the fund owes it, out of later underspends or by instalments.
 *
 * @param code  what clauses call it
 * @param isOwedByPartners  whether partners owe it to each other, and not the fund to them
 * @param years  in how many yearly parts, all alike, it falls due at the latest; 0 if on no day
 * @param grace  how many years pass before the year of the first part, beside the one in which it was
 *     advanced
 * @param interest  of a year, as a part of what is owed at its beginning, 0 or more. It is due with the
 *     parts, and where there are none it is added to what is owed
 * @param lapsesAfter  after how many years, beside the one in which it was advanced, what is still owed
 *     lapses; never if empty
 * @param writtenOffIf  the condition on the past on which what is owed from years before is owed no more
 */
public record Advance(
    InvestmentCode code,
    boolean isOwedByPartners,
    int years,
    int grace,
    Exact interest,
    Optional<Integer> lapsesAfter,
    Optional<Condition> writtenOffIf) {

  /** How it is repaid, in sentences. */
  Paragraph inWords(Words words) {
    var owed =
        isOwedByPartners
            ? "Partners owe the %s to those who paid for them".formatted(words.plain(code))
            : "The fund owes the %s to those who paid it".formatted(words.plain(code));
    var beneath = new ArrayList<Paragraph>();
    if (years > 0) {
      beneath.add(
          Paragraph.of(
              "It falls due in %d equal part%s, one a year, the first %s."
                  .formatted(
                      years,
                      years > 1 ? "s" : "",
                      grace == 0 ? "in the year after" : "%d years after".formatted(grace + 1))));
    }
    if (!interest.isZero()) {
      beneath.add(
          Paragraph.of(
              "It bears interest of %s%% a year on what is owed when a year begins, %s."
                  .formatted(
                      words.number(interest.times(Exact.of(100))),
                      years > 0 ? "due in that year" : "added to it")));
    }
    lapsesAfter
        .map(
            most ->
                "It lapses when %s passed after the one of the payment."
                    .formatted(most == 1 ? "a year has" : most + " years have"))
        .map(Paragraph::of)
        .ifPresent(beneath::add);
    writtenOffIf.map(condition -> writtenOff(condition, words)).ifPresent(beneath::add);
    return Paragraph.of(owed + (beneath.isEmpty() ? "." : ":"), beneath);
  }

  private static Paragraph writtenOff(Condition condition, Words words) {
    var begun = "What is owed from the years before is owed no more if ";
    return condition instanceof Condition.All all
        ? Paragraph.of(
            begun + "all of these hold:",
            all.conditions().stream()
                .map(each -> Paragraph.of(words.starting(each.inWords(words)) + "."))
                .toList())
        : Paragraph.of(begun + condition.inWords(words) + ".");
  }

  /** The name under which what becomes of it stands in accounts and results, beside clauses. */
  public ClauseCode clauseCode() {
    return ClauseCode.of(code.value());
  }

  /**
   * How many parts have fallen due in a year.
   *
   * @param since  the years since the one in which it was advanced, 1 in the year after
   */
  public int partsDue(int since) {
    return Math.min(Math.max(since - grace, 0), years);
  }
}
