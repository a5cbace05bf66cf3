package org.commonpurse.allocation.horizon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.horizon.YearlyBalances.LineCode;
import org.commonpurse.allocation.horizon.YearlyBalances.LineYear;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.outturn.VariancePart;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * Finds who bore what schemes cost beyond what they would have cost without the fund.
 * <p>
 * Up to its budget, what a line costs beyond its baseline is borne by those who pay in by its stream,
 * in the proportion of what they paid in that year. A line without a budget has nothing to vary from:
 * what it cost falls on the payers of its stream too, but for what a clause took. The variance of a
 * line that a clause took falls on those that the clause charged or credited and on the owners of the
 * reserves it used, in the proportion of its whole result; any other variance falls on nobody. The
 * baseline of a scheme with several lines is divided by their budgets, or by their spending where
 * nothing was budgeted.
 */
final class AdditionalCosts {

  private final Fund fund;
  private final Map<FinancialYear, SortedMap<LineCode, LineYear>> lines;
  private final Map<FinancialYear, Map<StreamCode, SortedMap<PartnerCode, Long>>> funders;
  private final List<Allocation> results;

  /**
   * Begins.
   *
   * @param results  the newest result of each period and agreement, in order of time
   */
  AdditionalCosts(
      Fund fund,
      Map<FinancialYear, SortedMap<LineCode, LineYear>> lines,
      Map<FinancialYear, Map<StreamCode, SortedMap<PartnerCode, Long>>> funders,
      List<Allocation> results) {
    this.fund = fund;
    this.lines = lines;
    this.funders = funders;
    this.results = List.copyOf(results);
  }

  /** The existing schemes that spent in a year for which no baseline is stated, in order of code. */
  List<SchemeCode> withoutBaseline(List<FinancialYear> years) {
    var schemes = new TreeSet<SchemeCode>();
    for (var year : years) {
      linesOf(year)
          .forEach(
              (line, amounts) -> {
                if (amounts.spentPence() != 0
                    && scheme(line.scheme()).baselinePence(year).isEmpty()) {
                  schemes.add(line.scheme());
                }
              });
    }
    return List.copyOf(schemes);
  }

  /** The additional cost of each year; a scheme whose baseline is not stated is left out. */
  List<AdditionalCost> of(List<FinancialYear> years) {
    return years.stream().map(this::of).toList();
  }

  private AdditionalCost of(FinancialYear year) {
    var bearers = new Bearers();
    var baselines = baselines(year);
    var taken = taken(year);
    baselines.forEach(
        (line, baseline) -> {
          var amounts = linesOf(year).getOrDefault(line, LineYear.NOTHING);
          var byClause = taken.getOrDefault(line, List.of());
          long clausePence = Sums.of(byClause.stream().map(Taken::pence).toList());
          long budget =
              amounts.budgetPence().orElse(Math.subtractExact(amounts.spentPence(), clausePence));
          fundedBy(bearers, line.stream(), year, Exact.of(budget).minus(baseline));
          byClause.forEach(each -> each.bear(bearers));
          long rest = amounts.spentPence() - budget - clausePence;
          bearers.nobody = bearers.nobody.plus(Exact.of(rest));
        });
    return bearers.rounded();
  }

  private SortedMap<LineCode, LineYear> linesOf(FinancialYear year) {
    return lines.getOrDefault(year, new TreeMap<>());
  }

  private Scheme scheme(SchemeCode code) {
    return fund.scheme(code).orElseThrow();
  }

  /** The baseline of each line of the schemes whose baseline is stated for the year. */
  private SortedMap<LineCode, Exact> baselines(FinancialYear year) {
    var baselines = new TreeMap<LineCode, Exact>();
    for (var scheme : fund.schemes()) {
      var stated = scheme.baselinePence(year);
      var own = new TreeMap<LineCode, LineYear>();
      linesOf(year)
          .forEach(
              (line, amounts) -> {
                if (line.scheme().equals(scheme.code())) {
                  own.put(line, amounts);
                }
              });
      if (own.isEmpty()) {
        // Nothing was planned or spent on it: all of its baseline is released.
        scheme.streams().forEach(s -> own.put(new LineCode(scheme.code(), s), LineYear.NOTHING));
      }
      if (stated.isPresent()) {
        baselines.putAll(divided(stated.getAsLong(), own));
      }
    }
    return baselines;
  }

  private static Map<LineCode, Exact> divided(long pence, SortedMap<LineCode, LineYear> own) {
    var weights = new TreeMap<LineCode, Long>();
    own.forEach(
        (line, amounts) -> weights.put(line, Math.max(0, amounts.budgetPence().orElse(0L))));
    if (Sums.of(weights.values()) == 0) {
      own.forEach((line, amounts) -> weights.put(line, Math.max(0, amounts.spentPence())));
    }
    if (Sums.of(weights.values()) == 0) {
      own.keySet().forEach(line -> weights.put(line, 1L));
    }
    long total = Sums.of(weights.values());
    var divided = new HashMap<LineCode, Exact>();
    weights.forEach(
        (line, weight) -> divided.put(line, Exact.of(pence).times(Exact.of(weight, total))));
    return divided;
  }

