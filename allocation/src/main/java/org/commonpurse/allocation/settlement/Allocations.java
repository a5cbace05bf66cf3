package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_AGREEMENT_UNCLEAR;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_NOT_RECORDED;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_POSITION_UNKNOWN;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_UNKNOWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.book.Act;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.seal.EventKind;

/**
 * Applies the agreements of a fund to its books.
 * <p>
 * Where clauses name other funds, the agreement is applied to the books of all of them together;
 * what it charges, pays and keeps in reserve is posted in the books of the fund that holds it.
 * <p>
 * A preview is worked out by the very code that applies; only the recording is left out. Applying,
 * deciding and taking a position are one transaction each: what they read stays as it is until all
 * that they record is durable, and of one that is refused nothing is recorded.
 */
public final class Allocations {

  private final Books books;

  /** The allocations kept in these books. */
  public Allocations(Books books) {
    this.books = books;
  }

  /**
   * What to allocate.
   *
   * @param throughMonth  the last month, counted from April; 12 is the whole year
   * @param measures  figures that are no money and stand in no book, by name
   * @param bases  named sums that percentages are taken of, in pence
   * @param causes  what caused the variances of lines, which no book holds; agreements that declare no
   *     causes take no notice of it
   * @param from  the year from which what was applied before this period is applied again first, in
   *     order, each with the measures, bases and causes that it had; empty to leave it as it is
   */
  public record Request(
      FundCode fund,
      FinancialYear year,
      int throughMonth,
      Map<MeasureCode, Exact> measures,
      Map<BaseCode, Long> bases,
      VarianceDivision causes,
      Optional<FinancialYear> from) {

    public Request {
      measures = Map.copyOf(measures);
      bases = Map.copyOf(bases);
    }

    /** With no causes told apart, and what was applied before left as it is. */
    public Request(
        FundCode fund,
        FinancialYear year,
        int throughMonth,
        Map<MeasureCode, Exact> measures,
        Map<BaseCode, Long> bases) {
      this(fund, year, throughMonth, measures, bases, VarianceDivision.NONE);
    }

    /** With what was applied before left as it is. */
    public Request(
        FundCode fund,
        FinancialYear year,
        int throughMonth,
        Map<MeasureCode, Exact> measures,
        Map<BaseCode, Long> bases,
        VarianceDivision causes) {
      this(fund, year, throughMonth, measures, bases, causes, Optional.empty());
    }

    /** This request, after what was applied since a year is put right. */
    public Request from(FinancialYear first) {
      return new Request(fund, year, throughMonth, measures, bases, causes, Optional.of(first));
    }

    /** The period in a form that sorts by time. */
    String sortable() {
      return AllocationKey.sortable(year, throughMonth);
    }

    /** A whole year, with nothing that is not in the books. */
    public static Request of(FundCode fund, FinancialYear year) {
      return new Request(fund, year, 12, Map.of(), Map.of());
    }

    LocalDate lastDay() {
      return year.first().plusMonths(throughMonth).minusDays(1);
    }
  }

  /**
   * What the agreements in force give for a period.
   *
   * @param results  one for each agreement in force, in order of code
   * @param token  what they rest on; {@link #apply} with it posts these results or refuses
   * @param stamp  the state of the fund's books they were worked out from
   * @param stale  results of earlier periods that these rest on and that changed since; they are to be
   *     applied again first
   */
  public record Preview(
      List<ApplicationResult> results, PreviewToken token, Stamp stamp, List<StaleResult> stale) {
    public Preview {
      results = List.copyOf(results);
      stale = List.copyOf(stale);
    }
  }

  /**
   * Which allocation is meant: the latest revision for a period.
   *
   * @param agreement  the agreement's code; not needed where one agreement alone was applied
   * @param throughMonth  the last month, counted from April; 12 is the whole year
   */
  public record Which(
      FundCode fund, Optional<AgreementCode> agreement, FinancialYear year, int throughMonth) {}

  /**
   * Works out what the agreements in force give for a period, and records nothing.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, {@code
   *     AGREEMENT_NONE_IN_FORCE}, {@code ALLOCATION_TAKEN_TWICE} if two agreements take the same
   *     line, or what the engine refuses
   */
  public Preview preview(Request request) {
    return books.now(
        at -> {
          var applications = Applications.of(at, request);
          return new Preview(
              applications.stream().map(Applications.Application::applied).toList(),
              Applications.token(at, applications),
              at.stamp(request.fund()),
              applications.stream().flatMap(each -> each.stale().stream()).toList());
        });
  }

  /** Applies without regard to a preview, as {@link #apply(Request, LocalDate, Optional, Actor)}. */
  public List<ApplicationResult> apply(Request request, LocalDate payOn, Actor by) {
    return apply(request, payOn, Optional.empty(), by);
  }

