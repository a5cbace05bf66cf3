package org.commonpurse.ledger.allocation;

import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;

/**
 * An allocation on its way into the books, or as it was recorded there.
 *
 * @param fund  the fund
 * @param key  the caller's key for this act, unique among the fund's allocations
 * @param agreement  the agreement that was applied
 * @param version  the version of the agreement
 * @param period  the year or period it is for, such as {@code 2023-24} or {@code 2023-24/06}
 * @param digest  the hash of all that the result depends on, in the form its maker chose
 * @param outturn  the figures it was made from, as JSON
 * @param result  the result with its working, as JSON
 * @param by  who adds it
 */
public record AllocationDraft(
    FundCode fund,
    EntryKey key,
    AgreementCode agreement,
    int version,
    String period,
    String digest,
    String outturn,
    String result,
    Actor by) {

  public AllocationDraft {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(outturn, "outturn");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(by, "by");
  }

  /** Whether another says the same, whoever adds it. */
  public boolean saysTheSameAs(AllocationDraft other) {
    return equals(
        new AllocationDraft(
            other.fund,
            other.key,
            other.agreement,
            other.version,
            other.period,
            other.digest,
            other.outturn,
            other.result,
            by));
  }
}
