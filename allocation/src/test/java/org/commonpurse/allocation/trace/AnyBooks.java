package org.commonpurse.allocation.trace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;

/**
 * Books with entries of all kinds on any day of four years, on a real database, of a fund whose partners
 * were merged, split and merged again.
 */
public final class AnyBooks implements AutoCloseable {

  public static final FundCode ARDEN = FundCode.of("arden");

  private static final Actor ADA = new Actor("Ada, pooled fund manager");

  private static final LocalDate FIRST = LocalDate.of(2020, 4, 1);

  private static final String DOCUMENT =
      """
      fund: %s
      name: A pooled fund
      kind: pooled
      host: county
      open: {from: 2020-04-01}
      vat: irrecoverable
      partners:
        - {partner: north, name: North CCG, kind: nhs-commissioner}
        - {partner: south, name: South CCG, kind: nhs-commissioner}
        - {partner: shire, name: Old Shire Council, kind: council}
        - {partner: icb, name: Arden ICB, kind: nhs-commissioner}
        - {partner: east, name: East Arden Council, kind: council}
        - {partner: west, name: West Arden Council, kind: council}
        - {partner: county, name: Arden County Council, kind: council}
        - {partner: trust, name: Arden Trust, kind: nhs-provider}
      successions:
        - {from: north, to: icb, on: 2022-07-01}
        - {from: south, to: icb, on: 2022-07-01}
        - {from: shire, to: east, on: 2021-04-01, part: 1/3}
        - {from: shire, to: west, on: 2021-04-01, part: 2/3}
        - {from: west, to: county, on: 2023-01-01}
      streams:
        - {stream: nhs, name: NHS}
        - {stream: councils, name: Councils}
        - {stream: works, name: Works, spending: capital}
      schemes:
        - {scheme: nursing, name: Nursing, lead: north, providers: [trust], streams: [nhs]}
        - {scheme: reablement, name: Reablement, lead: shire, providers: [trust], streams: [councils]}
        - {scheme: equipment, name: Equipment, lead: icb, providers: [trust], streams: [nhs],
           vat: {recoveredBy: county}}
        - {scheme: adaptations, name: Adaptations, lead: county, providers: [trust],
           streams: [works], spending: capital}
      measures:
        - {measure: admissions, name: Admissions, unit: admission}
      """;

  private static final List<String> PARTNERS =
      List.of("north", "south", "shire", "icb", "east", "west", "county");
  private static final List<String> LINES =
      List.of("nursing:nhs:trust", "reablement:councils:trust", "adaptations:works:trust");

  private final Ledger ledger;
  private final AtomicLong seconds = new AtomicLong();
  private int keys;

