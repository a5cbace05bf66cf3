package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.allocation.horizon.StreamYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.reports.chart.CumulativeSpan;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * What a board pack is made of.
 *
 * @param fund  the fund it is about
 * @param horizon  the fund's years, one or more
 * @param budget  the last of the years against its budget
 * @param streams  what streams brought in and paid for in the last of the years
 * @param reserves  what reserves held and moved in it
 * @param agreements  the agreements of those years and what they came to, in order of time
 * @param grounds  what the agreements in force at the end of the last year rest on in it
 * @param open  what is known of matters that are open
 * @param measured  what is known of its measures
 * @param change  what changed since the last pack; empty where none was named
 * @param basis  where the figures come from, a sentence each: what is published, what is illustrative
 * @param notes  what a reader should know besides, a sentence each, such as what was not published
 * @param footing  the state of the books that it rests on, and the day it was prepared on
 */
public record BoardPackContents(
    Fund fund,
    Horizon horizon,
    BudgetYear budget,
    StreamYear streams,
    ReserveYear reserves,
    List<AgreementResults> agreements,
    List<YearGrounds> grounds,
    OpenMatters open,
    Measured measured,
    Optional<NetChange> change,
    List<String> basis,
    List<String> notes,
    BooksFooting footing) {

  /** What a board pack is made of that tells of no change, and nothing of what would be away from budget. */
  public BoardPackContents(
      Fund fund,
      Horizon horizon,
      BudgetYear budget,
      StreamYear streams,
      ReserveYear reserves,
      List<AgreementResults> agreements,
      OpenMatters open,
      Measured measured,
      List<String> basis,
      List<String> notes,
      BooksFooting footing) {
    this(
        fund,
        horizon,
        budget,
        streams,
        reserves,
        agreements,
        List.of(),
        open,
        measured,
        Optional.empty(),
        basis,
        notes,
        footing);
  }

  /**
   * Checks that there are years to show, and that they are the fund's.
   *
   * @throws IllegalArgumentException if there is no year, the horizon is another fund's, or budget,
   *     streams or reserves are not those of the last year
   */
  public BoardPackContents {
    if (!horizon.fund().equals(fund.code())) {
      throw new IllegalArgumentException(
          "The horizon of %s cannot stand in a board pack of %s."
              .formatted(horizon.fund(), fund.code()));
    }
    if (horizon.years().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no entries yet, so there is no year to show.".formatted(fund.name()));
    }
    var last = horizon.years().get(horizon.years().size() - 1);
    for (var year : List.of(budget.year(), streams.year(), reserves.year())) {
      if (!year.equals(last)) {
        throw new IllegalArgumentException(
            "Figures of %s are not those of the last year, %s.".formatted(year, last));
      }
    }
    agreements = List.copyOf(agreements);
    grounds = List.copyOf(grounds);
    basis = List.copyOf(basis);
    notes = List.copyOf(notes);
    Objects.requireNonNull(open, "open");
    Objects.requireNonNull(measured, "measured");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(footing, "footing");
  }

  /** The same, and what changed since the last pack. */
  public BoardPackContents with(NetChange newChange) {
    return new BoardPackContents(
        fund,
        horizon,
        budget,
        streams,
        reserves,
        agreements,
        grounds,
        open,
        measured,
        Optional.of(newChange),
        basis,
        notes,
        footing);
  }

  /** The same, and what the agreements in force at the end of the last year rest on in it. */
  public BoardPackContents with(List<YearGrounds> newGrounds) {
    return new BoardPackContents(
        fund,
        horizon,
        budget,
        streams,
        reserves,
        agreements,
        newGrounds,
        open,
        measured,
        change,
        basis,
        notes,
        footing);
  }

  /** What has no owner, what is disputed and what is out of date, a finding each; none of what is not. */
  List<String> openMatters(MoneyFormat format) {
    var found = new ArrayList<String>();
    var undecided = Undecided.of(allocations());
    if (!undecided.items().isEmpty()) {
      found.add(undecided.found(format));
    }
    if (!open.disputed().isEmpty()) {
      int count = open.disputed().size();
      found.add(
          "%s disputed, %s"
              .formatted(
                  Wording.count(count, "due is", "dues are"),
                  format.exact(
                      open.disputed().stream()
                          .mapToLong(due -> Math.absExact(due.openPence()))
                          .reduce(0, Math::addExact))));
    }
    if (!open.outOfDate().isEmpty()) {
      found.add(
          Wording.count(open.outOfDate().size(), "result is", "results are") + " out of date");
    }
    return found;
  }

  /** All results, in order of time. */
  List<Allocation> allocations() {
    return agreements.stream().flatMap(results -> results.allocations().stream()).toList();
  }

  /**
   * The years under each agreement, as they are marked on charts; none where there is one for all
   * years.
   */
  List<CumulativeSpan> spans() {
    var spans = new ArrayList<CumulativeSpan>();
    var years = horizon.years();
    for (int i = 0; i < agreements.size(); i++) {
      int from = yearOf(agreements.get(i));
      int until = i + 1 < agreements.size() ? yearOf(agreements.get(i + 1)) : years.size();
      if (until > from) {
        spans.add(new CumulativeSpan("Agreement " + (i + 1), from, until));
      }
    }
    return spans.size() == 1 ? List.of() : spans;
  }

  /** The first year, from 0, in which a version is in force; within those shown. */
  private int yearOf(AgreementResults results) {
    var years = horizon.years();
    int year =
        FinancialYear.of(results.agreement().inForceFrom()).startYear() - years.get(0).startYear();
    return Math.max(0, Math.min(years.size(), year));
  }

  /** What a partner is called, or all of them together. */
  public String partnerName(PartnerCode partner) {
    return partner.equals(Horizon.ALL) ? HorizonTables.ALL_PARTNERS : name(partner);
  }

  /** What a partner, stream or scheme of the fund is called; another code reads as its words. */
  String name(Code code) {
    var text = code.value();
    return fund.partner(PartnerCode.of(text))
        .map(Partner::name)
        .or(() -> fund.scheme(SchemeCode.of(text)).map(scheme -> scheme.name()))
        .or(() -> fund.stream(StreamCode.of(text)).map(stream -> stream.name()))
        .orElseGet(() -> text.replace('-', ' '));
  }
}
