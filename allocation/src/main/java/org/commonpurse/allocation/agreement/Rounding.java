package org.commonpurse.allocation.agreement;

import java.util.Optional;
import org.commonpurse.allocation.term.Words;
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

    /** Whole pence for exact parts that add up to whole pence. */
    long[] round(Fractions parts);

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
      public long[] round(Fractions parts) {
        return Split.byLargestRemainder(parts);
      }
    }

    /**
     * Each part is rounded to the nearest penny, and one partner carries what is over.
     *
     * @param partner  the partner's index
     */
    record To(int partner) implements Remainder {
      @Override
      public long[] round(Fractions parts) {
        return Split.withResidualTo(partner, parts.toList());
      }

      @Override
      public Optional<String> inWords(Words words) {
        return Optional.of(
            "Each part is rounded to the nearest penny and "
                + words.partner(partner)
                + " carries the difference.");
      }
    }

    /**
     * A partner's fraction of a penny becomes part of what it has next time, so that nobody drifts
     * from the exact sum by a whole penny, however many settlements there are.
     */
    record Carried() implements Remainder {
      @Override
      public long[] round(Fractions parts) {
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

  /** Whole pence for exact parts that add up to whole pence. */
  public long[] round(Fractions parts) {
    return remainder.round(parts);
  }
}
