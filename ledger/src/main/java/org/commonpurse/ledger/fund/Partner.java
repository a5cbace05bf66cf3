package org.commonpurse.ledger.fund;

import java.util.Objects;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * An organisation that takes part in a fund, as contributor, commissioner, provider or party to a
 * risk share.
 *
 * @param code  its code, unique among the partners of the fund
 * @param name  its name, of 1 to 200 characters
 * @param kind  what sort of organisation it is
 */
public record Partner(PartnerCode code, String name, PartnerKind kind) {

  public Partner {
    Objects.requireNonNull(code, "code");
    name = Texts.requireName(name, "partner's name");
    Objects.requireNonNull(kind, "kind");
  }
}
