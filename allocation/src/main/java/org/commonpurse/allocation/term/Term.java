package org.commonpurse.allocation.term;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * A rule that takes an amount and says who has which part of it.
 * <p>
 * What a term gives always adds up to what it took: the partners' parts, what goes to or comes
 * from reserves and other sources, and what stays unallocated, exactly. Parts have the sign of the
 * amount: of an overspend, a positive part is what a partner bears; of an underspend, a negative part
 * is what it keeps. A term consults nothing but itself and its context, so the same term, amount
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
        PaidRate,
        ReinstatedLayer,
        Parts,
        Scale,
        CarveOut,
        Deductible,
        PayBack,
        Repay,
        Transfer,
        Unallocated {

  /**
   * Shares an amount out.
   *
   * @param amount  the amount in pence, of either sign, exact
   * @param context  what the term may read: partners, outturn, reserves
   * @return who has which part, with the steps that led to them
   */
  Working allocate(Exact amount, AllocationContext context);

  /**
   * What the term does, as the end of a sentence that begins with the amount: {@code is shared
   * equally between the ICB and the county}. Where there is more to say, {@link #beneath} says it.
   */
  String inWords(Words words);

  /** What stands beneath the sentence, in the order of {@link #inside}; nothing where it says all. */
  default List<Paragraph> beneath(Words words) {
    return List.of();
  }

  /**
   * The term as a sentence about an amount, with what stands beneath it.
   *
   * @param amount  the amount in words, as the beginning of the sentence: {@code What is left}
   */
  default Paragraph about(String amount, Words words) {
    var sentence = amount + " " + inWords(words);
    var beneath = beneath(words);
    return new Paragraph(sentence + (beneath.isEmpty() ? "." : ":"), beneath, Optional.of(this));
  }

  /** The terms directly inside this one, in the order in which they work. */
  List<Term> inside();

  /**
   * Whether some of an amount can stay unallocated.
   *
   * @param cost  whether the amount can be a cost; some terms take in benefits only, some costs
   *     only
   */
  boolean canLeaveUnallocated(boolean cost);

  /**
   * Whether a partner can have a part of an amount through this term.
   *
   * @param partner  the partner's index
   */
  default boolean reaches(int partner) {
    return inside().stream().anyMatch(term -> term.reaches(partner));
  }
}
