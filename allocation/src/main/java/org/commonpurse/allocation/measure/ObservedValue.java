package org.commonpurse.allocation.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.ledger.measure.RecordedObservation;

/**
 * An observed value, and whether it counts.
 *
 * @param value  as it was recorded
 * @param standing  whether it counts
 */
public record ObservedValue(RecordedObservation value, Standing standing) {

  /** Whether an observed value counts, and if not, why. */
  public enum Standing {
    /** Nobody has approved it yet. */
    WAITING,
    /** It was approved, and no later value of the quarter was. */
    COUNTS,
    /** It was approved, and so was a later value, which counts in its place. */
    CORRECTED,
    /** It was approved, and its claim was given up. */
    GIVEN_UP,
    /** It was never approved, and a later value was recorded. */
    SUPERSEDED;

    /** The standing as it is written, such as {@code given-up}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What it came to; empty unless it was approved. */
  public Optional<Realisation> realisation() {
    return value.approval().map(approval -> RealisationJson.read(approval.result()));
  }

  /** A value whose claim was given up. */
  static ObservedValue givenUp(RecordedObservation value) {
    return new ObservedValue(value, Standing.GIVEN_UP);
  }

  /**
   * All values, each with its standing.
   *
   * @param all  in order of effect, quarter and revision
   */
  public static List<ObservedValue> of(List<RecordedObservation> all) {
    var newest = new HashMap<String, RecordedObservation>();
    var counting = new HashSet<RecordedObservation>();
    all.forEach(each -> newest.put(place(each), each));
    ApprovedValue.counting(all).forEach(each -> counting.add(each.value()));
    var values = new ArrayList<ObservedValue>();
    for (var each : all) {
      if (each.waiver().isPresent()) {
        values.add(givenUp(each));
        continue;
      }
      var later = each.equals(newest.get(place(each))) ? Standing.WAITING : Standing.SUPERSEDED;
      var approved = counting.contains(each) ? Standing.COUNTS : Standing.CORRECTED;
      values.add(new ObservedValue(each, each.approval().isPresent() ? approved : later));
    }
    return values;
  }

  private static String place(RecordedObservation each) {
    return each.observation().effect() + " " + each.observation().quarter();
  }
}
