package org.commonpurse.allocation.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.PastYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Writes what is counted of the past as a part of a state's document, and reads it back. */
final class PastDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PastDocument() {}

  static ObjectNode of(Past past) {
    var json = JSON.objectNode();
    var settled = json.putArray("settled");
    past.settled().forEach(year -> settled.add(of(year)));
    past.toDate().ifPresent(year -> json.set("toDate", of(year)));
    return json;
  }

  private static ObjectNode of(PastYear year) {
    var json = JSON.objectNode().put("year", year.year().toString());
    var clauses = json.putObject("clauses");
    new TreeMap<>(year.clauses())
        .forEach(
            (code, clause) -> {
              var node = clauses.putObject(code.value()).put("amount", clause.amountPence());
              var borne = node.putObject("borne");
              new TreeMap<>(clause.borne())
                  .forEach((partner, pence) -> borne.put(partner.value(), pence));
            });
    var measures = json.putObject("measures");
    new TreeMap<>(year.measures())
        .forEach((measure, value) -> measures.put(measure.value(), value.toString()));
    return json;
  }

  static Past read(Field field) {
    return new Past(
        field.get("settled").items().stream().map(PastDocument::year).toList(),
        field.has("toDate") ? Optional.of(year(field.get("toDate"))) : Optional.empty());
  }

  private static PastYear year(Field field) {
    var clauses = new HashMap<ClauseCode, PastYear.ByClause>();
    for (var clause : field.get("clauses").entries()) {
      var borne = new HashMap<PartnerCode, Long>();
      for (var partner : clause.get("borne").entries()) {
        borne.put(PartnerCode.of(partner.key()), partner.decimal().longValueExact());
      }
      clauses.put(
          ClauseCode.of(clause.key()),
          new PastYear.ByClause(clause.get("amount").decimal().longValueExact(), borne));
    }
    var measures = new HashMap<MeasureCode, Exact>();
    for (var measure : field.get("measures").entries()) {
      measures.put(MeasureCode.of(measure.key()), Exact.parse(measure.text()));
    }
    return new PastYear(FinancialYear.parse(field.get("year").text()), clauses, measures);
  }
}
