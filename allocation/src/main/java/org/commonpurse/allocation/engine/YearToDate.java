package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.RoundedAllocation.Move;
import org.commonpurse.allocation.engine.State.Instalment;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a clause allocated in a year so far, by partner, whoever the partners of a later version are, and
 * what it changed of all that is handed on. The next application in the year undoes both and works the
 * year to date out afresh, so that the number of applications never decides anything.
 *
 * @param reference  the clause's number in the agreement
 * @param basis  what the clause takes; empty where it was remembered before that was kept
 * @param partners  in pence by partner, in the sign of the amount
 * @param moves  what sources took
 * @param unallocatedPence  what nobody has agreed to bear
 * @param fell  on whom the causes had fallen, in pence by partner
 * @param stays  what of the unallocated part of a saving or burden stayed with them, in pence by partner
 * @param carrying  what it changed of what is carried on
 */
public record YearToDate(
    FinancialYear year,
    String reference,
    Optional<AmountBasis> basis,
    Map<PartnerCode, Long> partners,
    List<Move> moves,
    long unallocatedPence,
    Map<PartnerCode, Long> fell,
    Map<PartnerCode, Long> stays,
    Carrying carrying) {

  public YearToDate {
    partners = withoutZeros(partners);
    moves = List.copyOf(moves);
    fell = withoutZeros(fell);
    stays = withoutZeros(stays);
  }

  /**
   * What a clause changed in a year so far of what is carried from year to year.
   *
   * @param unrecovered  what it added to investments and losses, and repaid of them as a negative, in
   *     pence
   * @param instalments  what partners are to recover of what they paid under it
   * @param claims  what it changed of what is owed of advances
   * @param fractions  the fractions of a penny by partner that the clause began the year with
   */
  public record Carrying(
      Map<InvestmentCode, Long> unrecovered,
      List<Instalment> instalments,
      Map<InvestmentCode, Claims> claims,
      Map<PartnerCode, Exact> fractions) {

    /** Nothing was changed. */
    public static final Carrying NOTHING = new Carrying(Map.of(), List.of(), Map.of(), Map.of());

    public Carrying {
      unrecovered = Map.copyOf(unrecovered);
      instalments = List.copyOf(instalments);
      claims = some(claims);
      fractions = Map.copyOf(fractions);
    }

    private static Map<InvestmentCode, Claims> some(Map<InvestmentCode, Claims> claims) {
      var some = new HashMap<>(claims);
      some.values().removeIf(Claims::isNothing);
      return Map.copyOf(some);
    }

    private Carrying inMoney() {
      var unwhole = new HashMap<>(fractions);
      unwhole.values().removeIf(Exact::isZero);
      return new Carrying(unrecovered, State.inMoney(instalments), claims, unwhole);
    }

    private Carrying plus(Carrying other) {
      var sum = new HashMap<>(unrecovered);
      other.unrecovered.forEach((name, pence) -> sum.merge(name, pence, Math::addExact));
      return new Carrying(
          sum,
          State.both(instalments, other.instalments),
          both(claims, other.claims),
          State.sum(fractions, other.fractions));
    }

    /** Changes of what is owed, one after the other. */
    static Map<InvestmentCode, Claims> both(
        Map<InvestmentCode, Claims> one, Map<InvestmentCode, Claims> other) {
      if (one.isEmpty() || other.isEmpty()) {
        return one.isEmpty() ? other : one;
      }
      var both = new HashMap<>(one);
      other.forEach((advance, change) -> both.merge(advance, change, Claims::plus));
      return both;
    }

    private Carrying passedOn(Heirs heirs) {
      var passed = new HashMap<>(claims);
      passed.replaceAll((advance, change) -> change.passedOn(heirs));
      return new Carrying(
          unrecovered,
          instalments.stream().map(each -> each.passedOn(heirs)).toList(),
          passed,
          heirs.passOnExactly(fractions));
    }
  }

  private static Map<PartnerCode, Long> withoutZeros(Map<PartnerCode, Long> pence) {
    var kept = new TreeMap<>(pence);
    kept.values().removeIf(part -> part == 0);
    return Collections.unmodifiableMap(kept);
  }

  static YearToDate of(
      Clause clause,
      FinancialYear year,
      ClauseFigures figures,
      Parties parties,
      Carrying carrying) {
    return new YearToDate(
        year,
        clause.reference(),
        Optional.of(clause.basis()),
        parties.byCode(figures.byRule().partners()),
        figures.byRule().moves(),
        figures.byRule().unallocatedPence(),
        parties.byCode(figures.fellPence()),
        parties.byCode(figures.staysPence()),
        carrying);
  }

  /** All that it came to, in the order of parties, which name everybody that had a part. */
  ClauseFigures figures(Parties parties) {
    var allocation = allocation(parties);
    return new ClauseFigures(
        allocation.totalPence(), allocation, inOrder(fell, parties), inOrder(stays, parties));
  }

  /** Who had which part of it, in the order of parties. */
  RoundedAllocation allocation(Parties parties) {
    return new RoundedAllocation(inOrder(partners, parties), moves, unallocatedPence);
  }

  private static List<Long> inOrder(Map<PartnerCode, Long> pence, Parties parties) {
    return parties.codes().stream().map(code -> pence.getOrDefault(code, 0L)).toList();
  }

  /** Whether it allocated nothing that is not taken back already. */
  boolean isNothing() {
    return partners.isEmpty()
        && unallocatedPence == 0
        && moves.stream().allMatch(move -> move.pence() == 0);
  }

  YearToDate inMoney() {
    return new YearToDate(
        year,
        "",
        Optional.empty(),
        partners,
        moves.stream().filter(move -> move.pence() != 0).toList(),
        unallocatedPence,
        fell,
        stays,
        carrying.inMoney());
  }

  /** This and what another clause allocated, under this one's name. */
  YearToDate plus(YearToDate other) {
    var everyMove = new ArrayList<>(moves);
    everyMove.addAll(other.moves);
    return new YearToDate(
        year,
        reference,
        basis,
        sum(partners, other.partners),
        everyMove,
        Math.addExact(unallocatedPence, other.unallocatedPence),
        sum(fell, other.fell),
        sum(stays, other.stays),
        carrying.plus(other.carrying));
  }

  private static Map<PartnerCode, Long> sum(
      Map<PartnerCode, Long> one, Map<PartnerCode, Long> other) {
    var sum = new TreeMap<>(one);
    other.forEach((partner, pence) -> sum.merge(partner, pence, Math::addExact));
    return sum;
  }

  /** Everybody that had a part, or on whom something had fallen. */
  Set<PartnerCode> everybody() {
    var everybody = new TreeSet<>(partners.keySet());
    everybody.addAll(fell.keySet());
    return everybody;
  }

  /** This with heirs in the place of those whose place they took. */
  YearToDate passedOn(Heirs heirs) {
    var passed = new ArrayList<Move>();
    for (var move : moves) {
      if (move.owner().isEmpty()) {
        passed.add(move);
      } else {
        heirs
            .passOn(Map.of(move.owner().get(), move.pence()))
            .forEach(
                (owner, pence) -> passed.add(new Move(move.source(), Optional.of(owner), pence)));
      }
    }
    return new YearToDate(
        year,
        reference,
        basis,
        heirs.passOn(partners),
        passed,
        unallocatedPence,
        heirs.passOn(fell),
        heirs.passOn(stays),
        carrying.passedOn(heirs));
  }
}
