package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementWarning.LINT_BANDS_HAVE_NO_REST;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_BANDS_MAY_OVERLAP;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_CAN_STAY_UNALLOCATED;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_CLAUSES_MAY_OVERLAP;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_LAYER_NOT_ITS_BAND;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_LIMIT_NEVER_BINDS;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_NEVER_REACHED;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_NOT_ALL_TAKEN;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_NOT_TAKEN;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_PERCENTAGE_TINY;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_SHARES_MIXED;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_SHARES_NOT_WHOLE;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_SUM_TINY;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_TAKES_NOTHING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Condition.AmountReaches;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.MeasuredShares;
import org.commonpurse.allocation.term.Parts;
import org.commonpurse.allocation.term.Rate;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * Warns of what an agreement says and its partners may not have meant.
 * <p>
 * A warning never stops an agreement from being used: money left for the board can be just what
 * was agreed. What cannot be meant is refused by {@link AgreementReader} instead.
 */
public final class Linter {

  private static final Exact HUNDRED = Exact.of(100);
  private static final Exact ONE_PER_CENT = Exact.of(1, 100);

  private final Agreement agreement;
  private final Words words;
  private final List<Mistake> mistakes = new ArrayList<>();

  private Linter(Agreement agreement) {
    this.agreement = agreement;
    this.words = agreement.words();
  }

  /**
   * The warnings about an agreement, in the order of its clauses, each with the clause's place.
   *
   * @param document  the document the agreement was read from
   */
  public static List<Mistake> check(Document document, Agreement agreement) {
    var linter = new Linter(agreement);
    var fields = document.root().get("clauses").items();
    for (int i = 0; i < agreement.clauses().size(); i++) {
      linter.check(agreement.clauses().get(i), fields.get(i));
      linter.checkAgainstEarlier(i, fields.get(i));
    }
    linter.checkCoverage(document.root().get("clauses"));
    linter.mistakes.addAll(UnpaidAdvances.check(document, agreement));
    new CauseLinter(agreement, document.root(), linter.mistakes).check();
    return List.copyOf(linter.mistakes);
  }

  private void warn(Field field, ProblemType type, String message) {
    mistakes.add(new Mistake(type, field.place(), message));
  }

  private void check(Clause clause, Field field) {
    var basis = clause.basis();
    boolean cost = !basis.isBenefit() && basis != AmountBasis.UNDERSPEND;
    if (basis != AmountBasis.TRANSFER && clause.term().canLeaveUnallocated(cost)) {
      warn(
          field,
          LINT_CAN_STAY_UNALLOCATED,
          "%s can leave money unallocated, for the board to decide; say who has the rest if that is not meant."
              .formatted(clause.reference()));
    }
    if (takesNothing(clause)) {
      warn(
          field,
          LINT_TAKES_NOTHING,
          "%s names what no %s has, so it never takes anything."
              .formatted(clause.reference(), basis.noun()));
    }
    check(clause, clause.term(), field);
  }

  /** Whether a clause narrows what it takes by properties that only other amounts have. */
  private static boolean takesNothing(Clause clause) {
    var of = clause.of();
    if (clause.basis().isVariance()) {
      return !of.measures().isEmpty() || !of.natures().isEmpty() || !of.bases().isEmpty();
    }
    if (!of.causes().isEmpty()) {
      return true;
    }
    if (clause.basis().isImpact()) {
      return !of.streams().isEmpty()
          || !of.bases().isEmpty()
          || of.spending().isPresent()
          || of.ringFenced().isPresent()
          || of.recurrent().isPresent();
    }
    return clause.basis() == AmountBasis.PAYMENT && of.bases().isEmpty();
  }

  private void check(Clause clause, Term term, Field field) {
    if (term instanceof Share share && share.shares() instanceof Shares.Fixed fixed) {
      checkSum(clause, fixed, field);
    } else if (term instanceof Share share && share.shares() instanceof MeasuredShares by) {
      by.agreed()
          .map(agreed -> new Shares.Fixed(agreed.weights()))
          .ifPresent(agreed -> checkSum(clause, agreed, field));
    } else if (term instanceof Bands bands) {
      checkBands(clause, bands, field);
    } else if (term instanceof Waterfall waterfall) {
      checkReached(clause, waterfall, field);
    } else if (term instanceof Limit limit) {
      checkLimits(clause, limit, field);
    } else if (term instanceof Deductible deductible) {
      checkTiny(clause, deductible.figure(), field);
      checkTiny(clause, deductible.atMost(), field);
    } else if (term instanceof ReinstatedLayer layer) {
      checkTiny(clause, layer.size(), field);
      checkTiny(clause, layer.premium().whole(), field);
    } else if (term instanceof Gate gate && gate.condition() instanceof AmountReaches reaches) {
      checkTiny(clause, reaches.figure(), field);
    } else if (term instanceof Rate rate) {
      rate.factor().known().ifPresent(known -> checkTiny(clause, known, field));
    } else if (term instanceof Parts parts) {
      for (var part : parts.parts()) {
        part.factor().known().ifPresent(known -> checkTiny(clause, known, field));
      }
    }
    term.inside().forEach(inner -> check(clause, inner, field));
  }

