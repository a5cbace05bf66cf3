package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.journal.Dimension.CLAUSE;
import static org.commonpurse.ledger.journal.Dimension.NATURE;
import static org.commonpurse.ledger.journal.Dimension.PARTNER;
import static org.commonpurse.ledger.journal.Dimension.PROVIDER;
import static org.commonpurse.ledger.journal.Dimension.SCHEME;
import static org.commonpurse.ledger.journal.Dimension.STREAM;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DIMENSION_NOT_OF_KIND;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.problem.ProblemException;

/** What an account holds. The kind settles which dimensions the account has, and in what order. */
public enum AccountKind {
  /** The fund's money at the bank. */
  BANK("bank"),
  /** What a partner still owes the fund; a credit is what the fund owes the partner. */
  RECEIVABLE("receivable", PARTNER),
  /** What the fund still owes a provider, as a credit. */
  PAYABLE("payable", PROVIDER),
  /** What a partner pays in by a stream, as a credit; in the plan, its budgeted contribution. */
  CONTRIBUTION("contribution", PARTNER, STREAM),
  /** What is spent on a scheme, by stream and provider; in the plan, its budget. */
  SPEND("spend", SCHEME, STREAM, PROVIDER),
  /** VAT on a scheme's purchases that nobody gets back: a cost, by scheme, stream and provider. */
  IRRECOVERABLE_VAT("irrecoverable-vat", SCHEME, STREAM, PROVIDER),
  /** VAT on a scheme's purchases that is still to come back from HMRC, as a debit. It costs nobody. */
  RECOVERABLE_VAT("recoverable-vat", SCHEME),
  /** In the plan, what a line is expected to come out above its budget, by scheme, stream, provider. */
  FORECAST("forecast", SCHEME, STREAM, PROVIDER),
  /** What the fund is paid by those whom a scheme serves, as a credit. */
  CLIENT_CHARGE("client-charge", SCHEME),
  /** What the fund's money at the bank earns, as a credit. */
  INTEREST("interest"),
  /** Any other income of a stream that no partner pays in, as a credit. */
  OTHER_INCOME("other-income", STREAM),
  /**
   * What a pool clause, one on the fund's own money, charges to a partner, as a credit, or credits to
   * it, as a debit.
   */
  RISK_SHARE("risk-share", PARTNER, CLAUSE),
  /**
   * What a sharing clause, one on what landed outside the fund, takes from a partner, as a credit, or
   * passes to it, as a debit.
   */
  SHARING("sharing", PARTNER, CLAUSE),
  /**
   * What partners owe each other because one paid for the others: as a credit what is owed to a partner,
   * as a debit what is owed by it, by the advance that the agreement has for it. The accounts of an
   * advance add up to nothing.
   */
  ADVANCE("advance", PARTNER, CLAUSE),
  /** What a pool clause leaves to nobody: a cost as a debit, a gain as a credit. */
  UNDECIDED("undecided", CLAUSE),
  /** What is left over and belongs to the fund as a whole. */
  SURPLUS("surplus"),
  /** What is held back for later, as a credit, with the partner that owns it. */
  RESERVE("reserve", Dimension.RESERVE, PARTNER),
  /** A saving that lands on a partner, as a debit. */
  SAVING("saving", PARTNER, SCHEME, Dimension.MEASURE, NATURE),
  /** A burden that lands on a partner, as a credit. */
  BURDEN("burden", PARTNER, SCHEME, Dimension.MEASURE, NATURE),
  /** The other side of savings and burdens: what is left here is the effect on the whole system. */
  MEASURE("measure", SCHEME, Dimension.MEASURE);

  /** What schemes cost: spending, and the VAT on it that nobody gets back. */
  public static final Set<AccountKind> COST = Set.of(SPEND, IRRECOVERABLE_VAT);

  /** What a fund holds: money, and what is due to it, as debits; what it owes, as a credit. */
  public static final Set<AccountKind> HELD = Set.of(BANK, RECEIVABLE, RECOVERABLE_VAT, PAYABLE);

  private final String word;

  private final List<Dimension> dimensions;

  AccountKind(String word, Dimension... dimensions) {
    this.word = word;
    this.dimensions = List.of(dimensions);
  }

  /** The first part of the paths of such accounts, such as {@code risk-share}. */
  public String word() {
    return word;
  }

  /** The dimensions of such accounts, all required, in the order of the path. */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /** The refusal of a query that asks for such accounts by a dimension that they do not have. */
  public ProblemException lacks(Dimension dimension) {
    return LEDGER_DIMENSION_NOT_OF_KIND
        .because(
            "Accounts of kind "
                + word
                + " have no "
                + dimension.word()
                + ", so all of them would be left out. "
                + (dimensions.isEmpty()
                    ? "Ask for them without it."
                    : "Ask for them by "
                        + dimensions.stream()
                            .map(Dimension::word)
                            .collect(Collectors.joining(" or "))
                        + "."),
            "kind",
            word,
            "dimension",
            dimension.word())
        .toException();
  }

  /** The kind whose word this is, in lower case; {@code risk_share} is understood too. */
  public static Optional<AccountKind> find(String word) {
    String sought = word.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(values()).filter(kind -> kind.word.equals(sought)).findFirst();
  }
}
