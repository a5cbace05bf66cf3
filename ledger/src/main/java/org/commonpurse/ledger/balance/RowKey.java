package org.commonpurse.ledger.balance;

import java.util.List;
import java.util.function.Function;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;

/**
 * What a row is told apart by. Keys are in the order of their words, the first grouping first.
 *
 * @param by  the groupings of the query, in its order
 * @param words  a word for each of them, empty where the row's accounts lack the dimension
 */
public record RowKey(List<Grouping> by, List<String> words) implements Comparable<RowKey> {

  /** The key of the only row where nothing is told apart. */
  public static final RowKey ALL = new RowKey(List.of(), List.of());

  /** A key with one word. */
  public static RowKey of(Grouping by, String word) {
    return new RowKey(List.of(by), List.of(word));
  }

  public RowKey {
    by = List.copyOf(by);
    words = List.copyOf(words);
    if (by.size() != words.size()) {
      throw new IllegalArgumentException("Words " + words + " do not fit groupings " + by);
    }
  }

  /**
   * The word of a grouping, empty where the row's accounts lack the dimension.
   *
   * @throws IllegalArgumentException if the query does not group by it
   */
  public String word(Grouping grouping) {
    int place = by.indexOf(grouping);
    if (place < 0) {
      throw new IllegalArgumentException("Rows are told apart by " + by + ", not by " + grouping);
    }
    return words.get(place);
  }

  private <T> T as(Grouping grouping, Function<String, T> type) {
    return type.apply(word(grouping));
  }

  /** The kind of account. */
  public AccountKind kind() {
    return as(Grouping.KIND, word -> AccountKind.find(word).orElseThrow());
  }

  /** The account. */
  public Account account() {
    return as(Grouping.ACCOUNT, Account::parse);
  }

  /** The financial year. */
  public FinancialYear year() {
    return as(Grouping.YEAR, FinancialYear::parse);
  }

  /** The partner. */
  public PartnerCode partner() {
    return as(Grouping.PARTNER, PartnerCode::of);
  }

  /** The stream. */
  public StreamCode stream() {
    return as(Grouping.STREAM, StreamCode::of);
  }

  /** The scheme. */
  public SchemeCode scheme() {
    return as(Grouping.SCHEME, SchemeCode::of);
  }

  /** The measure. */
  public MeasureCode measure() {
    return as(Grouping.MEASURE, MeasureCode::of);
  }

  /** The reserve. */
  public ReserveCode reserve() {
    return as(Grouping.RESERVE, ReserveCode::of);
  }

  /** The nature of a saving or burden. */
  public NatureCode nature() {
    return as(Grouping.NATURE, NatureCode::of);
  }

  @Override
  public int compareTo(RowKey other) {
    for (int i = 0; i < words.size(); i++) {
      int order = words.get(i).compareTo(other.words.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
