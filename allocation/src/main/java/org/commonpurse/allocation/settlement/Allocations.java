package org.commonpurse.allocation.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Applied;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.exact.Exact;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.problem.Problem;

/**
 * Applies the agreements of a fund to its books.
 *
 * <p>A preview is worked out by the very code that applies; only the posting is left out.
 */
public final class Allocations {

  private final Ledger ledger;
  private final Agreements agreements;
  private final AllocationRecords records;

  public Allocations(Ledger ledger) {
    this.ledger = ledger;
    this.agreements = new Agreements(ledger.agreements());
    this.records = new AllocationRecords(ledger.allocations(), agreements);
  }

  /**
   * What to allocate.
   *
   * @param throughMonth the last month, counted from April; 12 is the whole year
   * @param measures figures that are no money and stand in no book, by name
   * @param bases named sums that percentages are taken of, in pence
   */
  public record Request(
      Code fund,
      FinancialYear year,
      int throughMonth,
      Map<Code, Exact> measures,
      Map<Code, Long> bases) {

    public Request {
      measures = Map.copyOf(measures);
      bases = Map.copyOf(bases);
    }

    /** A whole year, with nothing that is not in the books. */
    public static Request of(Code fund, FinancialYear year) {
      return new Request(fund, year, 12, Map.of(), Map.of());
    }

    LocalDate lastDay() {
      return year.first().plusMonths(throughMonth).minusDays(1);
    }
  }

  /**
   * Works out what the agreements in force give for a period, and records nothing.
   *
   * @return one result for each agreement in force, in order of code
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, {@code
   *     AGREEMENT_NONE_IN_FORCE}, or what the engine refuses
   */
  public List<Applied> preview(Request request) {
    var fund = ledger.funds().get(request.fund());
    return agreements.inForce(fund.code(), request.lastDay()).stream()
        .map(agreement -> work(fund, agreement, request).applied())
        .toList();
  }

  /**
   * Works out what the agreements in force give for a period, posts the entries that charge and pay
   * it, and records the result with everything it rests on.
   *
   * <p>Applying again posts nothing new; applying again after late entries, or after another version
   * came into force for the period, records a revision and posts the difference.
   *
   * @param payOn the day on which partners pay and are paid
   * @return one result for each agreement in force, in order of code
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #preview}, and what the journal
   *     refuses; nothing is recorded then
   */
  public List<Applied> apply(Request request, LocalDate payOn, Actor by) {
    var fund = ledger.funds().get(request.fund());
    var results = new ArrayList<Applied>();
    for (var agreement : agreements.inForce(fund.code(), request.lastDay())) {
      var work = work(fund, agreement, request);
      results.add(work.applied());
      boolean changed =
          work.latest()
              .map(latest -> !saysTheSame(latest.allocation(), work.applied().allocation()))
              .orElse(true);
      if (changed) {
        var positions = work.latest().map(RecordedAllocation::positions).orElse(List.of());
        var why = work.latest().isPresent() ? "applied again to changed figures" : "applied";
        record(fund, work, why, positions, payOn, by);
      }
    }
    return results;
  }

  /**
   * Records a decision of the board on the latest allocation for a period, and posts the difference.
   *
   * @return the revision that the decision made
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_NOT_RECORDED} if the
   *     agreement was not applied to the period; what the engine refuses of the decision
   */
  public RecordedAllocation decide(
      Code fundCode,
      Code agreement,
      FinancialYear year,
      int throughMonth,
      Decision decision,
      LocalDate payOn,
      Actor by) {
    var fund = ledger.funds().get(fundCode);
    var latest = latest(fund, agreement, year, throughMonth);
    var decisions = new ArrayList<>(latest.decisions());
    decisions.removeIf(earlier -> earlier.clause().equals(decision.clause()));
    decisions.add(decision);
    var allocation = latest.allocation();
    var applied =
        Engine.apply(allocation.agreement(), allocation.outturn(), latest.before(), decisions);
    var work = new Work(latest.before(), applied, Optional.of(latest));
    return record(fund, work, "decided, " + decision.minute(), latest.positions(), payOn, by);
  }

  /**
   * Records where a partner stands on its part of a clause. Nothing is posted, and nobody else's part
   * waits for it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_NOT_RECORDED} if the
   *     agreement was not applied to the period
   */
  public RecordedAllocation take(
      Code fundCode,
      Code agreement,
      FinancialYear year,
      int throughMonth,
      Position position,
      Actor by) {
    var fund = ledger.funds().get(fundCode);
    var latest = latest(fund, agreement, year, throughMonth);
    var positions = new ArrayList<>(latest.positions());
    positions.removeIf(
        earlier ->
            earlier.clause().equals(position.clause())
                && earlier.partner().equals(position.partner()));
    positions.add(position);
    var revised =
        new RecordedAllocation(
            latest.revision() + 1,
            "%s by %s on %s"
                .formatted(position.standing(), position.partner(), position.clause())
                .toLowerCase(Locale.ROOT),
            latest.allocation(),
            latest.before(),
            latest.after(),
            positions,
            Instant.EPOCH,
            by);
    records.add(
        fund, new AllocationKey(agreement, year, throughMonth, revised.revision()), revised);
    return revised;
  }

