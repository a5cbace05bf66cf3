package org.commonpurse.allocation.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What one entry of the journal makes a partner owe the fund, or the fund a partner.
 *
 * @param entry  the sequence of the entry
 * @param since  the day on which it counts
 * @param dueOn  the day by which it is to be paid: for an allocation the day its application named,
 *     for anything else the day on which it counts
 * @param reference  of the entry, which a payment may name
 * @param narrative  of the entry
 * @param origin  the allocation and clause that it comes from, where it comes from one
 * @param pence  positive: the partner owes it; negative: it is owed to the partner. What reversals
 *     took back is off already
 * @param settled  what settled it, in the order of the payments, each in the sign of the due
 * @param dispute  why it is held back from payment runs, where its partner disputes it
 */
public record Due(
    long entry,
    PartnerCode partner,
    LocalDate since,
    LocalDate dueOn,
    String reference,
    String narrative,
    Optional<Origin> origin,
    long pence,
    List<Part> settled,
    Optional<Dispute> dispute) {

  public Due {
    settled = List.copyOf(settled);
  }

  /**
   * What a due comes from.
   *
   * @param allocation  the key of the recorded allocation
   * @param clause  its clause
   */
  public record Origin(String allocation, ClauseCode clause) {}

  /**
   * A part of a due that a payment settles.
   *
   * @param entry  the sequence of the payment
   * @param pence  in the sign of the due
   */
  public record Part(long entry, long pence) {}

  /**
   * A dispute that is not settled.
   *
   * @param by  who recorded it
   * @param since  when it was recorded
   * @param reason  what the partner says about it
   */
  public record Dispute(Actor by, Instant since, String reason) {}

  /** How much of it is settled, in its sign. */
  public long settledPence() {
    return settled.stream().mapToLong(Part::pence).sum();
  }

  /** How much of it is still to be paid, in its sign. */
  public long openPence() {
    return Math.subtractExact(pence, settledPence());
  }
}