  private void fundedBy(Bearers bearers, StreamCode stream, FinancialYear year, Exact pence) {
    var paid = new TreeMap<PartnerCode, Long>();
    funders
        .getOrDefault(year, Map.of())
        .getOrDefault(stream, new TreeMap<>())
        .forEach(
            (partner, paidIn) -> {
              if (paidIn > 0) {
                paid.put(partner, paidIn);
              }
            });
    if (paid.isEmpty()) {
      fund.stream(stream)
          .flatMap(each -> each.owner())
          .ifPresent(owner -> paid.put(fund.presentPartner(owner), 1L));
    }
    if (paid.isEmpty()) {
      bearers.nobody = bearers.nobody.plus(pence);
      return;
    }
    long total = Sums.of(paid.values());
    paid.forEach((partner, paidIn) -> bearers.add(partner, pence.times(Exact.of(paidIn, total))));
  }

  /** What a clause took of a line, all of its variance or what has some cause, and who bore the whole of what it took. */
  private record Taken(long pence, Exact whole, ClauseTotals clause) {

    void bear(Bearers bearers) {
      if (whole.isZero()) {
        // Over- and underspends of its lines make up for each other, so it charged nobody.
        bearers.nobody = bearers.nobody.plus(Exact.of(pence));
        return;
      }
      var part = Exact.of(pence).dividedBy(whole);
      var borne = Exact.ZERO;
      for (var each : clause.byPartner.entrySet()) {
        var own = each.getValue().times(part);
        bearers.add(each.getKey(), own);
        borne = borne.plus(own);
      }
      var reserves = clause.reserves.times(part);
      bearers.reserves = bearers.reserves.plus(reserves);
      bearers.nobody = bearers.nobody.plus(Exact.of(pence).minus(borne).minus(reserves));
    }
  }

  /** What a clause came to in a year, over all its applications. */
  private static final class ClauseTotals {
    final Map<PartnerCode, Exact> byPartner = new TreeMap<>();
    Exact reserves = Exact.ZERO;

    void add(Fund fund, ClauseResult result) {
      var parties = result.parties();
      for (int i = 0; i < parties.size(); i++) {
        add(fund, parties.code(i), result.allocation().partners().get(i));
      }
      for (var move : result.allocation().moves()) {
        if (move.source().isReserve()) {
          if (move.owner().isPresent()) {
            add(fund, move.owner().get(), move.pence());
          } else {
            reserves = reserves.plus(Exact.of(move.pence()));
          }
        }
      }
    }

    private void add(Fund fund, PartnerCode partner, long pence) {
      byPartner.merge(fund.presentPartner(partner), Exact.of(pence), Exact::plus);
    }
  }

  /** The variances that clauses took in a year, by line of this fund. */
  private Map<LineCode, List<Taken>> taken(FinancialYear year) {
    var taken = new HashMap<LineCode, List<Taken>>();
    var byAgreement = new TreeMap<AgreementCode, List<Allocation>>();
    for (var result : results) {
      if (result.outturn().year().equals(year)) {
        byAgreement
            .computeIfAbsent(result.agreement().code(), code -> new ArrayList<>())
            .add(result);
      }
    }
    byAgreement.values().forEach(ofYear -> addTaken(taken, ofYear));
    return taken;
  }

  /** Each application counts the year from April, so the last one says which lines were taken. */
  private void addTaken(Map<LineCode, List<Taken>> taken, List<Allocation> ofYear) {
    var totals = new HashMap<ClauseCode, ClauseTotals>();
    for (var allocation : ofYear) {
      for (var result : allocation.clauses()) {
        if (result.clause().basis().isVariance()) {
          totals
              .computeIfAbsent(result.clause().code(), code -> new ClauseTotals())
              .add(fund, result);
        }
      }
    }
    var last = ofYear.get(ofYear.size() - 1);
    var claimed = Engine.claimed(last.agreement(), last.outturn(), VarianceDivision.NONE);
    var parts = last.outturn().lines().stream().flatMap(line -> line.parts().stream()).toList();
    var wholes = new HashMap<ClauseCode, Exact>();
    for (var part : parts) {
      clauseOf(claimed, last, part)
          .ifPresent(clause -> wholes.merge(clause.code(), Exact.of(part.pence()), Exact::plus));
    }
    for (var part : parts) {
      if (part.line().fund().equals(fund.code())) {
        clauseOf(claimed, last, part)
            .ifPresent(
                clause ->
                    taken
                        .computeIfAbsent(
                            new LineCode(part.line().scheme(), part.line().stream()),
                            line -> new ArrayList<>())
                        .add(
                            new Taken(
                                part.pence(),
                                wholes.getOrDefault(clause.code(), Exact.ZERO),
                                totals.getOrDefault(clause.code(), new ClauseTotals()))));
      }
    }
  }

  private static Optional<Clause> clauseOf(
      Map<String, Clause> claimed, Allocation allocation, VariancePart part) {
    return Optional.ofNullable(claimed.get(part.label(allocation.outturn().fund())))
        .filter(clause -> clause.basis().isVariance());
  }

  /** Who bore what, exactly. */
  private static final class Bearers {
    final SortedMap<PartnerCode, Exact> partners = new TreeMap<>();
    Exact reserves = Exact.ZERO;
    Exact nobody = Exact.ZERO;

    void add(PartnerCode partner, Exact pence) {
      partners.merge(partner, pence, Exact::plus);
    }

    /** In whole pence, which add up to the whole; odd pennies go by largest remainder. */
    AdditionalCost rounded() {
      var claims = new ArrayList<>(partners.values());
      claims.add(reserves);
      claims.add(nobody);
      long[] pence = Split.byLargestRemainder(claims);
      var byPartner = new TreeMap<PartnerCode, Long>();
      int i = 0;
      for (var partner : partners.keySet()) {
        byPartner.put(partner, pence[i++]);
      }
      return new AdditionalCost(byPartner, pence[i], pence[i + 1]);
    }
  }
}
