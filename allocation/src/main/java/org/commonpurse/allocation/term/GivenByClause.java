package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;

/**
 * What an earlier clause of the application shared, and who has what of it, for figures that build on it.
 * A clause that counts the year to date gives here what it has given in the year so far.
 *
 * @param amount  what it shared, in pence and in its sign
 * @param partners  what each partner has, in whole pence, in the order of the parties
 * @param benefit  whether a positive amount is a benefit, and not a cost
 * @param workings  how it came to that, for each of its units
 */
public record GivenByClause(
    Exact amount, Fractions partners, boolean benefit, List<Working> workings) {

  /** A clause that gave nothing. */
  static final GivenByClause NOTHING =
      new GivenByClause(Exact.ZERO, Fractions.zeros(0), false, List.of());

  public GivenByClause {
    workings = List.copyOf(workings);
  }

  /** What a partner has, by its index; nothing where the clause has given nobody anything. */
  Exact partner(int index) {
    return partners.size() == 0 ? Exact.ZERO : partners.get(index);
  }

  /** What a partner bears, by its index: positive where it pays. */
  public Exact borne(int index) {
    return benefit ? partner(index).negated() : partner(index);
  }

  /** What all partners have together. */
  Exact allPartners() {
    return partners.sum();
  }

  /** What went beyond limits in it, each excess counted by its size. */
  Exact beyondLimits() {
    return beyondLimits(workings);
  }

  private static Exact beyondLimits(List<Working> workings) {
    Exact beyond = Exact.ZERO;
    for (var working : workings) {
      for (var note : working.notes()) {
        beyond = note instanceof Note.LimitReached reached ? beyond.plus(reached.excess()) : beyond;
      }
      beyond = beyond.plus(beyondLimits(working.steps()));
    }
    return beyond;
  }
}
