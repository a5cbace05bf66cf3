package org.commonpurse.ledger.rule;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Reads which accounts a document means: {@code {book: actual, kinds: [reserve], where: {partner:
 * [icb]}}}.
 */
public final class AccountPatternReader {

  private final Fund fund;

  /** Reads accounts of a fund, which must have what they name. */
  public AccountPatternReader(Fund fund) {
    this.fund = fund;
  }

  /** The accounts that a field of a document means; what the fund does not have is a mistake of it. */
  public AccountPattern read(Field field) {
    Map<Dimension, Set<Code>> where = new EnumMap<>(Dimension.class);
    for (var codes : field.get("where").entries()) {
      var dimension = dimension(codes.key());
      codes.items().forEach(item -> requireKnown(dimension, item));
      where.put(
          dimension,
          codes.items().stream()
              .map(item -> dimension.code(item.text()))
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    return new AccountPattern(
        field.get("book").optionalText().map(text -> Book.valueOf(text.toUpperCase(Locale.ROOT))),
        kinds(field.get("kinds")),
        where);
  }

  /** The kinds of account that a list names. */
  public static Set<AccountKind> kinds(Field list) {
    return list.items().stream()
        .map(item -> AccountKind.find(item.text()).orElseThrow())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void requireKnown(Dimension dimension, Field item) {
    try {
      new EntryCheck(fund).requireKnown(dimension, dimension.code(item.text()), "the rule");
    } catch (ProblemException e) {
      item.report(e.type(), e.problem().message());
    }
  }

  static Dimension dimension(String word) {
    for (var dimension : Dimension.values()) {
      if (dimension.word().equals(word)) {
        return dimension;
      }
    }
    throw new IllegalStateException("The schema lets the dimension " + word + " pass");
  }
}
