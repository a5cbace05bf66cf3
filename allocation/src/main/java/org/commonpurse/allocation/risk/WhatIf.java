package org.commonpurse.allocation.risk;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State.Balance;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.term.Note;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/** Asks the engine who would meet a variance that is made up. */
final class WhatIf {

  private final List<YearGrounds> agreements;

  WhatIf(List<YearGrounds> agreements) {
    this.agreements = List.copyOf(agreements);
  }

  /** Whether a clause of a year shares what schemes spend above or below their budgets. */
  static boolean sharesVariance(YearGrounds grounds) {
    return grounds.agreement().clausesOn(grounds.outturn().lastDay()).stream()
        .map(Clause::basis)
        .anyMatch(basis -> basis.isVariance());
  }

  /** Whether a line is of the fund that holds an agreement. */
  static boolean isOwn(Line line, YearGrounds grounds) {
    return line.fund().equals(grounds.outturn().fund());
  }

  /**
   * Who meets an outcome.
   *
   * @param overs  how much is spent above the budget of each line of the fund, in pence; of others nothing is
   * @param variancePence  of all lines together
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link Engine#apply}
   */
  Answer ask(ToLongFunction<Line> overs, long variancePence) {
    var found = new Found();
    for (var each : agreements) {
      var lines =
          each.outturn().lines().stream()
              .map(
                  line ->
                      line.spent(
                          Math.addExact(
                              line.budgetPence(), isOwn(line, each) ? overs.applyAsLong(line) : 0)))
              .toList();
      // What one agreement takes out of a reserve is not there for the next.
      var held = new HashMap<>(each.before().reserves());
      held.replaceAll((code, balance) -> found.reserves.getOrDefault(code, balance));
      var applied =
          Engine.apply(
              each.agreement(), each.outturn().withLines(lines), each.before().withReserves(held));
      found.reserves.putAll(applied.state().reserves());
      for (var result : applied.allocation().clauses()) {
        if (result.clause().basis().isVariance()) {
          found.add(each, result);
        }
      }
    }
    return found.answer(variancePence);
  }

  /** What is found of one outcome. */
  private static final class Found {

    final Map<ReserveCode, Balance> reserves = new HashMap<>();
    private final Sum all = new Sum();
    private final Map<PlacedClause, Met> byClause = new LinkedHashMap<>();
    private final Set<Turn> bounds = new LinkedHashSet<>();
    private long taken;

    void add(YearGrounds grounds, ClauseResult result) {
      var agreement = grounds.agreement();
      var clause =
          new PlacedClause(agreement.code(), result.clause().code(), result.clause().reference());
      var own = new Sum();
      own.add(result);
      all.add(result);
      taken = Math.addExact(taken, Sum.taken(result));
      byClause.put(clause, own.met(0));
      for (var unit : result.units()) {
        addBounds(clause, agreement.parties(), unit.working());
      }
    }

    private void addBounds(PlacedClause clause, Parties parties, Working step) {
      for (var note : step.notes()) {
        if (note instanceof Note.LimitReached limit) {
          var partner = parties.code(limit.partner());
          bounds.add(
              new Turn(clause, Turn.Why.LIMIT_REACHED, Optional.of(partner), Optional.empty()));
        } else if (note instanceof Note.SourceEmptied emptied) {
          bounds.add(of(clause, Turn.Why.SOURCE_EMPTIED, emptied.source()));
        } else if (note instanceof Note.ReserveFull full) {
          bounds.add(of(clause, Turn.Why.RESERVE_FULL, full.source()));
        }
      }
      step.steps().forEach(inner -> addBounds(clause, parties, inner));
    }

    private static Turn of(PlacedClause clause, Turn.Why why, Source source) {
      return new Turn(clause, why, Optional.empty(), Optional.of(source.code()));
    }

    Answer answer(long variancePence) {
      return new Answer(all.met(Math.subtractExact(variancePence, taken)), byClause, bounds);
    }
  }

  /** Adds up what results of clauses on the variance give to whom. */
  private static final class Sum {

    private final TreeMap<PartnerCode, Long> partners = new TreeMap<>();
    private long reservesPence;
    private long undecidedPence;

    void add(ClauseResult result) {
      var rule = result.byRule();
      result
          .parties()
          .byCode(rule.partners())
          .forEach((partner, pence) -> partners.merge(partner, pence, Math::addExact));
      for (var move : rule.moves()) {
        if (move.source().isReserve()) {
          reservesPence = Math.addExact(reservesPence, move.pence());
        }
      }
      undecidedPence = Math.addExact(undecidedPence, rule.unallocatedPence());
    }

    /** What a clause takes out of the pool; what other money of schemes meets stays in it. */
    static long taken(ClauseResult result) {
      long taken = result.amountPence();
      for (var move : result.byRule().moves()) {
        taken = move.source().isReserve() ? taken : Math.subtractExact(taken, move.pence());
      }
      return taken;
    }

    Met met(long staysPence) {
      var some = new TreeMap<>(partners);
      some.values().removeIf(pence -> pence == 0);
      return new Met(some, reservesPence, undecidedPence, staysPence);
    }
  }
}
