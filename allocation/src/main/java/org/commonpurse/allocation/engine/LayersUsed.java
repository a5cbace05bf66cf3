package org.commonpurse.allocation.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Used;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.exact.Exact;

/** What the units of a clause used of its reinstated layers so far, while it is applied. */
final class LayersUsed {

  private final Map<Term, Exact> sizes = new IdentityHashMap<>();
  private final Used unused;

  LayersUsed(Parties parties) {
    this.unused = new Used(Exact.ZERO, Collections.nCopies(parties.size(), Exact.ZERO));
  }

  /** What there was before of a clause's terms, with what earlier units used of its layers. */
  Map<Term, Used> with(Map<Term, Used> used) {
    if (sizes.isEmpty()) {
      return used;
    }
    var all = new IdentityHashMap<>(used);
    sizes.forEach((term, size) -> all.put(term, new Used(size, unused.partners())));
    return all;
  }

  /** Adds what a unit brought to the layers, by its size. */
  void add(Working working) {
    if (working.term() instanceof ReinstatedLayer layer) {
      sizes.merge(layer, working.amount().abs(), Exact::plus);
    }
    for (var step : working.steps()) {
      add(step);
    }
  }
}
