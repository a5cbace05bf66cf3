package org.commonpurse.allocation.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.commonpurse.allocation.change.ChangeCause.Plain;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.trace.AnyBooks;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.rule.FundRules;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever was recorded since, causes add up to what the horizon is more now than it was, for each
 * partner and all together. Method: books of any entries, of partners that were merged and split, compared
 * with horizons of both states, which add up balances and know no cause.
 */
class AnyChangeTest {

  private static final LocalDate LATE_FROM = LocalDate.of(2021, 7, 1);
  private static final LocalDate LATE_UNTIL = LocalDate.of(2022, 6, 1);
  private static final EntryQuery ALL = EntryQuery.of(AnyBooks.ARDEN).limit(1000);

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(1, 13);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void causesAddUpToWhatHorizonsDifferBy(long seed) {
    try (var books = new AnyBooks(folder)) {
      var random = new SplittableRandom(seed);
      books.postAny(AnyBooks.ARDEN, random, 60);
      var since = books.moment();
      if (seed % 4 != 0) {
        books.postAny(AnyBooks.ARDEN, random, 1 + random.nextInt(60));
      }
      // Also as at days within the years, before and after partners were merged and split.
      var asAt =
          random.nextBoolean()
              ? Optional.<LocalDate>empty()
              : Optional.of(LocalDate.of(2021, 12, 31).plusDays(random.nextInt(800)));

      var change = change(books, asAt, since);
      var then = horizon(books, new View(asAt, Optional.of(since)));
      var now = horizon(books, new View(asAt, Optional.empty()));

      for (var partner : change.partners()) {
        assertThat(partner.beforePence()).isEqualTo(net(then, partner.partner()));
        assertThat(partner.nowPence()).isEqualTo(net(now, partner.partner()));
      }
      assertThat(change.nowPence()).isEqualTo(net(now.totals().get(now.years().size() - 1)));
      assertThat(change.causes().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(change.nowPence() - change.beforePence());
      if (seed % 4 == 0) {
        assertThat(change.causes()).isEmpty();
        assertThat(change.entries()).isZero();
        assertThat(change.items()).isEmpty();
      }
      assertThat(change).isEqualTo(change(books, asAt, since));
      holdsEachCauseToTheEntries(books, asAt, since, change);
    }
  }

  /**
   * An entry that came late counts where it was routed to, and is listed for the period it was meant for:
   * from July 2021 to May 2022 all is closed, so that it counts in June 2022, a year after the last shown.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsLateEntriesWhereTheyWereRoutedToAndListsThemWhereTheyWereMeantFor(long seed) {
    try (var books = new AnyBooks(folder)) {
      var random = new SplittableRandom(seed);
      var fund = AnyBooks.ARDEN;
      books.postAny(fund, random, 60, LocalDate.of(2020, 4, 1), 430);
      var by = new Actor("Ada, pooled fund manager");
      books.ledger().rules().set(fund, new FundRules(LateEntries.ROUTE, Set.of(), List.of()), by);
      var closed = new HashSet<Period>();
      for (var day = LATE_FROM; day.isBefore(LATE_UNTIL); day = day.plusMonths(1)) {
        closed.add(Period.of(day));
        books.ledger().periods().close(fund, Period.of(day), by);
      }
      var since = books.moment();
      books.postAny(fund, random, 40, LATE_FROM, 365);
      var asAt = Optional.<LocalDate>empty();

      var change = change(books, asAt, since);
      var then = horizon(books, new View(asAt, Optional.of(since)));
      var now = horizon(books, View.NOW);

      for (var partner : change.partners()) {
        assertThat(partner.beforePence()).isEqualTo(net(then, partner.partner()));
        assertThat(partner.nowPence()).isEqualTo(net(now, partner.partner()));
      }
      assertThat(change.causes().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(change.nowPence() - change.beforePence());
      holdsLateItemsToTheEntries(books, since, closed, change);
    }
  }

  private static void holdsLateItemsToTheEntries(
      AnyBooks books, Instant since, Set<Period> closed, NetChange change) {
    long further = 0;
    long itemsNet = 0;
    int items = 0;
    int routed = 0;
    for (var each : books.ledger().journal().entries(ALL).entries()) {
      if (each.recordedAt().isAfter(since)) {
        var counts = FinancialYear.of(each.entry().effectiveOn());
        var meant = each.submittedOn().map(FinancialYear::of).orElse(counts);
        var period = each.submittedOn().map(Period::of).orElseGet(() -> each.entry().period());
        further += counts.compareTo(change.lastYear()) > 0 ? net(each) : 0;
        boolean isListed =
            closed.contains(period)
                || meant.compareTo(change.lastYear()) <= 0
                || counts.compareTo(change.lastYear()) <= 0;
        items += isListed && isOfFigures(each) ? 1 : 0;
        itemsNet += isListed && isOfFigures(each) ? net(each) : 0;
        routed += each.submittedOn().isPresent() ? 1 : 0;
      }
    }
    assertThat(routed).as("entries that were routed").isPositive();
    assertThat(change.causes().getOrDefault(Plain.FURTHER_YEAR, 0L)).isEqualTo(further);
    assertThat(change.items()).hasSize(items);
    assertThat(change.items().stream().mapToLong(PriorPeriodItem::netPence).sum())
        .isEqualTo(itemsNet);
  }

  /** Over all partners a split is nothing, so that causes can be told off entry by entry. */
  private static void holdsEachCauseToTheEntries(
      AnyBooks books, Optional<LocalDate> asAt, Instant since, NetChange change) {
    long further = 0;
    long corrections = 0;
    long later = 0;
    int items = 0;
    for (var each :
        books
            .ledger()
            .books()
            .at(
                new View(asAt, Optional.empty()),
                at -> at.journal().entries(EntryQuery.of(AnyBooks.ARDEN).limit(1000)).entries())) {
      if (each.recordedAt().isAfter(since)) {
        long pence = net(each);
        boolean isFurther =
            FinancialYear.of(each.entry().effectiveOn()).compareTo(change.lastYear()) > 0;
        further += isFurther ? pence : 0;
        corrections += !isFurther && each.reverses().isPresent() ? pence : 0;
        later += !isFurther && each.reverses().isEmpty() ? pence : 0;
        items += !isFurther && isOfFigures(each) ? 1 : 0;
      }
    }
    assertThat(change.causes().getOrDefault(Plain.FURTHER_YEAR, 0L)).isEqualTo(further);
    assertThat(change.causes().getOrDefault(Plain.CORRECTION, 0L)).isEqualTo(corrections);
    assertThat(change.causes().getOrDefault(Plain.LATER, 0L)).isEqualTo(later);
    assertThat(change.items()).hasSize(items);
    assertThat(change.items().stream().mapToLong(PriorPeriodItem::netPence).sum())
        .isEqualTo(corrections + later);
  }

  private static long net(RecordedEntry recorded) {
    return recorded.entry().postings().stream()
        .filter(posting -> posting.account().path().matches("(saving|burden|sharing):.*"))
        .mapToLong(posting -> posting.pence())
        .sum();
  }

  private static boolean isOfFigures(RecordedEntry recorded) {
    return recorded.entry().book() != Book.PLAN
        && recorded.entry().postings().stream()
            .map(posting -> posting.account().kind())
            .anyMatch(
                kind ->
                    switch (kind) {
                      case SAVING, BURDEN, SHARING, CONTRIBUTION, RISK_SHARE -> true;
                      default -> AccountKind.COST.contains(kind);
                    });
  }

  private static NetChange change(AnyBooks books, Optional<LocalDate> asAt, Instant since) {
    var before =
        books
            .ledger()
            .books()
            .at(
                new View(asAt, Optional.of(since)),
                at -> NetBefore.of(at, AnyBooks.ARDEN, since).orElseThrow());
    return books
        .ledger()
        .books()
        .at(new View(asAt, Optional.empty()), at -> NetChanges.of(at, AnyBooks.ARDEN, before));
  }

  private static Horizon horizon(AnyBooks books, View view) {
    return books.ledger().books().at(view, at -> Horizons.of(at, AnyBooks.ARDEN));
  }

  private static long net(Horizon horizon, PartnerCode partner) {
    var rows = horizon.rows(partner);
    return net(rows.get(rows.size() - 1));
  }

  private static long net(HorizonRow last) {
    return last.toDate().netPence();
  }
}
