package org.commonpurse.allocation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * Writes an allocation as JSON: amounts in pounds as text with two decimals, exact parts of a working
 * as fractions of pence.
 */
public final class AllocationJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Set<String> SENTENCES = Set.of("explanation", "paragraph", "term", "notes");

  private final Allocation allocation;
  private final Parties parties;
  private final Words words;

  private AllocationJson(Allocation allocation) {
    this.allocation = allocation;
    this.parties = allocation.parties();
    this.words = allocation.agreement().words();
  }

  /** The whole allocation with its working; keys always stand in the same order. */
  public static ObjectNode of(Allocation allocation) {
    return new AllocationJson(allocation).write();
  }

  /** An allocation that was written so, in figures only: its sentences may be written otherwise today. */
  public static JsonNode withoutSentences(JsonNode allocation) {
    JsonNode figures = allocation.deepCopy();
    removeSentences(figures);
    return figures;
  }

  private static void removeSentences(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.remove(SENTENCES);
    }
    json.forEach(AllocationJson::removeSentences);
  }

  private ObjectNode write() {
    var agreement = allocation.agreement();
    var json = JSON.objectNode();
    json.put("agreement", agreement.code().value());
    json.put("version", agreement.version());
    json.put("fund", allocation.outturn().fund().value());
    json.put("year", allocation.outturn().year().toString());
    json.put("throughMonth", allocation.outturn().throughMonth());
    json.put("currency", agreement.currency().getCurrencyCode());
    var clauses = json.putArray("clauses");
    allocation.clauses().forEach(clause -> clauses.add(clause(clause)));
    var unclaimed = json.putArray("untaken");
    for (var line : allocation.unclaimed()) {
      var node = unclaimed.addObject();
      node.put("fund", line.line().fund().value());
      node.put("scheme", line.line().scheme().value());
      node.put("stream", line.line().stream().value());
      line.cause().ifPresent(cause -> node.put("cause", cause.value()));
      node.put("amount", pounds(line.pence()));
    }
    var charges = json.putObject("charges");
    for (int i = 0; i < parties.size(); i++) {
      charges.put(parties.code(i).value(), pounds(allocation.chargesPence().get(i)));
    }
    var explanation = json.putArray("explanation");
    Explanation.of(allocation).forEach(explanation::add);
    return json;
  }

  private ObjectNode clause(ClauseResult result) {
    var json = JSON.objectNode();
    json.put("clause", result.clause().reference());
    json.put("code", result.clause().code().value());
    json.put("title", result.clause().title());
    json.put("takes", result.clause().basis().noun());
    json.put("amount", pounds(result.amountPence()));
    parts(json, result.allocation());
    result.decision().ifPresent(decision -> json.set("decision", decision(decision, result)));
    var charges = json.putObject("charges");
    for (int i = 0; i < parties.size(); i++) {
      charges.put(parties.code(i).value(), pounds(result.chargesPence().get(i)));
    }
    if (!result.claims().isEmpty()) {
      var claims = json.putObject("claims");
      new TreeMap<>(result.claims())
          .forEach(
              (advance, pence) -> {
                var ofPartners = claims.putObject(advance.value());
                new TreeMap<>(pence)
                    .forEach((code, part) -> ofPartners.put(code.value(), pounds(part)));
              });
    }
    var text = ClauseText.of(allocation.agreement(), result.clause());
    var units = json.putArray("units");
    for (var unit : result.units()) {
      var node = units.addObject();
      node.put("of", unit.label());
      node.put("amount", pounds(unit.amountPence()));
      if (!unit.byCause().isEmpty()) {
        var byCause = node.putArray("byCause");
        for (var part : unit.byCause()) {
          var each = byCause.addObject();
          part.cause().ifPresent(cause -> each.put("cause", cause.value()));
          each.put("amount", pounds(part.pence()));
        }
      }
      unit.rounded().ifPresent(rounded -> parts(node, rounded));
      node.set("working", working(NumberedWorking.of(unit.working(), text), text.words()));
    }
    return json;
  }

  /** The decision with what the rule gives and the difference. */
  private ObjectNode decision(Decision decision, ClauseResult result) {
    var json = JSON.objectNode();
    json.put("minute", decision.minute());
    json.put("on", decision.on().toString());
    json.put("reason", decision.reason());
    result.decidedOnPence().ifPresent(amount -> json.put("decidedOnAmount", pounds(amount)));
    parts(json.putObject("rule"), result.byRule());
    var differences = json.putObject("differences");
    for (int i = 0; i < parties.size(); i++) {
      long decided = result.allocation().partners().get(i);
      differences.put(parties.code(i).value(), pounds(decided - result.byRule().partners().get(i)));
    }
    return json;
  }

  private void parts(ObjectNode json, RoundedAllocation rounded) {
    var lines = json.putObject("lines");
    // Those of earlier versions have no part in what a single unit came to.
    for (int i = 0; i < rounded.partners().size(); i++) {
      lines.put(parties.code(i).value(), pounds(rounded.partners().get(i)));
    }
    var moves = json.putArray("movements");
    for (var move : rounded.moves()) {
      moves.add(movement(move.source().code(), move.owner(), pounds(move.pence())));
    }
    json.put("unallocated", pounds(rounded.unallocatedPence()));
  }

  private ObjectNode working(NumberedWorking step, Words defined) {
    var working = step.working();
    var json = JSON.objectNode();
    json.put("paragraph", step.number());
    json.put("term", working.term().inWords(defined));
    json.put("took", working.amount().toString());
    var parts = json.putObject("parts");
    for (int i = 0; i < words.parties().size(); i++) {
      if (!working.allocation().partner(i).isZero()) {
        parts.put(parties.code(i).value(), working.allocation().partner(i).toString());
      }
    }
    ArrayNode movements = json.putArray("movements");
    for (var movement : working.allocation().movements()) {
      Optional<PartnerCode> owner =
          movement.owner() < 0 ? Optional.empty() : Optional.of(parties.code(movement.owner()));
      movements.add(movement(movement.source().code(), owner, movement.amount().toString()));
    }
    json.put("unallocated", working.allocation().unallocated().toString());
    var notes = json.putArray("notes");
    working.notes().forEach(note -> notes.add(note.inWords(defined)));
    var steps = json.putArray("steps");
    step.steps().forEach(inner -> steps.add(working(inner, defined)));
    return json;
  }

  private static ObjectNode movement(
      ReserveCode source, Optional<PartnerCode> owner, String amount) {
    var json = JSON.objectNode();
    json.put("source", source.value());
    owner.ifPresent(code -> json.put("owner", code.value()));
    return json.put("amount", amount);
  }

  private static String pounds(long pence) {
    return BigDecimal.valueOf(pence, 2).toPlainString();
  }
}
