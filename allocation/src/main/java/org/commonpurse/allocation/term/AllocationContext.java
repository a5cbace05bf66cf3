package org.commonpurse.allocation.term;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;

/**
 * What a term may read while it works: the circumstances of one allocation. None of it changes
 * meanwhile.
 *
 * @param parties  the partners, in the agreement's order
 * @param outturn  the figures of the fund
 * @param unit  what is being shared, and what caused it
 * @param benefit  whether a positive amount is a benefit (a saving) and not a cost
 * @param holdings  what each source still holds
 * @param unrecovered  what was invested and not yet recovered, in pence, by investment
 * @param countsFor  for whom a repayment of an advance counts, by advance; none where nothing is owed
 * @param allocatedToDate  what each partner has had from this clause in this year so far, in pence, in the
 *     order of the parties
 * @param results  what earlier clauses of this application shared and gave, by clause
 * @param partner  the partner that a figure is read for, where it is read for one, else {@link
 *     Movement#NOBODY}
 * @param liveWeights  the weights of live shares that were asked for before; they cannot change
 *     while an outturn is worked on, so they are kept here, and nothing else ever is
 * @param usedEarlier  what there was before of terms that are meant for a year: what an earlier version
 *     used of them in the months before, what the year before left of a deductible, and what earlier
 *     units used of a layer; by term, told apart by identity, for two of them may be equal
 * @param clause  the clause that is worked on; what its earlier units gave stands among the results
 * @param past  what the agreement came to before
 */
public record AllocationContext(
    Parties parties,
    Outturn outturn,
    Unit unit,
    boolean benefit,
    Holdings holdings,
    Map<InvestmentCode, Exact> unrecovered,
    Map<InvestmentCode, Weights> countsFor,
    List<Exact> allocatedToDate,
    Map<ClauseCode, GivenByClause> results,
    int partner,
    Map<Shares, Optional<Weights>> liveWeights,
    Map<Term, Used> usedEarlier,
    ClauseCode clause,
    Past past) {

  public AllocationContext {
    allocatedToDate = List.copyOf(allocatedToDate);
  }

  /** Whether an amount of this sign is a cost to those who have a part of it. */
  boolean isCost(Exact amount) {
    return benefit ? amount.signum() < 0 : amount.signum() > 0;
  }

  /** What a source still holds; nothing for a source there is none of. */
  Holding holding(Source source) {
    return holdings.of(source);
  }

  /** The weights of shares, or nothing where nobody has any. */
  public Optional<Weights> weights(Shares shares) {
    if (!shares.isLive()) {
      return shares.weights(this);
    }
    var weights = liveWeights.get(shares);
    if (weights == null) {
      weights = shares.weights(this);
      liveWeights.put(shares, weights);
    }
    return weights;
  }

  /** What there was before of a term that is meant for a year, if anything. */
  Optional<Used> usedEarlier(Term term) {
    return usedEarlier.isEmpty() ? Optional.empty() : Optional.ofNullable(usedEarlier.get(term));
  }

  /** What is not yet recovered of an investment. */
  Exact unrecovered(InvestmentCode investment) {
    return unrecovered.getOrDefault(investment, Exact.ZERO);
  }

  /** A figure that the outturn measures. */
  Exact measure(MeasureCode measure) {
    var value = outturn.measures().get(measure);
    if (value == null) {
      throw new OutturnIncompleteException("measures", measure);
    }
    return value;
  }

  /** A factor as a part of a whole, from 0 to 1. */
  Exact requireRate(Factor factor) {
    var rate = factor.value(this);
    if (rate.signum() < 0 || rate.compareTo(Exact.ONE) > 0) {
      throw new OutturnIncompleteException(rate);
    }
    return rate;
  }

  /** A factor that can be above the whole, of 0 or more. */
  Exact requireNotNegative(Factor factor) {
    var rate = factor.value(this);
    if (rate.signum() < 0) {
      throw new OutturnIncompleteException(rate);
    }
    return rate;
  }

  /** What an earlier clause gave; nothing where it gave none. */
  GivenByClause given(ClauseCode clause) {
    return results.getOrDefault(clause, GivenByClause.NOTHING);
  }

  /**
   * What a partner bears under a clause in the year so far, positive where it pays: by earlier versions,
   * by this application and, where a clause does not count the year to date, by those before.
   */
  Exact borneInYear(ClauseCode under, int index) {
    var partner = parties.code(index);
    return past.borne(under, partner)
        .getOrDefault(outturn.year(), Exact.ZERO)
        .plus(past.borneToDate(under, partner))
        .plus(given(under).borne(index));
  }

  /** What a partner bore under a clause in years that are over, each year for itself 0 or more. */
  Exact borneBefore(ClauseCode under, int index) {
    Exact borne = Exact.ZERO;
    for (var year : past.borne(under, parties.code(index)).entrySet()) {
      borne =
          year.getKey().equals(outturn.year())
              ? borne
              : borne.plus(year.getValue().max(Exact.ZERO));
    }
    return borne;
  }

  /** What was measured in all of so many years, this one the last; in all that are known for 0. */
  Exact total(MeasureCode measure, int years) {
    var total = measure(measure).plus(past.measured(measure, outturn.year()));
    int first = outturn.year().startYear() - years + 1;
    for (var year : past.yearsBefore(outturn.year())) {
      total =
          years == 0 || year.startYear() >= first
              ? total.plus(past.measured(measure, year))
              : total;
    }
    return total;
  }

  /**
   * The same for a unit of the clause.
   *
   * @param used  what there was before of terms that are meant for a year
   */
  public AllocationContext forUnit(Unit another, Map<Term, Used> used) {
    return with(another, holdings, unrecovered, partner, used);
  }

  /** The same for a figure that is read for one partner. */
  AllocationContext forPartner(int index) {
    return with(unit, holdings, unrecovered, index, usedEarlier);
  }

  /**
   * The same for a term that has only a part of the amount, from 0 to 1. Where the causes cancel out
   * to nothing, the amount does not show which part of them the term has, so they are cut here.
   */
  AllocationContext forPart(Exact part) {
    if (!unit.amount().isZero() || unit.causes().isEmpty()) {
      return this;
    }
    return with(unit.part(part), holdings, unrecovered, partner, usedEarlier);
  }

  /** The circumstances after a term took its part: sources and investments hold less, or more. */
  public AllocationContext after(ExactAllocation allocated) {
    if (allocated.movements().isEmpty() && allocated.repaid().isEmpty()) {
      return this;
    }
    var held = allocated.movements().isEmpty() ? holdings : holdings.after(allocated, benefit);
    return with(unit, held, stillUnrecovered(allocated), partner, usedEarlier);
  }

  /** The same clause with what differs from unit to unit, or while a term works on one. */
  private AllocationContext with(
      Unit ofUnit,
      Holdings held,
      Map<InvestmentCode, Exact> due,
      int ofPartner,
      Map<Term, Used> used) {
    return new AllocationContext(
        parties,
        outturn,
        ofUnit,
        benefit,
        held,
        due,
        countsFor,
        allocatedToDate,
        results,
        ofPartner,
        liveWeights,
        used,
        clause,
        past);
  }

  private Map<InvestmentCode, Exact> stillUnrecovered(ExactAllocation allocated) {
    if (allocated.repaid().isEmpty()) {
      return unrecovered;
    }
    var due = new HashMap<>(unrecovered);
    allocated.repaid().forEach((code, pence) -> due.merge(code, pence.negated(), Exact::plus));
    return due;
  }
}
