package org.commonpurse.allocation.proof;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.CarveOut;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Extreme;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.Guarantee;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.MeasuredShares;
import org.commonpurse.allocation.term.OwnFirst;
import org.commonpurse.allocation.term.PaidRate;
import org.commonpurse.allocation.term.Parts;
import org.commonpurse.allocation.term.PayBack;
import org.commonpurse.allocation.term.Rate;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Repay;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Scale;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Together;
import org.commonpurse.allocation.term.Transfer;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What terms mean, written a second time and as plainly as possible, to hold the engine against.
 * <p>
 * A result is a map from a destination to an amount: {@code partner 3}, {@code risk-pool of 0},
 * {@code risk-pool of -1} for what belongs to nobody, {@code nobody} for what stays unallocated.
 */
final class NaiveTerms {

  static final String NOBODY = "nobody";

  /** One cause of an amount; indexes are -1 where there is no such partner. */
  record Cause(int lead, int owner, int fellOn, BigInteger amount) {}

  private final Agreement agreement;
  private final Outturn outturn;
  private final int parties;
  private final boolean benefit;
  private final BigInteger unitAmount;
  private final BigInteger unitBudget;
  private final List<BigInteger> toDate;
  private final Map<String, BigInteger> results;
  private List<Cause> causes;
  private int readFor = -1;

  /** The code of the clause that is worked on. */
  String working = "";

  /** What came to layers so far, by size; the units of a clause have one map. */
  Map<Term, BigInteger> broughtTo = new IdentityHashMap<>();

  /** What went beyond limits so far, each excess by its size. */
  BigInteger beyondLimits = Fine.ZERO;

  /** What sources hold, by {@code source of owner}; changes as terms take from them. */
  final Map<String, BigInteger> held;

  /** What investments are still unrecovered; changes as terms repay them. */
  final Map<String, BigInteger> unrecovered;

  /** By advance, for which partners a repayment counts, in what proportion. */
  Map<String, Map<String, Long>> countsFor = Map.of();

  NaiveTerms(
      Agreement agreement,
      Outturn outturn,
      boolean benefit,
      List<Cause> causes,
      BigInteger unitBudget,
      List<BigInteger> toDate,
      Map<String, BigInteger> results,
      Map<String, BigInteger> held,
      Map<String, BigInteger> unrecovered) {
    this.agreement = agreement;
    this.outturn = outturn;
    this.parties = agreement.parties().size();
    this.benefit = benefit;
    this.causes = causes;
    this.unitAmount = causes.stream().map(Cause::amount).reduce(Fine.ZERO, BigInteger::add);
    this.unitBudget = unitBudget;
    this.toDate = toDate;
    this.results = results;
    this.held = held;
    this.unrecovered = unrecovered;
  }

  static String partner(int index) {
    return "partner " + index;
  }

  static String source(String source, int owner) {
    return source + " of " + owner;
  }

  private static void add(Map<String, BigInteger> to, String key, BigInteger amount) {
    to.merge(key, amount, BigInteger::add);
  }

  private static void addAll(Map<String, BigInteger> to, Map<String, BigInteger> from) {
    from.forEach((key, amount) -> add(to, key, amount));
  }

  private static BigInteger get(Map<String, BigInteger> from, String key) {
    return from.getOrDefault(key, Fine.ZERO);
  }

  private boolean isCost(BigInteger amount) {
    return benefit ? Fine.sign(amount) < 0 : Fine.sign(amount) > 0;
  }

  private static BigInteger signed(BigInteger amount, BigInteger size) {
    return Fine.sign(amount) < 0 ? size.negate() : size;
  }

  private Map<String, BigInteger> result() {
    return new LinkedHashMap<>();
  }

  private Map<String, BigInteger> only(String key, BigInteger amount) {
    var result = result();
    add(result, key, amount);
    return result;
  }

