package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.money.Amounts.print;
import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_NEEDED;

import java.util.Optional;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.problem.Problem;

/**
 * What nobody records alone: entries above a limit, agreements and notices, allocations and decisions,
 * payment runs, exits, and these rules themselves need the consent of a second person.
 *
 * @param entriesAbovePence  entries that debit more than this, in pence, need it; 0 or more
 * @param answerWithinDays  how many days a proposal stays open for an answer; 1 or more
 */
public record FourEyes(long entriesAbovePence, int answerWithinDays) {

  /** How long a proposal may stay open at most. */
  public static final int DAYS_MAX = 366;

  public FourEyes {
    if (entriesAbovePence < 0) {
      throw new IllegalArgumentException("A limit is 0 or more, not " + entriesAbovePence);
    }
    if (answerWithinDays < 1 || answerWithinDays > DAYS_MAX) {
      throw new IllegalArgumentException(
          "An answer may take 1 to %d days, not %d".formatted(DAYS_MAX, answerWithinDays));
    }
  }

  /** Whether an entry needs a second person. */
  public boolean binds(JournalEntry entry) {
    return entry.debitsPence() > entriesAbovePence;
  }

  /** Why an entry cannot be recorded by one person alone; nothing where it can. */
  public Optional<Problem> refusal(JournalEntry entry) {
    return binds(entry)
        ? Optional.of(
            PROPOSAL_NEEDED.because(
                "The entry \"%s\" of %s debits %s. In fund %s an entry of more than %s needs a second person: make a proposal of it; nothing was recorded."
                    .formatted(
                        entry.narrative(),
                        entry.effectiveOn(),
                        print(entry.debitsPence()),
                        entry.fund(),
                        print(entriesAbovePence)),
                "fund",
                entry.fund(),
                "amount",
                print(entry.debitsPence()),
                "limit",
                print(entriesAbovePence)))
        : Optional.empty();
  }
}
