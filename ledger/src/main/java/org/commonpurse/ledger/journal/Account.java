package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ACCOUNT_INCOMPLETE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ACCOUNT_KIND_UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.problem.ProblemException;

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
    var dimensions = kind.dimensions();
    if (values.size() != dimensions.size()) {
      throw incomplete(kind, values);
    }
    for (int i = 0; i < values.size(); i++) {
      dimensions.get(i).require(values.get(i));
    }
  }

  private static ProblemException incomplete(AccountKind kind, List<?> values) {
    return LEDGER_ACCOUNT_INCOMPLETE
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

  /** The account {@code bank}. */
  public static Account bank() {
    return of(AccountKind.BANK);
  }

  /** The account {@code receivable:partner}. */
  public static Account receivable(PartnerCode partner) {
    return of(AccountKind.RECEIVABLE, partner);
  }

  /** The account {@code payable:provider}. */
  public static Account payable(PartnerCode provider) {
    return of(AccountKind.PAYABLE, provider);
  }

  /** The account {@code contribution:partner:stream}. */
  public static Account contribution(PartnerCode partner, StreamCode stream) {
    return of(AccountKind.CONTRIBUTION, partner, stream);
  }

  /** The account {@code spend:scheme:stream:provider}. */
  public static Account spend(SchemeCode scheme, StreamCode stream, PartnerCode provider) {
    return of(AccountKind.SPEND, scheme, stream, provider);
  }

  /** The account {@code forecast:scheme:stream:provider}. */
  public static Account forecast(SchemeCode scheme, StreamCode stream, PartnerCode provider) {
    return of(AccountKind.FORECAST, scheme, stream, provider);
  }

  /** The account {@code risk-share:partner:clause}. */
  public static Account riskShare(PartnerCode partner, ClauseCode clause) {
    return of(AccountKind.RISK_SHARE, partner, clause);
  }

  /** The account {@code sharing:partner:clause}. */
  public static Account sharing(PartnerCode partner, ClauseCode clause) {
    return of(AccountKind.SHARING, partner, clause);
  }

  /** What is owed to or by a partner of an advance, which stands in the place of the clause. */
  public static Account advance(PartnerCode partner, ClauseCode advance) {
    return of(AccountKind.ADVANCE, partner, advance);
  }

  /** The account {@code undecided:clause}. */
  public static Account undecided(ClauseCode clause) {
    return of(AccountKind.UNDECIDED, clause);
  }

  /** The account {@code surplus}. */
  public static Account surplus() {
    return of(AccountKind.SURPLUS);
  }

  /** The account {@code reserve:reserve:partner}. */
  public static Account reserve(ReserveCode reserve, PartnerCode partner) {
    return of(AccountKind.RESERVE, reserve, partner);
  }

  /** The account {@code saving:partner:scheme:measure:nature}. */
  public static Account saving(
      PartnerCode partner, SchemeCode scheme, MeasureCode measure, NatureCode nature) {
    return of(AccountKind.SAVING, partner, scheme, measure, nature);
  }

  /** The account {@code burden:partner:scheme:measure:nature}. */
  public static Account burden(
      PartnerCode partner, SchemeCode scheme, MeasureCode measure, NatureCode nature) {
    return of(AccountKind.BURDEN, partner, scheme, measure, nature);
  }

  /** The account {@code measure:scheme:measure}. */
  public static Account measure(SchemeCode scheme, MeasureCode measure) {
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
    var dimensions = kind.dimensions();
    if (parts.length - 1 != dimensions.size()) {
      throw incomplete(kind, Arrays.stream(parts).skip(1).map(Code::requireForm).toList());
    }
    var values = new ArrayList<Code>(dimensions.size());
    for (int i = 0; i < dimensions.size(); i++) {
      values.add(dimensions.get(i).code(parts[i + 1]));
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

  /** The partner it is about; empty if accounts of this kind have none. */
  public Optional<PartnerCode> partner() {
    return value(Dimension.PARTNER).map(PartnerCode.class::cast);
  }

  /** The provider it is about; empty if accounts of this kind have none. */
  public Optional<PartnerCode> provider() {
    return value(Dimension.PROVIDER).map(PartnerCode.class::cast);
  }

  /** The stream it is about; empty if accounts of this kind have none. */
  public Optional<StreamCode> stream() {
    return value(Dimension.STREAM).map(StreamCode.class::cast);
  }

  /** The scheme it is about; empty if accounts of this kind have none. */
  public Optional<SchemeCode> scheme() {
    return value(Dimension.SCHEME).map(SchemeCode.class::cast);
  }

  /** The path. */
  @Override
  public String toString() {
    return path();
  }
}
