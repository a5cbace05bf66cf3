package org.commonpurse.allocation.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.Note;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Working;

/**
 * A limit or a reserve of an agreement that may bind in a future.
 *
 * @param clause  the reference of the clause
 * @param kind  what happens
 * @param of  the partner whose limit it is, or the reserve
 */
public record BindingTerm(String clause, Kind kind, String of) {

  /** What can happen. */
  public enum Kind {
    /** A partner reaches its limit. */
    LIMIT_REACHED("reaches its limit"),
    /** A reserve holds all that it may. */
    RESERVE_FULL("is full"),
    /** A reserve has given all it could. */
    RESERVE_EMPTY("is used up");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What happens, after the name of the partner or the reserve. */
    public String words() {
      return words;
    }
  }

  /** All that may bind, in the agreement's order. */
  static List<BindingTerm> of(Agreement agreement) {
    var found = new ArrayList<BindingTerm>();
    for (var clause : agreement.clauses()) {
      find(clause, clause.term(), agreement, found);
    }
    return found.stream().distinct().toList();
  }

  private static void find(Clause clause, Term term, Agreement agreement, List<BindingTerm> found) {
    if (term instanceof Limit limit) {
      for (var cap : limit.caps()) {
        found.add(ofLimit(clause, cap.partner(), agreement));
      }
    } else if (term instanceof Retain retain && retain.ceiling().isPresent()) {
      found.add(ofReserve(clause, Kind.RESERVE_FULL, retain.reserve().code().value()));
    } else if (term instanceof From from && from.source().isReserve()) {
      found.add(ofReserve(clause, Kind.RESERVE_EMPTY, from.source().code().value()));
    }
    term.inside().forEach(inner -> find(clause, inner, agreement, found));
  }

  private static BindingTerm ofLimit(Clause clause, int partner, Agreement agreement) {
    var code = agreement.parties().code(partner).value();
    return new BindingTerm(clause.reference(), Kind.LIMIT_REACHED, code);
  }

  private static BindingTerm ofReserve(Clause clause, Kind kind, String reserve) {
    return new BindingTerm(clause.reference(), kind, reserve);
  }

  /** Marks what bound in an allocation, which must have its working. */
  static void mark(Allocation allocation, List<BindingTerm> terms, boolean[] bound) {
    for (var clause : allocation.clauses()) {
      for (var unit : clause.units()) {
        mark(clause.clause(), unit.working(), allocation.agreement(), terms, bound);
      }
    }
  }

  private static void mark(
      Clause clause,
      Working working,
      Agreement agreement,
      List<BindingTerm> terms,
      boolean[] bound) {
    for (var note : working.notes()) {
      int at = -1;
      if (note instanceof Note.LimitReached limit) {
        at = terms.indexOf(ofLimit(clause, limit.partner(), agreement));
      } else if (note instanceof Note.ReserveFull full) {
        at = terms.indexOf(ofReserve(clause, Kind.RESERVE_FULL, full.source().code().value()));
      } else if (note instanceof Note.SourceEmptied empty) {
        at = terms.indexOf(ofReserve(clause, Kind.RESERVE_EMPTY, empty.source().code().value()));
      }
      if (at >= 0) {
        bound[at] = true;
      }
    }
    working.steps().forEach(step -> mark(clause, step, agreement, terms, bound));
  }
}
