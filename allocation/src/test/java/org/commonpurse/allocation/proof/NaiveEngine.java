package org.commonpurse.allocation.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.AdvancedUnder;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.CauseCode;

/**
 * Applies an agreement for the first time, by a second and plainer reading of what it means, to hold
 * the engine against. Slow, and without any working.
 */
final class NaiveEngine {

  /** The parts of lines, or the impacts, that a term is applied to in one go. */
  private record Unit(
      List<NaiveTerms.Cause> causes, BigInteger amount, BigInteger budget, List<Bit> bits) {}

  /** What of a line's variance has a cause, or none, which is the cause "". */
  private record Bit(Line line, String cause, long pence) {}

  private final Agreement agreement;
  private final Outturn outturn;
  private final int parties;
  private final List<Bit> bits = new ArrayList<>();
  private final List<Bit> taken = new ArrayList<>();
  private final List<Bit> takenByCause = new ArrayList<>();
  private final List<Bit> takenButForCauses = new ArrayList<>();
  private final Map<Bit, Long> usedUnderspend = new HashMap<>();
  private final Map<Line, Long> usedUncommitted = new HashMap<>();
  private final Map<String, Long> reserves = new TreeMap<>();
  private final Map<String, BigInteger> unrecovered = new HashMap<>();

  /** What partners are owed (positive) or owe of advances, by partner in order of their codes. */
  private final Map<String, TreeMap<String, Long>> claims = new HashMap<>();

  private final Map<String, BigInteger> results = new HashMap<>();
  private final Map<Clause, Map<String, BigInteger>> fractions = new HashMap<>();

  private NaiveEngine(Agreement agreement, Outturn outturn) {
    this.agreement = agreement;
    this.outturn = outturn;
    this.parties = agreement.parties().size();
    for (var line : outturn.lines()) {
      long rest = line.actualPence() - line.budgetPence();
      for (var cause : agreement.causes()) {
        long pence = line.causesPence().getOrDefault(cause, 0L);
        bits.add(new Bit(line, cause.value(), pence));
        rest -= pence;
      }
      bits.add(new Bit(line, "", rest));
    }
  }

  /** Whole pence by destination, one map a clause; only what is not zero. */
  static List<Map<String, Long>> apply(Agreement agreement, Outturn outturn) {
    var engine = new NaiveEngine(agreement, outturn);
    engine.open();
    var clauses = new ArrayList<Map<String, Long>>();
    for (var clause : agreement.clauses()) {
      var whole = new TreeMap<>(engine.apply(clause));
      whole.values().removeIf(pence -> pence == 0);
      clauses.add(whole);
    }
    return clauses;
  }

  private void open() {
    for (var investment : agreement.investments()) {
      unrecovered.put(
          investment.value(),
          Fine.of(outturn.bases().getOrDefault(BaseCode.of(investment.value()), 0L)));
    }
    for (var reserve : agreement.reserves()) {
      var claims = new LinkedHashMap<String, BigInteger>();
      var weights = reserve.ownedBy().map(terms(false, List.of(), Fine.ZERO, Map.of())::weights);
      var total =
          Arrays.stream(weights.orElse(new BigInteger[0])).reduce(Fine.ZERO, BigInteger::add);
      var opening = Fine.of(reserve.openingPence());
      if (total.signum() == 0) {
        claims.put(NaiveTerms.source(reserve.code().value(), -1), opening);
      } else {
        for (int i = 0; i < parties; i++) {
          var claim = opening.multiply(weights.orElseThrow()[i]).divide(total);
          claims.put(NaiveTerms.source(reserve.code().value(), i), claim);
        }
      }
      reserves.putAll(largestRemainder(claims));
    }
  }

  private NaiveTerms terms(
      boolean benefit,
      List<NaiveTerms.Cause> causes,
      BigInteger budget,
      Map<String, BigInteger> held) {
    var nothing = new ArrayList<BigInteger>();
    for (int i = 0; i < parties; i++) {
      nothing.add(Fine.ZERO);
    }
    var terms =
        new NaiveTerms(
            agreement,
            outturn,
            benefit,
            causes,
            budget,
            nothing,
            results,
            new HashMap<>(held),
            unrecovered);
    terms.countsFor = countsFor();
    return terms;
  }

