package org.commonpurse.api.operation.journal;

import java.util.List;
import java.util.Optional;
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
    problems = {
      "QUERY_VALUE_MALFORMED",
      "QUERY_VALUE_TWICE",
      "LEDGER_PAGE_OUT_OF_RANGE",
      "LEDGER_RANGE_EMPTY",
      "LEDGER_DIMENSION_NOT_OF_KIND"
    })
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
}
