package org.commonpurse.allocation.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Optional;
import org.commonpurse.allocation.impact.Better;
import org.commonpurse.allocation.impact.MeasureKind;
import org.commonpurse.allocation.price.TableLine;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.PriceCode;
import org.commonpurse.ledger.id.SchemeCode;

/** What an approved value came to, as the event of its approval keeps it. Amounts are pence. */
final class RealisationJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RealisationJson() {}

  static String write(Realisation value) {
    var document = JSON.createObjectNode();
    document.put("modelVersion", value.modelVersion());
    document.put("scheme", value.scheme().value());
    document.put("measure", value.measure().value());
    document.put("kind", value.kind().word());
    document.put("better", value.better().word());
    document.put("cohort", value.cohort());
    document.put("baseline", value.baseline());
    document.put("planned", value.planned());
    document.put("observed", value.observed());
    var unit =
        document
            .putObject("unitValue")
            .put("unitCost", value.unitValue().code().value())
            .put("pence", value.unitValue().pence().toString())
            .put("priceYear", value.unitValue().priceYear())
            .put("source", value.unitValue().source())
            .put("version", value.unitValue().version());
    value.unitValue().line().ifPresent(line -> put(unit, line));
    var parts = document.putArray("parts");
    for (var part : value.parts()) {
      var one =
          parts
              .addObject()
              .put("counted", part.isSaving() ? "saving" : "extra-cost")
              .put("partner", part.partner().value())
              .put("nature", part.nature().value())
              .put("pence", part.pence());
      if (!part.line().isEmpty()) {
        one.put("line", part.line());
      }
    }
    putEntry(document, "entry", value.posted().entry());
    putEntry(document, "reversedEntry", value.posted().reversed());
    putEntry(document, "reversalEntry", value.posted().reversal());
    return document.toString();
  }

  private static void put(ObjectNode unit, TableLine line) {
    unit.put("edition", line.edition())
        .put("code", line.code())
        .put("pricesOf", line.pricesOf().toString());
    line.deflators().ifPresent(edition -> unit.put("deflators", edition));
  }

  private static Optional<TableLine> line(JsonNode unit) {
    return unit.has("edition")
        ? Optional.of(
            new TableLine(
                unit.path("edition").asText(),
                unit.path("code").asText(),
                FinancialYear.parse(unit.path("pricesOf").asText()),
                unit.has("deflators")
                    ? Optional.of(unit.path("deflators").asText())
                    : Optional.empty()))
        : Optional.empty();
  }

  private static void putEntry(ObjectNode document, String name, Optional<Long> entry) {
    entry.ifPresent(sequence -> document.put(name, sequence));
  }

  static Realisation read(String text) {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of an approval is broken", e);
    }
    var parts = new ArrayList<Realisation.Part>();
    for (var part : document.path("parts")) {
      parts.add(
          new Realisation.Part(
              part.path("counted").asText().equals("saving"),
              PartnerCode.of(part.path("partner").asText()),
              NatureCode.of(part.path("nature").asText()),
              part.path("pence").longValue(),
              part.path("line").asText("")));
    }
    var unit = document.path("unitValue");
    return new Realisation(
        document.path("modelVersion").intValue(),
        SchemeCode.of(document.path("scheme").asText()),
        MeasureCode.of(document.path("measure").asText()),
        MeasureKind.of(document.path("kind").asText()),
        Better.of(document.path("better").asText()),
        document.path("cohort").asText(),
        document.path("baseline").longValue(),
        document.path("planned").longValue(),
        document.path("observed").longValue(),
        new Realisation.UnitValue(
            PriceCode.of(unit.path("unitCost").asText()),
            Exact.parse(unit.path("pence").asText()),
            unit.path("priceYear").asText(),
            unit.path("source").asText(),
            unit.path("version").asText(),
            line(unit)),
        parts,
        new Realisation.Posted(
            entry(document, "entry"),
            entry(document, "reversedEntry"),
            entry(document, "reversalEntry")));
  }

  private static Optional<Long> entry(JsonNode document, String name) {
    return document.has(name) ? Optional.of(document.path(name).longValue()) : Optional.empty();
  }
}
