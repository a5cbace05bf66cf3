package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_COUNTS_TWICE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_TAKEN_TWICE;
import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_CAUSE_UNKNOWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
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
  private final Grounds grounds;

  private Applications(Snapshot books, Allocations.Request request) {
    this.books = books;
    this.fund = books.funds().get(request.fund());
    this.request = request;
    this.records = new AllocationRecords(books, fund.code());
    this.grounds = new Grounds(books, fund);
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
    // What one agreement takes out of a reserve is not there for the next.
    Optional<HeldReserves> held = Optional.empty();
    var taken = new HashMap<String, String>();
    var inForce = Agreements.inForce(books, fund.code(), request.lastDay());
    requireTellsApart(inForce);
    for (var agreement : inForce) {
      held = held.isEmpty() ? Optional.of(grounds.reservesWithout(key(agreement))) : held;
      var application = of(agreement, held.orElseThrow());
      held = held.map(each -> each.after(Postings.of(fund, application.applied().allocation())));
      Engine.claimed(agreement, application.applied().allocation().outturn(), request.causes())
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

  /** Causes that no agreement tells apart would be left out of account without a word. */
  private void requireTellsApart(List<Agreement> inForce) {
    if (!request.causes().isNothing()
        && inForce.stream().allMatch(agreement -> agreement.causes().isEmpty())) {
      throw OUTTURN_CAUSE_UNKNOWN
          .because(
              "The causes %s are given, and no agreement in force declares any; leave them out, or apply a version that declares them."
                  .formatted(request.causes().causes()),
              "causes",
              request.causes().causes())
          .toException();
    }
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

  private Application of(Agreement agreement, HeldReserves held) {
    var key = key(agreement);
    var change = VersionChange.of(books, fund, agreement, request.year());
    if (change.isEmpty() || agreement.withinYear().isPresent()) {
      return application(agreement, key, held, change);
    }
    if (!agreement.causes().isEmpty() && !request.causes().isNothing()) {
      throw change.get().dividedByCause();
    }
    var whole = application(agreement, key, held, change);
    change
        .get()
        .requireNoDifference(
            charged(key, records.inYearBefore(key), whole.applied().allocation()),
            chargedByMonths(agreement, key, change.get()));
    return whole;
  }

  private Application application(
      Agreement agreement, AllocationKey key, HeldReserves held, Optional<VersionChange> change) {
    var previous = records.before(key);
    var state = grounds.handedOn(agreement, previous, held, key.lastDay());
    if (grounds.byMonths(agreement, request.year()).isPresent()) {
      requireEarlierMonths(agreement, key, change.orElseThrow(), previous);
    } else {
      change.ifPresent(VersionChange::requireNotAfterMonths);
      requireCountedOnce(agreement, key, records.otherInYear(key));
    }
    var outturn = grounds.outturn(agreement, request.year(), request.throughMonth(), given());
    var latest = records.latest(key);
    var decisions = latest.map(RecordedAllocation::decisions).orElse(List.of());
    return new Application(
        fund,
        state,
        Engine.apply(agreement, outturn, state, decisions),
        latest,
        StaleResults.before(books, fund, key));
  }

  /** By months, the version before comes first, and neither counts a month twice. */
  private void requireEarlierMonths(
      Agreement agreement,
      AllocationKey key,
      VersionChange change,
      Optional<RecordedAllocation> previous) {
    if (records.latest(change.lastBefore(key)).isEmpty()) {
      throw change.earlierMonthsMissing();
    }
    requireCountedOnce(
        agreement,
        key,
        records.otherInYear(key).filter(other -> other.throughMonth() > change.monthsBefore()));
    if (grounds.isFirstByMonths(agreement, previous, key.lastDay())) {
      previous.ifPresent(last -> change.requireCountable(last.after()));
    }
  }

  private AllocationKey key(Agreement agreement) {
    return new AllocationKey(agreement.code(), request.year(), request.throughMonth(), 1);
  }

  private Grounds.Given given() {
    return new Grounds.Given(request.measures(), request.bases(), request.causes());
  }

  /** What partners are charged in the year by results of before and by one more, heirs for others. */
  private Map<PartnerCode, Long> charged(
      AllocationKey key, List<RecordedAllocation> before, Allocation... more) {
    var charges = new TreeMap<PartnerCode, Long>();
    Stream.concat(before.stream().map(RecordedAllocation::allocation), Stream.of(more))
        .forEach(
            allocation ->
                allocation
                    .parties()
                    .byCode(allocation.chargesPence())
                    .forEach((partner, pence) -> charges.merge(partner, pence, Math::addExact)));
    var parties = more[more.length - 1].agreement().parties();
    return new AgreementHeirs(fund, parties, key.lastDay()).passOn(charges);
  }

  /** What both versions would charge in the year together, each on the figures of its months. */
  private Map<PartnerCode, Long> chargedByMonths(
      Agreement agreement, AllocationKey key, VersionChange change) {
    var earlierKey = change.lastBefore(key);
    var recorded = records.inYearBefore(earlierKey);
    var last = records.latest(earlierKey);
    Optional<Allocation> missing = Optional.empty();
    State handedOn;
    if (last.isPresent()) {
      recorded = Stream.concat(recorded.stream(), last.stream()).toList();
      handedOn = last.get().after();
    } else {
      var earlier = change.earlier();
      var months =
          new Outturns.Months(request.year(), request.year().first(), change.monthsBefore());
      var applied =
          Engine.apply(
              earlier,
              grounds.outturn(earlier, months, given()),
              grounds.handedOn(
                  earlier,
                  records.before(earlierKey),
                  grounds.reservesBefore(earlierKey),
                  earlierKey.lastDay()));
      missing = Optional.of(applied.allocation());
      handedOn = applied.state();
    }
    var months =
        new Outturns.Months(request.year(), agreement.inForceFrom(), request.throughMonth());
    var later =
        Engine.apply(
                agreement,
                grounds.outturn(agreement, months, given()),
                handedOn
                    .passedOn(new AgreementHeirs(fund, agreement.parties(), key.lastDay()))
                    .begunByMonths())
            .allocation();
    return charged(
        key,
        recorded,
        Stream.concat(missing.stream(), Stream.of(later)).toArray(Allocation[]::new));
  }

  /**
   * An outturn covers its year from April. What a clause takes of it would be charged again with
   * every further period of the year, if the clause did not count what it allocated before.
   */
  private static void requireCountedOnce(
      Agreement agreement, AllocationKey key, Optional<AllocationKey> other) {
    var clause =
        agreement.clausesOn(key.lastDay()).stream()
            .filter(each -> !each.countsYearToDate())
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