  /**
   * Works out what the agreements in force give for a period, posts the entries that charge
   * it, and records the result with everything it rests on.
   * <p>
   * Applying again posts nothing new; applying again after late entries, or after another version
   * came into force for the period, records a revision and posts the difference.
   *
   * @param payOn  the day by which partners pay and are paid; no money moves by applying
   * @param previewed  the token of a preview, to post just what it showed
   * @return one result for each agreement in force, in order of code
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #preview}; {@code
   *     ALLOCATION_PREVIEW_OUTDATED} if something changed since the preview; and what the journal
   *     refuses; nothing is recorded then
   */
  public List<ApplicationResult> apply(
      Request request, LocalDate payOn, Optional<PreviewToken> previewed, Actor by) {
    return books.write(
        request.fund(),
        writing ->
            new Applying(writing, payOn, by)
                .apply(request, previewed).stream().map(Applying.Applied::result).toList());
  }

  /**
   * Applies as {@link #apply(Request, LocalDate, Optional, Actor)}, once where its sender named the
   * request by a key.
   *
   * @param once  the request with its key
   * @return for each agreement in force, in order of code, the revision that says what it gives
   * @throws org.commonpurse.ledger.problem.ProblemException as without a key; {@code
   *     LEDGER_KEY_REUSED} if the key was used for something else
   */
  public List<RecordedAllocation> apply(
      Request request,
      LocalDate payOn,
      Optional<PreviewToken> previewed,
      Optional<ActRequest> once,
      Actor by) {
    return books.write(
        request.fund(),
        once,
        new RepeatableAct<>(
            writing ->
                new Applying(writing, payOn, by)
                    .apply(request, previewed).stream().map(Applying.Applied::recorded).toList(),
            recorded ->
                recorded.stream().map(RecordedAllocation::key).collect(Collectors.joining("\n")),
            (writing, before) ->
                before
                    .result()
                    .lines()
                    .map(key -> recorded(writing, request.fund(), key))
                    .toList()));
  }

  private static RecordedAllocation recorded(Writing writing, FundCode fund, String key) {
    return new AllocationRecords(writing, fund).find(key).orElseThrow();
  }

  /** An act that makes a revision, which answers it again. */
  private static RepeatableAct<RecordedAllocation> revising(
      FundCode fund, Act<RecordedAllocation> act) {
    return new RepeatableAct<>(
        act,
        RecordedAllocation::key,
        (writing, before) -> recorded(writing, fund, before.result()));
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
    return decide(which, decision, payOn, Optional.empty(), by);
  }

  /** Decides as {@link #decide(Which, Decision, LocalDate, Actor)}, once for the request's key. */
  public RecordedAllocation decide(
      Which which, Decision decision, LocalDate payOn, Optional<ActRequest> once, Actor by) {
    return books.write(
        which.fund(),
        once,
        revising(which.fund(), writing -> decide(writing, which, decision, payOn, by)));
  }

  private static RecordedAllocation decide(
      Writing writing, Which which, Decision decision, LocalDate payOn, Actor by) {
    var fund = writing.funds().get(which.fund());
    var records = new AllocationRecords(writing, fund.code());
    var latest = latest(records, which);
    var key = AllocationKey.next(latest.allocation(), Optional.of(latest));
    // A request that comes late a second time must not take back what was decided after it.
    var made = records.firstWith(key, decision);
    if (made.isPresent()) {
      return made.get();
    }
    var decisions = new ArrayList<>(latest.decisions());
    decisions.removeIf(earlier -> earlier.clause().equals(decision.clause()));
    decisions.add(onItsAmount(decision, latest.allocation()));
    var record =
        AllocationRecord.of(
            key,
            "decided, " + decision.minute(),
            decided(latest, decisions),
            latest.before(),
            latest.after(),
            latest.positions(),
            payOn);
    record.post(writing, fund, Optional.of(latest), by);
    return record.record(writing, EventKind.DECISION, fund, by);
  }

  /** A decision with the amount that the board saw. */
  private static Decision onItsAmount(Decision decision, Allocation allocation) {
    return allocation.clauses().stream()
        .filter(result -> result.clause().code().equals(decision.clause()))
        .findFirst()
        .map(result -> decision.on(result.amountPence()))
        .orElse(decision);
  }

