package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What an agreement came to before, as far as its limits and conditions count it.
 *
 * @param settled  years that are over, and of the year that goes on what versions before had for its
 *     first months; in order, one each
 * @param toDate  the year that goes on, so far; clauses that count the year to date work it out afresh
 */
public record Past(List<PastYear> settled, Optional<PastYear> toDate) {

  /** Nothing is known. */
  public static final Past NONE = new Past(List.of(), Optional.empty());

  /** A past, in order of year; a year that stands twice stands once with both. */
  public Past {
    var years = new TreeMap<FinancialYear, PastYear>();
    settled.forEach(each -> years.merge(each.year(), each, PastYear::plus));
    settled = List.copyOf(years.values());
  }

  /** Whether nothing is known. */
  public boolean isNothing() {
    return settled.isEmpty() && toDate.isEmpty();
  }

  /** This past as a year sees it: an earlier year is over. */
  public Past at(FinancialYear year) {
    return toDate.filter(each -> !each.year().equals(year)).isPresent() ? begun() : this;
  }

  /** This past for what begins now: what there is of the year stays as it is. */
  public Past begun() {
    if (toDate.isEmpty()) {
      return this;
    }
    var years = new ArrayList<>(settled);
    years.add(toDate.get());
    return new Past(years, Optional.empty());
  }

  /** This past with another year to date. */
  public Past with(PastYear current) {
    return new Past(settled, Optional.of(current));
  }

  /** This past with each of its years as it is seen otherwise. */
  public Past map(UnaryOperator<PastYear> change) {
    return new Past(settled.stream().map(change).toList(), toDate.map(change));
  }

  private Optional<PastYear> settledIn(FinancialYear year) {
    return settled.stream().filter(each -> each.year().equals(year)).findFirst();
  }

  /** What a clause shared in a year that is over, in pence; empty where that is not known. */
  Optional<Exact> amount(ClauseCode clause, FinancialYear year) {
    return settledIn(year)
        .flatMap(each -> Optional.ofNullable(each.clauses().get(clause)))
        .map(each -> Exact.of(each.amountPence()));
  }

  /** What was measured in a year that is over, or in the first months of one; 0 where nothing was. */
  Exact measured(MeasureCode measure, FinancialYear year) {
    return settledIn(year)
        .flatMap(each -> Optional.ofNullable(each.measures().get(measure)))
        .orElse(Exact.ZERO);
  }

  /** Years of which something is known and that come before a year, in order. */
  List<FinancialYear> yearsBefore(FinancialYear year) {
    return settled.stream().map(PastYear::year).filter(each -> each.compareTo(year) < 0).toList();
  }

  /** What a partner bore under a clause by years that are over: in each, positive where it paid. */
  Map<FinancialYear, Exact> borne(ClauseCode clause, PartnerCode partner) {
    var borne = new TreeMap<FinancialYear, Exact>();
    for (var each : settled) {
      var found = each.clauses().get(clause);
      if (found != null && found.borne().containsKey(partner)) {
        borne.put(each.year(), Exact.of(found.borne().get(partner)));
      }
    }
    return borne;
  }

  /** What a partner bore under a clause in the year so far that is not worked out afresh. */
  Exact borneToDate(ClauseCode clause, PartnerCode partner) {
    return toDate
        .flatMap(year -> Optional.ofNullable(year.clauses().get(clause)))
        .flatMap(each -> Optional.ofNullable(each.borne().get(partner)))
        .map(Exact::of)
        .orElse(Exact.ZERO);
  }
}
