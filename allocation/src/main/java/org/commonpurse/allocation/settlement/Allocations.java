package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_AGREEMENT_UNCLEAR;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_COUNTS_TWICE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_NOT_RECORDED;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_POSITION_UNKNOWN;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_TAKEN_TWICE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_UNKNOWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Takes;
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
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Applies the agreements of a fund to its books.
 *
 * <p>Where clauses name other funds, the agreement is applied to the books of all of them together;
 * what it charges, pays and keeps in reserve is posted in the books of the fund that holds it.
 *
 * <p>A preview is worked out by the very code that applies; only the posting is left out.
 */
public final class Allocations {

  private final Ledger ledger;
  private final Agreements agreements;
  private final AllocationRecords records;

  public Allocations(Ledger ledger) {
    this.ledger = ledger;
    this.agreements = new Agreements(ledger);
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
   * Which allocation is meant: the latest revision for a period.
   *
   * @param agreement the agreement's code; not needed where one agreement alone was applied
   * @param throughMonth the last month, counted from April; 12 is the whole year
   */
  public record Which(Code fund, Optional<Code> agreement, FinancialYear year, int throughMonth) {}

  /**
   * Works out what the agreements in force give for a period, and records nothing.
   *
   * @return one result for each agreement in force, in order of code
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, {@code
   *     AGREEMENT_NONE_IN_FORCE}, {@code ALLOCATION_TAKEN_TWICE} if two agreements take the same
   *     line, or what the engine refuses
   */
  public List<Applied> preview(Request request) {
    var fund = ledger.funds().get(request.fund());
    return works(fund, request).stream().map(Work::applied).toList();
  }

  /** The results of all agreements in force, which must not take the same money. */
  private List<Work> works(Fund fund, Request request) {
    var works = new ArrayList<Work>();
    var taken = new HashMap<String, String>();
    for (var agreement : agreements.inForce(fund.code(), request.lastDay())) {
      var work = work(fund, agreement, request);
      Engine.taken(agreement, work.applied().allocation().outturn())
          .forEach(
              (what, clause) -> {
                var by = "clause %s of %s".formatted(clause.reference(), agreement.label());
                var before = taken.put(what, by);
                if (before != null) {
                  throw takenByTwo(what, before, by);
                }
              });
      works.add(work);
    }
    return works;
  }

  private static ProblemException takenByTwo(String what, String first, String second) {
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
    for (var work : works(fund, request)) {
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
   * Records a decision of the board on an allocation, and posts the difference. Deciding the same
   * again records nothing, whatever was decided since.
   *
   * @return the revision that the decision made
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_NOT_RECORDED} if no
   *     agreement was applied to the period, {@code ALLOCATION_AGREEMENT_UNCLEAR} if several were and
   *     none is named; what the engine refuses of the decision
   */
  public RecordedAllocation decide(Which which, Decision decision, LocalDate payOn, Actor by) {
    var fund = ledger.funds().get(which.fund());
    var latest = latest(fund, which);
    // A request that comes late a second time must not take back what was decided after it.
    var made = records.firstWith(fund.code(), AllocationKey.of(latest), decision);
    if (made.isPresent()) {
      return made.get();
    }
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
   * waits for it. Taking the same position again records nothing.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_NOT_RECORDED} if no
   *     agreement was applied to the period, {@code ALLOCATION_AGREEMENT_UNCLEAR} if several were and
   *     none is named, {@code ALLOCATION_POSITION_UNKNOWN} if the clause gave no result or the partner
   *     is none of the agreement
   */
  public RecordedAllocation take(Which which, Position position, Actor by) {
    var fund = ledger.funds().get(which.fund());
    var latest = latest(fund, which);
    requireKnown(latest.allocation(), position);
    if (latest.positions().contains(position)) {
      return latest;
    }
    var positions = new ArrayList<>(latest.positions());
    positions.removeIf(
        earlier ->
            earlier.clause().equals(position.clause())
                && earlier.partner().equals(position.partner()));
    positions.add(position);
    return records.add(
        fund,
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
            by));
  }

  private static void requireKnown(Allocation allocation, Position position) {
    boolean isPartner = allocation.agreement().parties().index(position.partner()).isPresent();
    boolean isClause =
        allocation.clauses().stream()
            .anyMatch(result -> result.clause().code().equals(position.clause()));
    if (!isPartner || !isClause) {
      throw ALLOCATION_POSITION_UNKNOWN
          .because(
              "The position of %s on clause %s is on no line of this allocation; its clauses are %s and its partners %s."
                  .formatted(
                      position.partner(),
                      position.clause(),
                      allocation.clauses().stream().map(each -> each.clause().code()).toList(),
                      allocation.agreement().parties().codes()),
              "clause",
              position.clause(),
              "partner",
              position.partner())
          .toException();
    }
  }

  /** Every revision of every allocation of a fund, in the order in which they were recorded. */
  public List<RecordedAllocation> list(Code fund) {
    return records.list(ledger.funds().get(fund).code());
  }

  /**
   * One revision of an allocation.
   *
   * @param key as {@link RecordedAllocation#key()} gives it
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_UNKNOWN} if there is
   *     none
   */
  public RecordedAllocation get(Code fund, String key) {
    return records
        .find(ledger.funds().get(fund).code(), key)
        .orElseThrow(
            () ->
                ALLOCATION_UNKNOWN
                    .because(
                        "Fund %s has no allocation \"%s\"; list its allocations to see their keys."
                            .formatted(fund, key),
                        "fund",
                        fund,
                        "key",
                        key)
                    .toException());
  }

  /**
   * Re-runs the recorded allocations of a fund under a proposed agreement and compares, year by year
   * and partner by partner. Nothing is posted or recorded.
   *
   * <p>It stands in the place of the agreement of the same code, or, where the fund never applied one
   * of that code, of all that were applied.
   *
   * @param proposed the document of the proposed agreement; it need not have been added to the fund
   * @throws org.commonpurse.ledger.document.DocumentException if the document is refused
   */
  public History rerun(Code fundCode, Document proposed) {
    var fund = ledger.funds().get(fundCode);
    var agreement = agreements.read(fund, proposed);
    var latest = latest(fund.code());
    var replaced =
        latest.stream().filter(each -> each.agreement().code().equals(agreement.code())).toList();
    return History.of(
        replaced.isEmpty() ? latest : replaced,
        agreement,
        partner -> Outturns.inAgreement(fund, agreement.parties(), partner));
  }

  /**
   * The payments that would settle everything allocated, beside the dues that they net.
   *
   * @param year the year whose allocations are settled; without it, those of all years together
   */
  public Netting.Net payments(Code fundCode, Optional<FinancialYear> year) {
    var fund = ledger.funds().get(fundCode);
    return Settlement.payments(
        fund,
        latest(fund.code()).stream()
            .filter(each -> year.map(each.outturn().year()::equals).orElse(true))
            .toList());
  }

  /** The latest revision for each period and agreement of a fund, in order of time. */
  private List<Allocation> latest(Code fund) {
    var latest = new TreeMap<String, Allocation>();
    for (var recorded : records.list(fund)) {
      // Later revisions of a period come later in the list and take its place.
      latest.put(
          AllocationKey.of(recorded).sortable() + " " + recorded.allocation().agreement().code(),
          recorded.allocation());
    }
    return List.copyOf(latest.values());
  }

  /** A result with the state it began from and the revision before it, if any. */
  private record Work(State before, Applied applied, Optional<RecordedAllocation> latest) {}

  private Work work(Fund fund, Agreement agreement, Request request) {
    var key = new AllocationKey(agreement.code(), request.year(), request.throughMonth(), 1);
    var outturn =
        Outturns.of(
            ledger.balances(),
            funds(fund, agreement),
            request.year(),
            request.throughMonth(),
            agreement.parties(),
            request.measures(),
            request.bases());
    requireCountedOnce(fund.code(), agreement, key);
    var before =
        records
            .before(fund.code(), key)
            .map(RecordedAllocation::after)
            .orElse(State.INITIAL)
            .withPartners(owner -> Outturns.inAgreement(fund, agreement.parties(), owner));
    var latest =
        Optional.ofNullable(
            records
                .latest(fund.code(), request.year(), request.throughMonth())
                .get(agreement.code()));
    var decisions = latest.map(RecordedAllocation::decisions).orElse(List.of());
    return new Work(before, Engine.apply(agreement, outturn, before, decisions), latest);
  }

  /** The fund that holds an agreement, and those that its clauses name, in order of code. */
  private List<Fund> funds(Fund holder, Agreement agreement) {
    var funds = new ArrayList<>(List.of(holder));
    agreement.otherFunds(holder.code()).forEach(code -> funds.add(ledger.funds().get(code)));
    return funds;
  }

  /**
   * An outturn covers its year from April. What a clause takes of it would be charged again with
   * every further period of the year, if the clause did not count what it allocated before.
   */
  private void requireCountedOnce(Code fund, Agreement agreement, AllocationKey key) {
    var other = records.otherInYear(fund, key);
    var clause =
        agreement.clauses().stream()
            .filter(each -> each.isInForceOn(key.lastDay()))
            .filter(each -> !each.yearToDate() && each.takes() != Takes.PAYMENT)
            .findFirst();
    if (other.isPresent() && clause.isPresent()) {
      throw ALLOCATION_COUNTS_TWICE
          .because(
              "Clause %s of %s takes all of the year so far, and was applied to %s already; applied to %s too it would charge the same months twice. Write \"year-to-date: true\" in the clause, or apply the agreement once a year."
                  .formatted(
                      clause.get().reference(), agreement.label(), other.get(), key.sortable()),
              "clause",
              clause.get().reference(),
              "period",
              key.sortable())
          .toException();
    }
  }

  private RecordedAllocation latest(Fund fund, Which which) {
    var period = AllocationKey.period(which.year(), which.throughMonth());
    var found = records.latest(fund.code(), which.year(), which.throughMonth());
    which.agreement().ifPresent(code -> found.keySet().retainAll(List.of(code)));
    if (found.isEmpty()) {
      throw ALLOCATION_NOT_RECORDED
          .because(
              "%s was not applied to %s of %s yet; apply it first."
                  .formatted(
                      which.agreement().map(Code::value).orElse("No agreement"),
                      period,
                      fund.code()),
              "agreement",
              which.agreement().map(Code::value).orElse(""),
              "period",
              period)
          .toException();
    }
    if (found.size() > 1) {
      throw ALLOCATION_AGREEMENT_UNCLEAR
          .because(
              "%s were all applied to %s of %s; say which agreement is meant."
                  .formatted(found.keySet(), period, fund.code()),
              "agreements",
              found.keySet(),
              "period",
              period)
          .toException();
    }
    return found.values().iterator().next();
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
    var unrecorded = Unrecorded.after(ledger.journal(), allocation, work.latest());
    var recorded =
        new RecordedAllocation(
            unrecorded.revision(),
            why,
            allocation,
            work.before(),
            work.applied().state(),
            positions,
            Instant.EPOCH,
            by);
    var posted =
        work.latest().map(latest -> Postings.of(fund, latest.allocation())).orElse(Postings.NONE);
    var difference = Postings.of(fund, allocation).less(posted.plus(unrecorded.postings()));
    // The entries come first: a recorded allocation is one whose entries are in the journal.
    ledger
        .journal()
        .postAll(Settlement.of(fund, agreement, AllocationKey.of(recorded), difference, payOn, by));
    return records.add(fund, recorded);
  }
}
