package org.commonpurse.ledger.journal;

import java.util.List;

/**
 * The journals of all funds of a ledger. Entries are appended and never altered.
 * <p>
 * Any number of threads may post at once; entries that wait together are made durable together.
 */
public interface Journal extends Entries {

  /**
   * Posts an entry, once.
   * <p>
   * The answer comes after the entry would survive a power cut. Posting again with the same key and
   * an identical entry records nothing and returns the first receipt, marked as a replay, however
   * much later it happens and whatever has closed since.
   *
   * @param submission  the entry, its key and who is responsible
   * @return the receipt
   * @throws KeyReusedException if the key was used for an entry that differs from this one
   * @throws org.commonpurse.ledger.problem.ProblemException with the code of what is wrong, such as
   *     {@code LEDGER_FUND_UNKNOWN}, {@code LEDGER_PARTNER_UNKNOWN}, {@code
   *     LEDGER_STREAM_UNKNOWN}, {@code LEDGER_SCHEME_UNKNOWN}, {@code LEDGER_MEASURE_UNKNOWN}, {@code
   *     LEDGER_PROVIDER_NOT_OF_SCHEME}, {@code LEDGER_DATE_OUTSIDE_FUND}; nothing is then recorded
   */
  Receipt post(Submission submission);

  /**
   * Posts several entries, all or none, in their order.
   *
   * @param submissions  entries of one fund or several; those posted before are replayed
   * @return one receipt for each, in the same order
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #post}; the field {@code index}
   *     says which one was wrong, counted from 0
   */
  List<Receipt> postAll(List<Submission> submissions);

  /**
   * Takes back an entry, or a part of it, by another that says the opposite. Both stay.
   * <p>
   * The new entry has the book and the reference of the first and the kind {@code reversal}. A retry
   * with the same key is answered as by {@link #post}.
   *
   * @return the receipt of the new entry
   * @throws KeyReusedException if the key was used for something else
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_ENTRY_UNKNOWN}; {@code
   *     LEDGER_REVERSAL_OF_REVERSAL}; {@code LEDGER_REVERSED_ALREADY} if more would be taken back than
   *     was posted; and as {@link #post}
   */
  Receipt reverse(Reversal reversal);
}
