package org.commonpurse.allocation.projection;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_PARTNER_UNKNOWN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Which assumptions of a plan the answer hangs on: each is moved over its range, everything else staying as it
 * is, and the present value of one partner, or of all together, is looked at.
 * <p>
 * A range is looked at in 100 even steps, whole numbers each for itself, and where the answer turns between
 * two, it is halved until no value of two decimals is left between them. Two turns within one step cancel
 * out and are not seen.
 */
public final class Sensitivity {

  private static final int STEPS = 100;

  private final Document document;
  private final List<Standing> agreements;
  private final ActualYears actual;
  private final PartnerCode partner;

  private Sensitivity(
      Document document, List<Standing> agreements, ActualYears actual, PartnerCode partner) {
    this.document = document;
    this.agreements = agreements;
    this.actual = actual;
    this.partner = partner;
  }

  /**
   * The swings of a plan's ranges, the widest first.
   *
   * @param document  the plan
   * @param agreements  what is shared by
   * @param actual  the years that books have, which no assumption moves
   * @param partner  whose present value; {@link org.commonpurse.allocation.horizon.Horizon#ALL} for that of all
   * @throws org.commonpurse.ledger.document.DocumentException {@code APPRAISAL_RANGE_UNREADABLE} if a range
   *     names no number of the plan, or runs backwards; and what the plan itself cannot be at a value
   * @throws org.commonpurse.ledger.problem.ProblemException {@code APPRAISAL_PARTNER_UNKNOWN}
   */
  public static List<Swing> of(
      Document document, List<Standing> agreements, ActualYears actual, PartnerCode partner) {
    var standing = Projection.of(new Scenarios(document).plan(), agreements, actual);
    var sensitivity = new Sensitivity(document, agreements, actual, partner);
    sensitivity.valueOf(standing);
    var assumptions =
        document.root().get("ranges").entries().stream().map(Assumption::read).toList();
    document.requireNoMistakes();
    return assumptions.stream()
        .flatMap(Optional::stream)
        .map(sensitivity::swing)
        .sorted(Comparator.comparing(Swing::widthPence).reversed().thenComparing(Swing::assumption))
        .toList();
  }

  private Swing swing(Assumption assumption) {
    var values = assumption.values(STEPS);
    var switches = new ArrayList<Swing.Switch>();
    long atLow = at(assumption, values.get(0));
    long before = atLow;
    for (int i = 1; i < values.size(); i++) {
      long now = at(assumption, values.get(i));
      if (before < 0 != now < 0) {
        switches.add(turn(assumption, values.get(i - 1), values.get(i), now >= 0));
      }
      before = now;
    }
    return new Swing(
        assumption.name(),
        assumption.write(assumption.low()),
        assumption.write(assumption.high()),
        atLow,
        before,
        switches);
  }

  /** The first value of the other answer between two that differ. */
  private Swing.Switch turn(
      Assumption assumption, BigDecimal from, BigDecimal until, boolean isWorthIt) {
    var lower = from;
    var upper = until;
    var middle = assumption.between(lower, upper);
    while (middle.compareTo(lower) > 0) {
      if (at(assumption, middle) >= 0 == isWorthIt) {
        upper = middle;
      } else {
        lower = middle;
      }
      middle = assumption.between(lower, upper);
    }
    return new Swing.Switch(assumption.write(upper), isWorthIt);
  }

  private long at(Assumption assumption, BigDecimal value) {
    var changed = (ObjectNode) document.json().deepCopy();
    changed.remove(List.of("scenarios", "ranges"));
    assumption.put(value, changed);
    var source =
        "%s with %s at %s".formatted(document.source(), assumption.name(), assumption.write(value));
    var plan = new Scenarios(Document.parseJson(source, changed.toString())).plan();
    return valueOf(Projection.of(plan, agreements, actual));
  }

  private long valueOf(Projection projection) {
    return Stream.concat(projection.cases().stream(), Stream.of(projection.all()))
        .filter(each -> each.partner().equals(partner))
        .mapToLong(PartnerCase::presentValuePence)
        .findFirst()
        .orElseThrow(
            () ->
                APPRAISAL_PARTNER_UNKNOWN
                    .because(
                        "\"%s\" is none of the plan's partners, %s."
                            .formatted(partner, projection.plan().partners()),
                        "partner",
                        partner)
                    .toException());
  }
}
