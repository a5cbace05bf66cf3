package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.impact.ImpactModel.CASHABLE;

import java.math.RoundingMode;
import java.util.Locale;
import org.commonpurse.allocation.impact.BudgetLine;
import org.commonpurse.allocation.impact.UnitCost;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.money.Amounts;

/**
 * What the entry of an approved value says of how it was arrived at: units, price, cashable part and
 * the line that this leaves, and which value under which version of the model it is.
 */
record ObservedNarrative(MeasureModels.Planned planned, RecordedObservation value) {

  private static final int PERCENT_PLACES = 4;

  String text() {
    var effect = planned.effect();
    var observed = value.observation();
    long gained = planned.plan().better().gain(planned.baseline(), observed.units());
    int since = effect.yearsSince(observed.quarter().year());
    return String.format(
        Locale.ROOT,
        "%s (%s), %s: %,d expected, %,d planned, %,d counted, %,d %s than expected, at %s, prices of %s; %s%% %s%s. %s. Revision %d, version %d of the measures",
        effect.measure(),
        planned.plan().kind().word(),
        observed.quarter(),
        planned.baseline(),
        planned.planned(),
        observed.units(),
        Math.abs(gained),
        gained < 0 ? "worse" : "better",
        price(effect.saving().price()),
        effect.saving().price().priceYear(),
        percent(effect.saving().cashable().in(since)),
        CASHABLE,
        effect.saving().line().map(ObservedNarrative::line).orElse(""),
        effect.cohort(),
        value.revision(),
        planned.model().version());
  }

  private static String line(BudgetLine line) {
    return " from " + line;
  }

  private static String price(UnitCost price) {
    return Amounts.print(price.pence())
        + (price.per() == 1 ? " each" : String.format(Locale.ROOT, " for %,d", price.per()));
  }

  private static String percent(Exact rate) {
    return rate.times(Exact.of(100))
        .toDecimal(PERCENT_PLACES)
        .setScale(PERCENT_PLACES, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
