package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_TAKEN_TWICE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_INCOMPLETE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.outturn.VariancePart;
import org.commonpurse.allocation.term.Holding;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.allocation.term.Unit.Cause;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;
import org.jspecify.annotations.Nullable;

/**
 * What the clauses of one application claim of an outturn, in turn: each part of a line's variance and
 * each impact at most once, and underspends and uncommitted money no further than they reach.
 * <p>
 * A clause that names causes claims the parts that have them, and no more. A later one that is not so
 * {@linkplain Clause#isCloserInCausesThan close} claims what is left of the same lines, with what has no
 * cause.
 */
final class ClaimedAmounts {

  private final Outturn outturn;
  private final Parties parties;
  private final LineGroups groups;
  private final List<VariancePart> parts = new ArrayList<>();
  private final Map<Object, Clause> claimedBy = new IdentityHashMap<>();
  private final Map<VariancePart, Long> underspendUsed = new IdentityHashMap<>();
  private final Map<Line, Long> uncommittedUsed = new IdentityHashMap<>();

  ClaimedAmounts(Outturn outturn, Agreement agreement) {
    this.outturn = outturn;
    this.parties = agreement.parties();
    this.groups = new LineGroups(outturn.fund());
    for (var line : outturn.lines()) {
      int before = parts.size();
      parts.addAll(line.parts());
      if (parts.size() > before + 1) {
        // What causes are called decides no penny; the order in which they are declared may.
        parts
            .subList(before, parts.size())
            .sort(Comparator.comparingInt(part -> order(part, agreement)));
      }
    }
  }

  private static int order(VariancePart part, Agreement agreement) {
    int declared = part.cause().map(agreement.causes()::indexOf).orElse(-1);
    return declared < 0 ? agreement.causes().size() : declared;
  }

  /** The amounts that a clause shares, each with its causes; they count as claimed from now on. */
  List<Unit> claim(Clause clause) {
    return switch (clause.basis()) {
      case OVERSPEND, UNDERSPEND, VARIANCE -> claimLines(clause);
      case SAVING, BURDEN -> claimImpacts(clause);
      case PAYMENT -> List.of(payment(clause));
      case TRANSFER, RECOVERY -> List.of(new Unit("", List.of(), Exact.ZERO, 0));
    };
  }

  /** The named sums of the outturn that a clause pays out. */
  private Unit payment(Clause clause) {
    var causes = new ArrayList<Cause>();
    Exact amount = Exact.ZERO;
    for (var base : new TreeSet<>(clause.of().bases())) {
      var pence = outturn.bases().get(base);
      if (pence == null) {
        throw new AllocationException(
            OUTTURN_INCOMPLETE,
            "The clause \"%s\" pays out \"%s\", which the outturn does not have under \"bases\"; add it there."
                .formatted(clause.reference(), base),
            Map.of("section", "bases", "name", base.value()));
      }
      amount = amount.plus(Exact.of(pence));
      causes.add(
          new Cause(
              base.value(), Movement.NOBODY, Movement.NOBODY, Movement.NOBODY, Exact.of(pence)));
    }
    return new Unit("", causes, amount, amount.wholePart());
  }

  private List<Unit> claimLines(Clause clause) {
    var lines = new ArrayList<Line>();
    var open = new ArrayList<VariancePart>();
    findClaimable(clause, lines, open);
    var units = new ArrayList<Unit>();
    if (clause.each() == Level.TOGETHER) {
      // Over- and underspends are those of schemes: within a scheme, streams make up for each
      // other.
      var level = clause.basis() == AmountBasis.VARIANCE ? Level.TOGETHER : Level.SCHEME;
      var claimed = new ArrayList<VariancePart>();
      for (var group : groups.of(open, VariancePart::line, level).values()) {
        if (isClaimed(clause.basis(), group)) {
          claimed.addAll(group);
        }
      }
      units.add(unit("", claimed, lines));
      markClaimed(clause, claimed, this::label);
    } else {
      var budgeted = groups.of(lines, Function.identity(), clause.each());
      for (var group : groups.of(open, VariancePart::line, clause.each()).entrySet()) {
        if (isClaimed(clause.basis(), group.getValue())) {
          units.add(
              unit(
                  group.getKey(),
                  group.getValue(),
                  budgeted.getOrDefault(group.getKey(), List.of())));
          markClaimed(clause, group.getValue(), this::label);
        }
      }
    }
    return units;
  }

