package org.commonpurse.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;

/**
 * The books of a fund of any size and shape: contributions, budgets, spending, savings and extra costs of
 * each year, and what its agreement makes of them. The same fund is always the same to the penny.
 *
 * @param code  its code
 * @param partners  how many; every third is a provider, so that the first two pay
 * @param schemes  how many
 * @param years  how many, the last of which ends on 31 March 2026
 * @param pence  about what a scheme costs in a year
 * @param nameLength  of the name of each thing, up to 200
 * @param landing  what lands outside the pool
 */
public record SyntheticFund(
    FundCode code,
    int partners,
    int schemes,
    int years,
    long pence,
    int nameLength,
    Landing landing) {

  /** What lands outside the pool. */
  public enum Landing {
    /** Neither savings nor extra costs. */
    NOTHING,
    /** Savings that grow beyond extra costs. */
    GAINS,
    /** Savings that are negative, and extra costs. */
    LOSSES
  }

  private static final Actor BY = new Actor("Ada Host");
  private static final int LAST_YEAR = 2025;
  private static final MeasureCode MEASURE = MeasureCode.of("admissions");
  private static final List<StreamCode> STREAMS =
      List.of(StreamCode.of("minimum"), StreamCode.of("grant"), StreamCode.of("additional"));

  /** Records all of it in an empty ledger, or one without this fund. */
  public void load(Ledger ledger) {
    var fund = fund();
    ledger.funds().register(fund, BY);
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", agreement()), BY);
    for (int year = firstYear(); year <= LAST_YEAR; year++) {
      var submissions = submissions(year);
      for (int from = 0; from < submissions.size(); from += 1000) {
        ledger
            .journal()
            .postAll(submissions.subList(from, Math.min(from + 1000, submissions.size())));
      }
      new Allocations(ledger.books())
          .apply(
              Allocations.Request.of(code, FinancialYear.of(LocalDate.of(year, 4, 1))),
              LocalDate.of(year + 1, 6, 30),
              BY);
    }
  }

  private int firstYear() {
    return LAST_YEAR + 1 - years;
  }

  private Fund fund() {
    return new Fund(
        code,
        name("Fund", 1),
        FundKind.POOLED,
        partner(0),
        Amounts.GBP,
        LocalDate.of(firstYear(), 4, 1),
        Optional.empty(),
        IntStream.range(0, partners)
            .mapToObj(i -> new Partner(partner(i), name("Partner", i + 1), kind(i)))
            .toList(),
        IntStream.range(0, STREAMS.size())
            .mapToObj(i -> Stream.revenue(STREAMS.get(i), name("Stream", i + 1)))
            .toList(),
        IntStream.range(0, schemes)
            .mapToObj(
                i ->
                    new Scheme(
                        scheme(i),
                        name("Scheme", i + 1),
                        payer(i),
                        List.of(partner(i % partners)),
                        List.of(stream(i)),
                        Nature.REVENUE))
            .toList(),
        List.of(new Measure(MEASURE, "emergency admissions", "admission")),
        List.of());
  }

  private static PartnerKind kind(int i) {
    return switch (i % 3) {
      case 0 -> PartnerKind.COUNCIL;
      case 1 -> PartnerKind.NHS_COMMISSIONER;
      default -> PartnerKind.NHS_PROVIDER;
    };
  }

  private String name(String what, int number) {
    var name = what + " " + number;
    while (name.length() < nameLength) {
      name += " of the integrated neighbourhood";
    }
    return name.substring(0, Math.max((what + " " + number).length(), nameLength)).strip();
  }

  private List<PartnerCode> payers() {
    return IntStream.range(0, partners).filter(i -> i % 3 != 2).mapToObj(this::partner).toList();
  }

  private PartnerCode payer(int i) {
    return payers().get(i % payers().size());
  }

  private PartnerCode partner(int i) {
    return PartnerCode.of("partner-" + (i + 1));
  }

  private static SchemeCode scheme(int i) {
    return SchemeCode.of("scheme-" + (i + 1));
  }

  private static StreamCode stream(int i) {
    return STREAMS.get(i % STREAMS.size());
  }

  private String agreement() {
    var codes = IntStream.range(0, partners).mapToObj(i -> partner(i).value()).toList();
    return """
        agreement: Agreement of %s
        version: 1
        in-force: {from: %d-04-01}
        partners: [%s]
        shares:
          paid: {live: contributions}
        clauses:
          - {clause: "1", title: Overspends, takes: overspend, share: paid%s}
          - {clause: "2", title: Savings, takes: saving, share: {%s}}
        """
        .formatted(
            code,
            firstYear(),
            String.join(", ", codes),
            partners > 1
                ? ", limit: {%s: %d.00}, excess: unallocated".formatted(partner(1), pence / 5000)
                : "",
            String.join(", ", codes.stream().map(each -> each + ": 1").toList()));
  }

  private List<Submission> submissions(int year) {
    var random = new SplittableRandom(year);
    var submissions = new ArrayList<Submission>();
    for (int i = 0; i < schemes; i++) {
      long budget = pence + random.nextLong(pence / 2 + 1);
      long cost = budget + random.nextLong(budget / 5 + 1) - budget / 12;
      var pool = Account.contribution(payer(i), stream(i));
      var spend = Account.spend(scheme(i), stream(i), partner(i % partners));
      add(submissions, year, Book.PLAN, "budget", i, spend, pool, budget);
      add(submissions, year, Book.ACTUAL, "contribution", i, Account.bank(), pool, budget);
      add(submissions, year, Book.ACTUAL, "cost", i, spend, Account.bank(), cost);
      if (landing != Landing.NOTHING) {
        addLanding(submissions, year, i, random.nextLong(budget / 4 + 1));
      }
    }
    return submissions;
  }

  private void addLanding(List<Submission> submissions, int year, int scheme, long amount) {
    var measure = Account.measure(scheme(scheme), MEASURE);
    var saves = partner((scheme + 1) % partners);
    var saving = Account.saving(saves, scheme(scheme), MEASURE, NatureCode.of("cashable"));
    var bears = partner((scheme + 2) % partners);
    var cost = Account.burden(bears, scheme(scheme), MEASURE, NatureCode.of("care"));
    boolean gains = landing == Landing.GAINS;
    long grown = amount / years * (year - firstYear() + 1) + 1;
    add(
        submissions,
        year,
        Book.IMPACT,
        "saving",
        scheme,
        gains ? saving : measure,
        gains ? measure : saving,
        grown);
    add(submissions, year, Book.IMPACT, "extra-cost", scheme, measure, cost, amount / 3 + 1);
  }

  private void add(
      List<Submission> submissions,
      int year,
      Book book,
      String what,
      int scheme,
      Account debit,
      Account credit,
      long pence) {
    var key = what + "/" + year + "/" + (scheme + 1);
    submissions.add(
        new Submission(
            new JournalEntry(
                code,
                book,
                LocalDate.of(year, 10, 1),
                what.replace('-', ' ') + " of scheme " + (scheme + 1),
                key,
                List.of(Posting.debit(debit, pence), Posting.credit(credit, pence))),
            new EntryKey(key),
            BY));
  }
}
