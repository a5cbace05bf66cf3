package org.commonpurse.api.operation.report;

import static org.commonpurse.ledger.journal.Posting.credit;
import static org.commonpurse.ledger.journal.Posting.debit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Baseline;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.fund.Provision;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;

/**
 * A fund with one of everything that a workbook adds up, whose codes a spreadsheet would read as equal numbers
 * or as days, and whose names begin as formulas do.
 */
final class MixedBooks {

  static final FundCode FUND = FundCode.of("mixed");
  static final String NAME = "=HYPERLINK(\"http://example.org\",\"Council\")";

  private static final Actor BY = new Actor("Ada Host");
  private static final PartnerCode COUNCIL = PartnerCode.of("1e5");
  private static final PartnerCode ICB = PartnerCode.of("100000");
  private static final PartnerCode TRUST = PartnerCode.of("true");
  private static final PartnerCode OLD_TRUST = PartnerCode.of("0001");
  private static final StreamCode FIRST = StreamCode.of("1e3");
  private static final StreamCode SECOND = StreamCode.of("1000");
  private static final SchemeCode HOMES = SchemeCode.of("2011-12");
  private static final SchemeCode BEDS = SchemeCode.of("12-2011");
  private static final ReserveCode RESERVE = ReserveCode.of("0");
  private static final MeasureCode MEASURE = MeasureCode.of("admissions");

  private final List<Submission> submissions = new ArrayList<>();

  private MixedBooks() {}

  /**
   * Records it.
   *
   * @param parts  into how many equal parts the trust that was succeeded passed on: 1 to another trust, 2 to it
   *     and to the council
   */
  static void load(Ledger ledger, FundCode code, int parts) {
    load(ledger, fund(code, parts));
  }

  /** Records it as a fund that states what its schemes would have cost without it. */
  static void loadWithBaselines(Ledger ledger, FundCode code) {
    var uplifted = new Baseline.Uplifted(new FinancialYear(2022), 190_000_00, Exact.of(25, 1_000));
    load(
        ledger,
        fund(code, 1)
            .withSchemes(
                List.of(
                    stated(HOMES, COUNCIL, Provision.ADDITIONAL, Optional.empty()),
                    stated(BEDS, ICB, Provision.EXISTING, Optional.of(uplifted)))));
  }

  private static void load(Ledger ledger, Fund fund) {
    var code = fund.code();
    ledger.funds().register(fund, BY);
    var books = new MixedBooks();
    for (int year = 2022; year <= 2024; year++) {
      books.addYear(code, year);
    }
    ledger.journal().postAll(books.submissions);
  }

  /** Records an entry of the largest amount that books take, under a number. */
  static void postLargest(Ledger ledger, FundCode code, int number) {
    var books = new MixedBooks();
    books
        .post(code, Book.ACTUAL, JournalEntry.GENERAL, 2022, "largest-" + number)
        .of(
            debit(Account.bank(), JournalEntry.DEBITS_MAX_PENCE),
            credit(Account.contribution(COUNCIL, FIRST), JournalEntry.DEBITS_MAX_PENCE));
    ledger.journal().postAll(books.submissions);
  }

  private static Fund fund(FundCode code, int parts) {
    var successions = new ArrayList<Succession>();
    var on = LocalDate.of(2023, 10, 1);
    successions.add(new Succession(OLD_TRUST, TRUST, on, 1, parts));
    if (parts == 2) {
      successions.add(new Succession(OLD_TRUST, COUNCIL, on, 1, parts));
    }
    return new Fund(
        code,
        "+1 & <fund>",
        FundKind.POOLED,
        COUNCIL,
        Amounts.GBP,
        LocalDate.of(2022, 4, 1),
        Optional.empty(),
        List.of(
            new Partner(COUNCIL, NAME, PartnerKind.COUNCIL),
            new Partner(ICB, "@SUM(A1)", PartnerKind.NHS_COMMISSIONER),
            new Partner(OLD_TRUST, "-1+1", PartnerKind.NHS_PROVIDER),
            new Partner(TRUST, "+44", PartnerKind.NHS_PROVIDER)),
        List.of(Stream.revenue(FIRST, "=1"), Stream.revenue(SECOND, "1e3")),
        List.of(scheme(HOMES, COUNCIL), scheme(BEDS, ICB)),
        List.of(new Measure(MEASURE, "emergency admissions", "admission")),
        successions);
  }

