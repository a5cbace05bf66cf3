package org.commonpurse.allocation.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.commonpurse.ledger.measure.ObservationApproval;
import org.commonpurse.ledger.measure.RecordedObservation;

/**
 * An observed value that was approved, and what it came to.
 *
 * @param value  the value, with its approval
 * @param realisation  what it came to, as it was recorded then
 */
public record ApprovedValue(RecordedObservation value, Realisation realisation) {

  public ApprovedValue {
    Objects.requireNonNull(realisation, "realisation");
    if (value.approval().isEmpty()) {
      throw new IllegalArgumentException("The value was not approved");
    }
  }

  /** An approved value as it was recorded. */
  static ApprovedValue of(RecordedObservation value) {
    return new ApprovedValue(value, RealisationJson.read(value.approval().orElseThrow().result()));
  }

  /** Who approved it, and when. */
  public ObservationApproval approval() {
    return value.approval().orElseThrow();
  }

  /**
   * The values that count: of each effect and quarter the last one that was approved, unless its claim was
   * given up.
   *
   * @param all  in order of effect, quarter and revision
   */
  public static List<ApprovedValue> counting(List<RecordedObservation> all) {
    var last = new TreeMap<String, RecordedObservation>();
    for (var each : all) {
      if (each.approval().isPresent()) {
        last.put(each.observation().effect() + " " + each.observation().quarter(), each);
      }
    }
    last.values().removeIf(each -> each.waiver().isPresent());
    var counting = new ArrayList<>(last.values());
    counting.sort(RecordedObservation.IN_ORDER);
    return counting.stream().map(ApprovedValue::of).toList();
  }
}
