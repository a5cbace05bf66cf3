package org.commonpurse.allocation.trace;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.settlement.MovedMoney;
import org.commonpurse.allocation.trace.Origin.Posted;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * The figures of the accounts that partners have with a fund, of all partners and years: what {@link
 * Tracer} follows one by one, added up in one reading of the journal.
 * <p>
 * As there, a partner's figures include those of the partners it succeeded.
 */
public final class FigureSums {

  /** What can be asked for: of the fund's money, and of a partner as such or as provider. */
  private static final Set<FigureName> NAMES =
      EnumSet.of(
          FigureName.PAID_IN,
          FigureName.CHARGES,
          FigureName.SHARING,
          FigureName.RECEIVED,
          FigureName.OTHER_ENTRIES,
          FigureName.CLAIMS,
          FigureName.CLAIMS_PAID,
          FigureName.RECEIVABLE,
          FigureName.PAYABLE,
          FigureName.PROVIDED,
          FigureName.RESERVES);

  private static final AccountPattern ACCOUNTS = AccountPattern.of(Book.ACTUAL).kinds(kinds());

  private record Whose(FigureName name, PartnerCode partner) {}

  /** A part of a figure, told apart by its detail where it has one. */
  private record Part(Optional<Code> detail, FinancialYear year) {}

  private final Fund fund;
  private final Map<Whose, Map<Part, Long>> sums = new HashMap<>();

  private FigureSums(Fund fund) {
    this.fund = fund;
  }

  /** Adds up the figures of a fund, out of one state of the books. */
  public static FigureSums of(Snapshot at, Fund fund) {
    var found = new FigureSums(fund);
    found.read(at, EntryQuery.of(fund.code()).accounts(ACCOUNTS), entry -> {});
    return found;
  }

  /**
   * Adds up the figures of a fund, and hands over every entry of its journal on the way, so that it is read
   * once.
   *
   * @param each  is given the entries of all books in their order
   */
  public static FigureSums of(Snapshot at, Fund fund, Consumer<RecordedEntry> each) {
    var found = new FigureSums(fund);
    found.read(at, EntryQuery.of(fund.code()), each);
    return found;
  }

  private void read(Snapshot at, EntryQuery entries, Consumer<RecordedEntry> each) {
    boolean isPassedOn = !fund.successions().isEmpty();
    var counted = new HashMap<Counted, Long>();
    var byAccount = new HashMap<Account, SortedMap<Long, Long>>();
    var withMoney = new HashSet<Long>();
    var moved = new MovedMoney();
    var query = Optional.of(entries.limit(Paging.LIMIT_MAX));
    while (query.isPresent()) {
      var page = at.journal().entries(query.get());
      for (var recorded : page.entries()) {
        each.accept(recorded);
        if (recorded.entry().book() == Book.ACTUAL) {
          boolean isMoney = moved.isBy(recorded);
          long time = Tracer.time(recorded);
          if (isPassedOn) {
            if (isMoney) {
              withMoney.add(time);
            }
            add(recorded, time, byAccount);
          } else {
            count(recorded, isMoney, Tracer.year(time), counted);
          }
        }
      }
      query = page.next();
    }
    counted.forEach((key, pence) -> add(key.account(), key.isMoney(), key.year(), pence));
    new Successors(fund.successions(), at.view().asAt())
        .pass(byAccount)
        .forEach(
            (account, byTime) ->
                byTime.forEach(
                    (time, pence) ->
                        add(account, withMoney.contains(time), Tracer.year(time), pence)));
  }

  /** What postings are added up under where nobody was succeeded, so that no time matters but the year. */
  private record Counted(Account account, boolean isMoney, FinancialYear year) {}

  private static void count(
      RecordedEntry recorded, boolean isMoney, FinancialYear year, Map<Counted, Long> counted) {
    for (var posting : recorded.entry().postings()) {
      if (ACCOUNTS.matches(Book.ACTUAL, posting.account())) {
        counted.merge(
            new Counted(posting.account(), isMoney, year), posting.pence(), Math::addExact);
      }
    }
  }

  private static Set<AccountKind> kinds() {
    var kinds = EnumSet.noneOf(AccountKind.class);
    NAMES.stream().map(FigureSums::posted).map(Posted::kinds).forEach(kinds::addAll);
    return kinds;
  }

  private static Posted posted(FigureName name) {
    return (Posted) name.origin();
  }

  private static void add(
      RecordedEntry recorded, long time, Map<Account, SortedMap<Long, Long>> byAccount) {
    for (var posting : recorded.entry().postings()) {
      if (ACCOUNTS.matches(Book.ACTUAL, posting.account())) {
        byAccount
            .computeIfAbsent(posting.account(), account -> new TreeMap<>())
            .merge(time, posting.pence(), Math::addExact);
      }
    }
  }

  private void add(Account account, boolean withMoney, FinancialYear year, long pence) {
    for (var name : NAMES) {
      var posted = posted(name);
      if (posted.kinds().contains(account.kind()) && posted.entries().count(withMoney)) {
        var owner = posted.of() == Origin.Of.PROVIDER ? account.provider() : account.partner();
        var part = new Part(posted.detail().flatMap(account::value), year);
        for (var whose : List.of(fund.presentPartner(owner.orElseThrow()), Horizon.ALL)) {
          sums.computeIfAbsent(new Whose(name, whose), key -> new HashMap<>())
              .merge(part, posted.signed(pence), Math::addExact);
        }
      }
    }
  }

  /**
   * What a figure comes to, signed as its {@linkplain FigureName name} says; zero where nothing is.
   *
   * @throws IllegalArgumentException if it is none of a partner's account
   */
  public long pence(FigureReference figure) {
    if (figure.name().origin() instanceof Origin.Sum sum) {
      return sum.parts().stream()
          .mapToLong(
              part -> {
                long pence = pence(figure.name(part.figure()));
                return part.isAdded() ? pence : Math.negateExact(pence);
              })
          .reduce(0, Math::addExact);
    }
    if (!NAMES.contains(figure.name())) {
      throw new IllegalArgumentException(figure + " is no figure of a partner's account.");
    }
    var posted = posted(figure.name());
    return parts(figure.name(), figure.partner()).entrySet().stream()
        .filter(part -> posted.counts(part.getKey().year(), figure.first(), figure.last()))
        .filter(part -> figure.detail().isEmpty() || figure.detail().equals(part.getKey().detail()))
        .mapToLong(Map.Entry::getValue)
        .reduce(0, Math::addExact);
  }

  /** The streams, clauses, schemes or reserves of which a partner ever had a part of a figure. */
  public SortedSet<Code> details(FigureName name, PartnerCode partner) {
    var details = new TreeSet<Code>(Code.BY_VALUE);
    parts(name, partner).keySet().stream()
        .map(Part::detail)
        .flatMap(Optional::stream)
        .forEach(details::add);
    return details;
  }

  private Map<Part, Long> parts(FigureName name, PartnerCode partner) {
    return sums.getOrDefault(new Whose(name, partner), Map.of());
  }
}
