package org.commonpurse.ledger.carepackage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Place;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;

/** Reads a document that records a package. */
public final class PackageReader {

  private PackageReader() {}

  /**
   * The row that a document tells.
   *
   * @throws DocumentException if it is not what {@code package.schema.json} describes, or contradicts
   *     itself or the fund; no mistake repeats a value
   */
  public static PackageRow read(Fund fund, Document document) {
    document.requireValid(Schema.PACKAGE);
    var reading = new PackageReading(fund);
    var row = reading.read(new Written(document.root()));
    reading.requireNoMistakes();
    return row.orElseThrow();
  }

  /** A document whose fields have the names of a row. */
  private record Written(Field root) implements WrittenPackage {

    @Override
    public String text(String name) {
      return root.get(name).text();
    }

    @Override
    public Place place(String name) {
      var split = root.get(PackageReading.SPLIT);
      return split.has(name) ? split.get(name).place() : root.get(name).place();
    }

    @Override
    public Map<String, String> percentages() {
      var percentages = new LinkedHashMap<String, String>();
      root.get(PackageReading.SPLIT)
          .entries()
          .forEach(part -> percentages.put(part.key(), part.text()));
      return percentages;
    }
  }
}
