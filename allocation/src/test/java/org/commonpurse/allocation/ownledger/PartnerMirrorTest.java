package org.commonpurse.allocation.ownledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.COUNTY;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.FUND;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.ICB;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.ledger.money.AmountReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books from a partner's side, whatever is in them. */
class PartnerMirrorTest {

  private static final List<String> ACCOUNTS =
      List.of(
          "bank",
          "surplus",
          "receivable:icb",
          "receivable:county",
          "receivable:ccg",
          "receivable:old-icb",
          "payable:community",
          "payable:county",
          "contribution:icb:pool",
          "contribution:county:pool",
          "contribution:ccg:pool",
          "risk-share:icb:clause-1",
          "risk-share:ccg:clause-1",
          "reserve:pot:old-icb",
          "reserve:pot:county",
          "spend:care:pool:county",
          "spend:care:pool:community");

  private static final List<PartnerCode> PARTNERS =
      List.of(ICB, COUNTY, PartnerCode.of("ccg"), PartnerCode.of("community"));

  private static final LocalDate FIRST = LocalDate.of(2022, 4, 1);

  @TempDir private Path folder;
  private OwnLedgerBooks books;

  @BeforeEach
  void open() {
    books = new OwnLedgerBooks(folder);
    // Reserves must not fall below nothing on any day.
    books.post(FIRST.toString(), "surplus", "reserve:pot:old-icb", 1_000_001);
    books.post(FIRST.toString(), "surplus", "reserve:pot:county", 1_000_001);
  }

  @AfterEach
  void close() {
    books.close();
  }

  /** Days are before the first succession, so that everybody may still be charged. */
  private void fill(SplittableRandom random, int entries) {
    var recorded = new ArrayList<Long>();
    for (int i = 0; i < entries; i++) {
      var day = FIRST.plusDays(random.nextInt(700)).toString();
      if (!recorded.isEmpty() && random.nextInt(8) == 0) {
        books.reverse(recorded.remove(random.nextInt(recorded.size())), day);
        continue;
      }
      var postings = new ArrayList<Posting>();
      long sum = 0;
      for (int lines = 1 + random.nextInt(4); lines > 0; lines--) {
        long pence = random.nextLong(1, 1000) * (random.nextBoolean() ? 1 : -1);
        postings.add(new Posting(any(random), pence));
        sum += pence;
      }
      if (sum == 0) {
        postings.add(new Posting(any(random), 1));
        sum = 1;
      }
      postings.add(new Posting(any(random), -sum));
      recorded.add(books.post(day, postings));
    }
  }

