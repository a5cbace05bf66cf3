package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_TAKEN_TWICE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_INCOMPLETE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Holding;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.allocation.term.Unit.Cause;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What the clauses of one application claim of an outturn, in turn: each line and impact at most once,
 * and underspends and uncommitted money no further than they reach.
 */
final class ClaimedAmounts {

  private final Outturn outturn;
  private final Parties parties;
  private final Map<Object, Clause> claimedBy = new IdentityHashMap<>();
  private final Map<Line, Long> underspendUsed = new IdentityHashMap<>();
  private final Map<Line, Long> uncommittedUsed = new IdentityHashMap<>();

  ClaimedAmounts(Outturn outturn, Parties parties) {
    this.outturn = outturn;
    this.parties = parties;
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
    for (var line : drawable(clause)) {
      if (clause.of().includes(line)) {
        lines.add(line);
      }
    }
    var units = new ArrayList<Unit>();
    if (clause.each() == Level.TOGETHER) {
      // Over- and underspends are those of schemes: within a scheme, streams make up for each
      // other.
      var level = clause.basis() == AmountBasis.VARIANCE ? Level.TOGETHER : Level.SCHEME;
      var claimed = new ArrayList<Line>();
      for (var group : grouped(lines, level).values()) {
        if (isClaimed(clause.basis(), group)) {
          claimed.addAll(group);
        }
      }
      units.add(unit("", claimed, lines));
      markClaimed(clause, claimed, this::label);
    } else {
      for (var group : grouped(lines, clause.each()).entrySet()) {
        if (isClaimed(clause.basis(), group.getValue())) {
          units.add(unit(group.getKey(), group.getValue(), group.getValue()));
          markClaimed(clause, group.getValue(), this::label);
        }
      }
    }
    return units;
  }

  /** What a scheme or stream is called here; those of other funds are told apart by the fund. */
  private String named(FundCode fund, String what) {
    return fund.equals(outturn.fund()) ? what : fund + ": " + what;
  }

  private Map<String, List<Line>> grouped(List<Line> lines, Level level) {
    var groups = new TreeMap<String, List<Line>>();
    if (level == Level.TOGETHER && !lines.isEmpty()) {
      groups.put("", lines);
      return groups;
    }
    for (var line : lines) {
      var key =
          switch (level) {
            case TOGETHER -> "";
            case SCHEME -> named(line.fund(), line.scheme().value());
            case STREAM -> named(line.fund(), line.stream().value());
            case LINE -> line.label(outturn.fund());
          };
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(line);
    }
    return groups;
  }

  private boolean isClaimed(AmountBasis basis, List<Line> lines) {
    long variance = openVariance(lines);
    return switch (basis) {
      case OVERSPEND -> variance > 0;
      case UNDERSPEND -> variance < 0;
      default -> anyOpen(lines);
    };
  }

  private boolean anyOpen(List<Line> lines) {
    for (var line : lines) {
      if (openVariance(line) != 0) {
        return true;
      }
    }
    return false;
  }

  private Unit unit(String label, List<Line> lines, List<Line> budgeted) {
    var causes = new ArrayList<Cause>();
    for (var line : lines) {
      int lead = index(line.lead());
      causes.add(
          new Cause(
              line.label(outturn.fund()),
              lead,
              index(line.owner()),
              lead,
              Exact.of(openVariance(line))));
    }
    long budget = 0;
    for (var line : budgeted) {
      budget = Math.addExact(budget, line.budgetPence());
    }
    return new Unit(label, causes, Exact.of(openVariance(lines)), budget);
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
    var groups = new TreeMap<String, List<Impact>>();
    if (clause.each() == Level.TOGETHER) {
      groups.put("", impacts);
    } else {
      for (var impact : impacts) {
        var fund = impact.fund().orElse(outturn.fund());
        groups
            .computeIfAbsent(named(fund, impact.scheme().value()), key -> new ArrayList<>())
            .add(impact);
      }
    }
    long budget = 0;
    for (var line : drawable(clause)) {
      budget = clause.of().includes(line) ? Math.addExact(budget, line.budgetPence()) : budget;
    }
    var units = new ArrayList<Unit>();
    for (var group : groups.entrySet()) {
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

  private String label(Line line) {
    return line.label(outturn.fund());
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

  /** What of it makes a difference, with the clause that claimed it: over- or underspends, and impacts. */
  Map<String, Clause> claimed() {
    var claimed = new TreeMap<String, Clause>();
    for (var line : outturn.lines()) {
      var clause = claimedBy.get(line);
      if (clause != null && line.variancePence() != 0) {
        claimed.put(line.label(outturn.fund()), clause);
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
        + named(impact.fund().orElse(outturn.fund()), impact.scheme().value());
  }

  private long openVariance(Line line) {
    long variance = line.variancePence();
    return underspendUsed.isEmpty()
        ? variance
        : Math.addExact(variance, underspendUsed.getOrDefault(line, 0L));
  }

  private long openVariance(Collection<Line> lines) {
    long pence = 0;
    for (var line : lines) {
      pence = Math.addExact(pence, openVariance(line));
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

  /** The lines of the fund that a clause may draw on: everything that it does not leave aside. */
  private List<Line> drawable(Clause clause) {
    if (clause.except().isUnnamed()) {
      return outturn.lines();
    }
    return outturn.lines().stream().filter(line -> !clause.except().includes(line)).toList();
  }

  /** The lines of underspent schemes that no clause has claimed. */
  private List<Line> underspent(Clause clause) {
    var open = drawable(clause).stream().filter(line -> !claimedBy.containsKey(line)).toList();
    var underspent = new ArrayList<Line>();
    for (var group : grouped(open, Level.SCHEME).values()) {
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
      var had = new LinkedHashMap<Line, Long>();
      underspent(clause).forEach(line -> had.put(line, -openVariance(line)));
      use(had, underspendPence, underspendUsed);
    }
    if (uncommittedPence != 0) {
      var had = new LinkedHashMap<Line, Long>();
      drawable(clause).forEach(line -> had.put(line, openUncommitted(line)));
      use(had, uncommittedPence, uncommittedUsed);
    }
  }

  private static void use(Map<Line, Long> had, long pence, Map<Line, Long> used) {
    long total = had.values().stream().reduce(0L, Math::addExact);
    // Within an underspent scheme a line can be overspent, so these are claims and not weights.
    var claims = new ArrayList<Exact>();
    had.values().forEach(part -> claims.add(Exact.of(pence).times(Exact.of(part, total))));
    long[] parts = Split.byLargestRemainder(claims);
    int i = 0;
    for (var line : had.keySet()) {
      used.merge(line, parts[i++], Math::addExact);
    }
  }

  /** Lines over or under budget that no clause claimed. */
  List<Allocation.UnclaimedVariance> unclaimed() {
    return outturn.lines().stream()
        .filter(line -> !claimedBy.containsKey(line) && openVariance(line) != 0)
        .map(line -> new Allocation.UnclaimedVariance(line, openVariance(line)))
        .toList();
  }
}
