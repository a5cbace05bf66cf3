package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * What a term did with an amount: who has which part of it, and the steps that led there.
 *
 * @param term  the term that worked
 * @param amount  what it took, exact pence
 * @param allocation  what it gave to whom; it adds up to {@code amount}
 * @param steps  what the terms inside it did, in the order in which they worked
 * @param notes  what is worth knowing: a limit that bound, a source that ran out
 */
public record Working(
    Term term, Exact amount, ExactAllocation allocation, List<Working> steps, List<Note> notes) {

  static Working of(Term term, Exact amount, ExactAllocation allocation) {
    return new Working(term, amount, allocation, List.of(), List.of());
  }

  static Working of(Term term, Exact amount, ExactAllocation allocation, Note note) {
    return new Working(term, amount, allocation, List.of(), List.of(note));
  }
}
