package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.outturn.Impact.Effect.BURDEN;
import static org.commonpurse.allocation.outturn.Impact.Effect.SAVING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * On whom a price that is no longer paid lands, in whole pence: the same for what was counted and for what
 * is planned. Whoever saves it saves it cashable or not. Whoever loses it sheds a part as cost; the rest is
 * stranded, of which the savers may pay a part in transition, each in proportion to what it saves. A price
 * below nothing, as for more activity than expected, is the exact mirror of one above.
 */
public final class Landings {

  /**
   * What lands on a partner.
   *
   * @param impact  as clauses take it: of a size, and good or bad
   * @param isSaving  whether it is counted among savings, also where it is below nothing
   * @param pence  in the sign of where it is counted
   */
  public record Landed(Impact impact, boolean isSaving, long pence) {}

  /**
   * A part of it that lands on a partner.
   *
   * @param part  of the whole, above 0
   */
  public record Landing(PartnerCode partner, Exact part) {}

  private final SchemeCode scheme;
  private final MeasureCode measure;
  private final boolean isMirrored;
  private final List<Landed> found = new ArrayList<>();

  /**
   * What lands by a scheme's effect on a measure.
   *
   * @param isMirrored  whether what follows is below nothing
   */
  Landings(SchemeCode scheme, MeasureCode measure, boolean isMirrored) {
    this.scheme = scheme;
    this.measure = measure;
    this.isMirrored = isMirrored;
  }

  /**
   * What lands of a sum.
   *
   * @param pence  positive: it is saved; negative: the other way round
   * @param since  how many years after its first year it is, from 0
   * @param lands  on whom, in parts that add up to one
   * @param cashable  the part that can leave a budget
   * @param loss  who no longer has it, if anybody
   */
  public static List<Landed> of(
      SchemeCode scheme,
      MeasureCode measure,
      long pence,
      int since,
      List<Landing> lands,
      Ramp cashable,
      Optional<Effect.Loss> loss) {
    var landings = new Landings(scheme, measure, pence < 0);
    landings.land(Math.abs(pence), since, lands, cashable, loss);
    return landings.found;
  }

  void land(long pence, int since, List<Landing> lands, Ramp cashable, Optional<Effect.Loss> loss) {
    var saved = split(pence, lands.stream().map(Landing::part).toList());
    for (int i = 0; i < saved.length; i++) {
      var parts = parts(saved[i], cashable.in(since));
      add(SAVING, lands.get(i).partner(), ImpactModel.CASHABLE, parts[0]);
      add(SAVING, lands.get(i).partner(), ImpactModel.NOT_CASHABLE, parts[1]);
    }
    if (loss.isPresent() && pence != 0) {
      long stranded = parts(pence, loss.get().released().in(since))[1];
      long support = parts(stranded, loss.get().supported().in(since))[0];
      add(BURDEN, loss.get().partner(), ImpactModel.STRANDED, stranded);
      var paid = Split.byWeights(support, saved);
      for (int i = 0; i < paid.length; i++) {
        add(BURDEN, lands.get(i).partner(), ImpactModel.SUPPORT, paid[i]);
      }
      add(SAVING, loss.get().partner(), ImpactModel.SUPPORT, support);
    }
  }

  /** A rate of a sum, and the rest of it. */
  private static long[] parts(long pence, Exact rate) {
    return split(pence, List.of(rate, Exact.ONE.minus(rate)));
  }

  /** Parts of a sum that add up to it, odd pennies by the largest remainder. */
  private static long[] split(long pence, List<Exact> parts) {
    return Split.byLargestRemainder(
        parts.stream().map(part -> Exact.of(pence).times(part)).toList());
  }

  /** Adds what lands, unless it is nothing; mirrored where there was more, not less. */
  void add(Impact.Effect kind, PartnerCode partner, NatureCode nature, long pence) {
    if (pence != 0) {
      var landed = isMirrored ? (kind == SAVING ? BURDEN : SAVING) : kind;
      found.add(
          new Landed(
              new Impact(landed, measure, partner, scheme, nature, pence),
              kind == SAVING,
              isMirrored ? -pence : pence));
    }
  }

  /** What landed, none of nothing. */
  List<Landed> landed() {
    return List.copyOf(found);
  }
}
