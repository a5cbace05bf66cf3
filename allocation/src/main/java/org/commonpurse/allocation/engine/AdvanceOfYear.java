package org.commonpurse.allocation.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonpurse.allocation.agreement.Advance;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What becomes of an advance in a year, beside what clauses advance and repay.
 *
 * @param advance  the advance
 * @param borne  what partners bear of it, in pence: positive is a cost. Between partners it adds up to
 *     nothing; what the fund gives back is negative
 * @param claims  the change of what is owed
 */
record AdvanceOfYear(Advance advance, Map<PartnerCode, Long> borne, Claims claims) {

  AdvanceOfYear {
    borne = Map.copyOf(borne);
  }

  private static AdvanceOfYear nothing(Advance advance) {
    return new AdvanceOfYear(advance, Map.of(), Claims.NONE);
  }

  AdvanceOfYear plus(AdvanceOfYear other) {
    var both = new TreeMap<>(borne);
    other.borne.forEach((partner, part) -> both.merge(partner, part, Math::addExact));
    return new AdvanceOfYear(advance, both, claims.plus(other.claims));
  }

  /** Partners bear what others have, and the other way round. */
  private static Map<PartnerCode, Long> borneFor(Claims had) {
    return had.negated().byPartner();
  }

  /** What is written off, what lapses, and the interest on the rest, when a year begins. */
  static AdvanceOfYear begin(Advance advance, Advanced advanced, Predicate<Condition> holds) {
    var begun = nothing(advance);
    boolean writtenOff = advance.writtenOffIf().filter(holds).isPresent();
    for (var since : advanced.atStart().before(advanced.year()).byYear().keySet()) {
      boolean lapsed =
          advance.lapsesAfter().filter(years -> age(since, advanced) > years).isPresent();
      begun =
          begun.plus(
              writtenOff || lapsed
                  ? ended(advance, advanced.claims().of(since))
                  : interest(advance, advanced.atStart().of(since)));
    }
    return begun;
  }

  private static int age(FinancialYear since, Advanced advanced) {
    return advanced.year().startYear() - since.startYear();
  }

  /** Whoever was owed it bears it now, and whoever owed it no longer does; the fund owed nothing yet. */
  private static AdvanceOfYear ended(Advance advance, Claims owed) {
    var borne = advance.isOwedByPartners() ? owed.byPartner() : Map.<PartnerCode, Long>of();
    return new AdvanceOfYear(advance, borne, owed.negated());
  }

  private static AdvanceOfYear interest(Advance advance, Claims owed) {
    long pence = Exact.of(owed.owedPence()).times(advance.interest()).roundedHalfUp();
    var interest = owed.inProportion(pence, advance.isOwedByPartners());
    boolean isPaid = advance.years() > 0;
    var borne =
        advance.isOwedByPartners() || isPaid ? borneFor(interest) : Map.<PartnerCode, Long>of();
    return new AdvanceOfYear(advance, borne, isPaid ? Claims.NONE : interest);
  }

  /** What of earlier years has to be repaid so that no more is owed than the parts to come. */
  static AdvanceOfYear due(Advance advance, Advanced advanced) {
    var due = nothing(advance);
    for (var since : advanced.claims().before(advanced.year()).byYear().keySet()) {
      var owed = advanced.claims().of(since);
      long principal = advanced.principals().getOrDefault(since, 0L);
      long pence =
          Math.subtractExact(owed.owedPence(), allowed(advance, principal, age(since, advanced)));
      if (pence > 0) {
        var repaid = owed.inProportion(pence, advance.isOwedByPartners());
        var borne = advance.isOwedByPartners() ? Map.<PartnerCode, Long>of() : borneFor(repaid);
        due = due.plus(new AdvanceOfYear(advance, borne, repaid.negated()));
      }
    }
    return due;
  }

  /** How much may still be owed when so many years have passed; no bound where no part is ever due. */
  private static long allowed(Advance advance, long principal, int age) {
    if (advance.years() == 0) {
      return Long.MAX_VALUE;
    }
    var parts = Split.evenly(principal, advance.years());
    long allowed = principal;
    for (int i = 0; i < advance.partsDue(age); i++) {
      allowed = Math.subtractExact(allowed, parts[i]);
    }
    return allowed;
  }
}
