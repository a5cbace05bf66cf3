package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.term.ExactAllocation;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Who has which part of an amount, in whole pence and in the sign of the amount.
 *
 * @param partners  one part a partner, in the order of the parties
 * @param moves  what sources took
 * @param unallocatedPence  what nobody has agreed to bear
 */
public record RoundedAllocation(List<Long> partners, List<Move> moves, long unallocatedPence) {

  public RoundedAllocation {
    partners = List.copyOf(partners);
    moves = List.copyOf(moves);
  }

  /**
   * A part of an amount that a source took.
   *
   * @param owner  whose money in the source it is, if it has an owner
   */
  public record Move(Source source, Optional<PartnerCode> owner, long pence) {}

  static RoundedAllocation none(Parties parties) {
    return new RoundedAllocation(parties.nothing(), List.of(), 0);
  }

  /** Whole pence for exact parts; odd pennies go by the clause's rounding, sources after partners. */
  static RoundedAllocation of(ExactAllocation exact, Rounding rounding, Parties parties) {
    long[] pence = rounding.round(exact.claims(), parties.size());
    var partners = new Long[parties.size()];
    for (int i = 0; i < partners.length; i++) {
      partners[i] = pence[i];
    }
    var moves = new ArrayList<Move>(exact.movements().size());
    for (int i = 0; i < exact.movements().size(); i++) {
      var movement = exact.movements().get(i);
      moves.add(new Move(movement.source(), owner(movement, parties), pence[parties.size() + i]));
    }
    return new RoundedAllocation(List.of(partners), moves, pence[pence.length - 1]);
  }

  private static Optional<PartnerCode> owner(Movement movement, Parties parties) {
    return movement.owner() == Movement.NOBODY
        ? Optional.empty()
        : Optional.of(parties.code(movement.owner()));
  }

  /** The same with other parts of partners. */
  RoundedAllocation withPartners(List<Long> others) {
    return new RoundedAllocation(others, moves, unallocatedPence);
  }

  /** Everything together: the amount that was shared. */
  public long totalPence() {
    long total = unallocatedPence;
    for (long part : partners) {
      total = Math.addExact(total, part);
    }
    for (var move : moves) {
      total = Math.addExact(total, move.pence());
    }
    return total;
  }

  /** How much of the amount one source meets, over all owners, in pence. */
  public long metBy(Source source) {
    long met = 0;
    for (var move : moves) {
      met = move.source().equals(source) ? Math.addExact(met, move.pence()) : met;
    }
    return met;
  }

  RoundedAllocation plus(RoundedAllocation other) {
    var sums = new ArrayList<Long>();
    for (int i = 0; i < partners.size(); i++) {
      sums.add(Math.addExact(partners.get(i), other.partners.get(i)));
    }
    var together = new ArrayList<>(moves);
    for (var move : other.moves) {
      int at = 0;
      while (at < together.size() && !isAlike(together.get(at), move)) {
        at++;
      }
      if (at == together.size()) {
        together.add(move);
      } else {
        long sum = Math.addExact(together.get(at).pence(), move.pence());
        together.set(at, new Move(move.source(), move.owner(), sum));
      }
    }
    return new RoundedAllocation(
        sums, together, Math.addExact(unallocatedPence, other.unallocatedPence));
  }

  private static boolean isAlike(Move first, Move second) {
    return first.source().equals(second.source()) && first.owner().equals(second.owner());
  }

  /** This allocation with the parts that a decision sets; the difference changes what is unallocated. */
  RoundedAllocation overriddenBy(Decision decision, Parties parties) {
    var changed = new ArrayList<>(partners);
    long left = unallocatedPence;
    for (var part : decision.pence().entrySet()) {
      int index = parties.index(part.getKey()).orElseThrow();
      left = Math.addExact(left, Math.subtractExact(changed.get(index), part.getValue()));
      changed.set(index, part.getValue());
    }
    return new RoundedAllocation(changed, moves, left);
  }

  RoundedAllocation negated() {
    return new RoundedAllocation(
        partners.stream().map(Math::negateExact).toList(),
        moves.stream()
            .map(move -> new Move(move.source(), move.owner(), Math.negateExact(move.pence())))
            .toList(),
        Math.negateExact(unallocatedPence));
  }
}
