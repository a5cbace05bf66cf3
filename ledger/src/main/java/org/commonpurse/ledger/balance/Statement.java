package org.commonpurse.ledger.balance;

import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * What happened on some accounts, day by day: debits are positive, credits negative.
 *
 * @param openingPence  the balance before the first day listed
 * @param lines  one for each posting, in order of day and then of sequence
 */
public record Statement(long openingPence, List<Line> lines) {

  /** No statement lists more lines than this. */
  public static final int LINES_MAX = 10_000;

  public Statement {
    lines = List.copyOf(lines);
  }

  /** The balance after the last line: what {@link Balances#of} says of the same accounts and day. */
  public long closingPence() {
    return lines.isEmpty() ? openingPence : lines.get(lines.size() - 1).balancePence();
  }

  /**
   * A posting.
   *
   * @param recorded  its entry
   * @param account  the account it was posted to, which may be a predecessor's
   * @param pence  what it adds: less than was posted where a partner was split and only a part passed
   *     on
   * @param balancePence  the balance after it
   */
  public record Line(RecordedEntry recorded, Account account, long pence, long balancePence) {

    public Line {
      Objects.requireNonNull(recorded, "recorded");
      Objects.requireNonNull(account, "account");
    }
  }
}