  /**
   * Finds the lines that a clause is about, which have its budget, and the parts of them that it may claim:
   * all but those that closer ones took before it. The parts of a line stand together.
   */
  private void findClaimable(Clause clause, List<Line> lines, List<VariancePart> open) {
    boolean isNothingAside = clause.except().isUnnamed();
    boolean hasBudgetOfAll = isNothingAside || !clause.except().causes().isEmpty();
    @Nullable Line last = null;
    boolean isAbout = false;
    for (var part : parts) {
      var line = part.line();
      if (line != last) {
        last = line;
        isAbout = clause.of().includes(line);
        if (isAbout && (hasBudgetOfAll || !clause.except().includes(line))) {
          lines.add(line);
        }
      }
      if (isAbout
          && clause.of().includes(part.cause())
          && (isNothingAside || !clause.except().includes(part))
          && !isTakenByCloser(claimedBy.get(part), clause)) {
        open.add(part);
      }
    }
  }

  private static boolean isTakenByCloser(@Nullable Clause before, Clause clause) {
    return before != null && before.isCloserInCausesThan(clause);
  }

  private boolean isClaimed(AmountBasis basis, List<VariancePart> parts) {
    return switch (basis) {
      case OVERSPEND -> openVariance(parts) > 0;
      case UNDERSPEND -> openVariance(parts) < 0;
      default -> anyOpen(parts);
    };
  }

  private boolean anyOpen(List<VariancePart> parts) {
    for (var part : parts) {
      if (openVariance(part) != 0) {
        return true;
      }
    }
    return false;
  }

  private Unit unit(String label, List<VariancePart> claimed, List<Line> budgeted) {
    var causes = new ArrayList<Cause>();
    for (var part : claimed) {
      int lead = index(part.line().lead());
      causes.add(
          new Cause(
              label(part),
              lead,
              index(part.line().owner()),
              lead,
              Exact.of(openVariance(part)),
              part.cause()));
    }
    long budget = 0;
    for (var line : budgeted) {
      budget = Math.addExact(budget, line.budgetPence());
    }
    return new Unit(label, causes, Exact.of(openVariance(claimed)), budget);
  }

  private int index(Optional<PartnerCode> partner) {
    return partner.isEmpty()
        ? Movement.NOBODY
        : parties.index(partner.get()).orElse(Movement.NOBODY);
  }

  private List<Unit> claimImpacts(Clause clause) {
    var effect = clause.basis() == AmountBasis.SAVING ? Impact.Effect.SAVING : Impact.Effect.BURDEN;
    var impacts =
        outturn.impacts().stream()
            .filter(impact -> impact.effect() == effect)
            .filter(impact -> clause.of().includes(impact, outturn.fund()))
            .filter(
                impact ->
                    clause.except().isUnnamed()
                        || !clause.except().includes(impact, outturn.fund()))
            .toList();
    var byScheme = new TreeMap<String, List<Impact>>();
    if (clause.each() == Level.TOGETHER) {
      byScheme.put("", impacts);
    } else {
      for (var impact : impacts) {
        var fund = impact.fund().orElse(outturn.fund());
        byScheme
            .computeIfAbsent(groups.named(fund, impact.scheme().value()), key -> new ArrayList<>())
            .add(impact);
      }
    }
    long budget = 0;
    for (var line : drawable(clause)) {
      budget = clause.of().includes(line) ? Math.addExact(budget, line.budgetPence()) : budget;
    }
    var units = new ArrayList<Unit>();
    for (var group : byScheme.entrySet()) {
      units.add(unit(group.getKey(), group.getValue(), budget));
    }
    markClaimed(clause, impacts, Impact::label);
    return units;
  }

  private Unit unit(String label, List<Impact> impacts, long budgetPence) {
    var causes = new ArrayList<Cause>();
    Exact amount = Exact.ZERO;
    for (var impact : impacts) {
      int fellOn = index(Optional.of(impact.partner()));
      var pence = Exact.of(impact.pence());
      amount = amount.plus(pence);
      causes.add(new Cause(label(impact), Movement.NOBODY, fellOn, fellOn, pence));
    }
    return new Unit(label, causes, amount, budgetPence);
  }

  private String label(VariancePart part) {
    return part.label(outturn.fund());
  }

  private <T> void markClaimed(Clause clause, Collection<T> things, Function<T, String> label) {
    for (var thing : things) {
      var before = claimedBy.put(thing, clause);
      if (before != null) {
        var what = label.apply(thing);
        throw new AllocationException(
            ALLOCATION_TAKEN_TWICE,
            "The clauses \"%s\" and \"%s\" both take %s; narrow one of them with \"of\" or \"except\"."
                .formatted(before.reference(), clause.reference(), what),
            Map.of("first", before.reference(), "second", clause.reference(), "line", what));
      }
    }
  }

