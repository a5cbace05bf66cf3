package org.commonpurse.allocation.change;

import java.util.Comparator;
import java.util.Objects;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * Why net after sharing is another than it was known to be. Every entry on savings, extra costs or sharing
 * that was recorded since has one cause, or is divided between two.
 * <p>
 * Years shown then are those up to the last that had figures at the earlier moment.
 */
public sealed interface ChangeCause permits ChangeCause.Plain, ChangeCause.OfClause {

  /** In the order in which causes are shown; clauses by their codes. */
  Comparator<ChangeCause> IN_ORDER =
      Comparator.comparingInt(ChangeCause::place).thenComparing(ChangeCause::toString);

  /** Where it stands among causes, counted from 0. */
  int place();

  /** A cause that is no clause's. */
  enum Plain implements ChangeCause {
    /** Entries that count in years after the last that was shown then, whatever they are. */
    FURTHER_YEAR(0),
    /** Values of measures that were counted for the first time, of quarters in years shown then. */
    FIRST_COUNTED(1),
    /**
     * Values that were counted again in place of others: what the new units come to under the model of the
     * old value, less what the old units had come to.
     */
    VOLUME(2),
    /**
     * Values that were counted again: what they come to less what the new units come to under the model of
     * the old value, where that model differs in nothing but its unit costs. Each model rounds to whole
     * pence by its own rule, so that nothing is left between volume and price.
     */
    PRICE(3),
    /** Values that were counted again under a model that differs in more than its unit costs. */
    MODEL(4),
    /**
     * Entries that take back others, and entries under the reference of one that was taken back since: what
     * replaces it. What approvals take back is no correction, unless a part of it was taken back by hand.
     */
    CORRECTION(6),
    /** All other entries in years shown then. */
    LATER(7);

    private final int place;

    Plain(int place) {
      this.place = place;
    }

    @Override
    public int place() {
      return place;
    }
  }

  /**
   * What recorded results moved by a sharing clause in years shown then: a first result, a revision, or a
   * decision of the board.
   */
  record OfClause(ClauseCode clause) implements ChangeCause {

    public OfClause {
      Objects.requireNonNull(clause, "clause");
    }

    @Override
    public int place() {
      return 5;
    }

    @Override
    public String toString() {
      return clause.toString();
    }
  }
}
