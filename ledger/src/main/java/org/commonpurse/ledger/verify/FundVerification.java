package org.commonpurse.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.id.FundCode;

/**
 * What was checked of one fund, and what was found.
 *
 * @param fund  the fund
 * @param entries  how many entries were replayed
 * @param events  how many events were replayed
 * @param postings  how many postings the entries have
 * @param balances  how many stored balances were compared with the replay
 * @param head  the seal of the last link, as 64 hexadecimal digits
 * @param findings  what is not as it should be, the first broken entry first
 */
public record FundVerification(
    FundCode fund,
    long entries,
    long events,
    long postings,
    long balances,
    String head,
    List<Finding> findings) {

  public FundVerification {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(head, "head");
    findings = List.copyOf(findings);
  }

  /** The same with one more thing that is not as it should be. */
  public FundVerification with(Finding finding) {
    var all = new ArrayList<>(findings);
    all.add(finding);
    return new FundVerification(fund, entries, events, postings, balances, head, all);
  }

  /** Whether everything is as it should be. */
  public boolean isSound() {
    return findings.isEmpty();
  }
}
