package org.commonpurse.reports.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The state of the books of several funds that a report rests on, all read at one moment.
 *
 * @param fund  what the funds are called together
 * @param funds  that of each, two or more
 */
public record PlaceFooting(String fund, List<BooksFooting> funds) implements Footing {

  private static final int SEALS_SHOWN = 4;
  private static final int SEAL_SHOWN = 8;

  public PlaceFooting {
    Objects.requireNonNull(fund, "fund");
    funds = List.copyOf(funds);
    if (funds.size() < 2) {
      throw new IllegalArgumentException("A report of a place rests on two funds or more.");
    }
  }

  @Override
  public LocalDate preparedOn() {
    return funds.get(0).preparedOn();
  }

  /** With more funds than the line has room for, their number; the method has the seal of each. */
  @Override
  public String line() {
    var last = funds.stream().map(BooksFooting::asAt).max(LocalDate::compareTo).orElseThrow();
    return "As at %s \u00b7 as known %s \u00b7 %s"
        .formatted(
            DaysInWords.written(last),
            DaysInWords.written(funds.get(0).knownOn()),
            funds.size() > SEALS_SHOWN
                ? "%d funds, whose seals stand with the method".formatted(funds.size())
                : funds.stream()
                    .map(
                        each ->
                            "%s entry %,d, seal %s\u2026"
                                .formatted(
                                    each.stamp().fund(),
                                    each.stamp().sequence(),
                                    each.stamp().seal().substring(0, SEAL_SHOWN)))
                    .collect(Collectors.joining(" \u00b7 ")));
  }
}
