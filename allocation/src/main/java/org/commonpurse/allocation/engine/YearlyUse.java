package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Used;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.allocation.term.YearlyTerms;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a clause used in a year so far of what is meant for the whole of it, so that a version that takes
 * its figures by months can go on from there.
 *
 * @param each  what the clause works on
 * @param earlier  by unit, what versions before had used when this one began; its own months come on top
 * @param toDate  by unit, what is used so far
 */
public record YearlyUse(
    FinancialYear year, Level each, Map<String, List<Use>> earlier, Map<String, List<Use>> toDate) {

  /** The kind of what is kept for a clause's term as a whole. */
  private static final String WHOLE = "whole";

  public YearlyUse {
    earlier = Map.copyOf(earlier);
    toDate = Map.copyOf(toDate);
  }

  /**
   * What was used of a term.
   *
   * @param kind  bands, limit, guarantee, deductible or layer; or the whole of a clause's term, which
   *     comes first
   * @param amount  what it took, in pence
   * @param partners  what it gave, in pence by partner
   */
  public record Use(String kind, Exact amount, Map<PartnerCode, Exact> partners) {
    public Use {
      partners = Map.copyOf(partners);
    }

    private Use plus(Use other) {
      return new Use(kind, amount.plus(other.amount), State.sum(partners, other.partners));
    }

    private Use passedOn(Heirs heirs) {
      return new Use(kind, amount, heirs.passOnExactly(partners));
    }

    private Used in(Parties parties) {
      return new Used(
          amount,
          parties.codes().stream().map(code -> partners.getOrDefault(code, Exact.ZERO)).toList());
    }
  }

  static YearlyUse none(FinancialYear year, Level each) {
    return new YearlyUse(year, each, Map.of(), Map.of());
  }

  /** This for a clause that is worked out again, with nothing used but by versions before. */
  YearlyUse again(Clause clause) {
    return new YearlyUse(year, clause.each(), earlier, earlier);
  }

  /** This for a version that begins now, by months. */
  YearlyUse begun() {
    return new YearlyUse(year, each, toDate, toDate);
  }

  YearlyUse passedOn(Heirs heirs) {
    return new YearlyUse(year, each, passedOn(earlier, heirs), passedOn(toDate, heirs));
  }

  private static Map<String, List<Use>> passedOn(Map<String, List<Use>> units, Heirs heirs) {
    var passed = new TreeMap<String, List<Use>>();
    units.forEach(
        (unit, uses) -> passed.put(unit, uses.stream().map(use -> use.passedOn(heirs)).toList()));
    return passed;
  }

  /**
   * Whether a clause can go on from here: it has the same bands, limits and guarantees one for one, or
   * they take all that it takes; and they are sums of money.
   */
  public boolean fits(Clause clause) {
    return clause.each() == each
        && YearlyTerms.areCountedByMonths(clause.term())
        && toDate.values().stream()
            .allMatch(uses -> isAlike(uses, clause.term()) || YearlyTerms.takeAllOf(clause.term()));
  }

  private static boolean isAlike(List<Use> uses, Term term) {
    return uses.stream()
        .skip(1)
        .map(Use::kind)
        .toList()
        .equals(YearlyTerms.in(term).stream().map(YearlyTerms::kind).toList());
  }

  /** What was used earlier of the terms of a clause, for one of its units. */
  Map<Term, Used> earlier(Clause clause, String unit, Parties parties) {
    var uses = earlier.getOrDefault(unit, List.of());
    if (uses.isEmpty()) {
      return Map.of();
    }
    boolean alike = isAlike(uses, clause.term());
    var used = new IdentityHashMap<Term, Used>();
    var terms = YearlyTerms.in(clause.term());
    for (int i = 0; i < terms.size(); i++) {
      used.put(terms.get(i), uses.get(alike ? i + 1 : 0).in(parties));
    }
    return used;
  }

  /** This with what the working of a unit shows to be used. */
  YearlyUse with(String unit, Working working, Parties parties) {
    var uses = new ArrayList<Use>();
    uses.add(use(WHOLE, List.of(working), parties));
    for (var term : YearlyTerms.in(working.term())) {
      var found = new ArrayList<Working>();
      find(term, working, found);
      uses.add(use(YearlyTerms.kind(term), found, parties));
    }
    var before = earlier.getOrDefault(unit, List.of());
    for (int i = 0; i < uses.size() && !before.isEmpty(); i++) {
      boolean alike = isAlike(before, working.term());
      uses.set(i, uses.get(i).plus(before.get(alike ? i : 0)));
    }
    var units = new TreeMap<>(toDate);
    units.put(unit, List.copyOf(uses));
    return new YearlyUse(year, each, earlier, units);
  }

  private static void find(Term term, Working working, List<Working> found) {
    if (working.term() == term) {
      found.add(working);
    }
    working.steps().forEach(step -> find(term, step, found));
  }

  private static Use use(String kind, List<Working> workings, Parties parties) {
    var sum = new Use(kind, Exact.ZERO, Map.of());
    for (var working : workings) {
      var parts = new TreeMap<PartnerCode, Exact>();
      for (int i = 0; i < parties.size(); i++) {
        if (!working.allocation().partner(i).isZero()) {
          parts.put(parties.code(i), working.allocation().partner(i));
        }
      }
      sum = sum.plus(new Use(kind, working.amount(), parts));
    }
    return sum;
  }
}
