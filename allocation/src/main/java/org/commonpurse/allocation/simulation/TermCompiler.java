package org.commonpurse.allocation.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.PayBack;
import org.commonpurse.allocation.term.Rate;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;

/** Makes compiled terms of the terms of a clause on savings or burdens. */
final class TermCompiler {

  private final Agreement agreement;
  private final Clause clause;
  private final List<InvestmentCode> investments;
  private final List<BindingTerm> marks;

  /**
   * A compiler.
   *
   * @param investments  in the order in which a run keeps them
   * @param marks  the terms that may bind, in the order in which a run marks them
   */
  TermCompiler(
      Agreement agreement,
      Clause clause,
      List<InvestmentCode> investments,
      List<BindingTerm> marks) {
    this.agreement = agreement;
    this.clause = clause;
    this.investments = investments;
    this.marks = marks;
  }

  /**
   * The compiled form.
   *
   * @throws NotCompiledException if there is none
   */
  CompiledTerm compile(Term term) {
    if (term instanceof Share share && share.shares() instanceof Shares.Fixed fixed) {
      return byWeights(fixed.weights().each());
    } else if (term instanceof Bear bear) {
      return bear(bear.who());
    } else if (term instanceof Unallocated) {
      return new CompiledTerm.ToNobody();
    } else if (term instanceof Bands bands) {
      return inLayers(bands);
    } else if (term instanceof Waterfall waterfall) {
      return new CompiledTerm.InTurn(waterfall.terms().stream().map(this::compile).toList(), row());
    } else if (term instanceof Rate rate) {
      return inPart(rate);
    } else if (term instanceof PayBack payBack) {
      int investment = investments.indexOf(payBack.investment());
      if (investment < 0) {
        throw refused("an investment that the agreement does not name");
      }
      return new CompiledTerm.RepaidFirst(payBack.to(), investment, compile(payBack.rest()));
    } else if (term instanceof Limit limit && limit.together().isEmpty()) {
      return withinLimits(limit);
    }
    throw refused(
        "what "
            + term.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(java.util.Locale.ROOT)
            + " does");
  }

  private NotCompiledException refused(String what) {
    return new NotCompiledException("clause %s has %s".formatted(clause.reference(), what));
  }

  private CompiledRow row() {
    return new CompiledRow(agreement.parties().size());
  }

  private CompiledTerm byWeights(List<Exact> each) {
    var weights = Decimals.of(each).orElseThrow(() -> refused("weights that are no decimals"));
    long total = Arrays.stream(weights.over()).reduce(0, Math::addExact);
    long[] padded = Arrays.copyOf(weights.over(), agreement.parties().size());
    return new CompiledTerm.ByWeights(padded, total);
  }

  private CompiledTerm bear(Bear.Who who) {
    if (who instanceof Bear.Who.Named named) {
      return new CompiledTerm.ToOne(named.partner());
    }
    // What landed outside the fund has nobody who leads it.
    return who instanceof Bear.Who.Lead
        ? new CompiledTerm.ToNobody()
        : new CompiledTerm.WhereItFell();
  }

  private CompiledTerm inLayers(Bands bands) {
    long[] edges =
        bands.bands().stream()
            .mapToLong(band -> band.upTo().map(this::pence).orElse(Long.MAX_VALUE))
            .toArray();
    return new CompiledTerm.InLayers(
        edges, bands.bands().stream().map(band -> compile(band.term())).toList());
  }

  private CompiledTerm inPart(Rate rate) {
    var known = rate.factor().known().orElseThrow(() -> refused("a rate that is not fixed"));
    var decimals =
        Decimals.of(List.of(known))
            .filter(found -> found.over()[0] >= 0 && found.over()[0] <= found.under())
            .orElseThrow(() -> refused("a rate that is no decimal"));
    return new CompiledTerm.InPart(
        decimals.over()[0], decimals.under(), compile(rate.part()), compile(rate.remainder()));
  }

  private CompiledTerm withinLimits(Limit limit) {
    long[] limits = new long[agreement.parties().size()];
    Arrays.fill(limits, Long.MAX_VALUE);
    int[] at = new int[limits.length];
    for (var cap : limit.caps()) {
      limits[cap.partner()] = pence(cap.atMost());
      at[cap.partner()] =
          marks.indexOf(
              new BindingTerm(
                  clause.reference(),
                  BindingTerm.Kind.LIMIT_REACHED,
                  agreement.parties().code(cap.partner()).value()));
    }
    var excess = new ArrayList<CompiledTerm>();
    limit.excess().ifPresent(other -> excess.add(compile(other)));
    return new CompiledTerm.WithinLimits(compile(limit.term()), limits, at, excess, row());
  }

  /** A sum of whole pence that stands in the agreement. */
  private long pence(Figure figure) {
    return Optional.of(figure)
        .filter(Figure.Sum.class::isInstance)
        .map(Figure.Sum.class::cast)
        .map(Figure.Sum::pence)
        .filter(Exact::isWhole)
        .filter(pence -> pence.signum() >= 0)
        .map(Exact::wholePart)
        .orElseThrow(() -> refused("a figure that is no sum of whole pence"));
  }
}