  /** Weights that look like percentages, or like parts of one, are expected to make a whole. */
  private void checkSum(Clause clause, Shares.Fixed fixed, Field field) {
    var total = fixed.weights().total();
    boolean nearHundred =
        total.compareTo(Exact.of(90)) >= 0
            && total.compareTo(Exact.of(110)) <= 0
            && !total.equals(HUNDRED);
    boolean someFraction = false;
    boolean someAboveOne = false;
    for (var weight : fixed.weights().each()) {
      someFraction = someFraction || (!weight.isZero() && weight.compareTo(Exact.ONE) < 0);
      someAboveOne = someAboveOne || weight.compareTo(Exact.ONE) > 0;
    }
    boolean nearOne =
        someFraction
            && !someAboveOne
            && total.minus(Exact.ONE).abs().compareTo(Exact.of(1, 10)) <= 0
            && !total.equals(Exact.ONE);
    if (nearHundred || nearOne) {
      warn(
          field,
          LINT_SHARES_NOT_WHOLE,
          "The shares of %s add up to %s, where a reader expects %s; they are used in proportion."
              .formatted(clause.reference(), words.number(total), nearOne ? "1" : "100"));
    }
    if (someFraction && someAboveOne) {
      warn(
          field,
          LINT_SHARES_MIXED,
          "The shares of %s mix weights below 1 with weights above it; was 0.6 written where 60 was meant?"
              .formatted(clause.reference()));
    }
  }

  private void checkBands(Clause clause, Bands bands, Field field) {
    for (int i = 0; i < bands.bands().size(); i++) {
      var edge = bands.bands().get(i).upTo();
      if (edge.isEmpty()) {
        continue;
      }
      checkTiny(clause, edge.get(), field);
      checkWidth(clause, bands, i, field);
      if (i > 0) {
        var before = bands.bands().get(i - 1).upTo();
        boolean comparable =
            before.isPresent()
                && (before.get().isKnownNotAbove(edge.get())
                    || edge.get().isKnownNotAbove(before.get()));
        if (!comparable) {
          warn(
              field,
              LINT_BANDS_MAY_OVERLAP,
              "The bands of %s end at %s and at %s, which cannot be compared until they are used; the later band is empty if it ends first."
                  .formatted(
                      clause.reference(),
                      before.map(figure -> figure.inWords(words)).orElse("nothing"),
                      edge.get().inWords(words)));
        }
      }
    }
    if (bands.bands().get(bands.bands().size() - 1).upTo().isPresent()) {
      warn(
          field,
          LINT_BANDS_HAVE_NO_REST,
          "The bands of %s have no rest, so what lies above the last is left for the board."
              .formatted(clause.reference()));
    }
  }

  /** What can be told of a band between two sums: whether it is empty, and what its limits limit. */
  private void checkWidth(Clause clause, Bands bands, int index, Field field) {
    var lower = index == 0 ? Optional.of(Exact.ZERO) : sum(bands.bands().get(index - 1).upTo());
    var upper = sum(bands.bands().get(index).upTo());
    if (lower.isEmpty() || upper.isEmpty()) {
      return;
    }
    var width = upper.get().minus(lower.get());
    if (width.isZero()) {
      warn(
          field,
          LINT_NEVER_REACHED,
          "The first band of %s ends at nothing, so it is never reached."
              .formatted(clause.reference()));
    }
    if (bands.bands().get(index).term() instanceof ReinstatedLayer layer
        && layer.size() instanceof Figure.Sum size
        && !size.pence().equals(width)) {
      warn(
          field,
          LINT_LAYER_NOT_ITS_BAND,
          "%s reinstates a layer of %s in a band of %s."
              .formatted(clause.reference(), words.money(size.pence()), words.money(width)));
    }
    if (bands.bands().get(index).term() instanceof Limit limit) {
      for (var cap : limit.caps()) {
        if (cap.atMost() instanceof Figure.Sum most && most.pence().compareTo(width) >= 0) {
          warn(
              field,
              LINT_LIMIT_NEVER_BINDS,
              "%s limits %s to %s in a band of only %s."
                  .formatted(
                      clause.reference(),
                      words.partner(cap.partner()),
                      cap.atMost().inWords(words),
                      words.money(width)));
        }
      }
    }
  }

  private static Optional<Exact> sum(Optional<Figure> figure) {
    return figure
        .filter(Figure.Sum.class::isInstance)
        .map(Figure.Sum.class::cast)
        .map(Figure.Sum::pence);
  }

