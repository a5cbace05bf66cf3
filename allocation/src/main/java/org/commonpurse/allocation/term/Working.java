package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * What a term did with an amount: the parts, and the steps that led to them.
 *
 * @param term the term that worked
 * @param amount what it took, exact pence
 * @param parts what it gave; they add up to {@code amount}
 * @param steps what the terms inside it did, in the order in which they worked
 * @param notes what is worth knowing: a limit that bound, a source that ran out
 */
public record Working(Term term, Exact amount, Parts parts, List<Working> steps, List<Note> notes) {

  static Working of(Term term, Exact amount, Parts parts) {
    return new Working(term, amount, parts, List.of(), List.of());
  }

  static Working of(Term term, Exact amount, Parts parts, Note note) {
    return new Working(term, amount, parts, List.of(), List.of(note));
  }
}
