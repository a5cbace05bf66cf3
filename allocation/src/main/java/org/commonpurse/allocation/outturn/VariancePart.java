package org.commonpurse.allocation.outturn;

import java.util.Optional;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;

/**
 * The part of a line's variance that has one cause, or none.
 * <p>
 * The parts of a line add up to its variance, to the penny. One part can be an overspend and another
 * an underspend.
 *
 * @param line  the line
 * @param cause  what caused it; none for what no cause was named for
 * @param pence  actual less budget so far as it was caused so; positive is an overspend
 */
public record VariancePart(Line line, Optional<CauseCode> cause, long pence) {

  /** The part as {@code reablement from nhs-minimum}, and {@code , by demand} where it has a cause. */
  public String label(FundCode own) {
    return label(line, cause, own);
  }

  /** What the part of a line with a cause is called. */
  public static String label(Line line, Optional<CauseCode> cause, FundCode own) {
    return line.label(own) + cause.map(code -> ", by " + code).orElse("");
  }
}