  /** Shares an amount out by a term, and takes from sources and investments what it uses. */
  Map<String, BigInteger> run(Term term, BigInteger amount) {
    if (term instanceof Unallocated) {
      return only(NOBODY, amount);
    } else if (term instanceof Share share) {
      return share(share.shares(), amount);
    } else if (term instanceof Bear bear) {
      return bear(bear.who(), amount);
    } else if (term instanceof Bands bands) {
      return bands(bands, amount);
    } else if (term instanceof Deductible deductible) {
      return deductible(deductible, amount);
    } else if (term instanceof ReinstatedLayer layer) {
      return layer(layer, amount);
    } else if (term instanceof Waterfall waterfall) {
      return waterfall(waterfall, amount);
    } else if (term instanceof From from) {
      return from(from, amount);
    } else if (term instanceof OwnFirst ownFirst) {
      return ownFirst(ownFirst, amount);
    } else if (term instanceof Limit limit) {
      return limit(limit, amount);
    } else if (term instanceof Guarantee guarantee) {
      return guarantee(guarantee, amount);
    } else if (term instanceof Retain retain) {
      return retain(retain, amount);
    } else if (term instanceof Gate gate) {
      return run(holds(gate.condition(), amount) ? gate.then() : gate.otherwise(), amount);
    } else if (term instanceof Rate rate) {
      var part = value(rate.factor());
      return cut(rate.part(), Fine.times(amount, part), rate.remainder(), amount, part);
    } else if (term instanceof PaidRate paid) {
      return paidRate(paid, amount);
    } else if (term instanceof Parts parts) {
      return parts(parts, amount);
    } else if (term instanceof CarveOut carveOut) {
      return carveOut(carveOut, amount);
    } else if (term instanceof Scale scale) {
      return scale(scale, amount);
    } else if (term instanceof PayBack payBack) {
      return payBack(payBack, amount);
    } else if (term instanceof Repay repay) {
      return repay(repay, amount);
    } else if (term instanceof Transfer transfer) {
      return transfer(transfer, amount);
    }
    throw new AssertionError("The naive evaluator does not know " + term + "; teach it.");
  }

  private Map<String, BigInteger> share(Shares shares, BigInteger amount) {
    var weights = weights(shares);
    var total = BigInteger.ZERO;
    for (var weight : weights) {
      total = total.add(weight);
    }
    if (total.signum() == 0) {
      return only(NOBODY, amount);
    }
    var result = result();
    for (int i = 0; i < parties; i++) {
      // Weights are whole numbers of one size, so the product needs no rounding.
      add(result, partner(i), amount.multiply(weights[i]).divide(total));
    }
    return result;
  }

  /** Whole-number weights, one a partner; all zero where nobody has a share. */
  BigInteger[] weights(Shares shares) {
    var weights = new BigInteger[parties];
    java.util.Arrays.fill(weights, BigInteger.ZERO);
    if (shares instanceof Shares.Fixed fixed) {
      for (int i = 0; i < parties; i++) {
        weights[i] = Fine.of(fixed.weights().each().get(i));
      }
      return weights;
    }
    if (shares instanceof MeasuredShares by) {
      return byMeasures(by);
    }
    java.util.OptionalInt places;
    if (shares instanceof Shares.ByContributions by) {
      places = by.quotedPlaces();
      for (var paid : outturn.contributions()) {
        int who = index(paid.partner());
        boolean has = who >= 0 && (by.among().isEmpty() || by.among().contains(who));
        if (has && paid.countsForShares() && !(by.recurrentOnly() && !paid.recurrent())) {
          long pence = by.netOfCharges() ? paid.pence() - paid.chargesPence() : paid.pence();
          weights[who] = weights[who].add(BigInteger.valueOf(pence));
        }
      }
    } else if (shares instanceof Shares.ByCommissioning by) {
      places = by.quotedPlaces();
      for (var line : outturn.lines()) {
        int who = line.lead().map(this::index).orElse(-1);
        if (who >= 0) {
          weights[who] = weights[who].add(BigInteger.valueOf(line.budgetPence()));
        }
      }
    } else if (shares instanceof Shares.ByPackages by) {
      places = by.quotedPlaces();
      for (var cost : outturn.packages().entrySet()) {
        int who = index(cost.getKey());
        if (who >= 0) {
          weights[who] = BigInteger.valueOf(cost.getValue());
        }
      }
    } else {
      throw new AssertionError("The naive evaluator does not know " + shares + "; teach it.");
    }
    return places.isPresent() ? quoted(weights, places.getAsInt()) : weights;
  }

