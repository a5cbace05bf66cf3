package org.commonpurse.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.carepackage.Dowry;
import org.commonpurse.ledger.carepackage.NeedSplit;
import org.commonpurse.ledger.carepackage.PackageRow;
import org.commonpurse.ledger.carepackage.PackageTerms;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/** The document of an event that records a row of a package. */
final class PackageDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PackageDocument() {}

  /** The row as JSON; its reference is the event's subject. */
  static String of(PackageRow row) {
    var document = JSON.createObjectNode();
    document.put("scheme", row.scheme().value());
    document.put("start", row.start().toString());
    row.end().ifPresent(day -> document.put("end", day.toString()));
    var terms = row.terms();
    document.put("from", terms.from().toString());
    document.put("weeklyPence", terms.weeklyPence());
    var split = document.putObject("hundredths");
    terms.split().hundredths().forEach((partner, part) -> split.put(partner.value(), part));
    document.put("assessedOn", terms.assessedOn().toString());
    document.put("reviewOn", terms.reviewOn().toString());
    terms
        .dowry()
        .ifPresent(
            dowry ->
                document
                    .putObject("dowry")
                    .put("weeklyPence", dowry.weeklyPence())
                    .put("bearer", dowry.bearer().value()));
    return document.toString();
  }

  /** The row that an event records about the package that is its subject. */
  static PackageRow read(String subject, String text) {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The document of an event about package " + subject + " is broken", e);
    }
    var parts = new TreeMap<PartnerCode, Integer>();
    document
        .path("hundredths")
        .properties()
        .forEach(part -> parts.put(PartnerCode.of(part.getKey()), part.getValue().intValue()));
    var dowry = document.path("dowry");
    return new PackageRow(
        PackageReference.of(subject),
        SchemeCode.of(document.path("scheme").asText()),
        day(document, "start"),
        document.has("end") ? Optional.of(day(document, "end")) : Optional.empty(),
        new PackageTerms(
            day(document, "from"),
            document.path("weeklyPence").longValue(),
            new NeedSplit(parts),
            day(document, "assessedOn"),
            day(document, "reviewOn"),
            dowry.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                    new Dowry(
                        dowry.path("weeklyPence").longValue(),
                        PartnerCode.of(dowry.path("bearer").asText())))));
  }

  private static LocalDate day(JsonNode document, String name) {
    return LocalDate.parse(document.path(name).asText());
  }
}
