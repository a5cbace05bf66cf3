package org.commonpurse.api.operation.query;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.account.Control;

/**
 * Which memorandum account is asked for.
 *
 * @param year  the year; empty for the last with figures
 * @param partner  for whose statements; empty for the host's
 * @param control  who controls the fund, as stated by who asks; empty where that is not stated
 * @param view  from where the books are looked at
 */
public record AccountQuery(
    Optional<FinancialYear> year,
    Optional<PartnerCode> partner,
    Optional<Control> control,
    View view) {

  public AccountQuery {
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(control, "control");
    Objects.requireNonNull(view, "view");
  }
}
