package org.commonpurse.allocation.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.engine.RoundedAllocation.Move;
import org.commonpurse.allocation.engine.State.Balance;
import org.commonpurse.allocation.engine.State.Instalment;
import org.commonpurse.allocation.engine.State.Invested;
import org.commonpurse.allocation.engine.YearToDate.Carrying;
import org.commonpurse.allocation.engine.YearlyUse.Use;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

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
    var unrecovered = json.putObject("unrecovered");
    new TreeMap<>(state.unrecovered())
        .forEach((name, pence) -> unrecovered.put(name.value(), pence));
    var recoveries = json.putObject("recoveries");
    new TreeMap<>(state.recoveries())
        .forEach((clause, instalments) -> recoveries.set(clause.value(), instalments(instalments)));
    var carried = json.putObject("carried");
    new TreeMap<>(state.carried())
        .forEach((clause, fractions) -> carried.set(clause.value(), fractions(fractions)));
    var yearToDate = json.putObject("yearToDate");
    new TreeMap<>(state.yearToDate())
        .forEach(
            (clause, toDate) -> {
              var node = JSON.objectNode();
              node.set("partners", pence(toDate.partners()));
              var moves = node.putArray("moves");
              toDate.moves().forEach(move -> moves.add(move(move)));
              node.put("unallocated", toDate.unallocatedPence());
              node.put("year", toDate.year().toString());
              node.put("clause", toDate.reference());
              toDate.basis().ifPresent(basis -> node.put("takes", basis.noun()));
              node.set("fell", pence(toDate.fell()));
              if (!toDate.stays().isEmpty()) {
                node.set("stays", pence(toDate.stays()));
              }
              node.set("carrying", carrying(toDate.carrying()));
              yearToDate.set(clause.value(), node);
            });
    var invested = json.putObject("invested");
    new TreeMap<>(state.invested())
        .forEach(
            (name, counted) ->
                invested
                    .putObject(name.value())
                    .put("year", counted.year().toString())
                    .put("pence", counted.pence()));
    var used = json.putObject("used");
    new TreeMap<>(state.used()).forEach((clause, use) -> used.set(clause.value(), use(use)));
    if (!state.advances().isEmpty()) {
      var advances = json.putObject("advances");
      new TreeMap<>(state.advances())
          .forEach((code, advanced) -> advances.set(code.value(), advanced(advanced)));
    }
    if (!state.past().isNothing()) {
      json.set("past", PastDocument.of(state.past()));
    }
    if (!state.carriedUp().isEmpty()) {
      var carriedUp = json.putObject("carriedUp");
      new TreeMap<>(state.carriedUp())
          .forEach(
              (clause, up) ->
                  carriedUp
                      .putObject(clause.value())
                      .put("year", up.year().toString())
                      .put("before", up.before().toString())
                      .put("left", up.left().toString()));
    }
    return json;
  }

  private static ObjectNode advanced(Advanced advanced) {
    var json = JSON.objectNode().put("year", advanced.year().toString());
    json.set("atStart", claims(advanced.atStart()));
    json.set("claims", claims(advanced.claims()));
    var principals = json.putObject("principals");
    advanced.principals().forEach((year, pence) -> principals.put(year.toString(), pence));
    return json;
  }

  private static ObjectNode claims(Claims claims) {
    var json = JSON.objectNode();
    claims.byYear().forEach((year, pence) -> json.set(year.toString(), pence(pence)));
    return json;
  }

  private static ObjectNode use(YearlyUse use) {
    var json = JSON.objectNode().put("year", use.year().toString()).put("each", use.each().name());
    json.set("earlier", units(use.earlier()));
    json.set("toDate", units(use.toDate()));
    return json;
  }

  private static ObjectNode units(Map<String, List<Use>> units) {
    var json = JSON.objectNode();
    new TreeMap<>(units)
        .forEach(
            (unit, uses) -> {
              var list = json.putArray(unit);
              for (var use : uses) {
                list.addObject()
                    .put("kind", use.kind())
                    .put("amount", use.amount().toString())
                    .set("partners", fractions(use.partners()));
              }
            });
    return json;
  }

  private static ObjectNode carrying(Carrying carrying) {
    var json = JSON.objectNode();
    var unrecovered = json.putObject("unrecovered");
    new TreeMap<>(carrying.unrecovered())
        .forEach((name, pence) -> unrecovered.put(name.value(), pence));
    json.set("instalments", instalments(carrying.instalments()));
    if (!carrying.claims().isEmpty()) {
      var claims = json.putObject("claims");
      new TreeMap<>(carrying.claims())
          .forEach((code, change) -> claims.set(code.value(), claims(change)));
    }
    json.set("fractions", fractions(carrying.fractions()));
    return json;
  }

  private static ArrayNode instalments(List<Instalment> instalments) {
    var list = JSON.arrayNode();
    for (var instalment : instalments) {
      list.addObject()
          .put("year", instalment.year().toString())
          .set("pence", pence(instalment.pence()));
    }
    return list;
  }

  private static ObjectNode fractions(Map<PartnerCode, Exact> fractions) {
    var json = JSON.objectNode();
    new TreeMap<>(fractions).forEach((partner, part) -> json.put(partner.value(), part.toString()));
    return json;
  }

  private static ObjectNode balance(Balance balance) {
    var json = JSON.objectNode();
    var owners = json.putObject("owners");
    new TreeMap<>(balance.byOwner()).forEach((code, pence) -> owners.put(code.value(), pence));
    return json.put("unowned", balance.unownedPence());
  }

  private static ObjectNode pence(Map<PartnerCode, Long> byPartner) {
    var json = JSON.objectNode();
    new TreeMap<>(byPartner).forEach((code, pence) -> json.put(code.value(), pence));
    return json;
  }

  private static ObjectNode move(Move move) {
    var json = JSON.objectNode().put("source", move.source().code().value());
    move.owner().ifPresent(owner -> json.put("owner", owner.value()));
    return json.put("pence", move.pence());
  }

  /**
   * The state that a document holds.
   *
   * @param parties  the partners of the version that it was handed on by or to; documents of the first
   *     form tell what was allocated in the year so far by their order, and not by their codes
   */
  public static State read(Field field, Parties parties) {
    Map<ReserveCode, Balance> reserves = new HashMap<>();
    for (var reserve : field.get("reserves").entries()) {
      Map<PartnerCode, Long> owners = new HashMap<>();
      reserve
          .get("owners")
          .entries()
          .forEach(owner -> owners.put(PartnerCode.of(owner.key()), pence(owner)));
      reserves.put(
          ReserveCode.of(reserve.key()), new Balance(owners, pence(reserve.get("unowned"))));
    }
    var unrecovered = byInvestment(field.get("unrecovered"));
    Map<ClauseCode, List<Instalment>> recoveries = new HashMap<>();
    for (var clause : field.get("recoveries").entries()) {
      recoveries.put(
          ClauseCode.of(clause.key()),
          clause.items().stream().map(StateDocument::instalment).toList());
    }
    Map<ClauseCode, Map<PartnerCode, Exact>> carried = new HashMap<>();
    for (var clause : field.get("carried").entries()) {
      carried.put(ClauseCode.of(clause.key()), readFractions(clause));
    }
    Map<ClauseCode, YearToDate> yearToDate = new HashMap<>();
    for (var clause : field.get("yearToDate").entries()) {
      yearToDate.put(ClauseCode.of(clause.key()), toDate(clause, parties));
    }
    Map<InvestmentCode, Invested> invested = new HashMap<>();
    for (var name : field.get("invested").entries()) {
      invested.put(
          InvestmentCode.of(name.key()),
          new Invested(FinancialYear.parse(name.get("year").text()), pence(name.get("pence"))));
    }
    Map<ClauseCode, YearlyUse> used = new HashMap<>();
    for (var clause : field.get("used").entries()) {
      used.put(
          ClauseCode.of(clause.key()),
          new YearlyUse(
              FinancialYear.parse(clause.get("year").text()),
              Level.valueOf(clause.get("each").text()),
              readUnits(clause.get("earlier")),
              readUnits(clause.get("toDate"))));
    }
    Map<InvestmentCode, Advanced> advances = new HashMap<>();
    for (var name : field.get("advances").entries()) {
      advances.put(InvestmentCode.of(name.key()), readAdvanced(name));
    }
    var past = field.has("past") ? PastDocument.read(field.get("past")) : Past.NONE;
    return new State(
        reserves,
        unrecovered,
        recoveries,
        carried,
        yearToDate,
        invested,
        used,
        advances,
        past,
        readCarriedUp(field.get("carriedUp")));
  }

  private static Map<ClauseCode, CarriedUp> readCarriedUp(Field field) {
    var carriedUp = new HashMap<ClauseCode, CarriedUp>();
    for (var clause : field.entries()) {
      carriedUp.put(
          ClauseCode.of(clause.key()),
          new CarriedUp(
              FinancialYear.parse(clause.get("year").text()),
              Exact.parse(clause.get("before").text()),
              Exact.parse(clause.get("left").text())));
    }
    return carriedUp;
  }

  private static Advanced readAdvanced(Field field) {
    var principals = new TreeMap<FinancialYear, Long>();
    field
        .get("principals")
        .entries()
        .forEach(year -> principals.put(FinancialYear.parse(year.key()), pence(year)));
    return new Advanced(
        FinancialYear.parse(field.get("year").text()),
        readClaims(field.get("atStart")),
        readClaims(field.get("claims")),
        principals);
  }

  private static Claims readClaims(Field field) {
    var byYear = new TreeMap<FinancialYear, SortedMap<PartnerCode, Long>>();
    for (var year : field.entries()) {
      var pence = new TreeMap<PartnerCode, Long>();
      year.entries().forEach(part -> pence.put(PartnerCode.of(part.key()), pence(part)));
      byYear.put(FinancialYear.parse(year.key()), pence);
    }
    return new Claims(byYear);
  }

  private static Map<String, List<Use>> readUnits(Field field) {
    var units = new HashMap<String, List<Use>>();
    for (var unit : field.entries()) {
      units.put(
          unit.key(),
          unit.items().stream()
              .map(
                  use ->
                      new Use(
                          use.get("kind").text(),
                          Exact.parse(use.get("amount").text()),
                          readFractions(use.get("partners"))))
              .toList());
    }
    return units;
  }

  private static Map<InvestmentCode, Long> byInvestment(Field field) {
    var byName = new HashMap<InvestmentCode, Long>();
    field.entries().forEach(name -> byName.put(InvestmentCode.of(name.key()), pence(name)));
    return byName;
  }

  private static Map<PartnerCode, Exact> readFractions(Field field) {
    var fractions = new HashMap<PartnerCode, Exact>();
    field
        .entries()
        .forEach(part -> fractions.put(PartnerCode.of(part.key()), Exact.parse(part.text())));
    return fractions;
  }

  private static Carrying readCarrying(Field field) {
    var claims = new HashMap<InvestmentCode, Claims>();
    for (var name : field.get("claims").entries()) {
      claims.put(InvestmentCode.of(name.key()), readClaims(name));
    }
    return new Carrying(
        byInvestment(field.get("unrecovered")),
        field.get("instalments").items().stream().map(StateDocument::instalment).toList(),
        claims,
        readFractions(field.get("fractions")));
  }

  private static Instalment instalment(Field field) {
    Map<PartnerCode, Long> pence = new HashMap<>();
    field
        .get("pence")
        .entries()
        .forEach(partner -> pence.put(PartnerCode.of(partner.key()), pence(partner)));
    return new Instalment(FinancialYear.parse(field.get("year").text()), pence);
  }

  private static YearToDate toDate(Field field, Parties parties) {
    var moves = new ArrayList<Move>();
    for (var move : field.get("moves").items()) {
      moves.add(
          new Move(
              Source.of(ReserveCode.of(move.get("source").text())),
              move.get("owner").optionalText().map(PartnerCode::of),
              pence(move.get("pence"))));
    }
    var fell = byPartner(field.get("fell"), parties);
    long unallocated = pence(field.get("unallocated"));
    return new YearToDate(
        FinancialYear.parse(field.get("year").text()),
        field.get("clause").optionalText().orElse(field.key()),
        field.get("takes").optionalText().map(AmountBasis::of),
        byPartner(field.get("partners"), parties),
        moves,
        unallocated,
        fell,
        field.has("stays")
            ? byPartner(field.get("stays"), parties)
            : stays(unallocated, fell, parties),
        readCarrying(field.get("carrying")));
  }

  /** Documents written before this was kept do not tell it. */
  private static Map<PartnerCode, Long> stays(
      long unallocatedPence, Map<PartnerCode, Long> fell, Parties parties) {
    var all = parties.and(new TreeSet<>(fell.keySet()));
    return all.byCode(
        ClauseResult.stays(
            unallocatedPence,
            all.codes().stream().map(code -> fell.getOrDefault(code, 0L)).toList()));
  }

  private static Map<PartnerCode, Long> byPartner(Field field, Parties parties) {
    if (field.isList()) {
      return parties.byCode(field.items().stream().map(StateDocument::pence).toList());
    }
    var byPartner = new HashMap<PartnerCode, Long>();
    field.entries().forEach(part -> byPartner.put(PartnerCode.of(part.key()), pence(part)));
    return byPartner;
  }

  private static long pence(Field field) {
    return field.decimal().longValueExact();
  }
}
