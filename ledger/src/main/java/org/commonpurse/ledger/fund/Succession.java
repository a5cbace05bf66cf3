package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SUCCESSION_PART_WRONG;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SUCCESSION_TO_ITSELF;

import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What passes from one partner to another on a day.
 * <p>
 * A rename or a merger passes the whole; a split is several successions of one predecessor on one
 * day, whose parts add up to the whole.
 *
 * @param predecessor  the partner that ends
 * @param successor  the partner that takes its place
 * @param on  the successor's first day
 * @param numerator  the part that passes, in {@code denominator}ths; at least 1
 * @param denominator  how many parts make the whole; at least {@code numerator}
 */
public record Succession(
    PartnerCode predecessor, PartnerCode successor, LocalDate on, int numerator, int denominator) {

  public Succession {
    Objects.requireNonNull(predecessor, "predecessor");
    Objects.requireNonNull(successor, "successor");
    Objects.requireNonNull(on, "on");
    if (numerator < 1 || denominator < numerator) {
      throw LEDGER_SUCCESSION_PART_WRONG
          .because(
              "From "
                  + predecessor
                  + " to "
                  + successor
                  + " passes "
                  + numerator
                  + "/"
                  + denominator
                  + ", but the part must be more than nothing and at most the whole.",
              "numerator",
              numerator,
              "denominator",
              denominator)
          .toException();
    }
    if (predecessor.equals(successor)) {
      throw LEDGER_SUCCESSION_TO_ITSELF
          .because("Partner " + predecessor + " cannot succeed itself.", "partner", predecessor)
          .toException();
    }
  }

  /** The whole of one partner passes to another. */
  public static Succession whole(PartnerCode predecessor, PartnerCode successor, LocalDate on) {
    return new Succession(predecessor, successor, on, 1, 1);
  }
}