  private boolean isByPartners(String advance) {
    return advance.equals(AnyTerms.LOAN.value());
  }

  /** The claims of one sign, by size. */
  private Map<String, Long> claims(String advance, int sign) {
    var some = new LinkedHashMap<String, Long>();
    claims
        .getOrDefault(advance, new TreeMap<>())
        .forEach(
            (code, pence) -> {
              if (Long.signum(pence) == sign) {
                some.put(code, Math.abs(pence));
              }
            });
    return some;
  }

  private Map<String, Map<String, Long>> countsFor() {
    var countsFor = new HashMap<String, Map<String, Long>>();
    for (var advance : claims.keySet()) {
      var byPartner = new HashMap<String, Long>();
      claims(advance, isByPartners(advance) ? -1 : 1)
          .forEach((code, pence) -> byPartner.put(NaiveTerms.partner(index(code)), pence));
      countsFor.put(advance, byPartner);
    }
    return countsFor;
  }

  private int index(String code) {
    return agreement.parties().codes().stream().map(Object::toString).toList().indexOf(code);
  }

  /** What was repaid of advances comes off both sides in proportion, and what is advanced is added. */
  private Map<String, Long> advance(Clause clause, Map<String, Long> whole) {
    var before = new HashMap<String, Map<String, Long>>();
    claims.forEach((advance, each) -> before.put(advance, new TreeMap<>(each)));
    for (var advance : before.keySet()) {
      var owed = claims(advance, 1).values().stream().mapToLong(Long::longValue).sum();
      long repaid = Fine.nearest(Fine.of(owed).subtract(unrecovered.get(advance)));
      for (int sign : List.of(1, -1)) {
        var some = claims(advance, sign);
        var parts = inProportion(repaid, some);
        some.keySet()
            .forEach(code -> claims.get(advance).merge(code, -sign * parts.get(code), Long::sum));
      }
    }
    clause.advanced().ifPresent(under -> advance(clause, under, whole));
    var changes = new TreeMap<String, Long>();
    claims.forEach(
        (advance, each) ->
            each.forEach(
                (code, pence) -> {
                  var had = before.getOrDefault(advance, Map.of()).getOrDefault(code, 0L);
                  if (isByPartners(advance) && pence - had != 0) {
                    changes.put(advance + " of " + code, pence - had);
                  }
                }));
    return changes;
  }

  private static Map<String, Long> inProportion(long pence, Map<String, Long> weights) {
    long total = weights.values().stream().mapToLong(Long::longValue).sum();
    var claims = new LinkedHashMap<String, BigInteger>();
    weights.forEach(
        (code, weight) ->
            claims.put(
                code,
                Fine.of(pence)
                    .multiply(BigInteger.valueOf(weight))
                    .divide(BigInteger.valueOf(total))));
    return largestRemainder(claims);
  }

  private void advance(Clause clause, AdvancedUnder under, Map<String, Long> whole) {
    var owed = claims.computeIfAbsent(under.as().value(), key -> new TreeMap<>());
    var costs = new LinkedHashMap<String, Long>();
    for (int i = 0; i < parties; i++) {
      costs.put(agreement.parties().code(i).value(), whole.getOrDefault(NaiveTerms.partner(i), 0L));
    }
    long together = costs.values().stream().mapToLong(Long::longValue).sum();
    if (under.by().isEmpty()) {
      costs.forEach((code, pence) -> owed.merge(code, Math.max(pence, 0), Long::sum));
      return;
    }
    var terms = terms(false, List.of(), Fine.ZERO, Map.of());
    terms.working = clause.code().value();
    var weights = terms.weights(under.by().get());
    var total = Arrays.stream(weights).reduce(Fine.ZERO, BigInteger::add);
    if (together > 0 && total.signum() > 0) {
      var paid = new LinkedHashMap<String, BigInteger>();
      for (int i = 0; i < parties; i++) {
        paid.put(
            agreement.parties().code(i).value(),
            Fine.of(together).multiply(weights[i]).divide(total));
      }
      var pence = largestRemainder(paid);
      costs.forEach((code, cost) -> owed.merge(code, pence.get(code) - cost, Long::sum));
    }
  }