  public AnyBooks(Path folder) {
    InstantSource moments = () -> Instant.EPOCH.plus(Duration.ofSeconds(this.seconds.get()));
    seconds.set(LocalDate.of(2024, 4, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
    ledger =
        Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"), moments.withZone(ZoneOffset.UTC));
    register(ARDEN);
  }

  public Ledger ledger() {
    return ledger;
  }

  Fund register(FundCode code) {
    var fund = FundReader.read(Document.parse("fund.yml", DOCUMENT.formatted(code)));
    ledger.funds().register(fund, ADA);
    return fund;
  }

  /** The moment now, after which a second passes. */
  public Instant moment() {
    return Instant.ofEpochSecond(seconds.getAndIncrement());
  }

  /** Posts an entry of a fund with two postings; returns its sequence. */
  long post(FundCode fund, Book book, String day, String debit, String credit, long pence) {
    var entry = entry(fund, book, LocalDate.parse(day), debit, credit, pence);
    return post(List.of(entry)).get(0);
  }

  /** Posts entries at one moment; returns their sequences. */
  private List<Long> post(List<JournalEntry> entries) {
    moment();
    var submissions = new ArrayList<Submission>();
    for (var entry : entries) {
      submissions.add(new Submission(entry, key(), ADA));
    }
    return ledger.journal().postAll(submissions).stream().map(Receipt::sequence).toList();
  }

  /** Posts pennies that the county pays in for works, each on any day of 2021-22. */
  void postPennies(SplittableRandom random, int count) {
    var pennies = new ArrayList<JournalEntry>();
    for (int i = 0; i < count; i++) {
      var day = LocalDate.of(2021, 4, 1).plusDays(random.nextInt(365));
      pennies.add(entry(ARDEN, Book.ACTUAL, day, "bank", "contribution:county:works", 1));
    }
    post(pennies);
  }

  private EntryKey key() {
    return new EntryKey("key-" + keys++);
  }

  private static JournalEntry entry(
      FundCode fund, Book book, LocalDate day, String debit, String credit, long pence) {
    var postings =
        List.of(
            Posting.debit(Account.parse(debit), pence),
            Posting.credit(Account.parse(credit), pence));
    return new JournalEntry(fund, book, day, debit + " from " + credit, "", postings);
  }

  void reverse(FundCode fund, long sequence, String day) {
    moment();
    var reason = "taken back";
    ledger
        .journal()
        .reverse(Reversal.whole(fund, sequence, LocalDate.parse(day), reason, key(), ADA));
  }

  /** Posts so many entries of all kinds; some are adjustments of a year's end, some are taken back. */
  public void postAny(FundCode fund, SplittableRandom random, int count) {
    postAny(fund, random, count, FIRST, 4 * 365);
  }

  /** The same on any of so many days from the first; some are taken back within a year after. */
  public void postAny(
      FundCode fund, SplittableRandom random, int count, LocalDate first, int days) {
    var entries = new ArrayList<JournalEntry>();
    for (int i = 0; i < count; i++) {
      var day = first.plusDays(random.nextInt(days));
      boolean isYearEnd = random.nextInt(8) == 0;
      day = isYearEnd ? FinancialYear.of(day).last() : day;
      var entry = any(fund, random, day);
      entries.add(isYearEnd ? entry.asYearEnd() : entry);
    }
    var sequences = post(entries);
    for (int i = 0; i < count; i += 10) {
      var day = entries.get(i).effectiveOn().plusDays(random.nextInt(300));
      reverse(fund, sequences.get(i), day.toString());
    }
  }

  private static JournalEntry any(FundCode fund, SplittableRandom random, LocalDate day) {
    var partner = one(random, partners(day));
    var line = one(random, LINES);
    var scheme = line.substring(0, line.indexOf(':'));
    var clause = one(random, List.of("sch-1", "sch-2"));
    var nature = one(random, List.of("cashable", "stranded"));
    var measure = "measure:" + scheme + ":admissions";
    var landed = partner + ":" + scheme + ":admissions:" + nature;
    var stream = one(random, List.of("nhs", "councils", "works"));
    var choices =
        List.of(
            List.of("actual", "receivable:" + partner, "contribution:" + partner + ":" + stream),
            List.of("actual", "bank", "receivable:" + partner),
            List.of("actual", "bank", "contribution:" + partner + ":" + stream),
            List.of("actual", "payable:trust", "bank"),
            List.of("actual", "spend:" + line, "payable:trust"),
            List.of("actual", "irrecoverable-vat:" + line, "payable:trust"),
            List.of("plan", "spend:" + line, "contribution:" + partner + ":" + stream),
            List.of("actual", "receivable:" + partner, "risk-share:" + partner + ":" + clause),
            List.of("actual", "sharing:" + partner + ":" + clause, "receivable:" + partner),
            List.of("actual", "undecided:" + clause, "surplus"),
            List.of("actual", "bank", "client-charge:" + scheme),
            List.of("actual", "bank", "interest"),
            List.of("actual", "bank", "other-income:" + stream),
            List.of("actual", "recoverable-vat:equipment", "payable:trust"),
            List.of("actual", "surplus", "reserve:risk-pool:" + partner),
            List.of("impact", "saving:" + landed, measure),
            List.of("impact", measure, "burden:" + landed));
    var chosen = one(random, choices);
    // A reserve that holds nothing could not be drawn from.
    boolean isMirror = random.nextInt(4) == 0 && !chosen.get(2).startsWith("reserve:");
    return entry(
        fund,
        Book.valueOf(chosen.get(0).toUpperCase(Locale.ROOT)),
        day,
        chosen.get(isMirror ? 2 : 1),
        chosen.get(isMirror ? 1 : 2),
        1 + random.nextLong(1_000_00));
  }

  /** The partners that have not ended by a day. */
  private static List<String> partners(LocalDate day) {
    var standing = new ArrayList<>(PARTNERS);
    if (!day.isBefore(LocalDate.of(2021, 4, 1))) {
      standing.remove("shire");
    }
    if (!day.isBefore(LocalDate.of(2022, 7, 1))) {
      standing.removeAll(List.of("north", "south"));
    }
    if (!day.isBefore(LocalDate.of(2023, 1, 1))) {
      standing.remove("west");
    }
    return standing;
  }

  private static <T> T one(SplittableRandom random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