  private static Scheme stated(
      SchemeCode code, PartnerCode lead, Provision provision, Optional<Baseline> baseline) {
    var scheme = scheme(code, lead);
    return new Scheme(
        code,
        scheme.name(),
        lead,
        scheme.providers(),
        scheme.streams(),
        scheme.nature(),
        provision,
        baseline,
        scheme.vat());
  }

  private static Scheme scheme(SchemeCode code, PartnerCode lead) {
    return new Scheme(
        code, "=" + code, lead, List.of(OLD_TRUST, TRUST), List.of(FIRST, SECOND), Nature.REVENUE);
  }

  private void addYear(FundCode code, int year) {
    var provider = year < 2023 ? OLD_TRUST : TRUST;
    long more = (year - 2022) * 1_001L;
    var homes = Account.spend(HOMES, FIRST, provider);
    var beds = Account.spend(BEDS, SECOND, provider);
    var ofCouncil = Account.contribution(COUNCIL, FIRST);
    var ofIcb = Account.contribution(ICB, SECOND);
    if (year == 2022) {
      post(code, Book.ACTUAL, JournalEntry.OPENING, year, "opening")
          .of(
              debit(Account.bank(), 70_000_07),
              credit(Account.surplus(), 50_000_03),
              credit(Account.reserve(RESERVE, COUNCIL), 20_000_04));
    }
    post(code, Book.PLAN, EntryKind.of("budget"), year, "budget")
        .of(
            debit(homes, 100_000_00 + more),
            debit(beds, 200_000_00),
            credit(ofCouncil, 100_000_00 + more),
            credit(ofIcb, 200_000_00));
    post(code, Book.ACTUAL, JournalEntry.GENERAL, year, "due")
        .of(
            debit(Account.receivable(COUNCIL), 110_000_11 + more),
            debit(Account.receivable(ICB), 210_000_13),
            credit(ofCouncil, 110_000_11 + more),
            credit(ofIcb, 210_000_13));
    post(code, Book.ACTUAL, JournalEntry.PAYMENT, year, "paid")
        .of(debit(Account.bank(), 90_000_00), credit(Account.receivable(COUNCIL), 90_000_00));
    post(code, Book.ACTUAL, JournalEntry.GENERAL, year, "owed")
        .of(
            debit(homes, 101_000_01 + more),
            debit(beds, 198_000_99),
            credit(Account.payable(provider), 299_001_00 + more));
    post(code, Book.ACTUAL, JournalEntry.PAYMENT, year, "settled")
        .of(debit(Account.payable(provider), 99_001_00), credit(Account.bank(), 99_001_00));
    post(code, Book.ACTUAL, JournalEntry.GENERAL, year, "income")
        .of(
            debit(Account.bank(), 600_06),
            credit(Account.of(AccountKind.CLIENT_CHARGE, HOMES), 100_01),
            credit(Account.of(AccountKind.INTEREST), 200_02),
            credit(Account.of(AccountKind.OTHER_INCOME, SECOND), 300_03));
    post(code, Book.ACTUAL, JournalEntry.GENERAL, year, "put")
        .of(debit(Account.surplus(), 1_000_01), credit(Account.reserve(RESERVE, ICB), 1_000_01));
    post(code, Book.ACTUAL, JournalEntry.GENERAL, year, "drawn")
        .of(debit(Account.reserve(RESERVE, COUNCIL), 500_01), credit(Account.surplus(), 500_01));
    post(code, Book.IMPACT, JournalEntry.GENERAL, year, "impact")
        .of(
            debit(Account.saving(ICB, BEDS, MEASURE, NatureCode.of("cashable")), 7_000_07 + more),
            debit(Account.saving(provider, BEDS, MEASURE, NatureCode.of("capacity")), 3_000_03),
            credit(Account.burden(provider, BEDS, MEASURE, NatureCode.of("stranded")), 4_000_09),
            credit(Account.measure(BEDS, MEASURE), 6_000_01 + more));
  }

  private interface Postings {
    void of(Posting... postings);
  }

  private Postings post(FundCode code, Book book, EntryKind kind, int year, String what) {
    return postings ->
        submissions.add(
            new Submission(
                new JournalEntry(
                        code,
                        book,
                        LocalDate.of(year, 6, 30),
                        what + " of " + year,
                        what,
                        List.of(postings))
                    .ofKind(kind),
                new EntryKey("=" + what + "/" + year),
                BY));
  }
}
