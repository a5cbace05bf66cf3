package org.commonpurse.allocation.term;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.CauseCode;

/**
 * An amount that is shared in one go, with what caused it.
 *
 * @param label  what it is of, such as a scheme's code; empty for the whole clause
 * @param causes  the lines or impacts that add up to the amount
 * @param amount  the sum of the causes, in pence
 * @param budgetPence  the budget of everything the clause looked at for this unit
 */
public record Unit(String label, List<Cause> causes, Exact amount, long budgetPence) {

  public Unit {
    causes = List.copyOf(causes);
  }

  /** This part of the unit, from 0 to 1, of the same budget. */
  Unit part(Exact part) {
    var cut =
        causes.stream()
            .map(
                cause ->
                    new Cause(
                        cause.label(),
                        cause.lead(),
                        cause.owner(),
                        cause.fellOn(),
                        cause.amount().times(part),
                        cause.declared()))
            .toList();
    return new Unit(label, cut, amount.times(part), budgetPence);
  }

  /**
   * A line or an impact that a part of the amount comes from.
   *
   * @param label  what it is, for messages
   * @param lead  the index of the partner that commissions it, or {@link Movement#NOBODY}
   * @param owner  the index of the partner whose stream pays for it, or {@link Movement#NOBODY}
   * @param fellOn  the index of the partner on which it fell, or {@link Movement#NOBODY}
   * @param amount  its part of the amount, in pence
   * @param declared  which of the causes that the agreement declares it has, if any
   */
  public record Cause(
      String label, int lead, int owner, int fellOn, Exact amount, Optional<CauseCode> declared) {

    /** One that has none of the causes that the agreement declares. */
    public Cause(String label, int lead, int owner, int fellOn, Exact amount) {
      this(label, lead, owner, fellOn, amount, Optional.empty());
    }
  }
}
