package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.money.Amounts.print;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;

/**
 * Spending, budgets and forecasts keep to what the fund says of its schemes and streams. Reversals
 * are always taken.
 *
 * @param name  the name of the rule
 * @param within  what they keep to
 * @param except  the accounts that need not; empty for none
 */
public record SpendingStays(RuleCode name, Within within, Optional<AccountPattern> except)
    implements Rule {

  /** What spending keeps to. */
  public enum Within {
    /** A scheme is paid for by its own streams only. */
    OWN_STREAMS,
    /** Capital pays for capital, and revenue for revenue. */
    SAME_NATURE,
    /**
     * A ring-fenced stream pays for the schemes that name it only, and no entry of the plan takes it
     * away from them: what its lines lose, other lines of the stream gain, or its contributions lose.
     */
    RING_FENCE
  }

  public SpendingStays {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(within, "within");
    Objects.requireNonNull(except, "except");
  }

  @Override
  public void check(JournalEntry entry, Fund fund, LocalDate today) {
    if (entry.kind().equals(JournalEntry.REVERSAL)) {
      return;
    }
    for (Posting posting : entry.postings()) {
      Account account = posting.account();
      if (account.scheme().isPresent()
          && account.stream().isPresent()
          && !isExcepted(entry.book(), account)) {
        var scheme = fund.scheme(account.scheme().get());
        var stream = fund.stream(account.stream().get());
        if (scheme.isPresent() && stream.isPresent()) {
          check(account, scheme.get(), stream.get());
        }
      }
    }
    if (within == Within.RING_FENCE && entry.book() == Book.PLAN) {
      fund.streams().stream().filter(Stream::ringFenced).forEach(stream -> stay(entry, stream));
    }
  }

  private boolean isExcepted(Book book, Account account) {
    return except.isPresent() && except.get().matches(book, account);
  }

  private void check(Account account, Scheme scheme, Stream stream) {
    boolean isOwn = scheme.streams().contains(stream.code());
    boolean isKept =
        switch (within) {
          case OWN_STREAMS -> isOwn;
          case SAME_NATURE -> scheme.nature() == stream.nature();
          case RING_FENCE -> isOwn || !stream.ringFenced();
        };
    if (!isKept) {
      String why =
          switch (within) {
            case OWN_STREAMS ->
                "scheme %s is paid for by %s, not by %s."
                    .formatted(scheme.code(), scheme.streams(), stream.code());
            case SAME_NATURE ->
                "scheme %s is %s, and stream %s is %s."
                    .formatted(scheme.code(), scheme.nature(), stream.code(), stream.nature());
            case RING_FENCE ->
                "stream %s is ring-fenced, and scheme %s is none of its schemes."
                    .formatted(stream.code(), scheme.code());
          };
      throw RuleViolations.broken(
          name,
          why + " Correct account " + account + ", or amend the fund or its rules.",
          "account",
          account,
          "scheme",
          scheme.code(),
          "stream",
          stream.code());
    }
  }

  private void stay(JournalEntry entry, Stream stream) {
    long spendPence = 0;
    long contributedPence = 0;
    for (Posting posting : entry.postings()) {
      Account account = posting.account();
      if (account.stream().equals(Optional.of(stream.code()))
          && !isExcepted(entry.book(), account)) {
        if (AccountKind.COST.contains(account.kind())) {
          spendPence += posting.pence();
        } else if (account.kind() == AccountKind.CONTRIBUTION) {
          contributedPence += posting.pence();
        }
      }
    }
    if (spendPence < 0 && spendPence + contributedPence < 0) {
      throw RuleViolations.broken(
          name,
          "stream %s is ring-fenced, and the entry takes %s of its budget away from its schemes."
                  .formatted(stream.code(), print(-(spendPence + contributedPence)))
              + " Give it to other schemes of the stream, or lower its contributions by as much.",
          "stream",
          stream.code());
    }
  }
}
