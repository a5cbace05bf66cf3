package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Stream;

/** Writes a fund as the document, described by {@code fund.schema.json}, that it is read from. */
public final class FundDocument {

  private FundDocument() {}

  /** The document; reading it again gives an equal fund. */
  public static ObjectNode of(Fund fund) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("fund", fund.code().value());
    json.put("name", fund.name());
    json.put("kind", Json.word(fund.kind()));
    json.put("host", fund.host().value());
    json.put("currency", fund.currency().getCurrencyCode());
    var open = json.putObject("open").put("from", fund.opensOn().toString());
    fund.closesOn().ifPresent(day -> open.put("until", day.toString()));
    var partners = json.putArray("partners");
    for (var partner : fund.partners()) {
      partners
          .addObject()
          .put("partner", partner.code().value())
          .put("name", partner.name())
          .put("kind", Json.word(partner.kind()));
    }
    var streams = json.putArray("streams");
    fund.streams().forEach(stream -> streams.add(stream(stream)));
    var schemes = json.putArray("schemes");
    for (var scheme : fund.schemes()) {
      var node =
          schemes
              .addObject()
              .put("scheme", scheme.code().value())
              .put("name", scheme.name())
              .put("lead", scheme.lead().value());
      codes(node, "providers", scheme.providers());
      codes(node, "streams", scheme.streams());
      spending(node, scheme.nature());
    }
    var measures = json.putArray("measures");
    for (var measure : fund.measures()) {
      measures
          .addObject()
          .put("measure", measure.code().value())
          .put("name", measure.name())
          .put("unit", measure.unit());
    }
    var successions = json.putArray("successions");
    for (var succession : fund.successions()) {
      successions
          .addObject()
          .put("from", succession.predecessor().value())
          .put("to", succession.successor().value())
          .put("on", succession.on().toString())
          .put("part", succession.numerator() + "/" + succession.denominator());
    }
    return json;
  }

  private static ObjectNode stream(Stream stream) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("stream", stream.code().value());
    node.put("name", stream.name());
    stream.owner().ifPresent(owner -> node.put("owner", owner.value()));
    spending(node, stream.nature());
    node.put("ring-fenced", stream.ringFenced());
    node.put("may-carry-forward", stream.mayCarryForward());
    node.put("counts-for-shares", stream.countsForShares());
    node.put("recurrent", stream.recurrent());
    stream.mergesInto().ifPresent(into -> node.put("merges-into", into.value()));
    return node;
  }

  private static void spending(ObjectNode node, Nature nature) {
    node.put("spending", Json.word(nature));
  }

  private static void codes(ObjectNode node, String name, Collection<Code> codes) {
    var array = node.putArray(name);
    codes.forEach(code -> array.add(code.value()));
  }
}