  /** Every revision of every allocation of a fund, in the order in which they were recorded. */
  public List<RecordedAllocation> list(Code fund) {
    return records.list(ledger.funds().get(fund).code());
  }

  /**
   * Re-runs the recorded allocations of a fund under a proposed agreement and compares, period by
   * period and partner by partner. Nothing is posted or recorded.
   *
   * @param proposed the document of the proposed agreement; it need not have been added to the fund
   * @throws org.commonpurse.ledger.document.DocumentException if the document is refused
   */
  public History rerun(Code fundCode, Document proposed) {
    var fund = ledger.funds().get(fundCode);
    var agreement = AgreementReader.readFor(fund, proposed);
    var latest = new TreeMap<String, Allocation>();
    for (var recorded : records.list(fund.code())) {
      // Later revisions of a period come later in the list and take its place.
      var outturn = recorded.allocation().outturn();
      latest.put(
          "%s/%02d %s"
              .formatted(
                  outturn.year(), outturn.throughMonth(), recorded.allocation().agreement().code()),
          recorded.allocation());
    }
    return History.of(
        List.copyOf(latest.values()),
        agreement,
        partner -> Outturns.inAgreement(fund, agreement.parties(), partner));
  }

  /** The payments that would settle the allocations of several periods together. */
  public List<Netting.Payment> payments(Code fundCode, List<Allocation> allocations) {
    var fund = ledger.funds().get(fundCode);
    var postings = allocations.stream().map(each -> Postings.of(fund, each)).toList();
    return allocations.isEmpty()
        ? List.of()
        : Settlement.payments(fund, allocations.get(0).agreement(), postings);
  }

  /** A result with the state it began from and the revision before it, if any. */
  private record Work(State before, Applied applied, Optional<RecordedAllocation> latest) {}

  private Work work(Fund fund, Agreement agreement, Request request) {
    var key = new AllocationKey(agreement.code(), request.year(), request.throughMonth(), 1);
    var outturn =
        Outturns.of(
            ledger.balances(),
            fund,
            request.year(),
            request.throughMonth(),
            agreement.parties(),
            request.measures(),
            request.bases());
    var before =
        records
            .before(fund.code(), key)
            .map(RecordedAllocation::after)
            .orElse(State.INITIAL)
            .withPartners(owner -> Outturns.inAgreement(fund, agreement.parties(), owner));
    var latest = records.latest(fund.code(), key);
    var decisions = latest.map(RecordedAllocation::decisions).orElse(List.of());
    return new Work(before, Engine.apply(agreement, outturn, before, decisions), latest);
  }

  private RecordedAllocation latest(
      Fund fund, Code agreement, FinancialYear year, int throughMonth) {
    var key = new AllocationKey(agreement, year, throughMonth, 1);
    return records
        .latest(fund.code(), key)
        .orElseThrow(
            () ->
                Problem.notFound(
                        "ALLOCATION_NOT_RECORDED",
                        "%s was not applied to %s of %s yet; apply it first."
                            .formatted(agreement, key.period(), fund.code()),
                        "agreement",
                        agreement,
                        "period",
                        key.period())
                    .toException());
  }

  private static boolean saysTheSame(Allocation first, Allocation second) {
    return OutturnDocument.of(first.outturn()).equals(OutturnDocument.of(second.outturn()))
        && AllocationJson.of(first).equals(AllocationJson.of(second));
  }

  /** Posts what a result changes in the books, then records it. */
  private RecordedAllocation record(
      Fund fund, Work work, String why, List<Position> positions, LocalDate payOn, Actor by) {
    var allocation = work.applied().allocation();
    var agreement = allocation.agreement();
    int revision = work.latest().map(RecordedAllocation::revision).orElse(0) + 1;
    var key =
        new AllocationKey(
            agreement.code(),
            allocation.outturn().year(),
            allocation.outturn().throughMonth(),
            revision);
    var posted =
        work.latest().map(latest -> Postings.of(fund, latest.allocation())).orElse(Postings.NONE);
    var difference = Postings.of(fund, allocation).less(posted);
    // The entries come first: a recorded allocation is one whose entries are in the journal.
    ledger.journal().postAll(Settlement.of(fund, agreement, key, difference, payOn, by));
    var recorded =
        new RecordedAllocation(
            revision,
            why,
            allocation,
            work.before(),
            work.applied().state(),
            positions,
            Instant.EPOCH,
            by);
    records.add(fund, key, recorded);
    return recorded;
  }
}
