package org.commonpurse.api.representation;

import java.util.Arrays;
import java.util.Set;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.EntryQuery;

/** Makes queries of what requests and commands ask, so that both ask the same way. */
public final class Queries {

  private Queries() {}

  /**
   * Which balances are asked for, of the actual book unless another is named.
   *
   * @param asked  {@code book}, {@code from}, {@code as-at}, {@code as-known}, {@code kind}, {@code
   *     by}, {@code partners}, and the words of dimensions; each may be absent
   */
  public static BalanceQuery balances(Code fund, Asked asked) {
    var query =
        BalanceQuery.of(fund, asked.one("book", Asked.oneOf(Book.class)).orElse(Book.ACTUAL));
    query = asked.one("from", Asked::day).map(query::from).orElse(query);
    query = asked.one("as-at", Asked::day).map(query::asAt).orElse(query);
    query = asked.one("as-known", Asked::moment).map(query::asKnown).orElse(query);
    query = query.kinds(asked.several("kind", Queries::kind).toArray(AccountKind[]::new));
    for (var dimension : Dimension.values()) {
      var codes = asked.several(dimension.word(), Code::of).toArray(Code[]::new);
      query = codes.length == 0 ? query : query.where(dimension, codes);
    }
    query = query.by(asked.several("by", Asked.oneOf(Grouping.class)).toArray(Grouping[]::new));
    boolean isTogether =
        asked.one("partners", Asked.oneOf(Partners.class)).orElse(Partners.APART)
            == Partners.TOGETHER;
    return isTogether ? query.together() : query;
  }

  /**
   * Which entries are asked for.
   *
   * @param asked  {@code book}, {@code from}, {@code as-at}, {@code as-known}, {@code kind}, {@code
   *     reference}, {@code key}, {@code after}, {@code limit}, and the words of dimensions; each may
   *     be absent
   */
  public static EntryQuery entries(Code fund, Asked asked) {
    var query = EntryQuery.of(fund);
    query = asked.one("book", Asked.oneOf(Book.class)).map(query::book).orElse(query);
    query = asked.one("from", Asked::day).map(query::from).orElse(query);
    query = asked.one("as-at", Asked::day).map(query::asAt).orElse(query);
    query = asked.one("as-known", Asked::moment).map(query::asKnown).orElse(query);
    var kinds = asked.several("kind", Queries::kind);
    query = kinds.isEmpty() ? query : query.kinds(Set.copyOf(kinds));
    for (var dimension : Dimension.values()) {
      var codes = asked.several(dimension.word(), Code::of).toArray(Code[]::new);
      query = codes.length == 0 ? query : query.where(dimension, codes);
    }
    query = asked.one("reference", text -> text).map(query::reference).orElse(query);
    query = asked.one("key", EntryKey::new).map(query::key).orElse(query);
    query = asked.one("after", Asked::number).map(query::after).orElse(query);
    return asked.one("limit", Asked::count).map(query::limit).orElse(query);
  }

  private static AccountKind kind(String word) {
    return AccountKind.find(word)
        .orElseThrow(
            () ->
                Asked.malformed(
                    "\""
                        + word
                        + "\" is no kind of account. There are "
                        + Arrays.stream(AccountKind.values()).map(AccountKind::word).toList()
                        + "."));
  }
}