  private Map<String, Long> apply(Clause clause) {
    for (var advance : agreement.advances()) {
      var owed = claims(advance.code().value(), 1).values();
      unrecovered.put(
          advance.code().value(), Fine.of(owed.stream().mapToLong(Long::longValue).sum()));
    }
    var units = units(clause);
    var whole = new TreeMap<String, Long>();
    var exact = new LinkedHashMap<String, BigInteger>();
    var amount = Fine.ZERO;
    var broughtTo = new IdentityHashMap<Term, BigInteger>();
    for (var unit : units) {
      amount = amount.add(unit.amount());
      var terms =
          terms(clause.basis().isBenefit(), unit.causes(), unit.budget(), held(clause, unit));
      // What earlier units took of the sources and was not rounded yet is no longer there.
      exact.forEach(
          (key, part) ->
              terms.held.merge(
                  key, clause.basis().isBenefit() ? part : part.negate(), BigInteger::add));
      terms.working = clause.code().value();
      terms.broughtTo = broughtTo;
      var parts = terms.run(clause.term(), unit.amount());
      for (int i = 0; i < parties; i++) {
        var part = parts.getOrDefault(NaiveTerms.partner(i), Fine.ZERO);
        results.merge(clause.code().value() + " to " + i, part, BigInteger::add);
      }
      results.merge(clause.code().value() + " beyond", terms.beyondLimits, BigInteger::add);
      if (clause.rounding().onTotal()) {
        parts.forEach((key, part) -> exact.merge(key, part, BigInteger::add));
      } else {
        var pence = round(clause, parts);
        use(clause, unit, pence);
        pence.forEach((key, part) -> whole.merge(key, part, Long::sum));
      }
    }
    if (clause.rounding().onTotal() && !units.isEmpty()) {
      whole.putAll(round(clause, exact));
      use(clause, units.get(0), whole);
    }
    results.put(clause.code().value(), amount);
    for (int i = 0; i < parties; i++) {
      long has = whole.getOrDefault(NaiveTerms.partner(i), 0L);
      results.put(clause.code().value() + " to " + i, Fine.of(has));
    }
    boolean cost = clause.basis().isBenefit() ? amount.signum() < 0 : amount.signum() > 0;
    if (cost && clause.addsTo().isPresent()) {
      unrecovered.merge(clause.addsTo().get().value(), amount.abs(), BigInteger::add);
    }
    var changes = advance(clause, whole);
    unrecovered.replaceAll((name, pence) -> Fine.of(Fine.nearest(pence)));
    whole.putAll(changes);
    return whole;
  }

  private Map<String, BigInteger> held(Clause clause, Unit unit) {
    var held = new HashMap<String, BigInteger>();
    reserves.forEach((key, pence) -> held.put(key, Fine.of(pence)));
    held.put("underspends of -1", Fine.of(sum(underspent(clause, unit))));
    held.put("uncommitted of -1", Fine.of(sum(uncommitted(clause))));
    return held;
  }

  private static long sum(Map<?, Long> pence) {
    return pence.values().stream().mapToLong(Long::longValue).sum();
  }

  private long open(Bit bit) {
    return bit.pence() + usedUnderspend.getOrDefault(bit, 0L);
  }

  private long open(List<Bit> some) {
    return some.stream().mapToLong(this::open).sum();
  }

  /** What the clause may draw on of what was spent below budgets, scheme by scheme. */
  private Map<Bit, Long> underspent(Clause clause, Unit unit) {
    var underspent = new LinkedHashMap<Bit, Long>();
    var schemes = new TreeMap<String, List<Bit>>();
    for (var bit : bits) {
      if (!isLeftAside(clause, bit) && !taken.contains(bit) && !unit.bits().contains(bit)) {
        schemes.computeIfAbsent(bit.line().scheme().value(), key -> new ArrayList<>()).add(bit);
      }
    }
    for (var some : schemes.values()) {
      if (open(some) < 0) {
        some.forEach(bit -> underspent.put(bit, -open(bit)));
      }
    }
    return underspent;
  }

