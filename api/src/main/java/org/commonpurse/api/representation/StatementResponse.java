package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.balance.StatementOf;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.sight.SeenEntry;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.money.Amounts;

/**
 * A statement, with what was asked; debits are positive, credits negative.
 *
 * @param accounts  the paths of the accounts that it is of, all together
 * @param partners  whether partners and those they succeeded stand {@code apart} or {@code together}
 * @param opening  the balance before the first line
 * @param closing  the balance after the last line
 */
public record StatementResponse(
    String fund,
    String book,
    List<String> accounts,
    Optional<String> from,
    Optional<String> asAt,
    Optional<String> asKnown,
    String partners,
    String currency,
    String opening,
    List<LineResponse> items,
    String closing) {

  /**
   * A posting.
   *
   * @param account  the account it was posted to, which may be a predecessor's
   * @param amount  what it adds to the balance
   * @param balance  the balance after it
   */
  public record LineResponse(
      String effectiveOn,
      long sequence,
      String account,
      String narrative,
      String reference,
      String kind,
      String amount,
      String balance,
      String recordedAt) {

    static LineResponse of(Statement.Line line, Sight sight) {
      var entry = line.recorded().entry();
      var seen = SeenEntry.of(line.recorded(), sight);
      return new LineResponse(
          entry.effectiveOn().toString(),
          line.recorded().sequence(),
          line.account().path(),
          seen.map(each -> each.said(entry.narrative())).orElse(Sight.WITHHELD),
          seen.map(each -> each.said(entry.reference())).orElse(Sight.WITHHELD),
          entry.kind().value(),
          Amounts.plain(line.pence()),
          Amounts.plain(line.balancePence()),
          line.recorded().recordedAt().toString());
    }
  }

  /** The statement. */
  public static StatementResponse of(StatementOf.Output found) {
    var query = found.query();
    var statement = found.statement();
    return new StatementResponse(
        query.fund().value(),
        WireName.of(query.book()),
        query.accounts().stream().map(Object::toString).toList(),
        query.span().from().map(Object::toString),
        query.span().asAt().map(Object::toString),
        query.span().asKnown().map(Object::toString),
        WireName.of(query.partners()),
        found.currency().getCurrencyCode(),
        Amounts.plain(statement.openingPence()),
        statement.lines().stream().map(line -> LineResponse.of(line, found.sight())).toList(),
        Amounts.plain(statement.closingPence()));
  }
}
