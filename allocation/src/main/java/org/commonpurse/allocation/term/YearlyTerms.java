package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;

/**
 * Terms whose figures are meant for a whole year: bands, limits, guarantees, deductibles and layers. Two versions that each
 * take the figures of their months use the same year's.
 */
public final class YearlyTerms {

  private YearlyTerms() {}

  /** Those within a term, itself among them, outer ones first. */
  public static List<Term> in(Term term) {
    var found = new ArrayList<Term>();
    add(term, found);
    return found;
  }

  private static void add(Term term, List<Term> found) {
    if (!figures(term).isEmpty()) {
      found.add(term);
    }
    term.inside().forEach(inside -> add(inside, found));
  }

  /** Whether they all take what the whole of a term takes: a limit of a guarantee, of bands or a deductible. */
  public static boolean takeAllOf(Term term) {
    var all = new ArrayList<Term>();
    var outer = term;
    while (outer instanceof Limit || outer instanceof Guarantee) {
      all.add(outer);
      outer = outer instanceof Limit limit ? limit.term() : ((Guarantee) outer).term();
    }
    if (outer instanceof Bands || outer instanceof Deductible) {
      all.add(outer);
    }
    return all.equals(in(term));
  }

  /**
   * Whether a version can go on from what another used of them in the months before: their figures are sums of
   * money, which are the same whichever months are looked at. What is used of a reinstated layer goes by the
   * order of the units of a whole year, so that nothing goes on from the half of one.
   */
  public static boolean areCountedByMonths(Term term) {
    return in(term).stream()
        .allMatch(
            each ->
                !(each instanceof ReinstatedLayer)
                    && figures(each).stream().allMatch(Figure::isSum));
  }

  /** The kind of a yearly term. */
  public static String kind(Term term) {
    if (term instanceof Deductible) {
      return "deductible";
    }
    if (term instanceof ReinstatedLayer) {
      return "layer";
    }
    return term instanceof Bands ? "bands" : term instanceof Limit ? "limit" : "guarantee";
  }

  private static List<Figure> figures(Term term) {
    if (term instanceof Bands bands) {
      return bands.bands().stream().flatMap(band -> band.upTo().stream()).toList();
    }
    // A limit over several clauses counts by itself what was borne before.
    if (term instanceof Limit limit && limit.together().isEmpty()) {
      return limit.caps().stream().map(Limit.Cap::atMost).toList();
    }
    if (term instanceof Deductible deductible) {
      return List.of(deductible.figure(), deductible.atMost());
    }
    if (term instanceof ReinstatedLayer layer) {
      return List.of(layer.size());
    }
    if (term instanceof Guarantee guarantee) {
      return guarantee.floors().stream().map(Guarantee.Floor::atLeast).toList();
    }
    return List.of();
  }
}
