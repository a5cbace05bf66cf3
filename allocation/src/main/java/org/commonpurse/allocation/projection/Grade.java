package org.commonpurse.allocation.projection;

import java.util.List;
import java.util.stream.IntStream;
import org.commonpurse.ledger.exact.Exact;

/**
 * How sure a figure of a plan is, from 1 (an agency's own data, a randomised trial) to 6 (one person's
 * judgement), and by how much it is corrected for optimism: costs up, benefits down.
 * <p>
 * The steps are those of the Greater Manchester cost-benefit model (Supporting public service
 * transformation, HM Treasury 2014) as they are quoted; its own table could not be read.
 *
 * @param number  1 to 6
 */
public record Grade(int number) {

  private static final List<Integer> PER_CENT = List.of(0, 5, 10, 15, 25, 40);

  /** No correction. */
  public static final Grade SURE = new Grade(1);

  public Grade {
    if (number < 1 || number > PER_CENT.size()) {
      throw new IllegalArgumentException("A grade is a number from 1 to 6, not " + number + ".");
    }
  }

  /** All grades, the surest first. */
  public static List<Grade> all() {
    return IntStream.rangeClosed(1, PER_CENT.size()).mapToObj(Grade::new).toList();
  }

  /** By how much it is corrected, as a part of one. */
  public Exact correction() {
    return Exact.of(PER_CENT.get(number - 1), 100);
  }
}
