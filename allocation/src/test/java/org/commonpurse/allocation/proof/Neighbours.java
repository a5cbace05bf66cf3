package org.commonpurse.allocation.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.CarveOut;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.Guarantee;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.OwnFirst;
import org.commonpurse.allocation.term.PaidRate;
import org.commonpurse.allocation.term.Parts;
import org.commonpurse.allocation.term.PayBack;
import org.commonpurse.allocation.term.Rate;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Repay;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Scale;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Together;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.ledger.exact.Exact;

/** Terms that differ from another by one edit: an order, a bound, a step, a modifier that moved. */
final class Neighbours {

  private Neighbours() {}

  static List<Term> of(Term term) {
    var found = new ArrayList<>(atTop(term));
    var inside = term.inside();
    for (int i = 0; i < inside.size(); i++) {
      for (var other : of(inside.get(i))) {
        var edited = new ArrayList<>(inside);
        edited.set(i, other);
        found.add(with(term, edited));
      }
    }
    found.removeIf(term::equals);
    return found;
  }

  private static List<Term> atTop(Term term) {
    var found = new ArrayList<Term>();
    var inside = term.inside();
    if (inside.size() > 1) {
      var swapped = new ArrayList<>(inside);
      Collections.swap(swapped, 0, 1);
      found.add(with(term, swapped));
    }
    // A modifier that moves inwards: outer(inner(x)) becomes inner(outer(x)).
    for (int i = 0; i < inside.size(); i++) {
      var inner = inside.get(i);
      for (int j = 0; j < inner.inside().size(); j++) {
        found.add(replaced(inner, j, replaced(term, i, inner.inside().get(j))));
      }
    }
    if (term instanceof Bands bands) {
      moreOf(bands.bands(), Bands::new, found);
      var first = bands.bands().get(0);
      first
          .upTo()
          .ifPresent(
              edge -> {
                var moved = new ArrayList<>(bands.bands());
                moved.set(0, new Bands.Band(Optional.of(more(edge)), first.term()));
                found.add(new Bands(moved));
              });
    }
    if (term instanceof Deductible each) {
      found.add(new Deductible(more(each.figure()), each.atMost(), each.bearer(), each.beyond()));
      found.add(new Deductible(each.figure(), more(each.atMost()), each.bearer(), each.beyond()));
      found.add(new Deductible(each.atMost(), each.figure(), each.bearer(), each.beyond()));
    }
    if (term instanceof ReinstatedLayer layer) {
      found.addAll(ofLayer(layer));
    }
    if (term instanceof Waterfall waterfall) {
      moreOf(waterfall.terms(), Waterfall::new, found);
    }
    if (term instanceof Limit limit) {
      moreOf(
          limit.caps(),
          caps -> new Limit(limit.term(), caps, limit.excess(), limit.together()),
          found);
      found.add(
          new Limit(
              limit.term(),
              limit.caps(),
              limit.excess().isPresent() ? Optional.empty() : Optional.of(new Unallocated()),
              limit.together()));
      limit
          .together()
          .ifPresent(
              all -> {
                for (var over : Together.Over.values()) {
                  found.add(
                      new Limit(
                          limit.term(),
                          limit.caps(),
                          limit.excess(),
                          Optional.of(new Together(all.clauses(), over))));
                }
                moreOf(
                    all.clauses(),
                    fewer ->
                        new Limit(
                            limit.term(),
                            limit.caps(),
                            limit.excess(),
                            Optional.of(new Together(fewer, all.over()))),
                    found);
              });
    }
    if (term instanceof Guarantee guarantee) {
      moreOf(
          guarantee.floors(),
          floors -> new Guarantee(guarantee.term(), floors, guarantee.payer()),
          found);
    }
    if (term instanceof From from) {
      found.add(
          new From(
              from.source(),
              from.upTo().isPresent()
                  ? Optional.of(more(from.upTo().get()))
                  : Optional.of(new Figure.Sum(Exact.of(1)))));
      found.add(new From(from.source(), from.upTo(), Optional.of(new Figure.Sum(Exact.of(1)))));
    }
    if (term instanceof Retain retain) {
      found.add(
          new Retain(retain.reserve(), retain.ownedBy(), Optional.of(new Figure.Sum(Exact.of(1)))));
    }
    if (term instanceof OwnFirst own) {
      found.add(new OwnFirst(own.term(), own.reserve(), Optional.of(new Figure.Sum(Exact.of(1)))));
    }
    if (term instanceof Parts parts && parts.rest().isPresent()) {
      moreOf(parts.parts(), fewer -> new Parts(fewer, parts.rest()), found);
    }
    if (term instanceof PaidRate paid) {
      found.add(new PaidRate(paid.factor(), paid.part(), 0));
      found.add(new Rate(paid.factor(), paid.part(), new Bear(new Bear.Who.Named(paid.payer()))));
    }
    return found;
  }

