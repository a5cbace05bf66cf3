package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * Who has which part of an amount, before anything is rounded: one exact part a partner, what moves in
 * or out of sources, and what stays unallocated. All of it in pence and in the sign of the amount.
 */
public final class ExactAllocation {

  private final Fractions partners;
  private final List<Movement> movements;
  private final Exact unallocated;
  private final Map<InvestmentCode, Exact> repaid;

  private ExactAllocation(Fractions partners, List<Movement> movements, Exact unallocated) {
    this(partners, movements, unallocated, Map.of());
  }

  private ExactAllocation(
      Fractions partners,
      List<Movement> movements,
      Exact unallocated,
      Map<InvestmentCode, Exact> repaid) {
    this.partners = partners;
    this.movements = movements;
    this.unallocated = unallocated;
    this.repaid = repaid;
  }

  private static Fractions nothing(AllocationContext context) {
    return Fractions.zeros(context.parties().size());
  }

  /** Nobody has anything. */
  public static ExactAllocation none(AllocationContext context) {
    return unallocated(Exact.ZERO, context);
  }

  /** Nobody bears it: it is left for the board. */
  public static ExactAllocation unallocated(Exact amount, AllocationContext context) {
    return new ExactAllocation(nothing(context), List.of(), amount);
  }

  /** All of it to one partner. */
  public static ExactAllocation to(int partner, Exact amount, AllocationContext context) {
    return of(Fractions.single(context.parties().size(), partner, amount));
  }

  /** One part a partner, in the order of the parties. */
  public static ExactAllocation of(List<Exact> partners) {
    return of(Fractions.of(partners));
  }

  /** One part a partner, in the order of the parties. */
  public static ExactAllocation of(Fractions partners) {
    return new ExactAllocation(partners, List.of(), Exact.ZERO);
  }

  /** This allocation with movements and an unallocated part of its own. */
  public ExactAllocation with(List<Movement> moved, Exact left) {
    return new ExactAllocation(partners, List.copyOf(moved), left, repaid);
  }

  /** An amount that comes from or goes to sources, with the rest unallocated. */
  public static ExactAllocation moved(
      List<Movement> movements, Exact unallocated, AllocationContext context) {
    return new ExactAllocation(nothing(context), List.copyOf(movements), unallocated);
  }

  /** What moves in or out of sources, alone. */
  public ExactAllocation movementsOnly(AllocationContext context) {
    return moved(movements, Exact.ZERO, context);
  }

  /** A partner's part, by its index among the parties. */
  public Exact partner(int index) {
    return partners.get(index);
  }

  /** The partners' parts, in the order of the parties. */
  public List<Exact> partners() {
    return partners.toList();
  }

  /** The partners' parts, then the movements and what is unallocated: all that adds up. */
  public Fractions claims() {
    var others = new ArrayList<Exact>(movements.size() + 1);
    for (var movement : movements) {
      others.add(movement.amount());
    }
    others.add(unallocated);
    return partners.followedBy(others);
  }

  /** What moves in or out of sources; none where nothing does. */
  public List<Movement> movements() {
    return movements;
  }

  /** What nobody has agreed to bear. */
  public Exact unallocated() {
    return unallocated;
  }

  /** How much of which investment is repaid, in pence; it stands in the partners' parts. */
  public Map<InvestmentCode, Exact> repaid() {
    return repaid;
  }

  /** This allocation, which repays so much of an investment. */
  ExactAllocation repaying(InvestmentCode investment, Exact pence) {
    return pence.isZero()
        ? this
        : new ExactAllocation(
            partners, movements, unallocated, together(repaid, Map.of(investment, pence)));
  }

  /** Everything together: the amount that was shared out. */
  public Exact total() {
    Exact total = unallocated.plus(partners.sum());
    for (var movement : movements) {
      total = total.plus(movement.amount());
    }
    return total;
  }

  /** This allocation and another together. */
  public ExactAllocation plus(ExactAllocation other) {
    return new ExactAllocation(
        partners.plus(other.partners),
        together(movements, other.movements),
        unallocated.plus(other.unallocated),
        together(repaid, other.repaid));
  }

  private static Map<InvestmentCode, Exact> together(
      Map<InvestmentCode, Exact> first, Map<InvestmentCode, Exact> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    var all = new HashMap<>(first);
    second.forEach((code, pence) -> all.merge(code, pence, Exact::plus));
    return Map.copyOf(all);
  }

  private static List<Movement> together(List<Movement> first, List<Movement> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    var all = new ArrayList<>(first);
    for (var movement : second) {
      int at = 0;
      while (at < all.size() && !all.get(at).isAlike(movement)) {
        at++;
      }
      if (at == all.size()) {
        all.add(movement);
      } else {
        all.set(at, all.get(at).plus(movement.amount()));
      }
    }
    return List.copyOf(all);
  }

  /** This allocation with nothing left unallocated: for a term that hands the rest on. */
  public ExactAllocation withoutUnallocated() {
    return leaving(Exact.ZERO);
  }

  /** This allocation with another part left unallocated. */
  ExactAllocation leaving(Exact left) {
    return unallocated.equals(left) ? this : new ExactAllocation(partners, movements, left, repaid);
  }

  /** This allocation with other parts for the partners; what they differ by is left unallocated. */
  ExactAllocation withPartners(List<Exact> changed) {
    var others = Fractions.of(changed);
    var left = unallocated.plus(partners.sum()).minus(others.sum());
    return new ExactAllocation(others, movements, left, repaid);
  }

  @Override
  public String toString() {
    return partners + " " + movements + " unallocated " + unallocated;
  }
}
