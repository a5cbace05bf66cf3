package org.commonpurse.api.operation.plan;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/**
 * Spending by month: what each provider is owed for a scheme at the month's end, and perhaps one payment
 * to it for all schemes a month later.
 */
public final class SpendingSchedule {

  private static final int DAYS_TO_PAY = 30;

  private final Fund fund;
  private final Actor by;
  private final List<Submission> submissions = new ArrayList<>();
  private final Map<Payment, Long> payments = new LinkedHashMap<>();

  private SpendingSchedule(Fund fund, Actor by) {
    this.fund = fund;
    this.by = by;
  }

  /** What a provider is owed for a scheme and month. */
  private record Bill(SchemeCode scheme, PartnerCode provider) {}

  /** What a provider is paid for a month. */
  private record Payment(YearMonth month, PartnerCode provider) {}

  /** Bills, month by month, and payments where they are taken to go as planned. */
  public static List<Submission> submissions(
      Fund fund, List<ScheduleRow> rows, Cash cash, Actor by) {
    var file = new SpendingSchedule(fund, by);
    var bills = new TreeMap<YearMonth, Map<Bill, List<Posting>>>();
    for (var row : rows) {
      row.requireKnown(fund, Dimension.SCHEME, Dimension.STREAM, Dimension.PROVIDER);
      for (var month : Month.values()) {
        row.optionalPence(column(month), fund.currency())
            .filter(pence -> pence != 0)
            .ifPresent(pence -> collect(bills, row, month, pence));
      }
    }
    bills.forEach(
        (month, ofMonth) -> ofMonth.forEach((bill, lines) -> file.bill(month, bill, lines)));
    if (cash == Cash.AS_PLANNED) {
      file.payments.forEach(file::pay);
    }
    return file.submissions;
  }

  private static String column(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
  }

  private static void collect(
      Map<YearMonth, Map<Bill, List<Posting>>> bills, ScheduleRow row, Month month, long pence) {
    int startYear = row.year("year").startYear();
    int calendarYear = month.compareTo(Month.APRIL) >= 0 ? startYear : startYear + 1;
    var scheme = row.code("scheme", SchemeCode::of);
    var provider = row.code("provider", PartnerCode::of);
    bills
        .computeIfAbsent(YearMonth.of(calendarYear, month), key -> new LinkedHashMap<>())
        .computeIfAbsent(new Bill(scheme, provider), key -> new ArrayList<>())
        .add(
            new Posting(
                Account.spend(scheme, row.code("stream", StreamCode::of), provider), pence));
  }

  private void bill(YearMonth month, Bill bill, List<Posting> lines) {
    long pence = lines.stream().mapToLong(Posting::pence).reduce(0, Math::addExact);
    var postings = new ArrayList<>(lines);
    postings.add(new Posting(Account.payable(bill.provider()), -pence));
    payments.merge(new Payment(month, bill.provider()), pence, Math::addExact);
    submit(
        "bill",
        month.atEndOfMonth(),
        "%s, %s, from %s"
            .formatted(
                fund.scheme(bill.scheme()).orElseThrow().name(),
                inWords(month),
                fund.partner(bill.provider()).orElseThrow().name()),
        "%s-%s-%s".formatted(bill.scheme(), bill.provider(), month),
        postings);
  }

  private void pay(Payment payment, long pence) {
    submit(
        "paid",
        payment.month().atEndOfMonth().plusDays(DAYS_TO_PAY),
        "Payment to %s for %s"
            .formatted(
                fund.partner(payment.provider()).orElseThrow().name(), inWords(payment.month())),
        "%s-%s".formatted(payment.provider(), payment.month()),
        List.of(
            Posting.debit(Account.payable(payment.provider()), pence),
            Posting.credit(Account.bank(), pence)));
  }

  private static String inWords(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  private void submit(
      String event, LocalDate on, String narrative, String reference, List<Posting> postings) {
    var entry = new JournalEntry(fund.code(), Book.ACTUAL, on, narrative, reference, postings);
    submissions.add(new Submission(entry, new EntryKey(event + "/" + reference), by, true));
  }
}
