package org.commonpurse.allocation.outturn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.TreeMap;

/** Writes an outturn as the document that {@link OutturnReader} reads. */
public final class OutturnDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  private OutturnDocument() {}

  /** The outturn as JSON; reading it again gives an equal outturn. */
  public static ObjectNode of(Outturn outturn) {
    var json = JSON.objectNode();
    json.put("outturn", outturn.fund().value());
    json.put("year", outturn.year().toString());
    json.put("throughMonth", outturn.throughMonth());
    json.put("currency", outturn.currency().getCurrencyCode());
    var contributions = json.putArray("contributions");
    for (var contribution : outturn.contributions()) {
      contributions
          .addObject()
          .put("partner", contribution.partner().value())
          .put("stream", contribution.stream().value())
          .put("amount", pounds(contribution.pence()))
          .put("charges", pounds(contribution.chargesPence()))
          .put("recurrent", contribution.recurrent())
          .put("countsForShares", contribution.countsForShares());
    }
    var lines = json.putArray("lines");
    for (var line : outturn.lines()) {
      var node = lines.addObject();
      node.put("fund", line.fund().value());
      node.put("scheme", line.scheme().value()).put("stream", line.stream().value());
      line.lead().ifPresent(lead -> node.put("lead", lead.value()));
      line.owner().ifPresent(owner -> node.put("owner", owner.value()));
      node.put("spending", line.nature().name().toLowerCase(java.util.Locale.ROOT));
      node.put("ringFenced", line.ringFenced()).put("recurrent", line.recurrent());
      node.put("budget", pounds(line.budgetPence()));
      node.put("actual", pounds(line.actualPence()));
      node.put("uncommitted", pounds(line.uncommittedPence()));
      if (!line.causesPence().isEmpty()) {
        var causes = node.putObject("causes");
        line.causesPence().forEach((cause, pence) -> causes.put(cause.value(), pounds(pence)));
      }
    }
    var savings = json.putArray("savings");
    var burdens = json.putArray("burdens");
    for (var impact : outturn.impacts()) {
      add(impact.effect() == Impact.Effect.SAVING ? savings : burdens, impact);
    }
    var measures = json.putObject("measures");
    new TreeMap<>(outturn.measures())
        .forEach((name, value) -> measures.put(name.value(), value.toString()));
    var bases = json.putObject("bases");
    new TreeMap<>(outturn.bases()).forEach((name, pence) -> bases.put(name.value(), pounds(pence)));
    if (!outturn.packages().isEmpty()) {
      var packages = json.putObject("packages");
      new TreeMap<>(outturn.packages())
          .forEach((partner, pence) -> packages.put(partner.value(), pounds(pence)));
    }
    return json;
  }

  private static void add(ArrayNode list, Impact impact) {
    var node = list.addObject();
    impact.fund().ifPresent(fund -> node.put("fund", fund.value()));
    node.put("measure", impact.measure().value())
        .put("partner", impact.partner().value())
        .put("scheme", impact.scheme().value())
        .put("nature", impact.nature().value())
        .put("amount", pounds(impact.pence()));
  }

  private static String pounds(long pence) {
    return BigDecimal.valueOf(pence, 2).toPlainString();
  }
}
