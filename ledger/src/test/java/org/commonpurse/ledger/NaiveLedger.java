package org.commonpurse.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;

/** A ledger that keeps a list and adds up everything each time it is asked. */
final class NaiveLedger {

  record Kept(JournalEntry entry, Instant recordedAt) {}

  final List<Kept> entries = new ArrayList<>();

  void add(JournalEntry entry, Instant recordedAt) {
    entries.add(new Kept(entry, recordedAt));
  }

  List<BalanceRow> of(BalanceQuery query) {
    var sums = new TreeMap<List<String>, Long>(Comparator.comparing(key -> String.join("\0", key)));
    if (query.by().isEmpty()) {
      sums.put(List.of(), 0L);
    }
    for (Kept kept : entries) {
      if (counts(query, kept)) {
        for (Posting posting : kept.entry().postings()) {
          if (counts(query, posting.account())) {
            sums.merge(
                key(query, kept.entry().effectiveOn(), posting.account()),
                posting.pence(),
                Long::sum);
          }
        }
      }
    }
    return sums.entrySet().stream()
        .map(sum -> new BalanceRow(sum.getKey(), sum.getValue()))
        .toList();
  }

  private static boolean counts(BalanceQuery query, Kept kept) {
    LocalDate day = kept.entry().effectiveOn();
    return kept.entry().book() == query.book()
        && query.from().map(first -> !day.isBefore(first)).orElse(true)
        && query.asAt().map(last -> !day.isAfter(last)).orElse(true)
        && query.asKnown().map(moment -> !kept.recordedAt().isAfter(moment)).orElse(true);
  }

  private static boolean counts(BalanceQuery query, Account account) {
    return (query.kinds().isEmpty() || query.kinds().contains(account.kind()))
        && query.where().entrySet().stream()
            .allMatch(
                wanted ->
                    account.value(wanted.getKey()).filter(wanted.getValue()::contains).isPresent());
  }

  private static List<String> key(BalanceQuery query, LocalDate day, Account account) {
    return query.by().stream().map(grouping -> part(grouping, day, account)).toList();
  }

  private static String part(Grouping grouping, LocalDate day, Account account) {
    return switch (grouping) {
      case KIND -> account.kind().word();
      case ACCOUNT -> account.path();
      case YEAR -> FinancialYear.of(day).toString();
      case MONTH -> Period.of(day).toString();
      default ->
          Optional.of(grouping)
              .flatMap(Grouping::dimension)
              .flatMap(account::value)
              .map(Object::toString)
              .orElse("");
    };
  }
}