  /** As agreed before its day, where nothing is measured, and while nobody's part moved too far. */
  private BigInteger[] byMeasures(MeasuredShares by) {
    var measured = new BigInteger[parties];
    var total = BigInteger.ZERO;
    for (int i = 0; i < parties; i++) {
      var follows = by.by().get(i);
      measured[i] = follows == null ? BigInteger.ZERO : value(follows);
      total = total.add(measured[i]);
    }
    if (by.quotedPlaces().isPresent()) {
      measured = quoted(measured, by.quotedPlaces().getAsInt());
    }
    if (by.agreed().isEmpty()) {
      return measured;
    }
    var agreed = by.agreed().get();
    var stay = new BigInteger[parties];
    var whole = BigInteger.ZERO;
    for (int i = 0; i < parties; i++) {
      stay[i] = Fine.of(agreed.weights().each().get(i));
      whole = whole.add(stay[i]);
    }
    var yearEnds = outturn.year().last();
    if (agreed.until().isPresent() && yearEnds.compareTo(agreed.until().get()) < 0) {
      return stay;
    }
    if (total.signum() == 0) {
      return stay;
    }
    if (agreed.tolerance().isEmpty()) {
      return measured;
    }
    var sum = java.util.Arrays.stream(measured).reduce(BigInteger.ZERO, BigInteger::add);
    for (int i = 0; i < parties; i++) {
      var moved = Fine.over(measured[i], sum).subtract(Fine.over(stay[i], whole)).abs();
      if (Fine.compare(moved, Fine.of(agreed.tolerance().get())) > 0) {
        return measured;
      }
    }
    return stay;
  }

