package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.WithinYear;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.MeasureCode;

/**
 * What an application of an agreement rests on, in one state of the books: the figures of its months,
 * and the state that the application before it handed on. It is the same to apply it and to see later
 * whether that still holds.
 *
 * @param books  one state of the books
 * @param fund  the fund that holds the agreement
 */
record Grounds(Snapshot books, Fund fund) {

  /**
   * Figures that no book holds, as a request gave them.
   *
   * @param causes  what caused the variances of lines
   */
  record Given(
      Map<MeasureCode, Exact> measures, Map<BaseCode, Long> bases, VarianceDivision causes) {

    /** Those that figures were made with. */
    static Given of(Outturn outturn) {
      return new Given(outturn.measures(), outturn.bases(), VarianceDivision.of(outturn));
    }

    /** The same without what caused the variances. */
    Given undivided() {
      return new Given(measures, bases, VarianceDivision.NONE);
    }
  }

  /** The change of version that an agreement is within a year, if it is one and goes by months. */
  Optional<VersionChange> byMonths(Agreement agreement, FinancialYear year) {
    return agreement.withinYear().equals(Optional.of(WithinYear.BY_MONTHS))
        ? VersionChange.of(books, fund, agreement, year)
        : Optional.empty();
  }

  /** The figures that an agreement takes of a year, up to a month. */
  Outturn outturn(Agreement agreement, FinancialYear year, int throughMonth, Given given) {
    var from = byMonths(agreement, year).isPresent() ? agreement.inForceFrom() : year.first();
    return outturn(agreement, new Outturns.Months(year, from, throughMonth), given);
  }

  /** The figures of months. */
  Outturn outturn(Agreement agreement, Outturns.Months months, Given given) {
    var funds = funds(agreement);
    var outturn =
        Outturns.of(
            books.balances(), funds, months, agreement.parties(), given.measures(), given.bases());
    // An agreement that tells no causes apart takes lines undivided.
    var divided = agreement.causes().isEmpty() ? outturn : given.causes().dividing(outturn);
    // Only where shares follow them: packages recorded later make no other result out of date.
    return agreement.followsPackages()
        ? divided.withPackages(PackageParts.of(books, funds, months, agreement.parties()))
        : divided;
  }

  /**
   * Recorded figures, undivided where an agreement tells no causes apart, and with what packages cost
   * where it needs that and they do not tell it.
   */
  Outturn completed(Agreement agreement, Outturn figures) {
    var recorded = agreement.causes().isEmpty() ? figures.undivided() : figures;
    if (!agreement.followsPackages() || !recorded.packages().isEmpty()) {
      return recorded;
    }
    var year = recorded.year();
    var months = new Outturns.Months(year, year.first(), recorded.throughMonth());
    return recorded.withPackages(
        PackageParts.of(books, funds(agreement), months, agreement.parties()));
  }

  /** The fund that holds an agreement, and those that its clauses name, in order of code. */
  private List<Fund> funds(Agreement agreement) {
    var funds = new ArrayList<>(List.of(fund));
    agreement.otherFunds(fund.code()).forEach(code -> funds.add(books.funds().get(code)));
    return funds;
  }

  /** What the ledger holds in reserves without the results of a period, all of which are replaced. */
  HeldReserves reservesWithout(AllocationKey period) {
    return HeldReserves.of(
        books, fund, period.lastDay(), key -> key.sortable().equals(period.sortable()));
  }

  /** What the ledger holds in reserves before an agreement is applied to a period, in order of code. */
  HeldReserves reservesBefore(AllocationKey key) {
    return HeldReserves.of(
        books,
        fund,
        key.lastDay(),
        other ->
            other.sortable().equals(key.sortable())
                && other.agreement().compareTo(key.agreement()) >= 0);
  }

  /**
   * The state that a result hands on to an agreement, with heirs in the place of others, and with the
   * reserves that the ledger holds; the first application by months remembers nothing of the year.
   *
   * @param previous  the newest result before; none before the first
   * @param lastDay  of the period that it is handed on to
   */
  State handedOn(
      Agreement agreement,
      Optional<RecordedAllocation> previous,
      HeldReserves held,
      LocalDate lastDay) {
    var before = previous.map(last -> after(last, agreement)).orElse(State.INITIAL);
    var state = withHeirs(held.in(before, fund, agreement), agreement, lastDay);
    var begun = isFirstByMonths(agreement, previous, lastDay) ? state.begunByMonths() : state;
    return begun.withPast(agreement.counted().of(begun.renumbered(agreement.clauses()).past()));
  }

  /** A state with heirs in the place of those whose place they took. */
  State withHeirs(State state, Agreement agreement, LocalDate lastDay) {
    return state.passedOn(new AgreementHeirs(fund, agreement.parties(), lastDay));
  }

  /**
   * The state after a result, with what is remembered under the numbers that clauses had in versions since
   * then: one that no result was made under may have renumbered them too.
   */
  private State after(RecordedAllocation previous, Agreement agreement) {
    var known =
        agreement.counted().isNothing() ? Past.NONE : new RecordedPast(this).after(previous);
    return renumbered(previous.after().withPast(known), previous, agreement);
  }

  /** A state after a result, under the numbers that versions since then gave to clauses. */
  State renumbered(State after, RecordedAllocation previous, Agreement agreement) {
    var state = after;
    var last = AllocationKey.parse(previous.key()).orElseThrow().lastDay();
    for (var version : versionsBetween(agreement, last)) {
      state = state.renumbered(version.clauses());
    }
    return state;
  }

  private List<Agreement> versionsBetween(Agreement agreement, LocalDate last) {
    return Agreements.list(books, fund.code()).stream()
        .filter(each -> each.code().equals(agreement.code()))
        .filter(each -> each.inForceFrom().isAfter(last))
        .filter(each -> each.inForceFrom().isBefore(agreement.inForceFrom()))
        .filter(each -> each.isInForceOn(each.inForceFrom()))
        .sorted(Comparator.comparing(Agreement::inForceFrom))
        .toList();
  }

  /** Whether an agreement goes by months and the result before is of another version. */
  boolean isFirstByMonths(
      Agreement agreement, Optional<RecordedAllocation> previous, LocalDate lastDay) {
    return byMonths(agreement, FinancialYear.of(lastDay)).isPresent()
        && previous
            .map(last -> last.document().draft().version() != agreement.version())
            .orElse(false);
  }
}
