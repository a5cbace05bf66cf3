package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_COUNTS_TWICE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_TAKEN_TWICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;

/** Works out what the agreements in force give for a period, all of it from one state of the books. */
final class Applications {

  private final Snapshot books;
  private final Fund fund;
  private final Allocations.Request request;
  private final AllocationRecords records;

  private Applications(Snapshot books, Allocations.Request request) {
    this.books = books;
    this.fund = books.funds().get(request.fund());
    this.request = request;
    this.records = new AllocationRecords(books, fund.code());
  }

  /**
   * A result, with the state it began from and the revision before it.
   *
   * @param latest  the latest revision for the same period, if there is one
   * @param stale  results of earlier periods that it rests on and that are out of date
   */
  record Application(
      Fund fund,
      State before,
      ApplicationResult applied,
      Optional<RecordedAllocation> latest,
      List<StaleResult> stale) {}

  /**
   * The results of all agreements in force, in order of code, which must not take the same money.
   *
   * @throws ProblemException as {@link Allocations#preview}
   */
  static List<Application> of(Snapshot books, Allocations.Request request) {
    return new Applications(books, request).all();
  }

  private List<Application> all() {
    var all = new ArrayList<Application>();
    var taken = new HashMap<String, String>();
    for (var agreement : Agreements.inForce(books, fund.code(), request.lastDay())) {
      var application = of(agreement);
      Engine.claimed(agreement, application.applied().allocation().outturn())
          .forEach(
              (what, clause) -> {
                var by = "clause %s of %s".formatted(clause.reference(), agreement.label());
                var before = taken.put(what, by);
                if (before != null) {
                  throw claimedTwice(what, before, by);
                }
              });
      all.add(application);
    }
    return all;
  }

  private static ProblemException claimedTwice(String what, String first, String second) {
    return ALLOCATION_TAKEN_TWICE
        .because(
            "Both %s and %s take %s; narrow one of them with \"of\" or \"except\", or let one end."
                .formatted(first, second, what),
            "first",
            first,
            "second",
            second,
            "line",
            what)
        .toException();
  }

  private Application of(Agreement agreement) {
    var change = VersionChange.of(books, fund, agreement, request.year());
    if (change.isEmpty()) {
      return ofTheWholeYear(agreement);
    }
    if (agreement.withinYear().isPresent()) {
      return switch (agreement.withinYear().get()) {
        case WHOLE_YEAR -> ofTheWholeYear(agreement);
        case BY_MONTHS -> byMonths(agreement, change.get());
      };
    }
    var whole = ofTheWholeYear(agreement);
    change.get().requireNoDifference(charges(whole), chargesByMonths(agreement, change.get()));
    return whole;
  }

  private Application ofTheWholeYear(Agreement agreement) {
    var key = key(agreement);
    var outturn = outturn(agreement, request.year().first(), request.throughMonth());
    requireCountedOnce(agreement, key, records.otherInYear(key));
    return application(key, agreement, outturn, before(agreement, key));
  }

  private Application byMonths(Agreement agreement, VersionChange change) {
    var key = key(agreement);
    if (records.latest(change.lastBefore(key)).isEmpty()) {
      throw change.earlierMonthsMissing();
    }
    var own =
        records.otherInYear(key).filter(other -> other.throughMonth() > change.monthsBefore());
    requireCountedOnce(agreement, key, own);
    var last = records.before(key).orElseThrow();
    boolean isFirst = last.document().draft().version() != agreement.version();
    var state = before(agreement, key);
    if (isFirst) {
      change.requireNoYearlyLimits(state);
    }
    return application(
        key,
        agreement,
        outturn(agreement, agreement.inForceFrom(), request.throughMonth()),
        isFirst ? state.withoutYearToDate() : state);
  }

  private AllocationKey key(Agreement agreement) {
    return new AllocationKey(agreement.code(), request.year(), request.throughMonth(), 1);
  }

  private Application application(
      AllocationKey key, Agreement agreement, Outturn outturn, State before) {
    var latest = records.latest(key);
    var decisions = latest.map(RecordedAllocation::decisions).orElse(List.of());
    return new Application(
        fund,
        before,
        Engine.apply(agreement, outturn, before, decisions),
        latest,
        StaleResults.before(books, fund, key));
  }

