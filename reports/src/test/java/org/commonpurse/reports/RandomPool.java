package org.commonpurse.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.commonpurse.allocation.trace.Tracer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;

/** A pooled fund of three partners on a real database, with entries that a test has made up. */
public final class RandomPool implements AutoCloseable {

  public static final FinancialYear YEAR = FinancialYear.parse("2024-25");

  private static final Actor ADA = new Actor("Ada, pooled fund manager");

  private static final String DOCUMENT =
      """
      fund: arden
      name: Arden pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Arden ICB, kind: nhs-commissioner}
        - {partner: county, name: Arden County Council, kind: council}
        - {partner: city, name: Arden City Council, kind: council}
        - {partner: trust, name: Arden Trust, kind: nhs-provider}
      streams:
        - {stream: nhs, name: NHS minimum}
        - {stream: councils, name: Councils, mayCarryForward: true}
        - {stream: works, name: Adaptations grant, owner: city, spending: capital, ringFenced: true,
           countsForShares: false}
      schemes:
        - {scheme: nursing, name: Nursing, lead: icb, providers: [trust], streams: [nhs]}
        - {scheme: reablement, name: Reablement, lead: county, providers: [trust],
           streams: [councils, nhs]}
        - {scheme: adaptations, name: Adaptations, lead: city, providers: [trust], streams: [works],
           spending: capital}
      """;

  private static final List<String> LINES =
      List.of("nursing:nhs:trust", "reablement:councils:trust", "adaptations:works:trust");

  private final Ledger ledger;
  private final Fund fund;

  /** What was posted, in order. */
  private final List<JournalEntry> posted = new ArrayList<>();

  public RandomPool(Path folder) {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"));
    fund = FundReader.read(Document.parse("fund.yml", DOCUMENT));
    ledger.funds().register(fund, ADA);
  }

  public Ledger ledger() {
    return ledger;
  }

  public Fund fund() {
    return fund;
  }

  /** Makes up an entry with two postings, which is posted with the others. */
  public void add(Book book, String kind, LocalDate on, String debit, String credit, long pence) {
    posted.add(
        new JournalEntry(
                fund.code(),
                book,
                on,
                debit + " from " + credit,
                "",
                List.of(
                    Posting.debit(Account.parse(debit), pence),
                    Posting.credit(Account.parse(credit), pence)))
            .ofKind(EntryKind.of(kind)));
  }

  /** Posts at one moment what was made up. */
  public void post() {
    var submissions = new ArrayList<Submission>();
    for (int i = 0; i < posted.size(); i++) {
      submissions.add(new Submission(posted.get(i), new EntryKey("key-" + i), ADA));
    }
    ledger.journal().postAll(submissions);
  }

  /** Posts so many entries of three years, and what reserves open with. */
  public void postAny(SplittableRandom random, int count) {
    var opened = LocalDate.of(2022, 4, 1);
    for (var owner : List.of("icb", "county")) {
      add(Book.ACTUAL, "opening", opened, "bank", "reserve:risk-pool:" + owner, 9_000_00);
    }
    for (int i = 0; i < count; i++) {
      addOne(random, opened.plusDays(random.nextInt(3 * 365)));
    }
    post();
  }

  private void addOne(SplittableRandom random, LocalDate on) {
    long pence = 1 + random.nextLong(900_00);
    var line = LINES.get(random.nextInt(LINES.size()));
    var partner = List.of("icb", "county", "city").get(random.nextInt(3));
    var stream = List.of("nhs", "councils", "works").get(random.nextInt(3));
    switch (random.nextInt(9)) {
      case 0, 1 ->
          actual(on, "receivable:" + partner, "contribution:" + partner + ":" + stream, pence);
      case 2 -> actual(on, "bank", "receivable:" + partner, pence);
      case 3, 4 -> actual(on, "spend:" + line, "payable:trust", pence);
      case 5 -> actual(on, "payable:trust", "bank", pence);
      case 6 -> actual(on, "surplus", "reserve:risk-pool:" + partner, pence);
      // So little that no reserve is overdrawn on any day.
      case 7 -> actual(on, "reserve:risk-pool:icb", "surplus", 1 + pence / 1000);
      default ->
          add(
              Book.PLAN,
              "budget",
              on,
              "spend:" + line,
              "contribution:" + partner + ":" + line.split(":")[1],
              pence);
    }
  }

  private void actual(LocalDate on, String debit, String credit, long pence) {
    add(Book.ACTUAL, "general", on, debit, credit, pence);
  }

  /**
   * What the postings of a book add up to that count in some years, debits positive: a way to every
   * figure that uses no balance.
   */
  public long sum(Book book, Predicate<FinancialYear> years, Predicate<String> paths) {
    return posted.stream()
        .filter(entry -> entry.book() == book && years.test(FinancialYear.of(entry.effectiveOn())))
        .flatMap(entry -> entry.postings().stream())
        .filter(posting -> paths.test(posting.account().path()))
        .mapToLong(Posting::pence)
        .sum();
  }

  /** Every figure of a report that has a reference; each must be what its entries add up to. */
  public List<Cell.Money> traced(Report report) {
    var figures =
        report.tables().stream()
            .flatMap(table -> table.rows().stream())
            .flatMap(row -> row.cells().stream())
            .filter(Cell.Money.class::isInstance)
            .map(Cell.Money.class::cast)
            .filter(money -> money.reference().isPresent())
            .toList();
    return ledger
        .books()
        .now(
            at -> {
              var tracer = Tracer.of(at, fund().code());
              assertThat(figures)
                  .allSatisfy(
                      figure ->
                          assertThat(tracer.trace(figure.reference().orElseThrow()).pence())
                              .as("%s", figure.reference())
                              .isEqualTo(figure.amountPence()));
              return figures;
            });
  }

  @Override
  public void close() {
    ledger.close();
  }
}