  private static Account any(SplittableRandom random) {
    return Account.parse(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
  }

  private static long pence(List<String> row) {
    return AmountReader.readPence(row.get(4));
  }

  private static long sum(List<List<String>> rows, Predicate<List<String>> wanted) {
    return rows.stream().filter(wanted).mapToLong(PartnerMirrorTest::pence).sum();
  }

  private static boolean isOwed(List<String> row) {
    return row.get(2).equals("owed");
  }

  private long movement(PartnerCode partner, Span span, Partners partners) {
    var statement =
        books
            .ledger
            .balances()
            .statement(
                new StatementQuery(
                    FUND, Book.ACTUAL, StatementQuery.accountsOf(partner), span, partners));
    return statement.closingPence() - statement.openingPence();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void addsUpToNothingInEachEntryAndToTheStatementOverAnyDays(long seed) {
    System.out.println("seed " + seed);
    var random = new SplittableRandom(seed);
    fill(random, 80);
    for (var partners : Partners.values()) {
      for (var partner : PARTNERS) {
        var rows = books.journal(partner, 0, partners).rows();
        var byEntry = new TreeMap<String, Long>();
        rows.forEach(row -> byEntry.merge(row.get(0), pence(row), Long::sum));
        assertThat(byEntry.values()).as(partner + " " + partners).allMatch(sum -> sum == 0);
        // All that the CCG had has passed to others.
        assertThat(rows.isEmpty())
            .isEqualTo(partners == Partners.TOGETHER && partner.value().equals("ccg"));
        assertThat(sum(rows, PartnerMirrorTest::isOwed))
            .as(partner + " " + partners)
            .isEqualTo(-movement(partner, Span.ALL, partners));
      }
    }
    for (int times = 0; times < 20; times++) {
      var from = FIRST.plusDays(random.nextInt(400));
      var to = from.plusDays(random.nextInt(300));
      for (var partner : PARTNERS) {
        var rows = books.journal(partner, 0, Partners.APART).rows();
        assertThat(
                sum(
                    rows,
                    row ->
                        isOwed(row)
                            && !LocalDate.parse(row.get(1)).isBefore(from)
                            && !LocalDate.parse(row.get(1)).isAfter(to)))
            .isEqualTo(-movement(partner, Span.ALL.from(from).asAt(to), Partners.APART));
      }
    }
  }

  /** The naive way: the postings of the journal that name the partner, one by one. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void hasEveryPostingOfThePartnerWithItsSignTurned(long seed) {
    System.out.println("seed " + seed);
    fill(new SplittableRandom(seed), 60);
    for (var partner : PARTNERS) {
      var naive = new ArrayList<String>();
      for (var entry : books.ledger.journal().entries(EntryQuery.of(FUND).limit(1000)).entries()) {
        for (var posting : entry.entry().postings()) {
          var path = posting.account().path();
          if (List.of(path.split(":")).contains(partner.value())) {
            naive.add(entry.sequence() + " " + path + " " + -posting.pence());
          }
        }
      }
      assertThat(
              books.journal(partner, 0, Partners.APART).rows().stream()
                  .filter(row -> !row.get(3).isEmpty())
                  .map(row -> row.get(0) + " " + row.get(3) + " " + pence(row)))
          .as(partner.value())
          .containsExactlyElementsOf(naive);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void givesNoEntryTwiceAndLeavesNoneOutHoweverItIsPulled(long seed) {
    System.out.println("seed " + seed);
    var random = new SplittableRandom(seed);
    for (var partners : Partners.values()) {
      var pulled = new TreeMap<PartnerCode, List<List<String>>>();
      var last = new TreeMap<PartnerCode, Long>();
      for (int pulls = 0; pulls < 12; pulls++) {
        fill(random, random.nextInt(8));
        var partner = PARTNERS.get(random.nextInt(PARTNERS.size()));
        long after = last.getOrDefault(partner, 0L);
        var file = books.journal(partner, after, partners);
        assertThat(books.journal(partner, after, partners).rows()).isEqualTo(file.rows());
        pulled.computeIfAbsent(partner, any -> new ArrayList<>()).addAll(file.rows());
        last.put(partner, file.lastSequence());
        assertThat(books.journal(partner, file.lastSequence(), partners).rows()).isEmpty();
      }
      pulled.forEach(
          (partner, rows) -> {
            rows.addAll(books.journal(partner, last.get(partner), partners).rows());
            assertThat(rows)
                .as(partner + " " + partners)
                .isEqualTo(books.journal(partner, 0, partners).rows());
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void goesOnWhereAFileOfManyEntriesEnds(int most) {
    long seed = 8;
    System.out.println("seed " + seed);
    fill(new SplittableRandom(seed), 40);
    for (var partners : Partners.values()) {
      var rows = new ArrayList<List<String>>();
      var file = books.journal(ICB, 0, partners, most);
      rows.addAll(file.rows());
      while (!file.isComplete()) {
        assertThat(file.rows().stream().map(row -> row.get(0)).distinct()).hasSize(most);
        file = books.journal(ICB, file.lastSequence(), partners, most);
        rows.addAll(file.rows());
      }
      assertThat(rows).isNotEmpty().isEqualTo(books.journal(ICB, 0, partners).rows());
    }
  }
}