  /**
   * Decisions laid over what was recorded. The working is told again where today's engine gives the
   * same figures; where it does not, it stands in the revision before and the figures stay.
   */
  private static Allocation decided(RecordedAllocation latest, List<Decision> decisions) {
    var recorded = latest.allocation();
    var again = Engine.apply(recorded.agreement(), recorded.outturn(), latest.before());
    boolean same = Reruns.figuresOf(again.allocation()).equals(Reruns.figuresOf(recorded));
    return Engine.decide(same ? again.allocation() : recorded, decisions);
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
  public RecordedAllocation recordPosition(Which which, Position position, Actor by) {
    return recordPosition(which, position, Optional.empty(), by);
  }

  /** Records as {@link #recordPosition(Which, Position, Actor)}, once for the request's key. */
  public RecordedAllocation recordPosition(
      Which which, Position position, Optional<ActRequest> once, Actor by) {
    return books.write(
        which.fund(),
        once,
        revising(which.fund(), writing -> recordPosition(writing, which, position, by)));
  }

  private static RecordedAllocation recordPosition(
      Writing writing, Which which, Position position, Actor by) {
    var fund = writing.funds().get(which.fund());
    var latest = latest(new AllocationRecords(writing, fund.code()), which);
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
    return new AllocationRecord(
            AllocationKey.next(latest.allocation(), Optional.of(latest)),
            "%s by %s on %s"
                .formatted(position.standing(), position.partner(), position.clause())
                .toLowerCase(Locale.ROOT),
            latest.allocation(),
            latest.json(),
            latest.before(),
            latest.after(),
            positions,
            Optional.empty())
        .record(writing, EventKind.POSITION, fund, by);
  }

  private static void requireKnown(Allocation allocation, Position position) {
    boolean isPartner = allocation.parties().index(position.partner()).isPresent();
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
                      allocation.parties().codes()),
              "clause",
              position.clause(),
              "partner",
              position.partner())
          .toException();
    }
  }

  /** Every revision of every allocation of a fund, in the order in which they were recorded. */
  public List<RecordedAllocation> list(FundCode fund) {
    return books.now(at -> list(at, fund));
  }

  /** Every revision of every allocation of a fund, in one state of the books. */
  public static List<RecordedAllocation> list(Snapshot at, FundCode fund) {
    return new AllocationRecords(at, at.funds().get(fund).code()).list();
  }

  /**
   * One revision of an allocation.
   *
   * @param key  as {@link RecordedAllocation#key()} gives it
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_UNKNOWN} if there is
   *     none
   */
  public RecordedAllocation get(FundCode fund, String key) {
    return books
        .now(at -> new AllocationRecords(at, at.funds().get(fund).code()).find(key))
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
   * <p>
   * It stands in the place of the agreement of the same code, or, where the fund never applied one
   * of that code, of all that were applied.
   *
   * @param proposed  the document of the proposed agreement; it need not have been added to the
   *     fund
   * @throws org.commonpurse.ledger.document.DocumentException if the document is refused
   */
  public History rerun(FundCode fundCode, Document proposed) {
    return books.now(
        at -> {
          var fund = at.funds().get(fundCode);
          var agreement = Agreements.read(at, fund, proposed);
          var latest = latest(at, fund.code());
          var replaced =
              latest.stream()
                  .filter(each -> each.agreement().code().equals(agreement.code()))
                  .toList();
          return History.of(
              replaced.isEmpty() ? latest : replaced,
              agreement,
              partner ->
                  new AgreementHeirs(fund, agreement.parties(), LocalDate.MAX).largest(partner),
              outturn -> new Grounds(at, fund).completed(agreement, outturn));
        });
  }

  /** The latest revision for each period and agreement of a fund, in order of time. */
  private static List<Allocation> latest(Snapshot at, FundCode fund) {
    return new AllocationRecords(at, fund)
        .latest().stream().map(RecordedAllocation::allocation).toList();
  }

  private static RecordedAllocation latest(AllocationRecords records, Which which) {
    var period = AllocationKey.period(which.year(), which.throughMonth());
    var found = records.latest(which.year(), which.throughMonth());
    which.agreement().ifPresent(code -> found.keySet().retainAll(List.of(code)));
    if (found.isEmpty()) {
      throw ALLOCATION_NOT_RECORDED
          .because(
              "%s was applied to %s of %s yet; apply it first."
                  .formatted(
                      which.agreement().map(code -> "Nothing of " + code).orElse("No agreement"),
                      period,
                      which.fund()),
              "agreement",
              which.agreement().map(AgreementCode::value).orElse(""),
              "period",
              period)
          .toException();
    }
    if (found.size() > 1) {
      throw ALLOCATION_AGREEMENT_UNCLEAR
          .because(
              "%s were all applied to %s of %s; say which agreement is meant."
                  .formatted(found.keySet(), period, which.fund()),
              "agreements",
              found.keySet(),
              "period",
              period)
          .toException();
    }
    return found.values().iterator().next();
  }
}
