package org.commonpurse.api.operation.query;

import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * Which packages of care are asked for.
 *
 * @param view  as known when
 * @param scheme  only those of a scheme
 * @param partner  only those of which a partner bears a part, by some of their terms
 * @param on  only those of which this is a day
 */
public record PackagesQuery(
    View view, Optional<SchemeCode> scheme, Optional<PartnerCode> partner, Optional<LocalDate> on) {

  /** Whether a package is one of those. */
  public boolean isAskedFor(CarePackage one) {
    return scheme.filter(code -> !code.equals(one.scheme())).isEmpty()
        && on.filter(day -> !one.isOn(day)).isEmpty()
        && partner.filter(code -> !one.isBorneBy(code)).isEmpty();
  }
}
