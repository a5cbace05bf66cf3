package org.commonpurse.allocation.gainshare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonpurse.allocation.gainshare.NoTransfers.Obstacle;
import org.commonpurse.ledger.id.PartnerCode;

/** What stands in the way of transfers where all partners together gain. */
final class ShortOfLimits {

  private final TransferQuestion question;
  private final WholeTransfers nearest;

  /**
   * Takes the transfers that leave the least shortfall.
   *
   * @param nearest  transfers that keep to the limits and leave somebody short
   */
  ShortOfLimits(TransferQuestion question, WholeTransfers nearest) {
    this.question = question;
    this.nearest = nearest;
  }

  /**
   * What stands in the way.
   *
   * @param areInFractions  whether there are transfers in fractions of a penny
   */
  NoTransfers answer(boolean areInFractions) {
    var leftShort = leftShort(0);
    // Rounding may leave each partner short of a penny a year, which is no matter of limits.
    var beyondRounding = leftShort(question.years);
    if (!areInFractions && !beyondRounding.isEmpty()) {
      leftShort = beyondRounding;
    }
    var upTo = leftShort.stream().map(LeftShort::upTo).min(Comparable::compareTo).orElseThrow();
    long pence =
        leftShort.stream()
            .filter(each -> each.upTo().equals(upTo))
            .mapToLong(LeftShort::pence)
            .sum();
    var notBefore = question.limits.notBefore().filter(year -> upTo.compareTo(year) < 0);
    return areInFractions
        ? new NoTransfers(
            Obstacle.FRACTIONS_OF_A_PENNY, upTo, pence, leftShort, List.of(), Optional.empty())
        : new NoTransfers(Obstacle.LIMITS, upTo, pence, leftShort, atLimit(), notBefore);
  }

  private List<LeftShort> leftShort(long beyond) {
    var leftShort = new ArrayList<LeftShort>();
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        long pence = nearest.shortOf(partner, year);
        if (pence > beyond) {
          leftShort.add(new LeftShort(question.code(partner), question.year(year), pence));
        }
      }
    }
    return leftShort;
  }

  private List<PartnerCode> atLimit() {
    return IntStream.range(0, question.partners)
        .filter(
            partner ->
                IntStream.range(0, question.years)
                    .anyMatch(
                        year ->
                            question.isOpen(year)
                                && -nearest.pence()[partner][year] == question.most(partner)))
        .mapToObj(question::code)
        .toList();
  }
}
