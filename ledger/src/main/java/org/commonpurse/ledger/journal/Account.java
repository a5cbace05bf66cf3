package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ACCOUNT_INCOMPLETE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ACCOUNT_KIND_UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.fund.Code;

/**
 * An account of a fund: a kind and a code for each of the kind's dimensions.
 * <p>
 * Accounts need no opening. Whether the fund has such a partner, scheme or stream is checked when an
 * entry is posted.
 *
 * @param kind  what the account holds
 * @param values  one code for each dimension of the kind, in its order
 */
public record Account(AccountKind kind, List<Code> values) {

  private static final String SEPARATOR = ":";

  public Account {
    Objects.requireNonNull(kind, "kind");
    values = List.copyOf(values);
    if (values.size() != kind.dimensions().size()) {
      throw LEDGER_ACCOUNT_INCOMPLETE
          .because(
              "An account of kind "
                  + kind.word()
                  + " has the parts "
                  + kind.dimensions().stream().map(Dimension::word).toList()
                  + ", but "
                  + values
                  + " was given.",
              "kind",
              kind.word(),
              "values",
              values)
          .toException();
    }
  }

  /** The account {@code bank}. */
  public static Account bank() {
    return of(AccountKind.BANK);
  }

  /** The account {@code receivable:partner}. */
  public static Account receivable(Code partner) {
    return of(AccountKind.RECEIVABLE, partner);
  }

  /** The account {@code payable:provider}. */
  public static Account payable(Code provider) {
    return of(AccountKind.PAYABLE, provider);
  }

  /** The account {@code contribution:partner:stream}. */
  public static Account contribution(Code partner, Code stream) {
    return of(AccountKind.CONTRIBUTION, partner, stream);
  }

  /** The account {@code spend:scheme:stream:provider}. */
  public static Account spend(Code scheme, Code stream, Code provider) {
    return of(AccountKind.SPEND, scheme, stream, provider);
  }

  /** The account {@code forecast:scheme:stream:provider}. */
  public static Account forecast(Code scheme, Code stream, Code provider) {
    return of(AccountKind.FORECAST, scheme, stream, provider);
  }

  /** The account {@code risk-share:partner:clause}. */
  public static Account riskShare(Code partner, Code clause) {
    return of(AccountKind.RISK_SHARE, partner, clause);
  }

  /** The account {@code surplus}. */
  public static Account surplus() {
    return of(AccountKind.SURPLUS);
  }

  /** The account {@code reserve:reserve:partner}. */
  public static Account reserve(Code reserve, Code partner) {
    return of(AccountKind.RESERVE, reserve, partner);
  }

  /** The account {@code saving:partner:scheme:measure:nature}. */
  public static Account saving(Code partner, Code scheme, Code measure, Code nature) {
    return of(AccountKind.SAVING, partner, scheme, measure, nature);
  }

  /** The account {@code burden:partner:scheme:measure:nature}. */
  public static Account burden(Code partner, Code scheme, Code measure, Code nature) {
    return of(AccountKind.BURDEN, partner, scheme, measure, nature);
  }

  /** The account {@code measure:scheme:measure}. */
  public static Account measure(Code scheme, Code measure) {
    return of(AccountKind.MEASURE, scheme, measure);
  }

  /** An account of the kind, with one code for each of its dimensions. */
  public static Account of(AccountKind kind, Code... values) {
    return new Account(kind, List.of(values));
  }

  /**
   * Reads a path such as {@code spend:reablement:nhs-minimum:community}; the inverse of {@link
   * #path}.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_ACCOUNT_KIND_UNKNOWN},
   *     {@code LEDGER_ACCOUNT_INCOMPLETE} or {@code LEDGER_CODE_MALFORMED}
   */
  public static Account parse(String path) {
    String[] parts = path.split(SEPARATOR, -1);
    AccountKind kind =
        AccountKind.find(parts[0])
            .orElseThrow(
                () ->
                    LEDGER_ACCOUNT_KIND_UNKNOWN
                        .because(
                            "Account \""
                                + path
                                + "\" begins with \""
                                + parts[0]
                                + "\", which is no kind of account. Use one of "
                                + Arrays.stream(AccountKind.values())
                                    .map(AccountKind::word)
                                    .toList()
                                + ".",
                            "account",
                            path,
                            "kind",
                            parts[0])
                        .toException());
    var values = new ArrayList<Code>(parts.length - 1);
    for (int i = 1; i < parts.length; i++) {
      values.add(Code.of(parts[i]));
    }
    return new Account(kind, values);
  }

  /** How the account is shown: its kind and its codes, joined by colons. */
  public String path() {
    var path = new StringBuilder();
    appendPath(path);
    return path.toString();
  }

  /** Writes the path at the end of a text. */
  public void appendPath(StringBuilder text) {
    text.append(kind.word());
    for (Code value : values) {
      text.append(SEPARATOR).append(value.value());
    }
  }

  /** The code of the dimension; empty if accounts of this kind lack it. */
  public Optional<Code> value(Dimension dimension) {
    int index = kind.dimensions().indexOf(dimension);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }

  /** The path. */
  @Override
  public String toString() {
    return path();
  }
}
