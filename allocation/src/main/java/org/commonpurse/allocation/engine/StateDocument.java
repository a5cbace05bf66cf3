package org.commonpurse.allocation.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.State.Balance;
import org.commonpurse.allocation.engine.State.SoFar;
import org.commonpurse.allocation.engine.Whole.Move;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Code;

/** Writes a state as a document and reads it back; amounts are whole pence. */
public final class StateDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StateDocument() {}

  /** The state as JSON; reading it again gives an equal state. */
  public static ObjectNode of(State state) {
    var json = JSON.objectNode();
    var reserves = json.putObject("reserves");
    new TreeMap<>(state.reserves())
        .forEach((code, balance) -> reserves.set(code.value(), balance(balance)));
    var yearToDate = json.putObject("year-to-date");
    new TreeMap<>(state.yearToDate())
        .forEach(
            (clause, soFar) -> {
              var node = whole(soFar.whole());
              node.put("year", soFar.year().toString());
              yearToDate.set(clause.value(), node);
            });
    return json;
  }

  private static ObjectNode balance(Balance balance) {
    var json = JSON.objectNode();
    var owners = json.putObject("owners");
    new TreeMap<>(balance.byOwner()).forEach((code, pence) -> owners.put(code.value(), pence));
    return json.put("unowned", balance.unownedPence());
  }

  private static ObjectNode whole(Whole whole) {
    var json = JSON.objectNode();
    var partners = json.putArray("partners");
    whole.partners().forEach(partners::add);
    var moves = json.putArray("moves");
    for (var move : whole.moves()) {
      var node = moves.addObject().put("source", move.source().code().value());
      move.owner().ifPresent(owner -> node.put("owner", owner.value()));
      node.put("pence", move.pence());
    }
    return json.put("unallocated", whole.unallocatedPence());
  }

  /** The state that a document holds. */
  public static State read(Field field) {
    Map<Code, Balance> reserves = new HashMap<>();
    for (var reserve : field.get("reserves").entries()) {
      Map<Code, Long> owners = new HashMap<>();
      reserve
          .get("owners")
          .entries()
          .forEach(owner -> owners.put(Code.of(owner.key()), pence(owner)));
      reserves.put(Code.of(reserve.key()), new Balance(owners, pence(reserve.get("unowned"))));
    }
    Map<Code, SoFar> yearToDate = new HashMap<>();
    for (var clause : field.get("year-to-date").entries()) {
      var year = FinancialYear.parse(clause.get("year").text());
      yearToDate.put(Code.of(clause.key()), new SoFar(year, whole(clause)));
    }
    return new State(reserves, yearToDate);
  }

  private static Whole whole(Field field) {
    var partners = field.get("partners").items().stream().map(StateDocument::pence).toList();
    var moves = new ArrayList<Move>();
    for (var move : field.get("moves").items()) {
      moves.add(
          new Move(
              Source.of(Code.of(move.get("source").text())),
              move.get("owner").optionalText().map(Code::of),
              pence(move.get("pence"))));
    }
    return new Whole(partners, moves, pence(field.get("unallocated")));
  }

  private static long pence(Field field) {
    return field.decimal().longValueExact();
  }
}
