package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_BANDS_OVERLAP;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_BAND_AFTER_REST;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_BAND_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_LIMIT_BELOW_FLOOR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NAME_TAKEN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_PARTS_NOT_WHOLE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_RESERVE_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_TERMS_COMPETE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_TERM_MISSING;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_TWO_RESTS;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_YEAR_UNREADABLE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bands.Band;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.CarveOut;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.Guarantee;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.OwnFirst;
import org.commonpurse.allocation.term.PaidRate;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Parts;
import org.commonpurse.allocation.term.PayBack;
import org.commonpurse.allocation.term.Rate;
import org.commonpurse.allocation.term.Repay;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Scale;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Transfer;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Reads the terms of clauses.
 * <p>
 * A term is a mapping with exactly one of the keys of {@link #kinds}, and what modifies it beside
 * that key, in the fixed order of {@link #modifiers}; or just the name of whoever bears the amount,
 * or the word {@code unallocated}.
 */
final class TermReader {

  private static final String UNALLOCATED = "unallocated";

  /** The words that stand where a partner can. */
  private static final Set<String> BEARERS =
      Set.of(UNALLOCATED, "lead", "owner", "where-it-fell", "redistribute");

  private final Parties parties;
  private final SharesReader shares;
  private final FigureReader figures;
  private final FactorReader factors;
  private final List<Reserve> reserves;
  private final ConditionReader conditions;
  private final AdvanceReader advances;
  private final Set<InvestmentCode> investments = new HashSet<>();
  private final Map<String, Term> named = new HashMap<>();

  /** Every kind of term by the key that says it. */
  private final Map<String, Function<Field, Term>> kinds =
      Map.of(
          "share", this::share,
          "bands", this::bands,
          "waterfall", this::waterfall,
          "parts", this::parts,
          "from", this::from,
          "bear", field -> bearer(field.get("bear")),
          "retain", this::retain,
          "transfer", field -> transfer(field.get("transfer")),
          "then", field -> read(field.get("then")));

  /** What can modify a term, from the innermost outwards. */
  private final Map<String, BiFunction<Field, Term, Term>> modifiers = new LinkedHashMap<>();

  TermReader(
      Parties parties,
      SharesReader shares,
      FigureReader figures,
      FactorReader factors,
      CircumstanceReader circumstances,
      List<Reserve> reserves,
      AdvanceReader advances) {
    this.parties = parties;
    this.shares = shares;
    this.figures = figures;
    this.factors = factors;
    this.reserves = List.copyOf(reserves);
    this.advances = advances;
    this.conditions = new ConditionReader(figures, circumstances);
    modifiers.put("limit", this::limited);
    modifiers.put("scale", this::scaled);
    modifiers.put("from-own", this::ownFirst);
    modifiers.put("guarantee", this::guaranteed);
    modifiers.put("rate", this::rated);
    modifiers.put("taper", this::tapered);
    modifiers.put("pay-back", this::payingBack);
    modifiers.put("carve-out", this::carved);
    var layers = new LayerReader(parties, figures, this::read);
    modifiers.put("layer", layers::layered);
    modifiers.put("deductible", layers::deducted);
    modifiers.put("gate", this::gated);
  }

  /** The term that a field describes; an unallocated one, and a mistake, where it says none. */
  Term read(Field field) {
    if (!field.isObject()) {
      return bearer(field);
    }
    var said = kinds.keySet().stream().filter(field::has).sorted().toList();
    if (said.size() != 1) {
      field.report(
          said.isEmpty() ? AGREEMENT_TERM_MISSING : AGREEMENT_TERMS_COMPETE,
          said.isEmpty()
              ? "This does not say who has the amount; give one of "
                  + kinds.keySet().stream().sorted().toList()
                  + "."
              : said + " stand side by side; keep one, or nest them with \"then\".");
      return new Unallocated();
    }
    var term = kinds.getOrDefault(said.get(0), this::read).apply(field);
    for (var modifier : modifiers.entrySet()) {
      if (field.has(modifier.getKey())) {
        term = modifier.getValue().apply(field, term);
      }
    }
    return term;
  }

  /** Reads a term that clauses, and named terms after it, refer to by a name. */
  void know(Field field) {
    var name = field.key();
    if (isTaken(name)) {
      field.report(
          AGREEMENT_NAME_TAKEN,
          "\"%s\" is a partner, or a word that says who has an amount; give the term another name."
              .formatted(name));
    }
    named.put(name, read(field));
  }

  private boolean isTaken(String name) {
    return BEARERS.contains(name)
        || parties.codes().stream().anyMatch(partner -> partner.value().equals(name));
  }

  /** The investments that the terms read so far pay back. */
  Set<InvestmentCode> investments() {
    return investments;
  }

  /** The term under a key, or an unallocated one where the key is not there. */
  private Term orUnallocated(Field field) {
    return field.isPresent() ? read(field) : new Unallocated();
  }

  private Term limited(Field field, Term term) {
    return new Limit(term, caps(field), excess(field));
  }

  /** The limits of partners. */
  List<Limit.Cap> caps(Field field) {
    var caps = new ArrayList<Limit.Cap>();
    for (var entry : field.get("limit").entries()) {
      var figure = figures.figure(entry);
      PartnerReader.index(parties, entry, entry.key())
          .ifPresent(partner -> caps.add(new Limit.Cap(partner, figure)));
    }
    return caps;
  }

  /** Who has what goes beyond limits; none where it goes to the others. */
  Optional<Term> excess(Field field) {
    var excess = field.get("excess");
    return excess.text().equals("redistribute")
        ? Optional.empty()
        : Optional.of(orUnallocated(excess));
  }

  private Term scaled(Field field, Term term) {
    var scaled = new ArrayList<Scale.Scaled>();
    for (var entry : field.get("scale").entries()) {
      var factor = factors.read(entry);
      PartnerReader.index(parties, entry, entry.key())
          .ifPresent(partner -> scaled.add(new Scale.Scaled(partner, factor)));
    }
    return new Scale(term, scaled, orUnallocated(field.get("forfeit")));
  }

  private Term ownFirst(Field field, Term term) {
    return reserve(field.get("from-own"))
        .<Term>map(found -> new OwnFirst(term, new Source.Reserve(found.code()), found.floor()))
        .orElse(term);
  }

  private Term guaranteed(Field field, Term term) {
    var floors = new ArrayList<Guarantee.Floor>();
    for (var entry : field.get("guarantee").entries()) {
      var figure = figures.figure(entry);
      PartnerReader.index(parties, entry, entry.key())
          .ifPresent(partner -> floors.add(new Guarantee.Floor(partner, figure)));
      requireLimitAbove(entry, figure, term);
    }
    var payer = PartnerReader.index(parties, field.get("at-expense-of"));
    return payer.isPresent() ? new Guarantee(term, floors, payer.getAsInt()) : term;
  }

  private void requireLimitAbove(Field entry, Figure floor, Term term) {
    if (term instanceof Limit limit) {
      for (var cap : limit.caps()) {
        boolean same = parties.code(cap.partner()).value().equals(entry.key());
        if (same && !cap.atMost().equals(floor) && cap.atMost().isKnownNotAbove(floor)) {
          entry.report(
              AGREEMENT_LIMIT_BELOW_FLOOR,
              "\"" + entry.key() + "\" is guaranteed more than the limit beside it allows.");
        }
      }
    }
  }

  private Term rated(Field field, Term term) {
    if (field.has("paid-by")) {
      return paid(field, term);
    }
    return new Rate(factors.rate(field.get("rate")), term, orUnallocated(field.get("remainder")));
  }

  /** A rate that can be above the whole, as somebody pays the difference. */
  private Term paid(Field field, Term term) {
    if (field.has("remainder")) {
      field
          .get("remainder")
          .report(
              AGREEMENT_TERMS_COMPETE,
              "\"paid-by\" and \"remainder\" both say who has the difference; keep one.");
    }
    var factor = factors.read(field.get("rate"));
    var payer = PartnerReader.index(parties, field.get("paid-by"));
    return payer.isPresent() ? new PaidRate(factor, term, payer.getAsInt()) : term;
  }

  private Term tapered(Field field, Term term) {
    return new Rate(
        FactorReader.taper(field.get("taper")), term, orUnallocated(field.get("remainder")));
  }

  private Term payingBack(Field field, Term term) {
    var payBack = field.get("pay-back");
    if (!payBack.has("to")) {
      advances.requireKnown(payBack.get("of"));
      return new Repay(InvestmentCode.of(payBack.get("of").text()), term);
    }
    advances.requireNoPayee(payBack);
    var to = PartnerReader.index(parties, payBack.get("to"));
    var investment = InvestmentCode.of(payBack.get("of").text());
    investments.add(investment);
    return to.isPresent() ? new PayBack(to.getAsInt(), investment, term) : term;
  }

  private Term carved(Field field, Term term) {
    var part = field.get("carve-out").get("part");
    CarveOut.Portion portion =
        part.text().matches("\\d+(\\.\\d+)?%")
            ? new CarveOut.Portion.OfAmount(factors.rate(part))
            : new CarveOut.Portion.UpTo(figures.figure(part));
    return new CarveOut(portion, read(field.get("carve-out").get("to")), term);
  }

  private Term gated(Field field, Term term) {
    var gate = field.get("gate");
    return new Gate(conditions.read(gate), term, orUnallocated(gate.get("otherwise")));
  }

  private Term transfer(Field field) {
    var from = PartnerReader.index(parties, field.get("from"));
    var to = PartnerReader.index(parties, field.get("to"));
    var pence = new HashMap<FinancialYear, Exact>();
    for (var entry : field.get("amounts").entries()) {
      try {
        pence.put(FinancialYear.parse(entry.key()), Exact.of(figures.signedPence(entry)));
      } catch (ProblemException e) {
        entry.report(AGREEMENT_YEAR_UNREADABLE, String.valueOf(e.getMessage()));
      }
    }
    return from.isPresent() && to.isPresent()
        ? new Transfer(from.getAsInt(), to.getAsInt(), pence)
        : new Unallocated();
  }

  private Term share(Field field) {
    return shares.read(field.get("share")).<Term>map(Share::new).orElseGet(Unallocated::new);
  }

  private Term bands(Field field) {
    var bands = new ArrayList<Band>();
    boolean open = false;
    for (var item : field.get("bands").items()) {
      if (open) {
        item.report(
            item.has("rest") ? AGREEMENT_TWO_RESTS : AGREEMENT_BAND_AFTER_REST,
            "A band stands after the rest, so nothing can reach it; keep one rest, as the last.");
      }
      if (item.has("rest") == item.has("up-to")) {
        item.report(
            AGREEMENT_BAND_UNCLEAR, "A band has either \"up-to\" with a term, or \"rest\".");
      }
      if (item.has("rest")) {
        open = true;
        bands.add(new Band(Optional.empty(), read(item.get("rest"))));
      } else {
        var edge = figures.figure(item.get("up-to"));
        requireAbove(bands, edge, item);
        bands.add(new Band(Optional.of(edge), read(item)));
      }
    }
    return new Bands(bands);
  }

  /** Sums can be compared before anything is known; percentages of different bases cannot. */
  private static void requireAbove(List<Band> bands, Figure edge, Field item) {
    if (bands.isEmpty() || bands.get(bands.size() - 1).upTo().isEmpty()) {
      return;
    }
    var before = bands.get(bands.size() - 1).upTo().get();
    if (edge.isKnownNotAbove(before)) {
      item.get("up-to")
          .report(
              AGREEMENT_BANDS_OVERLAP,
              "This band ends at or before the end of the one above it; bands go upwards.");
    }
  }

  private Term parts(Field field) {
    var parts = new ArrayList<Parts.Part>();
    Optional<Term> rest = Optional.empty();
    for (var item : field.get("parts").items()) {
      if (rest.isPresent()) {
        item.report(
            AGREEMENT_TWO_RESTS, "A part stands after the rest; keep one rest, as the last.");
      }
      if (item.has("rest") == item.has("part")) {
        item.report(AGREEMENT_BAND_UNCLEAR, "A part has either \"part\" with a term, or \"rest\".");
      }
      if (item.has("rest")) {
        rest = Optional.of(read(item.get("rest")));
      } else if (item.has("part")) {
        parts.add(new Parts.Part(factors.rate(item.get("part")), read(item)));
      }
    }
    var fixed = Parts.fixedOf(parts);
    boolean isWhole = Parts.makeAWhole(parts);
    if (fixed.compareTo(Exact.ONE) > 0 || (rest.isEmpty() && !isWhole)) {
      field
          .get("parts")
          .report(
              AGREEMENT_PARTS_NOT_WHOLE,
              fixed.compareTo(Exact.ONE) > 0
                  ? "The parts come to more than the whole; lower one of them."
                  : "The parts may come to less than the whole; say who has the \"rest\".");
      return new Unallocated();
    }
    return new Parts(parts, rest);
  }

  private Term waterfall(Field field) {
    return new Waterfall(field.get("waterfall").items().stream().map(this::step).toList());
  }

  private Term step(Field item) {
    var term = read(item);
    return term instanceof From from && item.has("up-to")
        ? new From(from.source(), Optional.of(figures.figure(item.get("up-to"))), from.floor())
        : term;
  }

  private Term from(Field field) {
    var name = field.get("from");
    return switch (name.text()) {
      case "underspends" -> new From(new Source.Underspends(), Optional.empty());
      case "uncommitted" -> new From(new Source.Uncommitted(), Optional.empty());
      default ->
          reserve(name)
              .<Term>map(
                  found ->
                      new From(new Source.Reserve(found.code()), Optional.empty(), found.floor()))
              .orElseGet(Unallocated::new);
    };
  }

  private Term retain(Field field) {
    return reserve(field.get("retain"))
        .<Term>map(
            found -> new Retain(new Source.Reserve(found.code()), found.ownedBy(), found.ceiling()))
        .orElseGet(Unallocated::new);
  }

  private Optional<Reserve> reserve(Field name) {
    var found =
        reserves.stream().filter(known -> known.code().value().equals(name.text())).findFirst();
    if (found.isEmpty()) {
      name.report(
          AGREEMENT_RESERVE_UNKNOWN,
          "There is no reserve \""
              + name.text()
              + "\"; those under \"reserves\" are "
              + reserves.stream().map(Reserve::code).toList()
              + ".");
    }
    return found;
  }

  private Term bearer(Field who) {
    return switch (who.text()) {
      case UNALLOCATED -> new Unallocated();
      case "lead" -> new Bear(new Bear.Who.Lead());
      case "owner" -> new Bear(new Bear.Who.Owner());
      case "where-it-fell" -> new Bear(new Bear.Who.WhereItFell());
      default -> {
        var known = named.get(who.text());
        if (known != null) {
          yield known;
        }
        var index = PartnerReader.index(parties, who);
        yield index.isPresent()
            ? new Bear(new Bear.Who.Named(index.getAsInt()))
            : new Unallocated();
      }
    };
  }
}