  /**
   * What of it makes a difference, with the clause that claimed it: over- or underspends, and impacts.
   *
   * @param division  by which causes others divide lines that stand undivided here
   */
  Map<String, Clause> claimed(VarianceDivision division) {
    var claimed = new TreeMap<String, Clause>();
    for (var part : parts) {
      var clause = claimedBy.get(part);
      if (clause == null) {
        continue;
      }
      if (part.pence() != 0) {
        claimed.put(label(part), clause);
      }
      var line = part.line();
      if (part.cause().isEmpty() && line.causesPence().isEmpty()) {
        for (var cause : division.causes(line)) {
          claimed.put(VariancePart.label(line, Optional.of(cause), outturn.fund()), clause);
        }
      }
    }
    for (var impact : outturn.impacts()) {
      var clause = claimedBy.get(impact);
      if (clause != null && impact.pence() != 0) {
        claimed.put("the %s of %s".formatted(clause.basis().noun(), label(impact)), clause);
      }
    }
    return claimed;
  }

  private String label(Impact impact) {
    return impact.measure()
        + " of "
        + groups.named(impact.fund().orElse(outturn.fund()), impact.scheme().value());
  }

  private long openVariance(VariancePart part) {
    return underspendUsed.isEmpty()
        ? part.pence()
        : Math.addExact(part.pence(), underspendUsed.getOrDefault(part, 0L));
  }

  private long openVariance(Collection<VariancePart> some) {
    long pence = 0;
    for (var part : some) {
      pence = Math.addExact(pence, openVariance(part));
    }
    return pence;
  }

  /** What is left of underspends or of uncommitted money, for a clause to draw on. */
  Holding holding(Source source, Clause clause) {
    long pence = 0;
    if (source instanceof Source.Underspends) {
      pence = Math.negateExact(openVariance(underspent(clause)));
    } else {
      for (var line : drawable(clause)) {
        pence = Math.addExact(pence, openUncommitted(line));
      }
    }
    return Holding.unowned(Exact.of(pence), parties.size());
  }

  /**
   * The lines of the fund that a clause looks at for budgets and uncommitted money: all that it does not
   * leave aside. One of which it leaves aside what some cause brought about has its budget.
   */
  private List<Line> drawable(Clause clause) {
    if (clause.except().isUnnamed() || !clause.except().causes().isEmpty()) {
      return outturn.lines();
    }
    return outturn.lines().stream().filter(line -> !clause.except().includes(line)).toList();
  }

  /** The parts of underspent schemes that no clause has claimed. */
  private List<VariancePart> underspent(Clause clause) {
    var open = new ArrayList<VariancePart>();
    boolean isAllDrawable = clause.except().isUnnamed();
    for (var part : parts) {
      if ((isAllDrawable || !clause.except().includes(part)) && !claimedBy.containsKey(part)) {
        open.add(part);
      }
    }
    var underspent = new ArrayList<VariancePart>();
    for (var group : groups.of(open, VariancePart::line, Level.SCHEME).values()) {
      if (openVariance(group) < 0) {
        underspent.addAll(group);
      }
    }
    return underspent;
  }

  private long openUncommitted(Line line) {
    return Math.subtractExact(line.uncommittedPence(), uncommittedUsed.getOrDefault(line, 0L));
  }

  /** Uses up what a clause drew on underspends and uncommitted money, in the lines that had it. */
  void use(Clause clause, long underspendPence, long uncommittedPence) {
    if (underspendPence != 0) {
      var had = new LinkedHashMap<VariancePart, Long>();
      underspent(clause).forEach(part -> had.put(part, -openVariance(part)));
      use(had, underspendPence, underspendUsed);
    }
    if (uncommittedPence != 0) {
      var had = new LinkedHashMap<Line, Long>();
      drawable(clause).forEach(line -> had.put(line, openUncommitted(line)));
      use(had, uncommittedPence, uncommittedUsed);
    }
  }

  private static <T> void use(Map<T, Long> had, long pence, Map<T, Long> used) {
    long total = had.values().stream().reduce(0L, Math::addExact);
    // Within an underspent scheme a part can be overspent, so these are claims and not weights.
    var claims = new ArrayList<Exact>();
    had.values().forEach(each -> claims.add(Exact.of(pence).times(Exact.of(each, total))));
    long[] shares = Split.byLargestRemainder(claims);
    int i = 0;
    for (var thing : had.keySet()) {
      used.merge(thing, shares[i++], Math::addExact);
    }
  }

  /** Parts of lines over or under budget that no clause claimed. */
  List<Allocation.UnclaimedVariance> unclaimed() {
    return parts.stream()
        .filter(part -> !claimedBy.containsKey(part) && openVariance(part) != 0)
        .map(
            part -> new Allocation.UnclaimedVariance(part.line(), part.cause(), openVariance(part)))
        .toList();
  }
}
