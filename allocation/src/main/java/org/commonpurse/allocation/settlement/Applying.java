package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_RESTS_ON_STALE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.book.PassedReserves;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.seal.EventKind;

/**
 * The act of applying agreements to a period: it posts what they give and records it, once, on results
 * that still hold.
 *
 * @param payOn  the day by which partners pay and are paid
 */
record Applying(Writing writing, LocalDate payOn, Actor by) {

  /** What an agreement gives, and the revision that says so. */
  record Applied(ApplicationResult result, RecordedAllocation recorded) {}

  /**
   * Applies what a request asks for, after what it asks to put right before.
   *
   * @param previewed  the token of a preview, to post just what it showed
   */
  List<Applied> apply(Request request, Optional<PreviewToken> previewed) {
    var applied = new ArrayList<Applied>();
    for (var earlier : earlier(request)) {
      applied.addAll(applyOne(earlier, Optional.empty()));
    }
    applied.addAll(applyOne(request, previewed));
    return applied;
  }

  /** The requests that made the results from a year on and before a period, in order of time. */
  private List<Request> earlier(Request request) {
    if (request.from().isEmpty()) {
      return List.of();
    }
    var earlier = new TreeMap<String, Request>();
    for (var recorded : new AllocationRecords(writing, request.fund()).latest()) {
      var outturn = recorded.allocation().outturn();
      var same =
          new Request(
              request.fund(),
              outturn.year(),
              outturn.throughMonth(),
              outturn.measures(),
              outturn.bases(),
              VarianceDivision.of(outturn));
      if (outturn.year().compareTo(request.from().get()) >= 0
          && same.sortable().compareTo(request.sortable()) < 0) {
        // An agreement that tells no causes apart keeps none of what was given.
        earlier.merge(
            same.sortable(), same, (one, other) -> one.causes().isNothing() ? other : one);
      }
    }
    return List.copyOf(earlier.values());
  }

  private List<Applied> applyOne(Request request, Optional<PreviewToken> previewed) {
    var applications = Applications.of(writing, request);
    previewed.ifPresent(Applications.token(writing, applications)::requireSameAs);
    applications.forEach(Applying::requireFresh);
    applications.stream()
        .map(Applications.Application::fund)
        .distinct()
        .forEach(fund -> passReserves(fund, request));
    return applications.stream().map(each -> new Applied(each.applied(), record(each))).toList();
  }

  /** The state that results begin with knows the heirs of reserves; so do the books from now on. */
  private void passReserves(Fund fund, Request request) {
    PassedReserves.pass(writing, fund, PassedReserves.open(writing, fund, request.lastDay()), by);
  }

  private static void requireFresh(Applications.Application application) {
    if (!application.stale().isEmpty()) {
      var first = application.stale().get(0);
      throw ALLOCATION_RESTS_ON_STALE
          .because(
              "What %s gives for %s would rest on results that are out of date: %s Apply again from that year on: \"allocation apply --from YEAR\", or \"from\" in a request."
                  .formatted(
                      application.applied().allocation().agreement().label(),
                      application.applied().allocation().outturn().period(),
                      application.stale().stream()
                          .map(StaleResult::inWords)
                          .collect(Collectors.joining(" "))),
              "agreement",
              first.agreement(),
              "period",
              first.period())
          .toException();
    }
  }

  private RecordedAllocation record(Applications.Application application) {
    var latest = application.latest();
    var allocation = application.applied().allocation();
    if (latest.isPresent() && saysTheSame(latest.get(), application)) {
      return latest.get();
    }
    var record =
        AllocationRecord.of(
            AllocationKey.next(allocation, latest),
            latest.isPresent() ? "applied again to changed figures" : "applied",
            allocation,
            application.before(),
            application.applied().state(),
            latest.map(RecordedAllocation::positions).orElse(List.of()),
            payOn);
    record.post(writing, application.fund(), latest, by);
    return record.record(writing, EventKind.ALLOCATION, application.fund(), by);
  }

  private static State began(RecordedAllocation recorded) {
    var allocation = recorded.allocation();
    return Engine.opened(allocation.agreement(), allocation.outturn(), recorded.before());
  }

  /**
   * Whether a revision says what an application gives, in whatever words. Accounts count, for an earlier version may have
   * posted the same figures otherwise; and the state that it began with, for a year that comes to the
   * same hands on another.
   */
  private static boolean saysTheSame(
      RecordedAllocation recorded, Applications.Application application) {
    Allocation allocation = application.applied().allocation();
    return Postings.of(application.fund(), allocation).less(recorded.postings()).isNothing()
        && application.before().inMoney().equals(began(recorded).inMoney())
        && application.applied().state().inMoney().equals(recorded.after().inMoney())
        && OutturnDocument.of(recorded.allocation().outturn())
            .equals(OutturnDocument.of(allocation.outturn()))
        && AllocationJson.withoutSentences(recorded.json())
            .equals(AllocationJson.withoutSentences(AllocationJson.of(allocation)));
  }
}