  private void checkTiny(Clause clause, Figure figure, Field field) {
    if (figure instanceof Figure.OneOf oneOf) {
      oneOf.figures().forEach(each -> checkTiny(clause, each, field));
    } else if (figure instanceof Figure.Either either) {
      checkTiny(clause, either.then(), field);
      checkTiny(clause, either.otherwise(), field);
    } else if (figure instanceof Figure.Percentage percentage) {
      percentage.rate().known().ifPresent(rate -> checkTiny(clause, rate, field));
    } else if (figure instanceof Figure.Sum sum
        && !sum.pence().isZero()
        && sum.pence().compareTo(HUNDRED) < 0) {
      warn(
          field,
          LINT_SUM_TINY,
          "%s speaks of a sum of %s; was %s of something meant?"
              .formatted(
                  clause.reference(),
                  figure.inWords(words),
                  words.percent(sum.pence().dividedBy(HUNDRED))));
    }
  }

  private void checkTiny(Clause clause, Exact rate, Field field) {
    if (!rate.isZero() && rate.compareTo(ONE_PER_CENT) < 0) {
      warn(
          field,
          LINT_PERCENTAGE_TINY,
          "%s speaks of %s, less than one per cent; was %s meant?"
              .formatted(
                  clause.reference(), words.percent(rate), words.percent(rate.times(HUNDRED))));
    }
  }

  private void checkReached(Clause clause, Waterfall waterfall, Field field) {
    var basis = clause.basis();
    boolean cost = !basis.isBenefit() && basis != AmountBasis.UNDERSPEND;
    for (int i = 0; i < waterfall.terms().size() - 1; i++) {
      var term = waterfall.terms().get(i);
      if (!term.canLeaveUnallocated(cost)) {
        warn(
            field,
            LINT_NEVER_REACHED,
            "In %s a step takes everything (it %s), so the steps after it are never reached."
                .formatted(clause.reference(), term.inWords(words)));
        return;
      }
    }
  }

  private void checkLimits(Clause clause, Limit limit, Field field) {
    for (var cap : limit.caps()) {
      checkTiny(clause, cap.atMost(), field);
      if (!limit.term().reaches(cap.partner())) {
        warn(
            field,
            LINT_LIMIT_NEVER_BINDS,
            "%s limits %s, which has no part of what is limited."
                .formatted(clause.reference(), words.partner(cap.partner())));
      } else if (cap.atMost() instanceof Figure.Percentage percentage
          && percentage.base() instanceof Figure.Base.Budget
          && percentage.rate() instanceof Factor.Fixed fixed
          && fixed.number().compareTo(Exact.ONE) > 0
          && clause.basis() == AmountBasis.UNDERSPEND) {
        warn(
            field,
            LINT_LIMIT_NEVER_BINDS,
            "%s limits %s to more than the whole budget, and an underspend is never larger."
                .formatted(clause.reference(), words.partner(cap.partner())));
      }
    }
  }

  /** Two clauses that can take the same line are refused when they do; better to hear it before. */
  private void checkAgainstEarlier(int index, Field field) {
    var clause = agreement.clauses().get(index);
    var overlaps = new Overlaps(agreement);
    for (var earlier : agreement.clauses().subList(0, index)) {
      if (overlaps.mayBe(earlier, clause)) {
        warn(
            field,
            LINT_CLAUSES_MAY_OVERLAP,
            "%s and %s may take the same money; set them apart with \"of\" or \"except\"."
                .formatted(earlier.reference(), clause.reference()));
      }
    }
  }

  private void checkCoverage(Field clauses) {
    for (var amount : List.of(AmountBasis.OVERSPEND, AmountBasis.UNDERSPEND)) {
      var taking = agreement.clauses().stream().filter(clause -> takes(clause, amount)).toList();
      boolean somebodyTakesVariances =
          agreement.clauses().stream().anyMatch(clause -> clause.basis().isVariance());
      // What of it has no cause; that which has one is looked at cause by cause.
      var ofTheRest =
          taking.stream().flatMap(clause -> clause.ofCause(Optional.empty()).stream()).toList();
      if (somebodyTakesVariances && taking.isEmpty()) {
        warn(
            clauses,
            LINT_NOT_TAKEN,
            "No clause takes an %s, so it is left for the board.".formatted(amount.noun()));
      } else if (somebodyTakesVariances && !coverEverything(ofTheRest)) {
        warn(
            clauses,
            LINT_NOT_ALL_TAKEN,
            "No clause takes an %s of what none of them names, so it is left for the board."
                .formatted(amount.noun()));
      }
    }
  }

  static boolean takes(Clause clause, AmountBasis amount) {
    return clause.basis() == amount || clause.basis() == AmountBasis.VARIANCE;
  }

  /** Whether clauses leave no line aside: one takes all but what others take, or two are opposites. */
  static boolean coverEverything(List<Clause> clauses) {
    var scopes =
        clauses.stream()
            .filter(clause -> clause.except().isUnnamed())
            .map(Clause::of)
            .collect(Collectors.toSet());
    return clauses.stream()
            .filter(clause -> clause.of().isUnnamed())
            .anyMatch(clause -> clause.except().isUnnamed() || scopes.contains(clause.except()))
        || scopes.stream().anyMatch(scope -> scope.opposite().map(scopes::contains).orElse(false));
  }
}