  private static boolean isLeftAside(Clause clause, Bit bit) {
    var streams = clause.except().streams();
    var causes = clause.except().causes();
    return !(streams.isEmpty() && causes.isEmpty())
        && (streams.isEmpty() || streams.contains(bit.line().stream()))
        && isOneOf(causes, bit);
  }

  private static boolean isOneOf(Set<CauseCode> causes, Bit bit) {
    return causes.isEmpty() || causes.stream().anyMatch(cause -> cause.value().equals(bit.cause()));
  }

  private Map<Line, Long> uncommitted(Clause clause) {
    var uncommitted = new LinkedHashMap<Line, Long>();
    for (var line : drawable(clause)) {
      uncommitted.put(line, line.uncommittedPence() - usedUncommitted.getOrDefault(line, 0L));
    }
    return uncommitted;
  }

  private List<Line> drawable(Clause clause) {
    return outturn.lines().stream()
        .filter(
            line ->
                !clause.except().causes().isEmpty()
                    || !clause.except().streams().contains(line.stream()))
        .toList();
  }

  private List<Unit> units(Clause clause) {
    if (clause.basis().isVariance()) {
      return lineUnits(clause);
    }
    if (clause.basis().isImpact()) {
      return impactUnits(clause);
    }
    if (clause.basis() == AmountBasis.TRANSFER) {
      return List.of(new Unit(List.of(), Fine.ZERO, Fine.ZERO, List.of()));
    }
    var causes = new ArrayList<NaiveTerms.Cause>();
    var amount = Fine.ZERO;
    for (var base : clause.of().bases()) {
      var pence = Fine.of(outturn.bases().get(base));
      causes.add(new NaiveTerms.Cause(-1, -1, -1, pence));
      amount = amount.add(pence);
    }
    return List.of(new Unit(causes, amount, amount, List.of()));
  }

  private List<Unit> lineUnits(Clause clause) {
    var streams = clause.of().streams();
    var inScope =
        drawable(clause).stream()
            .filter(line -> streams.isEmpty() || streams.contains(line.stream()))
            .toList();
    boolean takesCauses = !clause.of().causes().isEmpty();
    boolean leavesCauses = !takesCauses && !clause.except().causes().isEmpty();
    // What was taken by clauses that say more of causes is not taken by those that say less.
    var gone = new ArrayList<Bit>();
    if (!takesCauses) {
      gone.addAll(takenByCause);
    }
    if (!takesCauses && !leavesCauses) {
      gone.addAll(takenButForCauses);
    }
    var ofCauses =
        bits.stream()
            .filter(bit -> inScope.contains(bit.line()))
            .filter(bit -> isOneOf(clause.of().causes(), bit) && !isLeftAside(clause, bit))
            .filter(bit -> !gone.contains(bit))
            .toList();
    var units = new ArrayList<Unit>();
    if (clause.each() == Level.TOGETHER) {
      var chosen = new ArrayList<Bit>();
      var level = clause.basis() == AmountBasis.VARIANCE ? Level.TOGETHER : Level.SCHEME;
      for (var group : groups(ofCauses, level).values()) {
        if (takes(clause, group)) {
          chosen.addAll(group);
        }
      }
      units.add(unit(chosen, inScope));
    } else {
      for (var group : groups(ofCauses, clause.each()).entrySet()) {
        if (takes(clause, group.getValue())) {
          var budgeted =
              inScope.stream()
                  .filter(line -> key(line, clause.each()).equals(group.getKey()))
                  .toList();
          units.add(unit(group.getValue(), budgeted));
        }
      }
    }
    for (var unit : units) {
      takenByCause.addAll(takesCauses ? unit.bits() : List.of());
      takenButForCauses.addAll(leavesCauses ? unit.bits() : List.of());
    }
    return units;
  }

  private boolean takes(Clause clause, List<Bit> group) {
    return switch (clause.basis()) {
      case OVERSPEND -> open(group) > 0;
      case UNDERSPEND -> open(group) < 0;
      default -> group.stream().anyMatch(bit -> open(bit) != 0);
    };
  }

  private static Map<String, List<Bit>> groups(List<Bit> some, Level level) {
    var groups = new TreeMap<String, List<Bit>>();
    for (var bit : some) {
      groups.computeIfAbsent(key(bit.line(), level), unused -> new ArrayList<>()).add(bit);
    }
    return groups;
  }

