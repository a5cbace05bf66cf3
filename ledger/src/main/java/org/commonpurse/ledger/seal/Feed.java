package org.commonpurse.ledger.seal;

import java.util.List;
import org.commonpurse.ledger.id.FundCode;

/**
 * What was recorded in each fund, link after link of its chain, for readers that come back for more.
 * <p>
 * The chain is written with what it records, so that nothing recorded is missing and nothing refused
 * is told. A reader that goes on from the last position it saw sees every link once and in order,
 * whatever is recorded meanwhile and however long it stays away.
 */
public interface Feed {

  /**
   * Some links of a chain.
   *
   * @param links  in the order in which they are sealed, without a gap
   * @param end  the position of the chain's last link as it stood then; 0 before the first
   */
  record Part(List<ChainLink> links, long end) {

    public Part {
      links = List.copyOf(links);
    }
  }

  /**
   * The links that follow a position.
   *
   * @param position  after which; 0 for the first. After the end, or further, there is none
   * @param limit  how many at most
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  Part after(FundCode fund, long position, int limit);
}
