package org.commonpurse.ledger.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Parliaments that were seated by the largest remainder have the seats that {@link Split} gives.
 * <p>
 * The Bundestag was seated so until 2005 (Hare-Niemeyer method). Votes are the final second votes
 * and seats those of the parties before overhang seats, as the Federal Returning Officer published
 * them. The House of Representatives is that of the first apportionment bill of 1792 (Hamilton's
 * method, 120 seats, the populations of the census of 1790), which the President vetoed.
 */
class SeatsTest {

  @Test
  void seatsTheBundestagOf2005() {
    var votes = new LinkedHashMap<String, Long>();
    votes.put("SPD", 16_194_665L);
    votes.put("CDU", 13_136_740L);
    votes.put("FDP", 4_648_144L);
    votes.put("Die Linke", 4_118_194L);
    votes.put("Grüne", 3_838_326L);
    votes.put("CSU", 3_494_309L);

    assertThat(seats(598, votes)).containsExactly(213L, 173L, 61L, 54L, 51L, 46L);
  }

  @Test
  void seatsTheBundestagOf2002BesideTwoSeatsWonDirectly() {
    var votes = new LinkedHashMap<String, Long>();
    votes.put("SPD", 18_488_668L);
    votes.put("CDU", 14_167_561L);
    votes.put("CSU", 4_315_080L);
    votes.put("Grüne", 4_110_355L);
    votes.put("FDP", 3_538_815L);

    assertThat(seats(598 - 2, votes)).containsExactly(247L, 189L, 58L, 55L, 47L);
  }

  @Test
  void seatsTheHouseOfRepresentativesOfTheVetoedBillOf1792() {
    var people = new LinkedHashMap<String, Long>();
    people.put("Virginia", 630_560L);
    people.put("Massachusetts", 475_327L);
    people.put("Pennsylvania", 432_879L);
    people.put("North Carolina", 353_523L);
    people.put("New York", 331_589L);
    people.put("Maryland", 278_514L);
    people.put("Connecticut", 236_841L);
    people.put("South Carolina", 206_236L);
    people.put("New Jersey", 179_570L);
    people.put("New Hampshire", 141_822L);
    people.put("Vermont", 85_533L);
    people.put("Georgia", 70_835L);
    people.put("Kentucky", 68_705L);
    people.put("Rhode Island", 68_446L);
    people.put("Delaware", 55_540L);

    assertThat(seats(120, people))
        .containsExactly(21L, 16L, 14L, 12L, 11L, 9L, 8L, 7L, 6L, 5L, 3L, 2L, 2L, 2L, 2L);
  }

  /** Why a part can fall by a unit when the whole grows by one: the method is known to do so. */
  @Test
  void canTakeASeatFromTheSmallestWhenTheHouseGrows() {
    var votes = new LinkedHashMap<String, Long>();
    votes.put("first", 6L);
    votes.put("second", 6L);
    votes.put("third", 2L);

    assertThat(seats(10, votes)).containsExactly(4L, 4L, 2L);
    assertThat(seats(11, votes)).containsExactly(5L, 5L, 1L);
  }

  private static long[] seats(long seats, Map<String, Long> votes) {
    long all = votes.values().stream().mapToLong(Long::longValue).sum();
    List<Exact> claims = new ArrayList<>();
    votes.values().forEach(each -> claims.add(Exact.of(seats).times(Exact.of(each, all))));
    return Split.byLargestRemainder(claims);
  }
}
