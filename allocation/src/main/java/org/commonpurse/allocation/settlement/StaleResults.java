package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.WithinYear;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the results that rest on figures which have changed since, such as by a late entry in a past
 * year, and all later ones that rest on what those hand on.
 */
public final class StaleResults {

  private final Snapshot books;
  private final Fund fund;

  private StaleResults(Snapshot books, Fund fund) {
    this.books = books;
    this.fund = fund;
  }

  /**
   * The stale results among the newest of each period and agreement, in order of time.
   *
   * @param books  one state of the books
   */
  public static List<StaleResult> of(Snapshot books, FundCode fund) {
    return new StaleResults(books, books.funds().get(fund)).find(Optional.empty());
  }

  /** Those that the application of an agreement to a period would rest on. */
  static List<StaleResult> before(Snapshot books, Fund fund, AllocationKey key) {
    return new StaleResults(books, fund).find(Optional.of(key));
  }

  private List<StaleResult> find(Optional<AllocationKey> before) {
    var stale = new ArrayList<StaleResult>();
    Map<AgreementCode, RecordedAllocation> previous = new HashMap<>();
    Map<AgreementCode, StaleResult> first = new HashMap<>();
    for (var recorded : new AllocationRecords(books, fund.code()).latest()) {
      var key = AllocationKey.parse(recorded.key()).orElseThrow();
      var agreement = key.agreement();
      boolean counts =
          before
              .map(
                  asked ->
                      agreement.equals(asked.agreement())
                          && key.sortable().compareTo(asked.sortable()) < 0)
              .orElse(true);
      if (counts) {
        why(recorded, Optional.ofNullable(previous.get(agreement)), first.get(agreement))
            .map(reason -> new StaleResult(agreement, key.period(), reason))
            .ifPresent(
                found -> {
                  stale.add(found);
                  first.putIfAbsent(agreement, found);
                });
        previous.put(agreement, recorded);
      }
    }
    return List.copyOf(stale);
  }

  private Optional<String> why(
      RecordedAllocation recorded,
      Optional<RecordedAllocation> previous,
      @Nullable StaleResult first) {
    if (first != null) {
      return Optional.of("it rests on what was handed on from " + first.period() + ".");
    }
    if (!figuresNow(recorded).equals(figures(recorded.allocation().outturn()))) {
      return Optional.of("figures of its period were recorded after it was applied.");
    }
    var handedOn = previous.map(RecordedAllocation::after).orElse(State.INITIAL);
    return isSame(passedOn(handedOn, recorded, previous), recorded.before())
        ? Optional.empty()
        : Optional.of("it began with another state than the period before hands on now.");
  }

  private State passedOn(
      State handedOn, RecordedAllocation recorded, Optional<RecordedAllocation> previous) {
    var agreement = recorded.allocation().agreement();
    var outturn = recorded.allocation().outturn();
    var state = handedOn.passedOn(new AgreementHeirs(fund, agreement.parties(), outturn.lastDay()));
    boolean isFirstByMonths =
        isByMonths(recorded)
            && previous
                .map(last -> last.document().draft().version() != agreement.version())
                .orElse(false);
    return isFirstByMonths ? state.withoutYearToDate() : state;
  }

  private boolean isByMonths(RecordedAllocation recorded) {
    var agreement = recorded.allocation().agreement();
    return agreement.withinYear().equals(Optional.of(WithinYear.BY_MONTHS))
        && VersionChange.of(books, fund, agreement, recorded.allocation().outturn().year())
            .isPresent();
  }

  /** Money alone is compared: how a clause is called in what is remembered changes nothing. */
  private static boolean isSame(State one, State other) {
    return one.inMoney().equals(other.inMoney());
  }

  private String figuresNow(RecordedAllocation recorded) {
    var agreement = recorded.allocation().agreement();
    var outturn = recorded.allocation().outturn();
    var funds = new ArrayList<>(List.of(fund));
    agreement.otherFunds(fund.code()).forEach(code -> funds.add(books.funds().get(code)));
    var from = isByMonths(recorded) ? agreement.inForceFrom() : outturn.year().first();
    return figures(
        Outturns.of(
            books.balances(),
            funds,
            new Outturns.Months(outturn.year(), from, outturn.throughMonth()),
            agreement.parties(),
            outturn.measures(),
            outturn.bases()));
  }

  private static String figures(Outturn outturn) {
    return OutturnDocument.of(outturn).toString();
  }
}
