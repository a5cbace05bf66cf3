package org.commonpurse.allocation.trace;

import static org.commonpurse.allocation.problem.TraceProblem.TRACE_PARTNER_SUCCEEDED;

import java.time.LocalDate;
import java.util.EnumMap;
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
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.settlement.MovedMoney;
import org.commonpurse.allocation.trace.Origin.Posted;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Follows figures of a fund to their entries, out of one state of the books.
 * <p>
 * A figure is added up from entries of the journal, one by one, and so is a second opinion on what
 * reports show, which add up balances.
 */
public final class Tracer {

  /** More bits than the sequences of a journal need. */
  private static final int SEQUENCE_BITS = 40;

  private final Snapshot at;
  private final Fund fund;
  private final Successors successors;
  private final Map<FigureOfAllYears, List<CountedEntry>> read = new HashMap<>();

  /** What is read at once: its years are told apart afterwards. */
  private record FigureOfAllYears(FigureName name, Optional<Code> detail, PartnerCode partner) {

    static FigureOfAllYears of(FigureReference figure) {
      return new FigureOfAllYears(figure.name(), figure.detail(), figure.partner());
    }
  }

  private Tracer(Snapshot at, Fund fund) {
    this.at = at;
    this.fund = fund;
    this.successors = new Successors(fund.successions(), at.view().asAt());
  }

  /**
   * Follows figures of a fund.
   *
   * @param at  the books, which are read in one state
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static Tracer of(Snapshot at, FundCode fund) {
    return new Tracer(at, at.funds().get(fund));
  }

  /**
   * Follows a figure. One of a year without entries comes to nothing.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PARTNER_UNKNOWN} and its
   *     like if the fund does not have what the reference names, {@code TRACE_PARTNER_SUCCEEDED} if
   *     another stands in the place of its partner
   */
  public FigureTrace trace(FigureReference figure) {
    var partnerName = partnerName(figure.partner());
    return new FigureTrace(
        figure, partnerName, fund.currency(), figure.name().origin().follow(figure, this));
  }

  private String partnerName(PartnerCode code) {
    if (code.equals(Horizon.ALL)) {
      return "all partners";
    }
    new EntryCheck(fund).requireKnown(Dimension.PARTNER, code, "the reference");
    var heirs = heirs(code);
    if (!heirs.contains(code)) {
      var names = heirs.stream().map(PartnerCode::value).collect(Collectors.joining(" and "));
      throw TRACE_PARTNER_SUCCEEDED
          .because(
              "%s was succeeded by %s, where its figures stand. Ask for those of %s."
                  .formatted(code, names, names),
              "partner",
              code,
              "successors",
              heirs)
          .toException();
    }
    return fund.partner(code).orElseThrow().name();
  }

  /** The entries behind a figure, by the day on which they count, then as they were recorded. */
  List<CountedEntry> entries(FigureReference figure, Posted posted) {
    return read.computeIfAbsent(FigureOfAllYears.of(figure), key -> read(figure, posted)).stream()
        .filter(entry -> posted.counts(entry.year(), figure.first(), figure.last()))
        .toList();
  }

  /**
   * Of all years, since a part of a partner that was split is a part of what stood on its account, to
   * the penny, and that began with the first entry.
   */
  private List<CountedEntry> read(FigureReference figure, Posted posted) {
    var accounts = accounts(figure, posted);
    var entries = new TreeMap<Long, CountedEntry>();
    var sums = new HashMap<Account, SortedMap<Long, Long>>();
    var moved = new MovedMoney();
    var uncounted = new HashSet<Long>();
    var query = Optional.of(EntryQuery.of(fund.code()).accounts(accounts).limit(Paging.LIMIT_MAX));
    while (query.isPresent()) {
      var page = at.journal().entries(query.get());
      for (var recorded : page.entries()) {
        var time = time(recorded);
        entries.put(time, CountedEntry.ofNothing(recorded));
        if (!posted.entries().count(moved.isBy(recorded))) {
          uncounted.add(time);
        }
        for (var posting : recorded.entry().postings()) {
          if (accounts.matches(posted.book(), posting.account())) {
            sums.computeIfAbsent(posting.account(), account -> new TreeMap<>())
                .merge(time, posted.signed(posting.pence()), Math::addExact);
          }
        }
      }
      query = page.next();
    }
    successors
        .pass(sums)
        .forEach(
            (account, byTime) -> {
              if (isOf(figure.partner(), posted.of(), account)) {
                byTime.forEach(
                    (time, pence) ->
                        entries.computeIfPresent(time, (same, entry) -> entry.plus(pence)));
              }
            });
    // Only now, since what is passed on of an account rests on all of its entries.
    entries.keySet().removeAll(uncounted);
    return List.copyOf(entries.values());
  }

  /** Where an entry stands among others: by its day, then as it was recorded. */
  static long time(RecordedEntry recorded) {
    long day = recorded.entry().effectiveOn().toEpochDay();
    return (day << SEQUENCE_BITS) + recorded.sequence();
  }

  /** The financial year of a {@link #time}. */
  static FinancialYear year(long time) {
    return FinancialYear.of(LocalDate.ofEpochDay(time >> SEQUENCE_BITS));
  }

  /** The accounts from which a figure comes, those of partners that were succeeded among them. */
  private AccountPattern accounts(FigureReference figure, Posted posted) {
    var where = new EnumMap<Dimension, Set<Code>>(Dimension.class);
    if (!figure.partner().equals(Horizon.ALL)) {
      switch (posted.of()) {
        case PARTNER -> where.put(Dimension.PARTNER, partnersThatPassTo(figure.partner()));
        case PROVIDER -> where.put(Dimension.PROVIDER, partnersThatPassTo(figure.partner()));
        case LEAD -> where.put(Dimension.SCHEME, schemesLedBy(figure.partner()));
        case FUND -> {}
      }
    }
    figure
        .detail()
        .ifPresent(
            code -> {
              var dimension = posted.detail().orElseThrow();
              new EntryCheck(fund).requireKnown(dimension, code, "the reference");
              where.merge(
                  dimension, Set.of(code), (all, only) -> all.containsAll(only) ? only : Set.of());
            });
    return new AccountPattern(Optional.of(posted.book()), posted.kinds(), where);
  }

  private Set<Code> partnersThatPassTo(PartnerCode partner) {
    return fund.partners().stream()
        .map(Partner::code)
        .filter(code -> heirs(code).contains(partner))
        .collect(Collectors.toSet());
  }

  /** The partners that stand today as whose the figures of a partner count; itself where it stands. */
  private SortedSet<PartnerCode> heirs(PartnerCode partner) {
    return successors.heirs(Account.receivable(partner)).stream()
        .map(heir -> fund.presentPartner(heir.partner().orElseThrow()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Code> schemesLedBy(PartnerCode partner) {
    return fund.schemes().stream()
        .filter(scheme -> fund.presentPartner(scheme.lead()).equals(partner))
        .map(Scheme::code)
        .collect(Collectors.toSet());
  }

  /** Whether what was passed on to an account counts as the partner's, where it is a partner's. */
  private boolean isOf(PartnerCode partner, Origin.Of of, Account account) {
    var owner = of == Origin.Of.PROVIDER ? account.provider() : account.partner();
    return partner.equals(Horizon.ALL)
        || owner.map(code -> fund.presentPartner(code).equals(partner)).orElse(true);
  }
}
