package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * What there was before of a term that is meant for a year.
 *
 * @param amount  what an earlier version used of it in the months before: what the term took, in pence, of
 *     either sign; of a layer, the sizes of what earlier units of the clause brought to it
 * @param partners  what each partner had by that, in the order of the parties
 * @param carriedUp  what the year before left of a deductible, in pence, 0 or more
 */
public record Used(Exact amount, List<Exact> partners, Exact carriedUp) {

  public Used {
    partners = List.copyOf(partners);
  }

  /** What an earlier version used in the months before. */
  public Used(Exact amount, List<Exact> partners) {
    this(amount, partners, Exact.ZERO);
  }

  /** This with what the year before left of a deductible. */
  public Used with(Exact left) {
    return new Used(amount, partners, left);
  }
}
