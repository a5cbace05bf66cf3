package org.commonpurse.ledger.reconciliation;

import java.util.List;

/**
 * The lines of a partner and of the fund, each in exactly one place.
 *
 * @param matched  the same payment on both sides
 * @param differing  the same reference with another amount
 * @param missingHere  what only the partner has
 * @param missingThere  what only the fund has
 */
public record Reconciliation(
    List<Match> matched,
    List<Difference> differing,
    List<PartnerItem> missingHere,
    List<FundItem> missingThere) {

  public Reconciliation {
    matched = List.copyOf(matched);
    differing = List.copyOf(differing);
    missingHere = List.copyOf(missingHere);
    missingThere = List.copyOf(missingThere);
  }

  /** The total of the partner's lines, in whole pence. */
  public long theirsPence() {
    long pence = 0;
    for (Match match : matched) {
      pence = Math.addExact(pence, match.theirs().pence());
    }
    for (Difference difference : differing) {
      pence = Math.addExact(pence, difference.theirs().pence());
    }
    for (PartnerItem item : missingHere) {
      pence = Math.addExact(pence, item.pence());
    }
    return pence;
  }

  /** The total of the fund's lines, in whole pence. */
  public long oursPence() {
    long pence = 0;
    for (Match match : matched) {
      pence = Math.addExact(pence, match.ours().pence());
    }
    for (Difference difference : differing) {
      pence = Math.addExact(pence, difference.ours().pence());
    }
    for (FundItem item : missingThere) {
      pence = Math.addExact(pence, item.pence());
    }
    return pence;
  }

  /**
   * The partner's total less the fund's, in whole pence. It is exactly what is missing here, less
   * what is missing there, plus what the differing lines differ by.
   */
  public long differencePence() {
    return Math.subtractExact(theirsPence(), oursPence());
  }

  /** Whether nothing is missing and nothing differs. */
  public boolean isAgreed() {
    return differing.isEmpty() && missingHere.isEmpty() && missingThere.isEmpty();
  }
}
