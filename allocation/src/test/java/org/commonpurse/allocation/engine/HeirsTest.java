package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/** What becomes of a partner's part when others take its place. */
class HeirsTest {

  private static final PartnerCode CCG = PartnerCode.of("ccg");
  private static final PartnerCode COUNTY = PartnerCode.of("county");
  private static final PartnerCode EAST = PartnerCode.of("east");
  private static final PartnerCode WEST = PartnerCode.of("west");

  /** The CCG is split among the others; nobody takes the place of them. */
  private static Heirs split(Map<PartnerCode, Exact> shares) {
    return partner -> partner.equals(CCG) ? new TreeMap<>(shares) : Heirs.NONE.of(partner);
  }

  @Test
  void dividesPenceToTheLastPennyAndAddsThemToWhatHeirsHaveAlready() {
    var thirds = split(Map.of(EAST, Exact.of(1, 3), WEST, Exact.of(2, 3)));

    assertThat(thirds.passOn(Map.of(CCG, 100L, EAST, 7L, COUNTY, 5L)))
        .isEqualTo(Map.of(EAST, 33L + 7L, WEST, 67L, COUNTY, 5L));
    assertThat(thirds.passOn(Map.of(CCG, -100L))).isEqualTo(Map.of(EAST, -33L, WEST, -67L));
    assertThat(thirds.passOnExactly(Map.of(CCG, Exact.of(100), WEST, Exact.of(1, 3))))
        .isEqualTo(Map.of(EAST, Exact.of(100, 3), WEST, Exact.of(67)));
  }

  @Test
  void givesWhatCannotBeDividedToTheLargestAndOfEqualOnesToTheFirst() {
    assertThat(split(Map.of(EAST, Exact.of(1, 3), WEST, Exact.of(2, 3))).largest(CCG))
        .isEqualTo(WEST);
    assertThat(split(Map.of(EAST, Exact.of(1, 2), WEST, Exact.of(1, 2))).largest(CCG))
        .isEqualTo(EAST);
    assertThat(Heirs.NONE.largest(CCG)).isEqualTo(CCG);
  }
}
