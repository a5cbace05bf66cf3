package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.engine.Engine;
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

  private final Grounds grounds;

  private StaleResults(Snapshot books, Fund fund) {
    this.grounds = new Grounds(books, fund);
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
    for (var recorded : new AllocationRecords(grounds.books(), grounds.fund().code()).latest()) {
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
    var outturn = recorded.allocation().outturn();
    var misfit = Grounds.Given.of(outturn).causes().misfit(undivided(recorded));
    if (misfit.isPresent()) {
      return Optional.of(
          "what caused its variances no longer fits them. " + misfit.get().getMessage());
    }
    if (!figures(now(recorded)).equals(figures(outturn))) {
      return Optional.of("figures of its period were recorded after it was applied.");
    }
    var agreement = recorded.allocation().agreement();
    var held = grounds.reservesBefore(AllocationKey.parse(recorded.key()).orElseThrow());
    var handedOn = grounds.handedOn(agreement, previous, held, outturn.lastDay());
    return handedOn.inMoney().equals(Engine.opened(agreement, outturn, recorded.before()).inMoney())
        ? Optional.empty()
        : Optional.of(
            "it began with another state than the period before and the reserves in the ledger hand on now.");
  }

  private Outturn now(RecordedAllocation recorded) {
    return now(recorded, Grounds.Given.of(recorded.allocation().outturn()));
  }

  private Outturn undivided(RecordedAllocation recorded) {
    return now(recorded, Grounds.Given.of(recorded.allocation().outturn()).undivided());
  }

  private Outturn now(RecordedAllocation recorded, Grounds.Given given) {
    var outturn = recorded.allocation().outturn();
    return grounds.outturn(
        recorded.allocation().agreement(), outturn.year(), outturn.throughMonth(), given);
  }

  private static String figures(Outturn outturn) {
    return OutturnDocument.of(outturn).toString();
  }
}
