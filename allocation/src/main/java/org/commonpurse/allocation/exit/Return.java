package org.commonpurse.allocation.exit;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;

/**
 * Money that goes back to a partner.
 *
 * @param partner  who has it
 * @param from  the account that it comes out of: a reserve, the surplus, or what it advanced
 * @param stream  the stream whose owner the partner is; empty for a reserve, and for a share of what
 *     belongs to nobody in particular
 * @param pence  in pence; negative where an owner has overdrawn its reserve, or the partner repays what
 *     another advanced for it
 */
public record Return(PartnerCode partner, Account from, Optional<StreamCode> stream, long pence) {

  public Return {
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(stream, "stream");
  }

  /** Where it comes from, such as {@code reserve:risk-pool:icb}, {@code stream:dfg} or {@code balance}. */
  public String origin() {
    return stream
        .map(code -> "stream:" + code)
        .orElseGet(() -> from.equals(Account.surplus()) ? "balance" : from.path());
  }

  static Return ofReserve(PartnerCode partner, ReserveCode reserve, PartnerCode owner, long pence) {
    return new Return(partner, Account.reserve(reserve, owner), Optional.empty(), pence);
  }
}
