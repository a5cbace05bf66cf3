package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * What an earlier version of an agreement used of a term that is meant for a year, in the months before.
 *
 * @param amount  what the term took, in pence, of either sign
 * @param partners  what each partner had by it, in the order of the parties
 */
public record Used(Exact amount, List<Exact> partners) {

  public Used {
    partners = List.copyOf(partners);
  }
}