  private static String key(Line line, Level level) {
    return switch (level) {
      case TOGETHER -> "";
      case SCHEME -> line.scheme().value();
      case STREAM -> line.stream().value();
      case LINE -> line.label();
    };
  }

  private Unit unit(List<Bit> some, List<Line> budgeted) {
    var terms = terms(false, List.of(), Fine.ZERO, Map.of());
    var causes = new ArrayList<NaiveTerms.Cause>();
    for (var bit : some) {
      int lead = bit.line().lead().map(terms::index).orElse(-1);
      int owner = bit.line().owner().map(terms::index).orElse(-1);
      causes.add(new NaiveTerms.Cause(lead, owner, lead, Fine.of(open(bit))));
    }
    taken.addAll(some);
    long budget = budgeted.stream().mapToLong(Line::budgetPence).sum();
    return new Unit(causes, Fine.of(open(some)), Fine.of(budget), some);
  }

  private List<Unit> impactUnits(Clause clause) {
    var terms = terms(false, List.of(), Fine.ZERO, Map.of());
    var groups = new TreeMap<String, List<NaiveTerms.Cause>>();
    if (clause.each() == Level.TOGETHER) {
      groups.put("", new ArrayList<>());
    }
    for (var impact : outturn.impacts()) {
      boolean saving = impact.effect() == Impact.Effect.SAVING;
      if (saving == (clause.basis() == AmountBasis.SAVING)
          && clause.of().measures().contains(impact.measure())) {
        var key = clause.each() == Level.TOGETHER ? "" : impact.scheme().value();
        int who = terms.index(impact.partner());
        groups
            .computeIfAbsent(key, unused -> new ArrayList<>())
            .add(new NaiveTerms.Cause(-1, who, who, Fine.of(impact.pence())));
      }
    }
    // The budget of an impact is that of the lines in the clause's scope; one by measures has none.
    var units = new ArrayList<Unit>();
    for (var causes : groups.values()) {
      var amount = causes.stream().map(NaiveTerms.Cause::amount).reduce(Fine.ZERO, BigInteger::add);
      units.add(new Unit(causes, amount, Fine.ZERO, List.of()));
    }
    return units;
  }

  /** Whole pence, in the order partners, sources, nobody, which settles ties. */
  private Map<String, Long> round(Clause clause, Map<String, BigInteger> parts) {
    var claims = new LinkedHashMap<String, BigInteger>();
    for (int i = 0; i < parties; i++) {
      var key = NaiveTerms.partner(i);
      claims.put(key, parts.getOrDefault(key, Fine.ZERO));
    }
    parts.forEach((key, part) -> claims.putIfAbsent(key, part));
    claims.remove(NaiveTerms.NOBODY);
    claims.put(NaiveTerms.NOBODY, parts.getOrDefault(NaiveTerms.NOBODY, Fine.ZERO));
    if (clause.rounding().remainder() instanceof Rounding.Remainder.To to) {
      return residual(claims, NaiveTerms.partner(to.partner()), to.unitPence());
    }
    boolean carried = clause.rounding().remainder() instanceof Rounding.Remainder.Carried;
    return carried
        ? partnersLast(claims, fractions.computeIfAbsent(clause, key -> new HashMap<>()))
        : largestRemainder(claims);
  }

  private static Map<String, Long> residual(
      Map<String, BigInteger> claims, String carrier, long unit) {
    var whole = new HashMap<String, Long>();
    var over = Fine.ZERO;
    for (var claim : claims.entrySet()) {
      long each = claim.getKey().startsWith("partner ") ? unit : 1;
      long pence = Fine.nearest(claim.getValue().divide(BigInteger.valueOf(each))) * each;
      whole.put(claim.getKey(), pence);
      over = over.add(claim.getValue()).subtract(Fine.of(pence));
    }
    whole.merge(carrier, Fine.nearest(over), Long::sum);
    return whole;
  }