  /** The state that the last application before a period handed on, with heirs in the place of others. */
  private State before(Agreement agreement, AllocationKey key) {
    return records
        .before(key)
        .map(RecordedAllocation::after)
        .orElse(State.INITIAL)
        .passedOn(new AgreementHeirs(fund, agreement.parties(), key.lastDay()));
  }

  private Outturn outturn(Agreement agreement, LocalDate from, int throughMonth) {
    return Outturns.of(
        books.balances(),
        funds(agreement),
        new Outturns.Months(request.year(), from, throughMonth),
        agreement.parties(),
        request.measures(),
        request.bases());
  }

  private static Map<PartnerCode, Long> charges(Application application) {
    var allocation = application.applied().allocation();
    return allocation.parties().byCode(allocation.chargesPence());
  }

  /** What both versions would charge together, each on the figures of its months. */
  private Map<PartnerCode, Long> chargesByMonths(Agreement agreement, VersionChange change) {
    var earlierKey = change.lastBefore(key(agreement));
    var earlier = records.latest(earlierKey);
    var charges = new TreeMap<PartnerCode, Long>();
    State state;
    if (earlier.isPresent()) {
      state = earlier.get().after();
    } else {
      var applied =
          Engine.apply(
              change.earlier(),
              outturn(change.earlier(), request.year().first(), change.monthsBefore()),
              before(change.earlier(), earlierKey));
      state = applied.state();
      applied
          .allocation()
          .parties()
          .byCode(applied.allocation().chargesPence())
          .forEach((partner, pence) -> charges.merge(partner, pence, Math::addExact));
    }
    var heirs = new AgreementHeirs(fund, agreement.parties(), request.lastDay());
    var later =
        Engine.apply(
                agreement,
                outturn(agreement, agreement.inForceFrom(), request.throughMonth()),
                state.passedOn(heirs).withoutYearToDate())
            .allocation();
    var both = new TreeMap<>(heirs.passOn(charges));
    later
        .parties()
        .byCode(later.chargesPence())
        .forEach((partner, pence) -> both.merge(partner, pence, Math::addExact));
    return both;
  }

  /** The fund that holds an agreement, and those that its clauses name, in order of code. */
  private List<Fund> funds(Agreement agreement) {
    var funds = new ArrayList<>(List.of(fund));
    agreement.otherFunds(fund.code()).forEach(code -> funds.add(books.funds().get(code)));
    return funds;
  }

  /**
   * An outturn covers its year from April. What a clause takes of it would be charged again with
   * every further period of the year, if the clause did not count what it allocated before.
   */
  private static void requireCountedOnce(
      Agreement agreement, AllocationKey key, Optional<AllocationKey> other) {
    var clause =
        agreement.clauses().stream()
            .filter(each -> each.isInForceOn(key.lastDay()))
            .filter(each -> !each.yearToDate() && each.replaces().isEmpty())
            .filter(each -> each.basis() != AmountBasis.PAYMENT)
            .findFirst();
    if (other.isPresent() && clause.isPresent()) {
      throw ALLOCATION_COUNTS_TWICE
          .because(
              "Clause %s of %s takes all of the year so far, and was applied to %s already; applied to %s too it would charge the same months twice. Write \"year-to-date: true\" in the clause, or apply the agreement once a year."
                  .formatted(
                      clause.get().reference(),
                      agreement.label(),
                      other.get().sortable(),
                      key.sortable()),
              "clause",
              clause.get().reference(),
              "period",
              key.sortable())
          .toException();
    }
  }

  /** What the results rest on, as a token. */
  static PreviewToken token(Snapshot books, List<Application> applications) {
    var agreements = new StringBuilder();
    var figures = new StringBuilder();
    var state = new StringBuilder();
    for (var application : applications) {
      var allocation = application.applied().allocation();
      var agreement = allocation.agreement();
      agreements.append(
          books
              .agreements()
              .get(application.fund().code(), agreement.code(), agreement.version())
              .document());
      PreviewToken.addFigures(figures, allocation);
      PreviewToken.addState(state, application.before(), application.latest());
    }
    return PreviewToken.of(agreements.toString(), figures.toString(), state.toString());
  }
}
