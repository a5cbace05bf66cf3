package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_DEDUCTIBLE_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_LAYER_UNCLEAR;

import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.ledger.document.Field;

/** Reads what modifies a term by layers of a year: deductibles, and layers with reinstatements. */
final class LayerReader {

  private final Parties parties;
  private final FigureReader figures;
  private final Function<Field, Term> terms;

  /**
   * Creates a reader.
   *
   * @param terms  reads the terms within
   */
  LayerReader(Parties parties, FigureReader figures, Function<Field, Term> terms) {
    this.parties = parties;
    this.figures = figures;
    this.terms = terms;
  }

  /** A term beyond the deductible beside it. */
  Term deducted(Field field, Term term) {
    var deductible = field.get("deductible");
    var figure = figures.figure(deductible.get("of"));
    var atMost = figures.figure(deductible.get("at-most"));
    if (atMost.isKnownNotAbove(figure)) {
      deductible
          .get("at-most")
          .report(
              AGREEMENT_DEDUCTIBLE_UNCLEAR,
              "The deductible is never below its maximum, so nothing can be carried up; raise \"at-most\", or write bands.");
    }
    return new Deductible(figure, atMost, terms.apply(deductible.get("to")), term);
  }

  /** A term that has what falls into the layer beside it. */
  Term layered(Field field, Term term) {
    var layer = field.get("layer");
    var from = PartnerReader.index(parties, layer.get("from"));
    var to = PartnerReader.index(parties, layer.get("to"));
    if (from.isPresent() && from.equals(to)) {
      layer
          .get("to")
          .report(
              AGREEMENT_LAYER_UNCLEAR,
              "\"%s\" would pay the premium to itself; name whoever has it."
                  .formatted(layer.get("to").text()));
    }
    var times = layer.get("reinstatements");
    boolean isLimited = !times.text().equals("unlimited");
    if (layer.has("beyond") && !isLimited) {
      layer
          .get("beyond")
          .report(
              AGREEMENT_LAYER_UNCLEAR,
              "A layer that is reinstated without limit is never used up, so nothing goes beyond it; say how many \"reinstatements\" there are, or leave out \"beyond\".");
    }
    var size = figures.figure(layer.get("size"));
    var whole = figures.figure(layer.get("premium"));
    Optional<ReinstatedLayer.Reinstatements> limited =
        isLimited
            ? Optional.of(
                new ReinstatedLayer.Reinstatements(
                    times.decimal().intValueExact(),
                    layer.has("beyond") ? terms.apply(layer.get("beyond")) : new Unallocated()))
            : Optional.empty();
    return from.isPresent() && to.isPresent()
        ? new ReinstatedLayer(
            term, size, new ReinstatedLayer.Premium(whole, from.getAsInt(), to.getAsInt()), limited)
        : term;
  }
}
