package org.commonpurse.reports.account;

import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * A year of the fund's account three ways, for the statements of each partner.
 * <p>
 * Gross is the whole fund. Own share is the partner's part of each line by what partners paid in: the parts
 * of all partners are the gross amount. As agent is what passed through its hands for the others: for the
 * host, which keeps the bank, gross less own share; for another partner what was spent on schemes it leads,
 * less its own share of that, with as much funding, since it holds nothing.
 */
public final class AccountViews {

  private final Fund fund;
  private final Horizon horizon;
  private final PoolYear pool;
  private final OwnShares shares;

  AccountViews(Fund fund, Horizon horizon, FinancialYear year, OwnShares shares) {
    this.fund = fund;
    this.horizon = horizon;
    this.pool = horizon.pool(year);
    this.shares = shares;
  }

  /** The views of a year; empty where partners have no shares, since nobody paid in. */
  public static Optional<AccountViews> of(Fund fund, Horizon horizon, FinancialYear year) {
    return OwnShares.of(fund, horizon, year)
        .map(shares -> new AccountViews(fund, horizon, year, shares));
  }

  /** Whether a partner keeps the bank of the fund. */
  public boolean isHost(PartnerCode partner) {
    return fund.presentPartner(fund.host()).equals(partner);
  }

  /** The whole fund, in pence. */
  public long grossPence(ViewLine line) {
    return line.grossPence(pool);
  }

  /** A partner's share of the whole fund, in pence. */
  public long ownPence(ViewLine line, PartnerCode partner) {
    return shares.part(partner, grossPence(line));
  }

  /** What passed through a partner's hands for the others, in pence. */
  public long agentPence(ViewLine line, PartnerCode partner) {
    if (isHost(partner)) {
      return Math.subtractExact(grossPence(line), ownPence(line, partner));
    }
    return switch (line) {
      case PAID_IN, SPENT -> passedAlong(partner);
      default -> 0;
    };
  }

  private long passedAlong(PartnerCode partner) {
    long led = horizon.row(partner, pool.year()).spentPence();
    return Math.subtractExact(led, shares.part(partner, led));
  }
}
