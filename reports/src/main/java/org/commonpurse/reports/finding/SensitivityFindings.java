package org.commonpurse.reports.finding;

import java.util.List;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.RangeWords;

/**
 * What the assumptions of a plan do to the answer, in sentences. The answer is the present value of all partners
 * together; a plan pays where that is nothing or more.
 *
 * @param plannedPence  the answer as planned
 * @param swings  what each assumption does to it, the widest first; one or more
 * @param units  what the numbers of each range are of
 */
public record SensitivityFindings(
    long plannedPence, List<Swing> swings, RangeWords units, MoneyFormat format) {

  private static final int WIDEST = 10;

  public SensitivityFindings {
    swings = List.copyOf(swings);
    if (swings.isEmpty()) {
      throw new IllegalArgumentException("A plan without ranges has no sensitivity.");
    }
  }

  /** Those that are drawn. */
  public List<Swing> widest() {
    return swings.subList(0, Math.min(WIDEST, swings.size()));
  }

  /** Whether the plan pays, and where it would be otherwise at other values of one assumption. */
  public String headline() {
    boolean pays = plannedPence >= 0;
    var verdict = pays ? "The plan pays as it stands" : "The plan does not pay as it stands";
    var turning = swings.stream().filter(swing -> !swing.switches().isEmpty()).toList();
    if (turning.isEmpty()) {
      return verdict + ", whichever value one of its assumptions has within its range";
    }
    int others = turning.size() - 1;
    return "%s, but %s %s%s"
        .formatted(
            verdict,
            pays ? "would not" : "would",
            where(turning.get(0), pays),
            others == 0
                ? ""
                : "; %s it too"
                    .formatted(
                        Wording.count(others, "other assumption turns", "other assumptions turn")));
  }

  /** The values of an assumption at which the answer is another than as planned. */
  private String where(Swing swing, boolean pays) {
    if (swing.switches().size() != 1) {
      return "over a part of the range of " + words(swing);
    }
    var only = swing.switches().get(0);
    return only.isWorthItFromThere() == pays
        ? "where %s is below %s".formatted(words(swing), units.value(swing, only.value()))
        : "where %s is %s or more".formatted(words(swing), units.value(swing, only.value()));
  }

  /** What the assumption that moves the answer most does to it. */
  public String widestInWords() {
    var first = swings.get(0);
    return "%s moves the answer most, from %s to %s"
        .formatted(
            Wording.capital(words(first)),
            format.brief(Math.min(first.atLowPence(), first.atHighPence())),
            format.brief(Math.max(first.atLowPence(), first.atHighPence())));
  }

  private static String words(Swing swing) {
    return swing.assumption().replace('-', ' ');
  }
}
