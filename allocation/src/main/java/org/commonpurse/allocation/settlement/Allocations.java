package org.commonpurse.allocation.settlement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Applied;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.exact.Exact;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.EntryKey;

/**
 * Applies the agreements of a fund to its books.
 *
 * <p>A preview is worked out by the very code that applies; only the posting is left out.
 */
public final class Allocations {

  private final Ledger ledger;
  private final Agreements agreements;

  public Allocations(Ledger ledger) {
    this.ledger = ledger;
    this.agreements = new Agreements(ledger.agreements());
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
   * it, and archives the result with everything it depends on.
   *
   * <p>Applying again posts nothing new.
   *
   * @param payOn the day on which partners pay and are paid
   * @return one result for each agreement in force, in order of code
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #preview}; {@code
   *     LEDGER_KEY_REUSED} or {@code LEDGER_ALLOCATION_DIFFERS} if it was applied before and the
   *     books have changed since
   */
  public List<Applied> apply(Request request, LocalDate payOn, Actor by) {
    var fund = ledger.funds().get(request.fund());
    var results = new ArrayList<Applied>();
    for (var agreement : agreements.inForce(fund.code(), request.lastDay())) {
      var work = work(fund, agreement, request);
      var allocation = work.applied().allocation();
      // The entries come first: an archived allocation is one whose entries are in the journal.
      ledger.journal().postAll(Settlement.of(fund, allocation, payOn, by));
      ledger.allocations().add(archived(work, by));
      results.add(work.applied());
    }
    return results;
  }

  /** A result with the state it began from. */
  private record Work(State before, Applied applied) {}

  private Work work(Fund fund, Agreement agreement, Request request) {
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
        stateBefore(fund.code(), agreement.code(), request)
            .withPartners(owner -> Outturns.inAgreement(fund, agreement.parties(), owner));
    return new Work(before, Engine.apply(agreement, outturn, before));
  }

  /** What the last allocation of an agreement for an earlier period handed on. */
  private State stateBefore(Code fund, Code agreement, Request request) {
    var period = period(request.year(), request.throughMonth());
    return ledger.allocations().list(fund).stream()
        .filter(archived -> archived.agreement().equals(agreement))
        .filter(archived -> archived.period().compareTo(period) < 0)
        .max(java.util.Comparator.comparing(AllocationDocument::period))
        .map(Allocations::stateAfter)
        .orElse(State.INITIAL);
  }

  private static State stateAfter(AllocationDocument archived) {
    var document = Document.parse(archived.key().toString(), archived.result());
    return StateDocument.read(document.root().get("state-after"));
  }

  /** A period as text that sorts by time: {@code 2023-24/06}. */
  private static String period(FinancialYear year, int throughMonth) {
    return "%s/%02d".formatted(year, throughMonth);
  }

  private static AllocationDocument archived(Work work, Actor by) {
    var allocation = work.applied().allocation();
    var outturn = OutturnDocument.of(allocation.outturn()).toString();
    var result = JsonNodeFactory.instance.objectNode();
    result.set("state-before", StateDocument.of(work.before()));
    result.set("state-after", StateDocument.of(work.applied().state()));
    result.set("allocation", AllocationJson.of(allocation));
    return new AllocationDocument(
        allocation.outturn().fund(),
        new EntryKey("allocation/" + Keys.of(allocation)),
        allocation.agreement().code(),
        allocation.agreement().version(),
        period(allocation.outturn().year(), allocation.outturn().throughMonth()),
        digest(allocation.agreement().label() + "\n" + outturn + "\n" + result),
        outturn,
        result.toString(),
        Instant.EPOCH,
        by);
  }

  private static String digest(String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