  /** Where fractions are carried, what partners have together is rounded before what each has. */
  private static Map<String, Long> partnersLast(
      Map<String, BigInteger> claims, Map<String, BigInteger> fractions) {
    var partners = new LinkedHashMap<String, BigInteger>();
    var outer = new LinkedHashMap<String, BigInteger>();
    outer.put("partners", Fine.ZERO);
    claims.forEach(
        (key, claim) -> {
          if (key.startsWith("partner ")) {
            partners.put(key, claim);
            outer.merge("partners", claim, BigInteger::add);
          } else {
            outer.put(key, claim);
          }
        });
    var exact = outer.get("partners");
    var whole = new HashMap<>(largestRemainder(outer));
    long together = whole.remove("partners");
    if (Fine.sign(exact) != 0) {
      partners.replaceAll(
          (key, claim) ->
              claim.multiply(BigInteger.valueOf(together)).multiply(Fine.ONE).divide(exact));
    }
    partners.replaceAll((key, claim) -> claim.add(fractions.getOrDefault(key, Fine.ZERO)));
    var pence = largestRemainder(partners);
    partners.replaceAll((key, claim) -> claim.subtract(Fine.of(pence.get(key))));
    fractions.putAll(bounded(partners));
    whole.putAll(pence);
    return whole;
  }

  /** Fractions finer than parts of a thousand million are brought to such parts, which add up as before. */
  private static Map<String, BigInteger> bounded(Map<String, BigInteger> fractions) {
    long parts = 1_000_000_000L;
    if (fractions.values().stream().noneMatch(each -> Fine.isFinerThan(parts, each))) {
      return fractions;
    }
    var claims = new LinkedHashMap<String, BigInteger>();
    fractions.forEach((key, each) -> claims.put(key, each.multiply(BigInteger.valueOf(parts))));
    var bounded = new HashMap<String, BigInteger>();
    largestRemainder(claims)
        .forEach((key, part) -> bounded.put(key, Fine.of(part).divide(BigInteger.valueOf(parts))));
    return bounded;
  }

  private static Map<String, Long> largestRemainder(Map<String, BigInteger> claims) {
    var whole = new HashMap<String, Long>();
    var rest = new LinkedHashMap<String, BigInteger>();
    var left = Fine.ZERO;
    for (var claim : claims.entrySet()) {
      boolean negative = claim.getValue().signum() < 0;
      long floor = Fine.floor(claim.getValue().abs());
      long pence = negative ? -floor : floor;
      var over = claim.getValue().subtract(Fine.of(pence));
      whole.put(claim.getKey(), pence);
      left = left.add(over);
      if (Fine.sign(over) != 0) {
        rest.put(claim.getKey(), over);
      }
    }
    long odd = Fine.nearest(left);
    long step = Long.signum(odd);
    var order = new ArrayList<>(rest.keySet());
    Comparator<String> mostOwed = (a, b) -> (int) -step * Fine.compare(rest.get(a), rest.get(b));
    order.sort(mostOwed);
    for (int i = 0; i < Math.abs(odd); i++) {
      whole.merge(order.get(i), step, Long::sum);
    }
    return whole;
  }

  private void use(Clause clause, Unit unit, Map<String, Long> pence) {
    use(underspent(clause, unit), pence.getOrDefault("underspends of -1", 0L), usedUnderspend);
    use(uncommitted(clause), pence.getOrDefault("uncommitted of -1", 0L), usedUncommitted);
    for (var part : pence.entrySet()) {
      if (part.getKey().startsWith("reserve-")) {
        boolean in = clause.basis().isBenefit();
        reserves.merge(part.getKey(), in ? part.getValue() : -part.getValue(), Long::sum);
      }
    }
  }

  private static <T> void use(Map<T, Long> had, long pence, Map<T, Long> used) {
    long total = sum(had);
    if (pence == 0) {
      return;
    }
    var things = List.copyOf(had.keySet());
    var claims = new LinkedHashMap<String, BigInteger>();
    for (int i = 0; i < things.size(); i++) {
      var part = Fine.of(pence).multiply(BigInteger.valueOf(had.get(things.get(i))));
      claims.put("thing " + i, part.divide(BigInteger.valueOf(total)));
    }
    var parts = largestRemainder(claims);
    for (int i = 0; i < things.size(); i++) {
      used.merge(things.get(i), parts.get("thing " + i), Long::sum);
    }
  }
}
