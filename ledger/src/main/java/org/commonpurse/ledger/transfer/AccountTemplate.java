package org.commonpurse.ledger.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Dimension;

/**
 * An account of a mapping: a path whose parts are codes, or columns in braces that hold them.
 * <p>
 * For example {@code spend:{Scheme}:{Stream}:{Provider}}.
 *
 * @param text  the path as the mapping has it
 */
public record AccountTemplate(String text) {

  /** A colon outside of braces. */
  private static final String SEPARATOR = ":(?![^{]*\\})";

  /** Stands for a code that only a line tells. */
  private static final String ANY_CODE = "x";

  /**
   * Checks that lines can make accounts of it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_ACCOUNT_KIND_UNKNOWN}, {@code
   *     LEDGER_ACCOUNT_INCOMPLETE} or {@code LEDGER_CODE_MALFORMED}
   */
  public AccountTemplate {
    pattern(text);
  }

  /** One part below the kind of account. */
  record Part(Dimension dimension, String text) {

    boolean isColumn() {
      return AccountTemplate.isColumn(text);
    }

    /** The name of the column. */
    String column() {
      return text.substring(1, text.length() - 1);
    }
  }

  /** The account, where all parts are codes; else one with codes that stand for columns. */
  Account pattern() {
    return pattern(text);
  }

  private static Account pattern(String text) {
    return Account.parse(
        Arrays.stream(text.split(SEPARATOR, -1))
            .map(part -> isColumn(part) ? ANY_CODE : part)
            .collect(Collectors.joining(":")));
  }

  private static boolean isColumn(String part) {
    return part.length() > 2 && part.startsWith("{") && part.endsWith("}");
  }

  /** Its parts, one for each dimension of the kind. */
  List<Part> parts() {
    var dimensions = pattern().kind().dimensions();
    var texts = text.split(SEPARATOR, -1);
    return IntStream.range(0, dimensions.size())
        .mapToObj(i -> new Part(dimensions.get(i), texts[i + 1]))
        .toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
