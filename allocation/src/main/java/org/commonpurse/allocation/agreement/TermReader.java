package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bands.Band;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.ledger.document.Field;

/**
 * Reads the terms of clauses.
 *
 * <p>A term is a mapping with exactly one of the keys of {@link #kinds}, and what modifies it beside
 * that key; or the word {@code unallocated}.
 */
final class TermReader {

  private static final String UNALLOCATED = "unallocated";

  private final Parties parties;
  private final SharesReader shares;
  private final FigureReader figures;
  private final List<Reserve> reserves;

  /** Every kind of term by the key that says it. */
  private final Map<String, Function<Field, Term>> kinds =
      Map.of(
          "share", this::share,
          "bands", this::bands,
          "waterfall", this::waterfall,
          "from", this::from,
          "bear", this::bear,
          "retain", this::retain,
          "then", field -> read(field.get("then")));

  TermReader(Parties parties, SharesReader shares, FigureReader figures, List<Reserve> reserves) {
    this.parties = parties;
    this.shares = shares;
    this.figures = figures;
    this.reserves = List.copyOf(reserves);
  }

  /** The term that a mapping describes; an unallocated one, and a finding, where it says none. */
  Term read(Field field) {
    if (field.text().equals(UNALLOCATED)) {
      return new Unallocated();
    }
    var said = kinds.keySet().stream().filter(field::has).sorted().toList();
    if (said.size() != 1) {
      field.report(
          said.isEmpty() ? "AGREEMENT_TERM_MISSING" : "AGREEMENT_TERMS_COMPETE",
          said.isEmpty()
              ? "This does not say who has the amount; give one of "
                  + kinds.keySet().stream().sorted().toList()
                  + "."
              : said + " stand side by side; keep one, or nest them with \"then\".");
      return new Unallocated();
    }
    return limited(field, kinds.getOrDefault(said.get(0), other -> new Unallocated()).apply(field));
  }

  private Term limited(Field field, Term term) {
    if (!field.has("limit")) {
      return term;
    }
    var caps = new ArrayList<Limit.Cap>();
    for (var entry : field.get("limit").entries()) {
      var figure = figures.figure(entry);
      PartnerReader.index(parties, entry, entry.key())
          .ifPresent(partner -> caps.add(new Limit.Cap(partner, figure)));
    }
    var excess = field.get("excess");
    return new Limit(
        term,
        caps,
        excess.text().equals("redistribute") ? Optional.empty() : Optional.of(excess(excess)));
  }

  private Term excess(Field excess) {
    if (!excess.isPresent()) {
      return new Unallocated();
    }
    if (excess.isObject() || excess.text().equals(UNALLOCATED)) {
      return read(excess);
    }
    return bearer(excess);
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
            item.has("rest") ? "AGREEMENT_TWO_RESTS" : "AGREEMENT_BAND_AFTER_REST",
            "A band stands after the rest, so nothing can reach it; keep one rest, as the last.");
      }
      if (item.has("rest") == item.has("up-to")) {
        item.report(
            "AGREEMENT_BAND_UNCLEAR", "A band has either \"up-to\" with a term, or \"rest\".");
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
              "AGREEMENT_BANDS_OVERLAP",
              "This band ends at or before the end of the one above it; bands go upwards.");
    }
  }

  private Term waterfall(Field field) {
    return new Waterfall(field.get("waterfall").items().stream().map(this::step).toList());
  }

  private Term step(Field item) {
    var term = read(item);
    return term instanceof From from && item.has("up-to")
        ? new From(from.source(), Optional.of(figures.figure(item.get("up-to"))))
        : term;
  }

  private Term from(Field field) {
    var name = field.get("from");
    return switch (name.text()) {
      case "underspends" -> new From(new Source.Underspends(), Optional.empty());
      case "uncommitted" -> new From(new Source.Uncommitted(), Optional.empty());
      default ->
          reserve(name)
              .<Term>map(found -> new From(new Source.Reserve(found.code()), Optional.empty()))
              .orElseGet(Unallocated::new);
    };
  }

  private Term retain(Field field) {
    return reserve(field.get("retain"))
        .<Term>map(found -> new Retain(new Source.Reserve(found.code()), found.ownedBy()))
        .orElseGet(Unallocated::new);
  }

  private Optional<Reserve> reserve(Field name) {
    var found =
        reserves.stream().filter(known -> known.code().value().equals(name.text())).findFirst();
    if (found.isEmpty()) {
      name.report(
          "AGREEMENT_RESERVE_UNKNOWN",
          "There is no reserve \""
              + name.text()
              + "\"; those under \"reserves\" are "
              + reserves.stream().map(Reserve::code).toList()
              + ".");
    }
    return found;
  }

  private Term bear(Field field) {
    return bearer(field.get("bear"));
  }

  private Term bearer(Field who) {
    return switch (who.text()) {
      case "lead" -> new Bear(new Bear.Who.Lead());
      case "owner" -> new Bear(new Bear.Who.Owner());
      case "where-it-fell" -> new Bear(new Bear.Who.WhereItFell());
      default -> {
        var index = PartnerReader.index(parties, who);
        yield index.isPresent()
            ? new Bear(new Bear.Who.Named(index.getAsInt()))
            : new Unallocated();
      }
    };
  }
}
