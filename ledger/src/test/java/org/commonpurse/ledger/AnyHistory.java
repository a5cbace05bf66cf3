package org.commonpurse.ledger;

import static org.commonpurse.ledger.Samples.ACUTE;
import static org.commonpurse.ledger.Samples.ADAPTATIONS;
import static org.commonpurse.ledger.Samples.ADMISSIONS;
import static org.commonpurse.ledger.Samples.CHARITY;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AmountRange;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryFilter;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Order;
import org.commonpurse.ledger.journal.Posting;

/** Makes up entries, partners' fates and questions, the same ones for the same seed. */
final class AnyHistory {

  private static final LocalDate FIRST = LocalDate.of(2019, 4, 1);
  private static final int DAYS = 900;
  private static final NatureCode CASHABLE = NatureCode.of("cashable");
  private static final NatureCode STRANDED = NatureCode.of("stranded");
  private static final Actor CLERK = new Actor("clerk", Set.of(NaiveLedger.FINANCE));

  private final SplittableRandom random;
  private final NaiveLedger naive;

  AnyHistory(SplittableRandom random, NaiveLedger naive) {
    this.random = random;
    this.naive = naive;
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T anyOf(Collection<T> things) {
    return things.stream().skip(random.nextInt(things.size())).findFirst().orElseThrow();
  }

  /** Somebody who posts in softly closed periods, or somebody who does not. */
  Actor actor() {
    return random.nextBoolean() ? CLERK : TREASURER;
  }

  LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  /** Any day, and often the first or last of a month, where mistakes would hide. */
  LocalDate edge() {
    LocalDate day = day();
    return switch (random.nextInt(3)) {
      case 0 -> day.withDayOfMonth(1);
      case 1 -> day.withDayOfMonth(day.lengthOfMonth());
      default -> day;
    };
  }

  /** The moment of an entry, or one just before it. */
  Instant moment() {
    Instant moment = anyOf(naive.entries).recordedAt();
    return random.nextBoolean() ? moment : moment.minusSeconds(1);
  }

  /** An entry, seldom one that a partner has ended too early for. */
  JournalEntry entry() {
    JournalEntry entry = anyEntry();
    while (naive.isAboutAnEndedPartner(entry) && !oneIn(40)) {
      entry = anyEntry();
    }
    return entry;
  }

  private JournalEntry anyEntry() {
    Book book = Book.values()[Math.min(2, random.nextInt(8))];
    List<Account> accounts = accounts(book == Book.PLAN ? Book.ACTUAL : book);
    if (book == Book.ACTUAL && oneIn(3)) {
      book = Book.PLAN;
    }
    var postings = new ArrayList<Posting>();
    long sum = 0;
    for (int lines = 1 + random.nextInt(3); lines > 0; lines--) {
      long pence = random.nextLong(1, 100_000) * (random.nextBoolean() ? 1 : -1);
      postings.add(new Posting(anyOf(accounts), pence));
      sum += pence;
    }
    if (sum == 0) {
      postings.add(new Posting(accounts.get(0), 1));
      sum = 1;
    }
    postings.add(new Posting(anyOf(accounts), -sum));
    var entry =
        new JournalEntry(
            FUND,
            book,
            day(),
            "Entry " + random.nextInt(1000),
            oneIn(3) ? "R" + random.nextInt(20) : "",
            postings);
    return oneIn(5)
        ? entry.approvedBy(new Approval(new Actor("clerk"), "Minute " + below(9)))
        : entry;
  }

  /** An adjustment of a year's end, which is not routed to another year. */
  JournalEntry yearEnd() {
    return entry().countingOn(FinancialYear.of(day()).last()).asYearEnd();
  }

  private List<Account> accounts(Book book) {
    var accounts = new ArrayList<Account>();
    for (Partner partner : naive.fund.partners()) {
      PartnerCode code = partner.code();
      if (book == Book.IMPACT) {
        accounts.add(Account.saving(code, REABLEMENT, ADMISSIONS, CASHABLE));
        accounts.add(Account.burden(code, ADAPTATIONS, ADMISSIONS, STRANDED));
      } else if (partner.kind().mayContribute()) {
        accounts.add(Account.receivable(code));
        accounts.add(Account.contribution(code, MINIMUM));
        accounts.add(Account.contribution(code, DFG));
        accounts.add(Account.riskShare(code, ClauseCode.of("clause-" + random.nextInt(2))));
        accounts.add(Account.reserve(ReserveCode.of("risk-pool"), code));
      } else {
        accounts.add(Account.payable(code));
      }
    }
    if (book == Book.IMPACT) {
      accounts.add(Account.measure(REABLEMENT, ADMISSIONS));
      return accounts;
    }
    accounts.add(Account.bank());
    accounts.add(Account.surplus());
    accounts.add(Account.spend(REABLEMENT, MINIMUM, COMMUNITY));
    accounts.add(Account.spend(REABLEMENT, MINIMUM, CHARITY));
    accounts.add(Account.spend(ADAPTATIONS, DFG, CHARITY));
    accounts.add(Account.forecast(REABLEMENT, MINIMUM, COMMUNITY));
    return accounts;
  }

  /** Some of what was posted, the same on both sides, or a little more than was posted. */
  List<Posting> partOf(JournalEntry entry) {
    Posting debit = anyOf(entry.postings().stream().filter(p -> p.pence() > 0).toList());
    Posting credit = anyOf(entry.postings().stream().filter(p -> p.pence() < 0).toList());
    long most = Math.min(debit.pence(), -credit.pence()) + (oneIn(4) ? 2 : 0);
    long pence = random.nextLong(1, most + 1);
    return List.of(new Posting(debit.account(), pence), new Posting(credit.account(), -pence));
  }

  /** The fund after one of its partners has ended: renamed, split, or merged into another. */
  Fund afterASuccession(int step) {
    Fund fund = naive.fund;
    List<Partner> present =
        fund.partners().stream().filter(partner -> !hasEnded(fund, partner)).toList();
    Partner ended = anyOf(present);
    LocalDate day = day();
    var partners = new ArrayList<>(fund.partners());
    var successions = new ArrayList<>(fund.successions());
    List<Partner> others =
        present.stream()
            .filter(partner -> partner.kind() == ended.kind() && !partner.equals(ended))
            .toList();
    if (!others.isEmpty() && oneIn(3)) {
      successions.add(Succession.whole(ended.code(), anyOf(others).code(), day));
    } else if (random.nextBoolean()) {
      var heir = new Partner(PartnerCode.of("new-" + step), "New " + step, ended.kind());
      partners.add(heir);
      successions.add(Succession.whole(ended.code(), heir.code(), day));
    } else {
      int thousandths = 1 + random.nextInt(999);
      for (int i = 0; i < 2; i++) {
        PartnerCode code = PartnerCode.of("part-" + step + "-" + i);
        int part = i == 0 ? thousandths : 1000 - thousandths;
        partners.add(new Partner(code, code.value(), ended.kind()));
        successions.add(new Succession(ended.code(), code, day, part, 1000));
      }
    }
    return fund.withPartners(partners).withSuccessions(successions);
  }

  private static boolean hasEnded(Fund fund, Partner partner) {
    return fund.successions().stream().anyMatch(one -> one.predecessor().equals(partner.code()));
  }

  /** A question in which what is named here is asked, and nothing else. */
  BalanceQuery balances(
      Set<Asked> asked, Optional<Dimension> dimension, Collection<Grouping> groupings) {
    var query = BalanceQuery.of(FUND, anyOf(List.of(Book.PLAN, Book.ACTUAL, Book.IMPACT)));
    if (asked.contains(Asked.FROM)) {
      query = query.from(edge());
    }
    if (asked.contains(Asked.AS_AT)) {
      query = query.asAt(edge());
    }
    if (asked.contains(Asked.AS_KNOWN)) {
      query = query.asKnown(moment());
    }
    if (asked.contains(Asked.KINDS)) {
      query = query.kinds(kinds().toArray(new AccountKind[0]));
    }
    if (asked.contains(Asked.TOGETHER)) {
      query = query.together();
    }
    if (dimension.isPresent()) {
      query = query.where(dimension.get(), codes(dimension.get()));
    }
    return query.by(groupings.toArray(new Grouping[0]));
  }

  /** What a question may ask for, beside codes and groupings. */
  enum Asked {
    FROM,
    AS_AT,
    AS_KNOWN,
    KINDS,
    TOGETHER
  }

  /** Any question, with any number of codes and groupings. */
  BalanceQuery balances() {
    var query = balances(some(EnumSet.allOf(Asked.class), 2), Optional.empty(), List.of());
    for (Dimension dimension : some(EnumSet.allOf(Dimension.class), 5)) {
      query = query.where(dimension, codes(dimension));
    }
    return query.by(some(EnumSet.allOf(Grouping.class), 6).toArray(new Grouping[0]));
  }

  <T extends Enum<T>> Set<T> some(Set<T> all, int oneIn) {
    all.removeIf(each -> !oneIn(oneIn));
    return all;
  }

  Set<AccountKind> kinds() {
    Set<AccountKind> kinds = some(EnumSet.allOf(AccountKind.class), 2);
    return kinds.isEmpty() ? Set.of(AccountKind.RECEIVABLE) : kinds;
  }

  /** One or two codes that accounts have in a dimension. */
  Code[] codes(Dimension dimension) {
    List<Code> used =
        Stream.concat(
                naive.entries.stream()
                    .flatMap(kept -> kept.entry().postings().stream())
                    .flatMap(posting -> posting.account().value(dimension).stream()),
                Stream.of(ICB, COUNTY, ACUTE).filter(code -> dimension == Dimension.PARTNER))
            .distinct()
            .sorted(Code.BY_VALUE)
            .toList();
    return Stream.of(anyOf(used), anyOf(used)).distinct().toArray(Code[]::new);
  }

  /** Any question for entries. */
  EntryQuery entries() {
    var query = EntryQuery.of(FUND).after(oneIn(3) ? below(naive.entries.size()) : 0);
    query = random.nextBoolean() ? query.book(Book.values()[below(3)]) : query;
    query = oneIn(3) ? query.from(edge()) : query;
    query = oneIn(3) ? query.asAt(edge()) : query;
    query = oneIn(3) ? query.asKnown(moment()) : query;
    query = oneIn(3) ? query.kinds(kinds()) : query;
    query = oneIn(6) ? query.reference("R" + below(20)) : query;
    query = oneIn(10) ? query.key(new EntryKey(anyOf(naive.entries).key())) : query;
    for (Dimension dimension : some(EnumSet.allOf(Dimension.class), 8)) {
      query = query.where(dimension, codes(dimension));
    }
    query = query.filter(filter(query.filter()));
    var order = oneIn(3) ? Order.NEWEST : Order.OLDEST;
    return query.paging(query.paging().order(order).limit(1 + below(200)));
  }

  private EntryFilter filter(EntryFilter only) {
    var size = BigDecimal.valueOf(random.nextLong(1, 100_000), 2);
    return new EntryFilter(
        only.reference(),
        only.key(),
        new AmountRange(
            oneIn(5) ? Optional.of(size) : Optional.empty(),
            oneIn(5)
                ? Optional.of(size.add(BigDecimal.valueOf(below(50_000), 2)))
                : Optional.empty()),
        oneIn(6)
            ? Optional.of((random.nextBoolean() ? "ENTRY 1" : "r") + below(9))
            : Optional.empty(),
        oneIn(6) ? Optional.of(anyOf(naive.entries).by()) : Optional.empty(),
        oneIn(6) ? Optional.of(moment()) : Optional.empty());
  }

  View view() {
    return new View(
        random.nextBoolean() ? Optional.of(edge()) : Optional.empty(),
        random.nextBoolean() ? Optional.of(moment()) : Optional.empty());
  }
}