  private static List<Term> ofLayer(ReinstatedLayer layer) {
    var premium = layer.premium();
    var found = new ArrayList<Term>();
    found.add(new ReinstatedLayer(layer.layer(), more(layer.size()), premium, layer.limited()));
    for (var other :
        List.of(
            new ReinstatedLayer.Premium(more(premium.whole()), premium.from(), premium.to()),
            new ReinstatedLayer.Premium(premium.whole(), premium.to(), premium.from()))) {
      found.add(new ReinstatedLayer(layer.layer(), layer.size(), other, layer.limited()));
    }
    var more =
        layer
            .limited()
            .map(each -> new ReinstatedLayer.Reinstatements(each.times() + 1, each.beyond()))
            .orElse(new ReinstatedLayer.Reinstatements(1, new Unallocated()));
    found.add(new ReinstatedLayer(layer.layer(), layer.size(), premium, Optional.of(more)));
    found.add(new ReinstatedLayer(layer.layer(), layer.size(), premium, Optional.empty()));
    return found;
  }

  private static Figure more(Figure figure) {
    return figure instanceof Figure.Sum sum
        ? new Figure.Sum(sum.pence().plus(Exact.ONE))
        : new Figure.Sum(Exact.of(7));
  }

  /** Without its last item, where that leaves one. */
  private static <T> void moreOf(
      List<T> items, java.util.function.Function<List<T>, Term> made, List<Term> found) {
    if (items.size() > 1) {
      found.add(made.apply(items.subList(0, items.size() - 1)));
    }
  }

  private static Term replaced(Term term, int place, Term inside) {
    var edited = new ArrayList<>(term.inside());
    edited.set(place, inside);
    return with(term, edited);
  }

  /** The same term with others inside. */
  private static Term with(Term term, List<Term> inside) {
    if (term instanceof Bands bands) {
      var edited = new ArrayList<Bands.Band>();
      for (int i = 0; i < inside.size(); i++) {
        edited.add(new Bands.Band(bands.bands().get(i).upTo(), inside.get(i)));
      }
      return new Bands(edited);
    }
    if (term instanceof Waterfall) {
      return new Waterfall(inside);
    }
    if (term instanceof CarveOut carved) {
      return new CarveOut(carved.portion(), inside.get(0), inside.get(1));
    }
    if (term instanceof Deductible each) {
      return new Deductible(each.figure(), each.atMost(), inside.get(0), inside.get(1));
    }
    if (term instanceof ReinstatedLayer layer) {
      return new ReinstatedLayer(
          inside.get(0),
          layer.size(),
          layer.premium(),
          layer
              .limited()
              .map(each -> new ReinstatedLayer.Reinstatements(each.times(), inside.get(1))));
    }
    if (term instanceof Gate gate) {
      return new Gate(gate.condition(), inside.get(0), inside.get(1));
    }
    if (term instanceof Rate rate) {
      return new Rate(rate.factor(), inside.get(0), inside.get(1));
    }
    if (term instanceof PaidRate paid) {
      return new PaidRate(paid.factor(), inside.get(0), paid.payer());
    }
    if (term instanceof Parts parts) {
      var edited = new ArrayList<Parts.Part>();
      for (int i = 0; i < parts.parts().size(); i++) {
        edited.add(new Parts.Part(parts.parts().get(i).factor(), inside.get(i)));
      }
      return new Parts(edited, parts.rest().map(rest -> inside.get(inside.size() - 1)));
    }
    if (term instanceof Scale scale) {
      return new Scale(inside.get(0), scale.factors(), inside.get(1));
    }
    if (term instanceof Limit limit) {
      return new Limit(
          inside.get(0),
          limit.caps(),
          inside.size() > 1 ? Optional.of(inside.get(1)) : Optional.empty(),
          limit.together());
    }
    if (term instanceof Guarantee guarantee) {
      return new Guarantee(inside.get(0), guarantee.floors(), guarantee.payer());
    }
    if (term instanceof OwnFirst own) {
      return new OwnFirst(inside.get(0), own.reserve(), own.floor());
    }
    if (term instanceof PayBack back) {
      return new PayBack(back.to(), back.investment(), inside.get(0));
    }
    if (term instanceof Repay repay) {
      return new Repay(repay.advance(), inside.get(0));
    }
    throw new IllegalArgumentException("Nothing is inside " + term);
  }
}
