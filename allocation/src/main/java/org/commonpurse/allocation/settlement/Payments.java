package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.DUE_DISPUTED;
import static org.commonpurse.allocation.problem.AllocationProblem.PAYMENT_EXCEEDS_DUES;
import static org.commonpurse.allocation.problem.AllocationProblem.PAYMENT_PARTNER_MISSING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.settlement.PaymentRun.Payment;
import org.commonpurse.allocation.settlement.PaymentRun.Settled;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.act.RecordedAct;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;

/**
 * Pays dues: posts what partners pay and are paid at the fund's bank, an entry for each payment.
 * <p>
 * What partners owe each other they owe the fund, whose bank the host keeps. The dues of a partner are
 * paid net, unless an agreement says that it and the host pay theirs one by one.
 */
public final class Payments {

  private final Books books;

  /** Payments in these books. */
  public Payments(Books books) {
    this.books = books;
  }

  /**
   * What to pay.
   *
   * @param on  the day on which the money moves
   * @param dueBy  what is due later is not paid, unless it is named or an amount is
   * @param partner  whose dues; of all partners if none is named
   * @param dues  the entries whose dues to pay, of the partner; empty for all
   * @param pence  how much is paid of them, the oldest first: positive where the partner pays it,
   *     negative where it is paid it; empty for all that is open
   */
  public record Request(
      FundCode fund,
      LocalDate on,
      LocalDate dueBy,
      Optional<PartnerCode> partner,
      Set<Long> dues,
      Optional<Long> pence) {

    public Request {
      dues = new TreeSet<>(dues);
      if (partner.isEmpty() && (pence.isPresent() || !dues.isEmpty())) {
        throw PAYMENT_PARTNER_MISSING
            .because(
                "An amount or dues are named, and no partner. Name the partner that pays or is paid.")
            .toException();
      }
    }

    /** All that is due by a day, paid on that day. */
    public static Request run(FundCode fund, LocalDate on) {
      return new Request(fund, on, on, Optional.empty(), Set.of(), Optional.empty());
    }
  }

  /**
   * What a payment run would pay, and what disputes hold back; records nothing.
   *
   * @param dueBy  what is due later is left out; all dues without it
   */
  public PaymentRun preview(FundCode fund, Optional<LocalDate> dueBy) {
    return books.now(at -> preview(at, fund, dueBy.orElse(LocalDate.MAX)));
  }

  /**
   * The same, out of one state of the books.
   *
   * @param dueBy  what is due later is left out
   */
  public static PaymentRun preview(Snapshot at, FundCode fund, LocalDate dueBy) {
    return plan(at, Request.run(fund, dueBy));
  }

  /**
   * Pays what is due. A due that its partner disputes is left out, and told.
   *
   * @param once  the request with its key, where its sender named it by one
   * @return what was paid, each payment with its entry; no payment if nothing is due
   * @throws org.commonpurse.ledger.problem.ProblemException {@code DUE_NOT_OPEN} if a named entry
   *     raised no due of the partner, or none of which anything is open; {@code DUE_DISPUTED} if a
   *     named due is disputed; {@code PAYMENT_EXCEEDS_DUES} if the amount is more than what it may
   *     settle; and what the journal refuses; nothing is recorded then
   */
  public PaymentRun pay(Request request, Optional<ActRequest> once, Actor by) {
    return books.write(
        request.fund(),
        once,
        new RepeatableAct<>(
            writing -> pay(writing, request, by),
            Payments::kept,
            (writing, before) -> again(writing, request.fund(), before)));
  }

  private static PaymentRun pay(Writing writing, Request request, Actor by) {
    var fund = writing.funds().get(request.fund());
    var plan = plan(writing, request);
    long after = writing.stamp(fund.code()).sequence();
    var submissions = new ArrayList<Submission>();
    for (var payment : plan.payments()) {
      var key =
          new PaymentKey(
              after,
              submissions.size() + 1,
              payment.settles().size() == 1
                  ? Optional.of(payment.settles().get(0).due().entry())
                  : Optional.empty());
      submissions.add(new Submission(entry(fund, payment, request.on()), key.entryKey(), by));
    }
    if (!submissions.isEmpty()) {
      writing.proposals().need(fund.code(), "A payment run");
    }
    var receipts = writing.journal().postAll(submissions);
    return new PaymentRun(
        PaymentRun.recorded(
            Dues.of(writing, fund.code(), request.partner()),
            receipts.stream().map(receipt -> receipt.sequence()).toList()),
        plan.heldBack());
  }

  /** Entries of payments, and of dues held back with their partners, a line each. */
  private static String kept(PaymentRun run) {
    return Stream.concat(
            run.payments().stream().map(payment -> Long.toString(payment.entry().orElseThrow())),
            run.heldBack().stream().map(due -> due.entry() + " " + due.partner()))
        .collect(Collectors.joining("\n"));
  }

  private static PaymentRun again(Writing writing, FundCode fund, RecordedAct before) {
    var dues = Dues.of(writing, fund, Optional.empty());
    var lines = before.result().lines().toList();
    return new PaymentRun(
        PaymentRun.recorded(
            dues, lines.stream().filter(line -> !line.contains(" ")).map(Long::valueOf).toList()),
        dues.dues().stream()
            .filter(due -> lines.contains(due.entry() + " " + due.partner()))
            .toList());
  }

