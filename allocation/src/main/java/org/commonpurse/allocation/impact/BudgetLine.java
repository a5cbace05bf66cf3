package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_LINE_MISSING;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * The budget line that a cashable pound leaves: one in the owner's own words, a scheme or stream of the
 * fund, or both.
 *
 * @param owner  the partner whose budget it is
 * @param name  what the owner calls it; empty where the fund's codes say it
 * @param scheme  the scheme whose budget it is part of
 * @param stream  the stream that pays for it
 */
public record BudgetLine(
    PartnerCode owner, String name, Optional<SchemeCode> scheme, Optional<StreamCode> stream) {

  public BudgetLine {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(stream, "stream");
    name = name.strip();
    if (name.isEmpty() && scheme.isEmpty() && stream.isEmpty()) {
      throw IMPACT_LINE_MISSING
          .because(
              "A budget line of %s has neither a name nor a scheme or stream. Give one of them."
                  .formatted(owner),
              "owner",
              owner)
          .toException();
    }
  }

  /** The line in a few words, such as {@code "Acute contract" of icb (scheme urgent-response)}. */
  @Override
  public String toString() {
    var text = new StringBuilder(name.isEmpty() ? "a line" : "\"" + name + "\"");
    text.append(" of ").append(owner);
    scheme.ifPresent(code -> text.append(" (scheme ").append(code).append(')'));
    stream.ifPresent(code -> text.append(" (stream ").append(code).append(')'));
    return text.toString();
  }
}
