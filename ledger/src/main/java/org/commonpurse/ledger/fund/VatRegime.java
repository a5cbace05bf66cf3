package org.commonpurse.ledger.fund;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Whether the VAT on what is bought for a scheme comes back. It follows who buys: councils recover nearly
 * all of it, NHS bodies little, so that the same purchase costs more or less by a fifth (HMRC internal
 * manual VATGPB; RSM, NHS health matters, summer 2017).
 */
public sealed interface VatRegime {

  /** Nobody gets it back: it is a cost of the scheme. */
  VatRegime IRRECOVERABLE = new Irrecoverable();

  /** Who gets it back from HMRC; empty where nobody does. */
  Optional<PartnerCode> recoverer();

  /** Nobody gets it back. */
  record Irrecoverable() implements VatRegime {
    @Override
    public Optional<PartnerCode> recoverer() {
      return Optional.empty();
    }
  }

  /**
   * A partner gets it back.
   *
   * @param partner  it buys: the host of the fund, or the lead of the scheme
   */
  record RecoveredBy(PartnerCode partner) implements VatRegime {
    public RecoveredBy {
      Objects.requireNonNull(partner, "partner");
    }

    @Override
    public Optional<PartnerCode> recoverer() {
      return Optional.of(partner);
    }
  }
}
