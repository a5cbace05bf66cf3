package org.commonpurse.allocation.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What is owed of an advance, by the year in which it was advanced, or a change of that.
 *
 * @param byYear  in pence by partner: positive is owed to it, negative is owed by it; nobody with nothing.
 *     What partners owe each other adds up to nothing in every year, what the fund owes does not
 */
public record Claims(SortedMap<FinancialYear, SortedMap<PartnerCode, Long>> byYear) {

  /** Nothing is owed. */
  public static final Claims NONE = new Claims(new TreeMap<>());

  public Claims {
    var some = new TreeMap<FinancialYear, SortedMap<PartnerCode, Long>>();
    byYear.forEach(
        (year, pence) -> {
          var kept = new TreeMap<>(pence);
          kept.values().removeIf(part -> part == 0);
          if (!kept.isEmpty()) {
            some.put(year, Collections.unmodifiableSortedMap(kept));
          }
        });
    byYear = Collections.unmodifiableSortedMap(some);
  }

  static Claims of(FinancialYear year, Map<PartnerCode, Long> pence) {
    return new Claims(new TreeMap<>(Map.of(year, new TreeMap<>(pence))));
  }

  boolean isNothing() {
    return byYear.isEmpty();
  }

  /** These and others together. */
  public Claims plus(Claims other) {
    var sum = new TreeMap<FinancialYear, SortedMap<PartnerCode, Long>>(byYear);
    other.byYear.forEach(
        (year, pence) -> {
          var both = new TreeMap<>(sum.getOrDefault(year, new TreeMap<>()));
          pence.forEach((partner, part) -> both.merge(partner, part, Math::addExact));
          sum.put(year, both);
        });
    return new Claims(sum);
  }

  Claims negated() {
    var negated = new TreeMap<FinancialYear, SortedMap<PartnerCode, Long>>();
    byYear.forEach(
        (year, pence) -> {
          var opposite = new TreeMap<>(pence);
          opposite.replaceAll((partner, part) -> Math.negateExact(part));
          negated.put(year, opposite);
        });
    return new Claims(negated);
  }

  /** Those of one year. */
  Claims of(FinancialYear year) {
    return of(year, byYear.getOrDefault(year, new TreeMap<>()));
  }

  /** Those of the years before one. */
  Claims before(FinancialYear year) {
    return new Claims(byYear.headMap(year));
  }

  /** Those of some partners. */
  Claims among(Set<PartnerCode> partners) {
    var some = new TreeMap<FinancialYear, SortedMap<PartnerCode, Long>>();
    byYear.forEach(
        (year, pence) -> {
          var kept = new TreeMap<>(pence);
          kept.keySet().retainAll(partners);
          some.put(year, kept);
        });
    return new Claims(some);
  }

  /** What each has a claim to or owes over all years, in pence. */
  public SortedMap<PartnerCode, Long> byPartner() {
    var sum = new TreeMap<PartnerCode, Long>();
    byYear
        .values()
        .forEach(each -> each.forEach((code, part) -> sum.merge(code, part, Math::addExact)));
    sum.values().removeIf(part -> part == 0);
    return sum;
  }

  /** What is owed to each over all years, in pence, whatever it owes itself. */
  SortedMap<PartnerCode, Long> owed() {
    return above(this);
  }

  /** What each owes over all years, in pence, whatever it is owed. */
  SortedMap<PartnerCode, Long> owing() {
    return above(negated());
  }

  private static SortedMap<PartnerCode, Long> above(Claims claims) {
    var sum = new TreeMap<PartnerCode, Long>();
    for (var pence : claims.byYear.values()) {
      pence.forEach((code, part) -> sum.merge(code, Math.max(part, 0), Math::addExact));
    }
    return sum;
  }

  Set<PartnerCode> everybody() {
    var everybody = new TreeSet<PartnerCode>();
    byYear.values().forEach(each -> everybody.addAll(each.keySet()));
    return everybody;
  }

  /** What is owed to partners in all, in pence. */
  public long owedPence() {
    return byYear.values().stream().map(Claims::owed).reduce(0L, Math::addExact);
  }

  private static long owed(Map<PartnerCode, Long> pence) {
    return pence.values().stream().filter(part -> part > 0).reduce(0L, Math::addExact);
  }

  private static long owing(Map<PartnerCode, Long> pence) {
    return pence.values().stream().filter(part -> part < 0).reduce(0L, Math::subtractExact);
  }

  /** What a payment could settle, in pence: between partners, no more than those who are there owe. */
  long payablePence(boolean isOwedByPartners) {
    long payable = 0;
    for (var pence : byYear.values()) {
      payable = Math.addExact(payable, payable(pence, isOwedByPartners));
    }
    return payable;
  }

  private static long payable(Map<PartnerCode, Long> pence, boolean isOwedByPartners) {
    return isOwedByPartners ? Math.min(owed(pence), owing(pence)) : owed(pence);
  }

  /**
   * A sum divided over the years and then over the partners, in proportion to what is owed to them, and
   * between partners to what is owed by them; odd pennies by largest remainder.
   *
   * @param pence  0 or more; where it settles claims, no more than is payable
   */
  Claims inProportion(long pence, boolean isOwedByPartners) {
    if (pence == 0 || payablePence(isOwedByPartners) == 0) {
      return NONE;
    }
    var years = List.copyOf(byYear.entrySet());
    var payable =
        years.stream().mapToLong(each -> payable(each.getValue(), isOwedByPartners)).toArray();
    var ofYears = Split.byWeights(pence, payable);
    var parts = NONE;
    for (int i = 0; i < ofYears.length; i++) {
      var claims = years.get(i).getValue();
      parts = parts.plus(of(years.get(i).getKey(), divided(claims, ofYears[i], 1)));
      if (isOwedByPartners) {
        parts = parts.plus(of(years.get(i).getKey(), divided(claims, ofYears[i], -1)));
      }
    }
    return parts;
  }

  /** A sum divided over those whose claims have a sign, in that sign. */
  private static Map<PartnerCode, Long> divided(
      SortedMap<PartnerCode, Long> claims, long pence, int sign) {
    var divided = new TreeMap<PartnerCode, Long>();
    if (pence != 0) {
      var some =
          claims.entrySet().stream().filter(each -> Long.signum(each.getValue()) == sign).toList();
      var parts =
          Split.byWeights(
              pence, some.stream().mapToLong(each -> Math.abs(each.getValue())).toArray());
      for (int i = 0; i < parts.length; i++) {
        divided.put(some.get(i).getKey(), sign * parts[i]);
      }
    }
    return divided;
  }

  Claims passedOn(Heirs heirs) {
    var passed = new TreeMap<FinancialYear, SortedMap<PartnerCode, Long>>();
    byYear.forEach((year, pence) -> passed.put(year, new TreeMap<>(heirs.passOn(pence))));
    return new Claims(passed);
  }
}
