package org.commonpurse.allocation.measure;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Place;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.measure.Observation;

/** Reads a document that records an observed value. */
public final class ObservationReader {

  private ObservationReader() {}

  /**
   * The value that a document tells.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if it is not what {@code
   *     observation.schema.json} describes, has no provenance, or is no value that its effect can have;
   *     every mistake is named with its place
   */
  public static Observation read(ObservationRules rules, Document document) {
    document.requireValid(Schema.OBSERVATION);
    var reading = new ObservationReading(rules);
    var value = reading.read(new Written(document.root()));
    reading.requireNoMistakes();
    return value.orElseThrow();
  }

  /** A document whose fields have the names of a value. */
  private record Written(Field root) implements WrittenObservation {

    @Override
    public String text(String name) {
      return root.get(name).text();
    }

    @Override
    public Place place(String name) {
      return root.get(name).place();
    }
  }
}