  private static PaymentRun plan(Snapshot books, Request request) {
    var fund = books.funds().get(request.fund());
    var dues = Dues.of(books, fund.code(), request.partner());
    var named = request.dues().stream().map(entry -> named(dues, request, entry)).toList();
    var open = dues.open();
    Predicate<Due> isMeant =
        request
            .pence()
            .<Predicate<Due>>map(sum -> due -> Long.signum(due.pence()) == Long.signum(sum))
            .orElse(due -> !due.dueOn().isAfter(request.dueBy()));
    var chosen =
        named.isEmpty()
            ? open.stream().filter(due -> due.dispute().isEmpty()).filter(isMeant).toList()
            : named;
    var heldBack =
        named.isEmpty()
            ? open.stream().filter(due -> due.dispute().isPresent()).filter(isMeant).toList()
            : List.<Due>of();
    return PaymentRun.of(
        request.pence().map(sum -> cut(chosen, request, sum)).orElseGet(() -> whole(chosen)),
        partner -> !named.isEmpty() || isPaidOneByOne(books, fund, partner, request.on()),
        heldBack);
  }

  private static Due named(Dues dues, Request request, long entry) {
    var partner = request.partner().orElseThrow();
    var due = dues.requireOpen(entry, partner);
    due.dispute()
        .ifPresent(
            dispute -> {
              throw DUE_DISPUTED
                  .because(
                      "The due of entry %d, %s of %s, is disputed: \"%s\". Record the position that ends the dispute, then pay it."
                          .formatted(
                              entry, Amounts.print(due.openPence()), partner, dispute.reason()),
                      "entry",
                      entry,
                      "partner",
                      partner)
                  .toException();
            });
    return due;
  }

  private static List<Settled> whole(List<Due> dues) {
    return dues.stream().map(due -> new Settled(due, due.openPence())).toList();
  }

  /** The oldest dues, up to a sum, which has their sign. */
  private static List<Settled> cut(List<Due> dues, Request request, long sum) {
    var settles = new ArrayList<Settled>();
    long left = sum;
    for (var due : dues) {
      if (left != 0 && Long.signum(due.pence()) == Long.signum(sum)) {
        long pence = Math.abs(due.openPence()) < Math.abs(left) ? due.openPence() : left;
        settles.add(new Settled(due, pence));
        left = Math.subtractExact(left, pence);
      }
    }
    if (left != 0 || sum == 0) {
      throw PAYMENT_EXCEEDS_DUES
          .because(
              "A payment of %s would settle %s of what is open between the fund and %s and not disputed. Name what is due, or post what is paid beyond it as an entry."
                  .formatted(
                      Amounts.print(sum),
                      Amounts.print(Math.subtractExact(sum, left)),
                      request.partner().orElseThrow()),
              "amount",
              Amounts.plain(sum),
              "open",
              Amounts.plain(Math.subtractExact(sum, left)))
          .toException();
    }
    return settles;
  }

  private static boolean isPaidOneByOne(
      Snapshot books, Fund fund, PartnerCode partner, LocalDate day) {
    if (partner.equals(fund.host())) {
      return false;
    }
    var pair = Set.of(partner, fund.host());
    return Agreements.applying(Agreements.list(books, fund.code()), day).stream()
        .flatMap(agreement -> agreement.notNetted().stream())
        .anyMatch(named -> Set.of(named.first(), named.second()).equals(pair));
  }

  private static JournalEntry entry(Fund fund, Payment payment, LocalDate on) {
    var receivable = Account.receivable(payment.partner());
    var postings = new ArrayList<Posting>();
    if (payment.pence() != 0) {
      postings.add(new Posting(Account.bank(), payment.pence()));
    }
    for (int sign : new int[] {1, -1}) {
      long pence =
          payment.settles().stream()
              .mapToLong(Settled::pence)
              .filter(part -> Long.signum(part) == sign)
              .sum();
      if (pence != 0) {
        postings.add(new Posting(receivable, Math.negateExact(pence)));
      }
    }
    var settles = payment.settles();
    return new JournalEntry(
            fund.code(),
            Book.ACTUAL,
            on,
            narrative(fund, payment),
            settles.size() == 1 ? settles.get(0).due().reference() : "",
            postings)
        .ofKind(JournalEntry.PAYMENT);
  }

  private static String narrative(Fund fund, Payment payment) {
    var name = fund.partner(payment.partner()).orElseThrow().name();
    var what =
        payment.settles().stream()
            .map(each -> each.due().reference())
            .distinct()
            .filter(reference -> !reference.isEmpty())
            .collect(Collectors.joining(", "));
    var words =
        (payment.pence() > 0
                ? "Received from "
                : payment.pence() < 0 ? "Paid to " : "Set off with ")
            + name
            + (what.isEmpty() ? "" : ": " + what);
    int most = JournalEntry.NARRATIVE_LENGTH_MAX;
    return words.length() <= most ? words : words.substring(0, most - 3) + "...";
  }
}
