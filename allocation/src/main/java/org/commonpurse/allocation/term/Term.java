package org.commonpurse.allocation.term;

import org.commonpurse.allocation.exact.Exact;

/**
 * A rule that takes an amount and says who has which part of it.
 *
 * <p>What a term gives always adds up to what it took: the partners' parts, what goes to or comes
 * from reserves and other sources, and what stays unallocated, exactly. Parts have the sign of the
 * amount: of an overspend, a positive part is what a partner bears; of an underspend, a negative part
 * is what it keeps. A term consults nothing but itself and what it is given, so the same term, amount
 * and circumstances give the same parts on every machine.
 */
public sealed interface Term
    permits Share,
        Bands,
        Waterfall,
        From,
        OwnFirst,
        Limit,
        Guarantee,
        Bear,
        Retain,
        Gate,
        Rate,
        Scale,
        CarveOut,
        PayBack,
        Transfer,
        Unallocated {

  /**
   * Shares an amount out.
   *
   * @param amount the amount in pence, of either sign, exact
   * @param given what the term may read: partners, outturn, reserves
   * @return the parts, with the steps that led to them
   */
  Working allocate(Exact amount, Given given);

  /**
   * What the term does, as the end of a sentence that begins with the amount: {@code is shared
   * equally between the ICB and the county}.
   */
  String inWords(Words words);
}