  private static BigInteger[] quoted(BigInteger[] weights, int places) {
    var total = java.util.Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() == 0) {
      return weights;
    }
    var hundred = BigInteger.TEN.pow(2 + places);
    var quoted = new BigInteger[weights.length];
    var rest = new BigInteger[weights.length];
    var left = hundred;
    for (int i = 0; i < weights.length; i++) {
      var parts = weights[i].multiply(hundred).divideAndRemainder(total);
      quoted[i] = parts[0];
      rest[i] = parts[1];
      left = left.subtract(parts[0]);
    }
    for (; left.signum() > 0; left = left.subtract(BigInteger.ONE)) {
      int best = 0;
      for (int i = 1; i < rest.length; i++) {
        best = rest[i].compareTo(rest[best]) > 0 ? i : best;
      }
      quoted[best] = quoted[best].add(BigInteger.ONE);
      rest[best] = BigInteger.ONE.negate();
    }
    return quoted;
  }

  int index(PartnerCode code) {
    return agreement.parties().codes().indexOf(code);
  }

  private Map<String, BigInteger> bear(Bear.Who who, BigInteger amount) {
    if (who instanceof Bear.Who.Named named) {
      return only(partner(named.partner()), amount);
    }
    boolean none = Fine.sign(unitAmount) == 0;
    if (none && Fine.sign(amount) != 0) {
      return only(NOBODY, amount);
    }
    var result = result();
    for (var cause : causes) {
      var part = none ? cause.amount() : cause.amount().multiply(amount).divide(unitAmount);
      int partner =
          who instanceof Bear.Who.Lead
              ? cause.lead()
              : who instanceof Bear.Who.Owner ? cause.owner() : cause.fellOn();
      add(result, partner < 0 ? NOBODY : partner(partner), part);
    }
    return result;
  }

  private Map<String, BigInteger> bands(Bands bands, BigInteger amount) {
    var result = result();
    var size = amount.abs();
    var from = Fine.ZERO;
    for (var band : bands.bands()) {
      var upTo = band.upTo().isEmpty() ? size : worth(band.upTo().get());
      var to = Fine.most(from, Fine.least(upTo, size));
      addAll(result, run(band.term(), signed(amount, to.subtract(from))));
      from = to;
      if (Fine.compare(from, size) >= 0) {
        return result;
      }
    }
    add(result, NOBODY, signed(amount, size.subtract(from)));
    return result;
  }

  /** Of the first application nothing is carried up, so the deductible is the lesser of two figures. */
  private Map<String, BigInteger> deductible(Deductible deductible, BigInteger amount) {
    var most = Fine.least(worth(deductible.figure()), worth(deductible.atMost()));
    var size = Fine.least(most, amount.abs());
    var beyond = amount.abs().subtract(size);
    var result = result();
    if (Fine.sign(size) != 0 || Fine.sign(beyond) == 0) {
      addAll(result, run(deductible.bearer(), signed(amount, size)));
    }
    if (Fine.sign(beyond) != 0) {
      addAll(result, run(deductible.beyond(), signed(amount, beyond)));
    }
    return result;
  }

  /**
   * The layer and its reinstatements lie on top of each other; what falls into all but the last of them is
   * what is reinstated.
   */
  private Map<String, BigInteger> layer(ReinstatedLayer layer, BigInteger amount) {
    var size = worth(layer.size());
    var before = broughtTo.getOrDefault(layer, Fine.ZERO);
    var after = before.add(amount.abs());
    broughtTo.put(layer, after);
    var used = amount.abs();
    var reinstated = used;
    if (layer.limited().isPresent()) {
      int copies = layer.limited().get().times() + 1;
      used = Fine.ZERO;
      reinstated = Fine.ZERO;
      for (int i = 0; i < copies; i++) {
        var from = Fine.most(before, size.multiply(BigInteger.valueOf(i)));
        var to = Fine.least(after, size.multiply(BigInteger.valueOf(i + 1L)));
        var part = Fine.most(to.subtract(from), Fine.ZERO);
        used = used.add(part);
        reinstated = i < copies - 1 ? reinstated.add(part) : reinstated;
      }
    }
    var beyond = amount.abs().subtract(used);
    var result = result();
    if (Fine.sign(used) != 0 || Fine.sign(beyond) == 0) {
      addAll(result, run(layer.layer(), signed(amount, used)));
    }
    if (Fine.sign(beyond) != 0) {
      addAll(result, run(layer.limited().orElseThrow().beyond(), signed(amount, beyond)));
    }
    if (Fine.sign(size) != 0) {
      var premium = worth(layer.premium().whole()).multiply(reinstated).divide(size);
      add(result, partner(layer.premium().from()), benefit ? premium.negate() : premium);
      add(result, partner(layer.premium().to()), benefit ? premium : premium.negate());
    }
    return result;
  }

  private Map<String, BigInteger> waterfall(Waterfall waterfall, BigInteger amount) {
    var result = result();
    var left = amount;
    boolean first = true;
    for (var term : waterfall.terms()) {
      if (first || Fine.sign(left) != 0) {
        var step = run(term, left);
        left = get(step, NOBODY);
        step.remove(NOBODY);
        addAll(result, step);
      }
      first = false;
    }
    add(result, NOBODY, left);
    return result;
  }

  /** Draws an amount on a source, each owner in proportion to what it has there. */
  private void draw(Map<String, BigInteger> result, String source, BigInteger amount) {
    var total = heldIn(source);
    var before = new HashMap<>(held);
    for (int i = 0; i <= parties; i++) {
      int owner = i < parties ? i : -1;
      var has = get(before, source(source, owner));
      if (Fine.sign(has) != 0) {
        var part = has.multiply(amount).divide(total);
        add(result, source(source, owner), part);
        move(source, owner, part);
      }
    }
  }

  /** A part that a source takes: it pays for a cost, and keeps a benefit. */
  private void move(String source, int owner, BigInteger part) {
    add(held, source(source, owner), benefit ? part : part.negate());
  }

  BigInteger heldIn(String source) {
    var total = Fine.ZERO;
    for (int owner = -1; owner < parties; owner++) {
      total = total.add(get(held, source(source, owner)));
    }
    return total;
  }

  private Map<String, BigInteger> from(From from, BigInteger amount) {
    var result = result();
    var source = from.source().code().value();
    var taken = Fine.ZERO;
    if (isCost(amount)) {
      var stays = from.floor().isPresent() ? worth(from.floor().get()) : Fine.ZERO;
      var offered = Fine.most(heldIn(source).subtract(stays), Fine.ZERO);
      if (from.upTo().isPresent()) {
        offered = Fine.least(offered, worth(from.upTo().get()));
      }
      // A source meets costs in the sign that costs have here.
      taken = Fine.least(amount.abs(), offered);
      if (Fine.sign(taken) != 0) {
        draw(result, source, signed(amount, taken));
      }
    }
    add(result, NOBODY, amount.subtract(signed(amount, taken)));
    return result;
  }

  private Map<String, BigInteger> ownFirst(OwnFirst ownFirst, BigInteger amount) {
    var result = run(ownFirst.term(), amount);
    if (isCost(amount)) {
      var source = ownFirst.reserve().code().value();
      var asked = Fine.ZERO;
      for (int i = 0; i < parties; i++) {
        asked = asked.add(askedOfOwn(source, i, get(result, partner(i))));
      }
      var given = asked;
      if (ownFirst.floor().isPresent()) {
        var above = heldIn(source).subtract(worth(ownFirst.floor().get()));
        given = Fine.least(asked, Fine.most(above, Fine.ZERO));
      }
      for (int i = 0; i < parties; i++) {
        var part = get(result, partner(i));
        var size = askedOfOwn(source, i, part);
        if (Fine.sign(size) > 0) {
          var met = signed(part, size.multiply(given).divide(asked));
          add(result, partner(i), met.negate());
          add(result, source(source, i), met);
          move(source, i, met);
        }
      }
    }
    return result;
  }

  /** How much of a partner's part of a cost the reserve would meet, from what the partner owns. */
  private BigInteger askedOfOwn(String source, int partner, BigInteger part) {
    var owned = Fine.most(get(held, source(source, partner)), Fine.ZERO);
    return isCost(part) ? Fine.least(part.abs(), owned) : Fine.ZERO;
  }

  private Map<String, BigInteger> limit(Limit limit, BigInteger amount) {
    var result = run(limit.term(), amount);
    var first = new BigInteger[parties];
    var atMost = new BigInteger[parties];
    for (int i = 0; i < parties; i++) {
      first[i] = get(result, partner(i));
    }
    for (var cap : limit.caps()) {
      atMost[cap.partner()] = worthFor(cap.partner(), cap.atMost());
      if (limit.together().isPresent()) {
        atMost[cap.partner()] =
            canBear(limit.together().get(), cap.partner(), atMost[cap.partner()]);
      }
    }
    boolean onlyCosts = limit.together().isPresent();
    var beyond = Fine.ZERO;
    boolean any = false;
    for (int i = 0; i < parties; i++) {
      if (isBeyond(first[i], atMost[i], onlyCosts)) {
        var cut = first[i].subtract(signed(first[i], atMost[i]));
        add(result, partner(i), cut.negate());
        beyond = beyond.add(cut);
        beyondLimits = beyondLimits.add(cut.abs());
        any = true;
      }
    }
    if (!any) {
      return result;
    }
    if (limit.excess().isPresent()) {
      var kept = causes;
      if (Fine.sign(beyond) == 0 && Fine.sign(unitAmount) == 0) {
        causes = List.of();
      }
      addAll(result, run(limit.excess().get(), beyond));
      causes = kept;
      return result;
    }
    redistribute(result, first, atMost, onlyCosts, beyond);
    return result;
  }

  private boolean isBeyond(BigInteger part, BigInteger atMost, boolean onlyCosts) {
    return atMost != null && (!onlyCosts || isCost(part)) && Fine.compare(part.abs(), atMost) > 0;
  }

  /** What is left of a limit over several clauses; only what a partner bears on balance counts. */
  private BigInteger canBear(Together together, int partner, BigInteger most) {
    var left = most;
    var own = Fine.ZERO;
    for (var under : together.clauses()) {
      var has = get(results, under.code().value() + " to " + partner);
      for (var clause : agreement.clauses()) {
        if (clause.code().equals(under.code()) && clause.basis().isBenefit()) {
          has = has.negate();
        }
      }
      if (under.code().value().equals(working)) {
        own = has;
      } else {
        left = left.subtract(Fine.most(has, Fine.ZERO));
      }
    }
    return Fine.most(Fine.most(left, Fine.ZERO).subtract(own), Fine.ZERO);
  }

  /** Gives what was cut to partners of its sign, in proportion, until their limits are reached. */
  private void redistribute(
      Map<String, BigInteger> result,
      BigInteger[] first,
      BigInteger[] atMost,
      boolean onlyCosts,
      BigInteger beyond) {
    var left = beyond;
    while (Fine.sign(left) != 0) {
      var weight = Fine.ZERO;
      var has = new boolean[parties];
      for (int i = 0; i < parties; i++) {
        var now = get(result, partner(i));
        boolean room =
            atMost[i] == null
                || Fine.compare(now.abs(), atMost[i]) < 0
                || (onlyCosts && !isCost(left))
                || (onlyCosts && Fine.sign(now) != Fine.sign(left) && Fine.sign(now) != 0);
        has[i] = room && Fine.sign(first[i]) == Fine.sign(left);
        weight = has[i] ? weight.add(first[i]) : weight;
      }
      if (Fine.sign(weight) == 0) {
        break;
      }
      var given = left;
      left = Fine.ZERO;
      for (int i = 0; i < parties; i++) {
        if (has[i]) {
          var part = get(result, partner(i)).add(first[i].multiply(given).divide(weight));
          if (isBeyond(part, atMost[i], onlyCosts)) {
            left = left.add(part.subtract(signed(part, atMost[i])));
            part = signed(part, atMost[i]);
          }
          result.put(partner(i), part);
        }
      }
    }
    add(result, NOBODY, left);
  }

  private Map<String, BigInteger> guarantee(Guarantee guarantee, BigInteger amount) {
    var result = run(guarantee.term(), amount);
    for (var floor : guarantee.floors()) {
      var least = worthFor(floor.partner(), floor.atLeast());
      var has = signed(amount, get(result, partner(floor.partner())));
      if (Fine.compare(has, least) < 0) {
        var missing = signed(amount, least.subtract(has));
        add(result, partner(floor.partner()), missing);
        add(result, partner(guarantee.payer()), missing.negate());
      }
    }
    return result;
  }

  private Map<String, BigInteger> retain(Retain retain, BigInteger amount) {
    if (isCost(amount)) {
      return only(NOBODY, amount);
    }
    var source = retain.reserve().code().value();
    if (retain.ceiling().isPresent()) {
      var room = Fine.most(worth(retain.ceiling().get()).subtract(heldIn(source)), Fine.ZERO);
      var kept = signed(amount, Fine.least(room, amount.abs()));
      var result = keep(retain, source, kept);
      add(result, NOBODY, amount.subtract(kept));
      return result;
    }
    return keep(retain, source, amount);
  }

  private Map<String, BigInteger> keep(Retain retain, String source, BigInteger amount) {
    var result = result();
    if (amount.signum() == 0) {
      return result;
    }
    var weights = retain.ownedBy().map(this::weights).orElse(new BigInteger[0]);
    var total = java.util.Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() == 0) {
      add(result, source(source, -1), amount);
      move(source, -1, amount);
      return result;
    }
    for (int i = 0; i < parties; i++) {
      if (weights[i].signum() > 0) {
        var part = amount.multiply(weights[i]).divide(total);
        add(result, source(source, i), part);
        move(source, i, part);
      }
    }
    return result;
  }

  /** One term has a part of an amount and another has the rest. */
  private Map<String, BigInteger> cut(
      Term first, BigInteger part, Term second, BigInteger amount, BigInteger rate) {
    var all = causes;
    // Of an amount whose causes cancel out, each term sees its part of every cause.
    causes = Fine.sign(unitAmount) == 0 ? scaled(all, rate) : all;
    var result = run(first, part);
    causes = Fine.sign(unitAmount) == 0 ? scaled(all, Fine.ONE.subtract(rate)) : all;
    addAll(result, run(second, amount.subtract(part)));
    causes = all;
    return result;
  }

  private Map<String, BigInteger> paidRate(PaidRate paid, BigInteger amount) {
    var rate = value(paid.factor());
    var all = causes;
    causes = Fine.sign(unitAmount) == 0 ? scaled(all, rate) : all;
    var atRate = Fine.times(amount, rate);
    var result = run(paid.part(), atRate);
    causes = all;
    add(result, partner(paid.payer()), amount.subtract(atRate));
    return result;
  }

  private Map<String, BigInteger> parts(Parts parts, BigInteger amount) {
    var all = causes;
    var result = result();
    var left = Fine.ONE;
    var leftOver = amount;
    for (var part : parts.parts()) {
      var rate = value(part.factor());
      causes = Fine.sign(unitAmount) == 0 ? scaled(all, rate) : all;
      var size = Fine.times(amount, rate);
      addAll(result, run(part.term(), size));
      left = left.subtract(rate);
      leftOver = leftOver.subtract(size);
    }
    if (parts.rest().isPresent()) {
      causes = Fine.sign(unitAmount) == 0 ? scaled(all, left) : all;
      addAll(result, run(parts.rest().get(), leftOver));
    }
    causes = all;
    return result;
  }

  private static List<Cause> scaled(List<Cause> causes, BigInteger rate) {
    return causes.stream()
        .map(
            cause ->
                new Cause(
                    cause.lead(), cause.owner(), cause.fellOn(), Fine.times(cause.amount(), rate)))
        .toList();
  }

  private Map<String, BigInteger> carveOut(CarveOut carveOut, BigInteger amount) {
    if (carveOut.portion() instanceof CarveOut.Portion.OfAmount of) {
      var rate = value(of.factor());
      return cut(carveOut.owner(), Fine.times(amount, rate), carveOut.rest(), amount, rate);
    }
    var figure = ((CarveOut.Portion.UpTo) carveOut.portion()).figure();
    var part = signed(amount, Fine.least(worth(figure), amount.abs()));
    return cut(carveOut.owner(), part, carveOut.rest(), amount, Fine.ZERO);
  }

  private Map<String, BigInteger> scale(Scale scale, BigInteger amount) {
    var result = run(scale.term(), amount);
    if (isCost(amount)) {
      return result;
    }
    var lost = Fine.ZERO;
    for (var each : scale.factors()) {
      var part = get(result, partner(each.partner()));
      if (!isCost(part)) {
        var kept = Fine.times(part, value(each.factor()));
        lost = lost.add(part.subtract(kept));
        result.put(partner(each.partner()), kept);
      }
    }
    var all = causes;
    if (Fine.sign(lost) == 0 && Fine.sign(unitAmount) == 0) {
      causes = List.of();
    }
    addAll(result, run(scale.forfeit(), lost));
    causes = all;
    return result;
  }

  private Map<String, BigInteger> payBack(PayBack payBack, BigInteger amount) {
    var name = payBack.investment().value();
    var size =
        isCost(amount)
            ? Fine.ZERO
            : Fine.least(amount.abs(), Fine.most(get(unrecovered, name), Fine.ZERO));
    var repaid = signed(amount, size);
    add(unrecovered, name, size.negate());
    var result = only(partner(payBack.to()), repaid);
    addAll(result, run(payBack.rest(), amount.subtract(repaid)));
    return result;
  }

  private Map<String, BigInteger> repay(Repay repay, BigInteger amount) {
    var name = repay.advance().value();
    var owed = get(unrecovered, name);
    var size = isCost(amount) ? Fine.ZERO : Fine.least(amount.abs(), Fine.most(owed, Fine.ZERO));
    var repaid = signed(amount, size);
    add(unrecovered, name, size.negate());
    var result = result();
    var weights = countsFor.getOrDefault(name, Map.of());
    var total = weights.values().stream().mapToLong(Long::longValue).sum();
    weights.forEach(
        (partner, weight) ->
            add(
                result,
                partner,
                repaid.multiply(BigInteger.valueOf(weight)).divide(BigInteger.valueOf(total))));
    addAll(result, run(repay.rest(), amount.subtract(repaid)));
    return result;
  }

  private Map<String, BigInteger> transfer(Transfer transfer, BigInteger amount) {
    var paid = transfer.pence().get(outturn.year());
    var pence = paid == null ? Fine.ZERO : Fine.of(paid);
    var result = only(NOBODY, amount);
    add(result, partner(transfer.payer()), pence);
    add(result, partner(transfer.payee()), pence.negate());
    return result;
  }

  private boolean holds(Condition condition, BigInteger amount) {
    if (condition instanceof Condition.AmountReaches reaches) {
      return Fine.compare(amount.abs(), worth(reaches.figure())) >= 0;
    } else if (condition instanceof Condition.MeasureWithin within) {
      var value = Fine.of(outturn.measures().get(within.measure()));
      return (within.atLeast().isEmpty()
              || Fine.compare(value, Fine.of(within.atLeast().get())) >= 0)
          && (within.atMost().isEmpty()
              || Fine.compare(value, Fine.of(within.atMost().get())) <= 0);
    } else if (condition instanceof Condition.TotalWithin within) {
      // One application alone knows no years before.
      return holds(
          new Condition.MeasureWithin(within.measure(), within.atLeast(), within.atMost()), amount);
    } else if (condition instanceof Condition.EachYearBefore) {
      return false;
    } else if (condition instanceof Condition.YearWithin within) {
      int year = outturn.year().startYear();
      return (within.from().isEmpty() || year >= within.from().get().startYear())
          && (within.until().isEmpty() || year <= within.until().get().startYear());
    } else if (condition instanceof Condition.Decided decided) {
      var value = outturn.measures().get(decided.what());
      return value != null && value.signum() != 0;
    } else if (condition instanceof Condition.IsCost isCost) {
      return isCost(amount) == isCost.expected();
    } else if (condition instanceof Condition.All all) {
      for (var each : all.conditions()) {
        if (!holds(each, amount)) {
          return false;
        }
      }
      return true;
    }
    throw new AssertionError("The naive evaluator does not know " + condition + "; teach it.");
  }

  private BigInteger value(Factor factor) {
    if (factor instanceof Factor.Fixed fixed) {
      return Fine.of(fixed.number());
    } else if (factor instanceof Factor.Measured measured) {
      return Fine.of(outturn.measures().get(measured.measure()));
    } else if (factor instanceof Factor.Total total) {
      return Fine.of(outturn.measures().get(total.measure()));
    } else if (factor instanceof Factor.Product product) {
      var value = Fine.ONE;
      for (var each : product.factors()) {
        value = Fine.times(value, value(each));
      }
      return value;
    } else if (factor instanceof Factor.OneOf greatest && greatest.which() == Extreme.GREATEST) {
      var value = value(greatest.factors().get(0));
      for (var each : greatest.factors()) {
        value = Fine.most(value, value(each));
      }
      return value;
    } else if (factor instanceof Factor.OneOf least) {
      var value = value(least.factors().get(0));
      for (var each : least.factors()) {
        value = Fine.least(value, value(each));
      }
      return value;
    } else if (factor instanceof Factor.Either either) {
      return value(holds(either.condition(), null) ? either.then() : either.otherwise());
    } else if (factor instanceof Factor.OneLess oneLess) {
      return Fine.ONE.subtract(value(oneLess.factor()));
    } else if (factor instanceof Factor.Bounded bounded) {
      var value = value(bounded.factor());
      if (bounded.atLeast().isPresent()) {
        value = Fine.most(value, Fine.of(bounded.atLeast().get()));
      }
      return bounded.atMost().isPresent()
          ? Fine.least(value, Fine.of(bounded.atMost().get()))
          : value;
    } else if (factor instanceof Factor.ByYear byYear) {
      int years = outturn.year().startYear() - byYear.first().startYear();
      int last = byYear.rates().size() - 1;
      return Fine.of(byYear.rates().get(years < 0 ? 0 : years > last ? last : years));
    } else if (factor instanceof Factor.Scale scale) {
      var figure = Fine.of(outturn.measures().get(scale.by()));
      for (var step : scale.steps()) {
        if (step.until().isEmpty() || Fine.compare(figure, Fine.of(step.until().get())) < 0) {
          return onStep(step, figure);
        }
      }
    }
    throw new AssertionError("The naive evaluator does not know " + factor + "; teach it.");
  }

  private static BigInteger onStep(Factor.Scale.Step step, BigInteger figure) {
    var start = Fine.of(step.rate());
    if (step.to().isEmpty() || step.until().isEmpty()) {
      return start;
    }
    var from = Fine.of(step.from());
    var rise = Fine.of(step.to().get()).subtract(start);
    return start.add(
        rise.multiply(figure.subtract(from)).divide(Fine.of(step.until().get()).subtract(from)));
  }

  private BigInteger worthFor(int partner, Figure figure) {
    int before = readFor;
    readFor = partner;
    var worth = worth(figure);
    readFor = before;
    return worth;
  }

  private BigInteger worth(Figure figure) {
    if (figure instanceof Figure.Sum sum) {
      return Fine.of(sum.pence());
    } else if (figure instanceof Figure.OneOf greatest && greatest.which() == Extreme.GREATEST) {
      var worth = Fine.ZERO;
      for (var each : greatest.figures()) {
        worth = Fine.most(worth, worth(each));
      }
      return worth;
    } else if (figure instanceof Figure.OneOf least) {
      var worth = worth(least.figures().get(0));
      for (var each : least.figures()) {
        worth = Fine.least(worth, worth(each));
      }
      return worth;
    } else if (figure instanceof Figure.Either either) {
      return worth(holds(either.condition(), null) ? either.then() : either.otherwise());
    } else if (figure instanceof Figure.Units units) {
      return Fine.times(Fine.of(outturn.measures().get(units.measure())), Fine.of(units.pence()));
    } else if (figure instanceof Figure.AllocatedToDate) {
      return readFor < 0 ? Fine.ZERO : toDate.get(readFor).abs();
    } else if (figure instanceof Figure.Percentage percentage) {
      return Fine.times(value(percentage.rate()), base(percentage.base()));
    }
    throw new AssertionError("The naive evaluator does not know " + figure + "; teach it.");
  }

  private BigInteger base(Figure.Base base) {
    if (base instanceof Figure.Base.Budget) {
      return unitBudget;
    } else if (base instanceof Figure.Base.Contributions contributions) {
      long pence = 0;
      for (var paid : outturn.contributions()) {
        pence += contributions.except().contains(index(paid.partner())) ? 0 : paid.pence();
      }
      return Fine.of(pence);
    } else if (base instanceof Figure.Base.OfClause ofClause) {
      return get(results, ofClause.clause().value()).abs();
    } else if (base instanceof Figure.Base.GivenToAll all) {
      var sum = Fine.ZERO;
      for (int i = 0; i < parties; i++) {
        sum = sum.add(get(results, all.clause().value() + " to " + i));
      }
      return sum.abs();
    } else if (base instanceof Figure.Base.GivenTo given) {
      return get(results, given.clause().value() + " to " + given.partner()).abs();
    } else if (base instanceof Figure.Base.BeyondLimits beyond) {
      return get(results, beyond.clause().value() + " beyond");
    } else if (base instanceof Figure.Base.Named named) {
      return Fine.of(outturn.bases().get(named.name()));
    }
    throw new AssertionError("The naive evaluator does not know " + base + "; teach it.");
  }
}
