package org.commonpurse.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.id.FundCode;

/**
 * What was checked of one fund, and what was found.
 *
 * @param end  where the chain that was replayed ends
 * @param postings  how many postings the entries have
 * @param balances  how many stored balances were compared with the replay
 * @param findings  what is not as it should be, the first broken entry first
 */
public record FundVerification(
    Checkpoint end, long postings, long balances, List<Finding> findings) {

  public FundVerification {
    Objects.requireNonNull(end, "end");
    findings = List.copyOf(findings);
  }

  /** The fund. */
  public FundCode fund() {
    return end.fund();
  }

  /** How many entries were replayed. */
  public long entries() {
    return end.sequence();
  }

  /** How many events were replayed. */
  public long events() {
    return end.events().orElse(0L);
  }

  /** The seal of the last link, as 64 hexadecimal digits. */
  public String head() {
    return end.seal();
  }

  /** The same with one more thing that is not as it should be. */
  public FundVerification with(Finding finding) {
    var all = new ArrayList<>(findings);
    all.add(finding);
    return new FundVerification(end, postings, balances, all);
  }

  /** Whether everything is as it should be. */
  public boolean isSound() {
    return findings.isEmpty();
  }
}
