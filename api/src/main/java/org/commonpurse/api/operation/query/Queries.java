package org.commonpurse.api.operation.query;

import static org.commonpurse.api.problem.RequestProblem.QUERY_STATEMENT_OF_WHAT;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AmountRange;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryFilter;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Order;

/** Makes queries of what requests and commands ask, so that both ask the same way. */
public final class Queries {

  /** How many of the entries that changed something are told if nothing else is said. */
  private static final int LIMIT = 100;

  private Queries() {}

  /**
   * Which balances are asked for, of the actual book unless another is named.
   *
   * @param parameters  {@code book}, {@code from}, {@code asAt}, {@code asKnown}, {@code kind}, {@code
   *     by}, {@code partners}, and the words of dimensions; each may be absent
   */
  public static BalanceQuery balances(FundCode fund, RequestParameters parameters) {
    var query =
        BalanceQuery.of(
            fund, parameters.one("book", RequestParameters.oneOf(Book.class)).orElse(Book.ACTUAL));
    query = parameters.one("from", RequestParameters::day).map(query::from).orElse(query);
    query = parameters.one("asAt", RequestParameters::day).map(query::asAt).orElse(query);
    query = parameters.one("asKnown", RequestParameters::moment).map(query::asKnown).orElse(query);
    query = query.kinds(parameters.several("kind", Queries::kind).toArray(AccountKind[]::new));
    for (var dimension : Dimension.values()) {
      var codes = parameters.several(dimension.word(), dimension::code).toArray(Code[]::new);
      query = codes.length == 0 ? query : query.where(dimension, codes);
    }
    query =
        query.by(
            parameters
                .several("by", RequestParameters.oneOf(Grouping.class))
                .toArray(Grouping[]::new));
    boolean isTogether =
        parameters.one("partners", RequestParameters.oneOf(Partners.class)).orElse(Partners.APART)
            == Partners.TOGETHER;
    return isTogether ? query.together() : query;
  }

  /**
   * Which entries are asked for.
   *
   * @param parameters  {@code book}, {@code from}, {@code asAt}, {@code asKnown}, {@code kind}, {@code
   *     reference}, {@code key}, {@code amountFrom}, {@code amountTo}, {@code text}, {@code actor}, {@code
   *     recordedSince}, {@code order}, {@code after}, {@code limit}, and the words of dimensions; each
   *     may be absent
   */
  public static EntryQuery entries(FundCode fund, RequestParameters parameters) {
    var query = EntryQuery.of(fund);
    query =
        parameters.one("book", RequestParameters.oneOf(Book.class)).map(query::book).orElse(query);
    query = parameters.one("from", RequestParameters::day).map(query::from).orElse(query);
    query = parameters.one("asAt", RequestParameters::day).map(query::asAt).orElse(query);
    query = parameters.one("asKnown", RequestParameters::moment).map(query::asKnown).orElse(query);
    var kinds = parameters.several("kind", Queries::kind);
    query = kinds.isEmpty() ? query : query.kinds(Set.copyOf(kinds));
    for (var dimension : Dimension.values()) {
      var codes = parameters.several(dimension.word(), dimension::code).toArray(Code[]::new);
      query = codes.length == 0 ? query : query.where(dimension, codes);
    }
    query = parameters.one("reference", text -> text).map(query::reference).orElse(query);
    query = parameters.one("key", EntryKey::new).map(query::key).orElse(query);
    query = query.filter(filter(parameters));
    query =
        parameters
            .one("order", RequestParameters.oneOf(Order.class))
            .map(query::order)
            .orElse(query);
    query = parameters.one("after", RequestParameters::number).map(query::after).orElse(query);
    return parameters.one("limit", RequestParameters::count).map(query::limit).orElse(query);
  }

  private static EntryFilter filter(RequestParameters parameters) {
    return new EntryFilter(
        new AmountRange(
            parameters.one("amountFrom", RequestParameters::size),
            parameters.one("amountTo", RequestParameters::size)),
        parameters.one("text", text -> text),
        parameters.one("actor", text -> text),
        parameters.one("recordedSince", RequestParameters::moment));
  }

  /**
   * What changed, and between which two views.
   *
   * @param parameters  as for {@link #balances}, the later view's day and moment; {@code asAtBefore} and
   *     {@code asKnownBefore} for the first view, about the same day if no other is named; {@code
   *     after} and {@code limit} for the entries
   */
  public static ChangesQuery changes(FundCode fund, RequestParameters parameters) {
    var balances = balances(fund, parameters);
    var before = parameters.one("asAtBefore", RequestParameters::day).or(balances::asAt);
    return new ChangesQuery(
        balances,
        new View(before, parameters.one("asKnownBefore", RequestParameters::moment)),
        new View(balances.asAt(), balances.asKnown()),
        parameters.one("after", RequestParameters::number).orElse(0L),
        parameters.one("limit", RequestParameters::count).orElse(LIMIT));
  }

  /**
   * Which statement is asked for.
   *
   * @param parameters  {@code account} or {@code partner}; {@code book}, {@code from}, {@code asAt},
   *     {@code asKnown} and {@code partners}, each of which may be absent
   */
  public static StatementQuery statement(FundCode fund, RequestParameters parameters) {
    var account = parameters.one("account", Account::parse);
    var partner = parameters.one("partner", PartnerCode::of);
    if (account.isPresent() == partner.isPresent()) {
      throw QUERY_STATEMENT_OF_WHAT
          .because("A statement is of an account, such as bank, or of a partner. Name one of them.")
          .toException();
    }
    return new StatementQuery(
        fund,
        parameters.one("book", RequestParameters.oneOf(Book.class)).orElse(Book.ACTUAL),
        account.map(List::of).or(() -> partner.map(StatementQuery::accountsOf)).orElseThrow(),
        parameters.one("from", RequestParameters::day),
        parameters.one("asAt", RequestParameters::day),
        parameters.one("asKnown", RequestParameters::moment),
        parameters.one("partners", RequestParameters.oneOf(Partners.class)).orElse(Partners.APART));
  }

  private static AccountKind kind(String word) {
    return AccountKind.find(word)
        .orElseThrow(
            () ->
                RequestParameters.malformed(
                    "\""
                        + word
                        + "\" is no kind of account. There are "
                        + Arrays.stream(AccountKind.values()).map(AccountKind::word).toList()
                        + "."));
  }
}
