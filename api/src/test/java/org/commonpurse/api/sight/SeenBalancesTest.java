package org.commonpurse.api.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.commonpurse.allocation.agreement.PartnerSees;
import org.commonpurse.api.operation.balance.BalancesOf;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a partner sees of random books, added up here from postings, one by one. */
class SeenBalancesTest {

  private static final FundCode FUND = FundCode.of("brackenshire");

  private static final Actor ADA = new Actor("Ada");

  private static final List<String> ACCOUNTS =
      List.of(
          "bank",
          "surplus",
          "receivable:icb",
          "receivable:county",
          "payable:acute",
          "payable:county",
          "contribution:icb:nhs-minimum",
          "contribution:county:council-revenue",
          "spend:home-first:nhs-minimum:acute",
          "spend:home-first:council-revenue:county",
          "spend:reablement:nhs-minimum:county",
          "risk-share:icb:sch-3-4-1",
          "undecided:sch-3-4-1");

  @TempDir private Path folder;

  private Ledger ledger;

  @BeforeEach
  void open() throws Exception {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("any.db"));
    var fund = Files.readString(Path.of("..", "config", "example", "fund.yml"));
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", fund)), ADA);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void post(Random random, int entries) {
    for (int i = 0; i < entries; i++) {
      var accounts = new ArrayList<>(ACCOUNTS);
      Collections.shuffle(accounts, random);
      var lines = new ArrayList<Posting>();
      long sum = 0;
      for (int line = 0; line < 1 + random.nextInt(3); line++) {
        long pence = 1 + random.nextInt(100_000);
        sum += pence;
        lines.add(new Posting(Account.parse(accounts.get(line)), pence));
      }
      lines.add(new Posting(Account.parse(accounts.get(lines.size())), -sum));
      var entry =
          new JournalEntry(
              FUND,
              Book.ACTUAL,
              LocalDate.of(2022, 4, 1).plusDays(random.nextInt(900)),
              "Entry " + i,
              "",
              lines,
              JournalEntry.GENERAL,
              Optional.empty(),
              false);
      ledger.journal().post(new Submission(entry, new EntryKey("any-" + i), ADA));
    }
  }

  /** The county, which leads reablement and adaptations. */
  private static PartSight county(PartnerSees level) {
    return new PartSight(
        "any, version 1",
        level,
        Set.of(PartnerCode.of("county")),
        Set.of(SchemeCode.of("reablement"), SchemeCode.of("adaptations")),
        Set.of(),
        Set.of(PartnerCode.of("acute")),
        Set.of());
  }

  /** Said here anew: what is the county's by the words of a path. */
  private static boolean isSeen(String path, PartnerSees level) {
    if (path.contains("county") || path.contains("reablement")) {
      return true;
    }
    return level == PartnerSees.OWN_LINES
        ? Set.of("bank", "surplus", "undecided:sch-3-4-1").contains(path)
        : !path.startsWith("spend") && !path.startsWith("payable");
  }

  private List<RecordedEntry> all() {
    return ledger.journal().entries(EntryQuery.of(FUND).limit(1000)).entries();
  }

  @ParameterizedTest
  @EnumSource(
      value = PartnerSees.class,
      names = {"OWN_LINES", "NO_OTHER_PROVIDERS"})
  void addsUpWhatIsShownAndTellsTheRestByWhatItComesTo(PartnerSees level) {
    long seed = System.nanoTime();
    var random = new Random(seed);
    post(random, 150);
    for (int i = 0; i < 60; i++) {
      var groupings = new ArrayList<>(Arrays.asList(Grouping.values()));
      Collections.shuffle(groupings, random);
      var by = groupings.subList(0, random.nextInt(4)).toArray(Grouping[]::new);
      var query =
          BalanceQuery.of(FUND, Book.ACTUAL)
              .by(by)
              .asAt(LocalDate.of(2023, random.nextInt(12) + 1, 9));
      if (random.nextInt(3) == 0) {
        query = query.where(Dimension.PROVIDER, PartnerCode.of("acute"));
      } else if (random.nextInt(3) == 0) {
        query = query.where(Dimension.SCHEME, SchemeCode.of("home-first"));
      }

      var seen = new HashMap<List<String>, Long>();
      for (var row : new BalancesOf(ledger).run(query, county(level)).rows()) {
        seen.put(row.key().words(), row.pence());
      }

      assertThat(seen)
          .as("seed %d, %s, by %s of %s", seed, level, query.by(), query.accounts())
          .isEqualTo(naive(query, level));
    }
  }

  private Map<List<String>, Long> naive(BalanceQuery query, PartnerSees level) {
    var sums = new HashMap<List<String>, Long>();
    if (query.by().isEmpty()) {
      sums.put(List.of(), 0L);
    }
    for (var entry : all()) {
      var day = entry.entry().effectiveOn();
      for (var line : entry.entry().postings()) {
        var path = line.account().path();
        boolean isShown = isSeen(path, level);
        boolean isAsked =
            query.accounts().matches(Book.ACTUAL, line.account())
                && (isShown || !query.accounts().where().containsKey(Dimension.PROVIDER));
        if (isAsked && !day.isAfter(query.span().asAt().orElseThrow())) {
          var words = new ArrayList<String>();
          query.by().forEach(by -> words.add(word(by, line.account(), day, isShown)));
          sums.merge(words, line.pence(), Long::sum);
        }
      }
    }
    return sums;
  }

  private static String word(Grouping by, Account account, LocalDate day, boolean isShown) {
    return switch (by) {
      case KIND -> account.kind().word();
      case YEAR -> FinancialYear.of(day).toString();
      case PARTNER, STREAM, SCHEME, CLAUSE -> dimension(by, account);
      case PROVIDER, MEASURE, RESERVE, NATURE ->
          isShown || dimension(by, account).isEmpty() ? dimension(by, account) : "withheld";
      case ACCOUNT -> isShown ? account.path() : "withheld";
      case MONTH -> isShown ? Period.of(day).toString() : "withheld";
    };
  }

  private static String dimension(Grouping by, Account account) {
    return account.value(by.dimension().orElseThrow()).map(Object::toString).orElse("");
  }

  @ParameterizedTest
  @EnumSource(
      value = PartnerSees.class,
      names = {"OWN_LINES", "NO_OTHER_PROVIDERS"})
  void showsOfEachEntryLinesAndRemaindersThatAddUpToNothing(PartnerSees level) {
    long seed = System.nanoTime();
    post(new Random(seed), 150);
    var query = EntryQuery.of(FUND).limit(1000);
    var found = new FindEntries(ledger).run(query, county(level)).entries();

    var expected = new ArrayList<Long>();
    for (var entry : all()) {
      var paths = entry.entry().postings().stream().map(line -> line.account().path()).toList();
      boolean isOwn =
          paths.stream().anyMatch(path -> path.contains("county") || path.contains("reablement"));
      boolean isShown =
          level == PartnerSees.OWN_LINES
              ? isOwn
              : paths.stream().anyMatch(path -> isSeen(path, level));
      if (isShown) {
        expected.add(entry.sequence());
      }
    }
    assertThat(found.stream().map(each -> each.recorded().sequence()).toList())
        .as("seed %d", seed)
        .isEqualTo(expected);
    for (var entry : found) {
      long shown = entry.postings().stream().mapToLong(Posting::pence).sum();
      long rest = entry.withheldPence().values().stream().mapToLong(Long::longValue).sum();
      assertThat(shown + rest).as("seed %d, entry %d", seed, entry.recorded().sequence()).isZero();
      assertThat(entry.isWhole())
          .isEqualTo(entry.postings().size() == entry.recorded().entry().postings().size());
      assertThat(entry.withheldPence().keySet())
          .as("the fund's own accounts are everybody's")
          .doesNotContain(AccountKind.BANK, AccountKind.SURPLUS);
    }
  }
}
