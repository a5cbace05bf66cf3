package org.commonpurse.api.operation.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.SeenEntry;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Order;
import org.commonpurse.ledger.journal.Paging;

/** Some of the entries of a fund's journal, oldest or newest first. */
@OperationSpec(
    name = "entries",
    summary = "entries of the journal, oldest or newest first",
    routes = "GET /api/v1/funds/{fund}/entries",
    command = "entries",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.BOOK,
      ParameterGroup.ACCOUNTS,
      ParameterGroup.FROM,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN,
      ParameterGroup.ENTRY,
      ParameterGroup.PAGE
    },
    problems = {"LEDGER_RANGE_EMPTY", "LEDGER_DIMENSION_NOT_OF_KIND", "SERVICE_DOWNLOADS_BUSY"})
public final class FindEntries {

  private final Ledger ledger;

  /** Finds entries in these books. */
  public FindEntries(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A part of what was asked for.
   *
   * @param next  what to ask for the entries that follow; nothing when these are the last
   * @param currency  of every amount
   */
  public record Output(List<SeenEntry> entries, Optional<EntryQuery> next, CurrencyUnit currency) {}

  /** Finds them; the page says how to ask for the next. */
  public Output run(EntryQuery query) {
    return run(query, Sight.WHOLE);
  }

  /**
   * Finds what is shown of them. Where not all is, a page may have fewer entries than were asked for, though
   * others follow.
   */
  public Output run(EntryQuery query, Sight sight) {
    var currency = ledger.funds().get(query.fund()).currency();
    var page = ledger.journal().entries(query);
    var seen =
        page.entries().stream()
            .flatMap(entry -> SeenEntry.of(entry, sight).stream())
            .filter(entry -> entry.isFoundBy(query))
            .toList();
    return new Output(seen, page.next(), currency);
  }

  /**
   * What is shown of all that was asked for.
   *
   * @param entries  hands each, in order, to whom it is given
   * @param currency  of every amount
   */
  public record All(Consumer<Consumer<SeenEntry>> entries, CurrencyUnit currency) {}

  /**
   * Finds what is shown of all of them as they are now, however many there are: they are not held in
   * memory.
   *
   * @param isLimited  whether only the page that the query asks for is wanted
   */
  public All all(EntryQuery query, boolean isLimited, Sight sight) {
    var first = run(isLimited ? query : query.limit(Paging.LIMIT_MAX), sight);
    if (isLimited) {
      return new All(first.entries()::forEach, first.currency());
    }
    long end = ledger.books().now(at -> at.stamp(query.fund())).sequence();
    Consumer<Consumer<SeenEntry>> entries =
        to -> {
          var page = Optional.of(first);
          while (page.isPresent()) {
            page.get().entries().stream()
                .filter(entry -> entry.recorded().sequence() <= end)
                .forEach(to);
            page =
                page.get().next().filter(next -> isBefore(next, end)).map(next -> run(next, sight));
          }
        };
    return new All(entries, first.currency());
  }

  private static boolean isBefore(EntryQuery next, long end) {
    return next.paging().order() == Order.NEWEST || next.paging().afterSequence() < end;
  }
}
