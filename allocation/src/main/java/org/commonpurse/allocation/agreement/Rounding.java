package org.commonpurse.allocation.agreement;

import java.util.Optional;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;
import org.commonpurse.ledger.exact.Split;

/**
 * How a clause makes whole pence of exact parts.
 *
 * @param onTotal  whether parts are rounded once for the whole clause, or for each of its units
 * @param remainder  what happens to odd pennies
 */
public record Rounding(boolean onTotal, Remainder remainder) {

  /** For each unit, odd pennies to the largest remainders. */
  public static final Rounding USUAL = new Rounding(false, new Remainder.Largest());

  /** What happens to odd pennies. */
  public sealed interface Remainder {

    /**
     * Whole pence for exact parts that add up to whole pence.
     *
     * @param partners  how many of them, the first ones, are partners'
     */
    long[] round(Fractions parts, int partners);

    /** A sentence about it; none where it is the usual way. */
    default Optional<String> inWords(Words words) {
      return Optional.empty();
    }

    /** Whether fractions of a penny go on to the clause's next application. */
    default boolean isCarried() {
      return false;
    }

    /** They go to the largest remainders, ties in the partners' order. */
    record Largest() implements Remainder {
      @Override
      public long[] round(Fractions parts, int partners) {
        return Split.byLargestRemainder(parts);
      }
    }

    /**
     * Each partner's part is rounded to the nearest unit, such as a penny or a thousand pounds, and one
     * partner carries what is over. What reserves take is rounded to the penny.
     *
     * @param partner  the partner's index
     * @param unitPence  the unit, 1 or more
     */
    record To(int partner, long unitPence) implements Remainder {

      /** The nearest penny. */
      static final long PENNY = 1;

      /** Rounds to the nearest penny. */
      public To(int partner) {
        this(partner, PENNY);
      }

      @Override
      public long[] round(Fractions parts, int partners) {
        return Split.withResidualTo(
            partner, parts.toList(), part -> part < partners ? unitPence : PENNY);
      }

      @Override
      public Optional<String> inWords(Words words) {
        var unit = unitPence == PENNY ? "penny" : words.money(Exact.of(unitPence));
        return Optional.of(
            "Each part is rounded to the nearest %s and %s carries the difference."
                .formatted(unit, words.partner(partner)));
      }
    }

    /**
     * A partner's fraction of a penny becomes part of what it has next time, so that nobody drifts
     * from the exact sum by a whole penny, however many settlements there are.
     */
    record Carried() implements Remainder {
      @Override
      public long[] round(Fractions parts, int partners) {
        return Split.byLargestRemainder(parts);
      }

      @Override
      public Optional<String> inWords(Words words) {
        return Optional.of("A partner's fraction of a penny is added to what it has next time.");
      }

      @Override
      public boolean isCarried() {
        return true;
      }
    }
  }

  /**
   * Whole pence for exact parts that add up to whole pence.
   *
   * @param partners  how many of them, the first ones, are partners'
   */
  public long[] round(Fractions parts, int partners) {
    return remainder.round(parts, partners);
  }
}
