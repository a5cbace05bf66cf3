package org.commonpurse.api.operation.journal;

import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;

/** Some of the entries of a fund's journal, oldest or newest first. */
@OperationSpec(
    name = "entries",
    summary = "entries of the journal, oldest or newest first",
    routes = "GET /api/v1/funds/{fund}/entries",
    command = "entries",
    permission = Permission.READ_BOOKS,
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
   * @param currency  of every amount
   */
  public record Output(EntryPage page, CurrencyUnit currency) {}

  /** Finds them; the page says how to ask for the next. */
  public Output run(EntryQuery query) {
    var currency = ledger.funds().get(query.fund()).currency();
    return new Output(ledger.journal().entries(query), currency);
  }
}
