package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTINGS_COUNT;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_SUM_OVERFLOW;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_YEAR_END_DATE_WRONG;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.FreeText;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.TextProblem.Text;

/**
 * An entry as it is handed to the journal: two or more postings that add up to zero.
 *
 * @param fund  the fund
 * @param book  the book in which it counts
 * @param effectiveOn  the day on which it counts
 * @param narrative  what happened, of 1 to 1,000 characters
 * @param reference  the reference a partner would know it by, of 0 to 200 characters
 * @param postings  2 to 1,000 lines, in whole pence, which add up to zero
 * @param kind  what kind of entry it is; posting rules are made for kinds
 * @param approval  who approved it; empty where none is needed
 * @param yearEnd  whether it is an adjustment of the year's end and so belongs to period 13; it must
 *     then count on 31 March
 */
public record JournalEntry(
    FundCode fund,
    Book book,
    LocalDate effectiveOn,
    String narrative,
    String reference,
    List<Posting> postings,
    EntryKind kind,
    Optional<Approval> approval,
    boolean yearEnd) {

  /** The kind of an entry that says nothing else. */
  public static final EntryKind GENERAL = EntryKind.of("general");

  /**
   * The kind of an entry that says what the fund held before its books began. It is no movement of its
   * year: reports show it as what was brought forward.
   */
  public static final EntryKind OPENING = EntryKind.of("opening");

  /**
   * The kind of an entry by which a partner pays, or is paid: what it posts on receivable accounts
   * settles dues and raises none.
   */
  public static final EntryKind PAYMENT = EntryKind.of("payment");

  /** The kind of an entry that takes back another. */
  public static final EntryKind REVERSAL = EntryKind.of("reversal");

  /** The greatest number of characters of a narrative. */
  public static final int NARRATIVE_LENGTH_MAX = 1000;

  /** The greatest number of characters of a reference. */
  public static final int REFERENCE_LENGTH_MAX = 200;

  /**
   * The most that an entry debits, in pence: a million million pounds. What older books hold beyond it
   * can be read and taken back; nothing more of it is recorded.
   */
  public static final long DEBITS_MAX_PENCE = Amounts.LARGEST_PENCE;

  /** The greatest number of postings of one entry. */
  public static final int POSTINGS_MAX = 1000;

  /**
   * Checks the entry by itself; what depends on the fund is checked when it is posted.
   *
   * @throws UnbalancedEntryException if debits and credits differ, by even one penny
   * @throws ProblemException with the code of what else is wrong
   */
  public JournalEntry {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(book, "book");
    Objects.requireNonNull(effectiveOn, "effectiveOn");
    narrative = FreeText.require(narrative, Text.NARRATIVE, 1, NARRATIVE_LENGTH_MAX);
    reference = FreeText.require(reference, Text.REFERENCE, 0, REFERENCE_LENGTH_MAX);
    postings = List.copyOf(postings);
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(approval, "approval");
    requireCount(postings.size());
    requireBalanced(postings);
    if (yearEnd && !effectiveOn.equals(Period.of(effectiveOn).year().last())) {
      throw LEDGER_YEAR_END_DATE_WRONG
          .because(
              "An adjustment of the year's end counts on 31 March, not on " + effectiveOn + ".",
              "effectiveOn",
              effectiveOn)
          .toException();
    }
  }

  /** A general entry without an approval, in one of the periods 1 to 12. */
  public JournalEntry(
      FundCode fund,
      Book book,
      LocalDate effectiveOn,
      String narrative,
      String reference,
      List<Posting> postings) {
    this(fund, book, effectiveOn, narrative, reference, postings, GENERAL, Optional.empty(), false);
  }

  /** The accounting period in which the entry counts. */
  public Period period() {
    Period month = Period.of(effectiveOn);
    return yearEnd ? month.year().period(Period.YEAR_END) : month;
  }

  /** This entry with other words and accounts, as it is posted in the place of another. */
  JournalEntry routed(String newNarrative, List<Posting> newPostings) {
    return new JournalEntry(
        fund, book, effectiveOn, newNarrative, reference, newPostings, kind, approval, yearEnd);
  }

  /** This entry as one of the kind. */
  public JournalEntry ofKind(EntryKind newKind) {
    return new JournalEntry(
        fund, book, effectiveOn, narrative, reference, postings, newKind, approval, yearEnd);
  }

  /** This entry with the approval. */
  public JournalEntry approvedBy(Approval newApproval) {
    return new JournalEntry(
        fund,
        book,
        effectiveOn,
        narrative,
        reference,
        postings,
        kind,
        Optional.of(newApproval),
        yearEnd);
  }

  /** This entry as an adjustment of the year's end, in period 13. */
  public JournalEntry asYearEnd() {
    return new JournalEntry(
        fund, book, effectiveOn, narrative, reference, postings, kind, approval, true);
  }

  /**
   * This entry counting on another day, in the month of that day unless it is an adjustment of the
   * year's end.
   */
  public JournalEntry countingOn(LocalDate day) {
    return new JournalEntry(
        fund, book, day, narrative, reference, postings, kind, approval, yearEnd);
  }

  /** This entry with its debits as credits and its credits as debits. */
  public List<Posting> negatedPostings() {
    return postings.stream()
        .map(posting -> new Posting(posting.account(), -posting.pence()))
        .toList();
  }

  /** What the entry debits, and as much credits, in pence. */
  public long debitsPence() {
    long debits = 0;
    for (Posting posting : postings) {
      debits += Math.max(0, posting.pence());
    }
    return debits;
  }

  /** The entry in a few words, for messages: day, book, total of the debits and narrative. */
  public String summary() {
    return effectiveOn
        + ", "
        + book
        + ", "
        + Amounts.print(debitsPence())
        + " in "
        + postings.size()
        + " postings, \""
        + (narrative.length() > 60 ? narrative.substring(0, 60) + "..." : narrative)
        + "\", reference \""
        + reference
        + "\"";
  }

  private static void requireCount(int count) {
    if (count < 2 || count > POSTINGS_MAX) {
      throw LEDGER_POSTINGS_COUNT
          .because(
              "An entry has 2 to " + POSTINGS_MAX + " postings; this has " + count + ".",
              "postings",
              count)
          .toException();
    }
  }

  private static void requireBalanced(List<Posting> postings) {
    long debits = 0;
    long credits = 0;
    try {
      for (Posting posting : postings) {
        debits = Math.addExact(debits, Math.max(0, posting.pence()));
        credits = Math.subtractExact(credits, Math.min(0, posting.pence()));
      }
    } catch (ArithmeticException e) {
      throw new ProblemException(
          LEDGER_SUM_OVERFLOW.because(
              "The postings add up to more than the ledger can hold. Split the entry."),
          e);
    }
    if (debits != credits) {
      throw new UnbalancedEntryException(debits, credits);
    }
  }
}
