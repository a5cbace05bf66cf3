package org.commonpurse.reports.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.MeasuredYear.MeasuredAmounts;
import org.commonpurse.reports.table.MoneyFormat;

/** On what kind of measure the savings of a fund hang. */
public final class MeasuredFindings {

  private MeasuredFindings() {}

  /**
   * How much of all savings rests on outcomes, on processes, and on no recorded measure.
   *
   * @return empty where no saving landed, of either sign
   */
  public static Optional<String> restsOn(List<MeasuredYear> years, MoneyFormat format) {
    long outcome = savings(years, MeasuredYear::outcome);
    long process = savings(years, MeasuredYear::process);
    long ofNoModel = savings(years, MeasuredYear::ofNoModel);
    var parts = new ArrayList<String>();
    add(parts, outcome, "%s on outcomes, on what became of people", format);
    add(parts, process, "%s on processes, on what was done", format);
    add(parts, ofNoModel, "%s on no measure whose values were approved here", format);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    long all = Math.addExact(Math.addExact(outcome, process), ofNoModel);
    return Optional.of(
        "Of savings of %s there rest %s.".formatted(format.brief(all), Wording.list(parts)));
  }

  private static void add(List<String> parts, long pence, String words, MoneyFormat format) {
    if (pence != 0) {
      parts.add(words.formatted(format.brief(pence)));
    }
  }

  private static long savings(
      List<MeasuredYear> years, Function<MeasuredYear, MeasuredAmounts> kind) {
    return years.stream()
        .mapToLong(year -> kind.apply(year).savingsPence())
        .reduce(0, Math::addExact);
  }
}
