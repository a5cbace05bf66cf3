package org.commonpurse.ledger.measure;

import java.util.List;

/**
 * What came of recording observed values.
 *
 * @param values  the newest of each quarter that was told, in order of effect and quarter
 * @param recorded  how many were recorded now
 * @param known  how many changed nothing, since they were so recorded before
 */
public record RecordedObservations(List<RecordedObservation> values, int recorded, int known) {

  public RecordedObservations {
    values = List.copyOf(values);
  }
}
