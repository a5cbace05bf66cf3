package org.commonpurse.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
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
 * Ten years of a large fund: about 270 accounts, entries of 2.3 postings on average, in the order of
 * their days but for one in twenty, which is up to two months late. The same number is always the
 * same entry.
 */
final class Workload {

  static final FundCode FUND = FundCode.of("bench");
  static final Actor BY = new Actor("bench");
  static final LocalDate FIRST = LocalDate.of(2016, 4, 1);
  static final int DAYS = 3652;

  private static final int PAYERS = 8;
  private static final int STREAMS = 6;
  private static final int SCHEMES = 30;
  private static final int PROVIDERS = 20;

  private final long entries;

  /** Spreads so many entries over the ten years. */
  Workload(long entries) {
    this.entries = entries;
  }

  static Fund fund() {
    return fund(FUND);
  }

  static Fund fund(FundCode code) {
    var partners = new ArrayList<Partner>();
    for (int i = 0; i < PAYERS; i++) {
      partners.add(new Partner(payer(i), "Council " + i, PartnerKind.COUNCIL));
    }
    for (int i = 0; i < PROVIDERS; i++) {
      partners.add(new Partner(provider(i), "Trust " + i, PartnerKind.NHS_PROVIDER));
    }
    var streams = new ArrayList<Stream>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(Stream.revenue(stream(i), "Stream " + i));
    }
    var schemes = new ArrayList<Scheme>();
    for (int i = 0; i < SCHEMES; i++) {
      schemes.add(
          new Scheme(
              scheme(i),
              "Scheme " + i,
              payer(i % PAYERS),
              List.of(provider(i % PROVIDERS), provider((i + 7) % PROVIDERS)),
              List.of(stream(i % STREAMS), stream((i + 1) % STREAMS), stream((i + 2) % STREAMS)),
              Nature.REVENUE));
    }
    return new Fund(
        code,
        "A large fund",
        FundKind.POOLED,
        payer(0),
        Amounts.GBP,
        FIRST,
        Optional.empty(),
        partners,
        streams,
        schemes,
        List.of(),
        List.of());
  }

  static PartnerCode payer(int i) {
    return PartnerCode.of("council-" + i);
  }

  static PartnerCode provider(int i) {
    return PartnerCode.of("trust-" + i);
  }

  static StreamCode stream(int i) {
    return StreamCode.of("stream-" + i);
  }

  static SchemeCode scheme(int i) {
    return SchemeCode.of("scheme-" + i);
  }

  /** The entry with the number, counted from 0. */
  Submission submission(long number) {
    return submission(FUND, number);
  }

  Submission submission(FundCode fund, long number) {
    var random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    long day = number * DAYS / entries;
    if (random.nextInt(20) == 0) {
      day = Math.max(0, day - random.nextInt(60));
    }
    String reference = "INV" + (1_000_000 + number);
    var entry =
        new JournalEntry(
            fund,
            Book.ACTUAL,
            FIRST.plusDays(Math.min(day, DAYS - 1)),
            "Payment run " + (number / 50) + " line " + (number % 50),
            reference,
            postings(random));
    return new Submission(entry, new EntryKey("bench:" + reference), BY);
  }

  private static List<Posting> postings(SplittableRandom random) {
    long pence = random.nextLong(1, 50_000_000);
    int payer = random.nextInt(PAYERS);
    int scheme = random.nextInt(SCHEMES);
    int provider = random.nextBoolean() ? scheme % PROVIDERS : (scheme + 7) % PROVIDERS;
    int kind = random.nextInt(10);
    if (kind < 2) {
      return List.of(
          new Posting(Account.receivable(payer(payer)), pence),
          new Posting(Account.contribution(payer(payer), stream(random.nextInt(STREAMS))), -pence));
    }
    if (kind < 4) {
      return List.of(
          new Posting(Account.bank(), pence),
          new Posting(Account.receivable(payer(payer)), -pence));
    }
    if (kind < 7) {
      return List.of(
          new Posting(Account.payable(provider(provider)), pence),
          new Posting(Account.bank(), -pence));
    }
    if (kind < 8 || pence < 2) {
      return List.of(
          new Posting(spend(scheme, random.nextInt(3), provider), pence),
          new Posting(Account.payable(provider(provider)), -pence));
    }
    if (kind < 9) {
      return List.of(
          new Posting(spend(scheme, 0, provider), pence / 2),
          new Posting(spend(scheme, 1, provider), pence - pence / 2),
          new Posting(Account.payable(provider(provider)), -pence));
    }
    return List.of(
        new Posting(spend(scheme, 0, provider), pence + 1),
        new Posting(spend(scheme, 1, provider), pence + 2),
        new Posting(spend(scheme, 2, provider), pence + 3),
        new Posting(Account.payable(provider(provider)), -3 * pence - 6));
  }

  private static Account spend(int scheme, int stream, int provider) {
    return Account.spend(scheme(scheme), stream((scheme + stream) % STREAMS), provider(provider));
  }
}
