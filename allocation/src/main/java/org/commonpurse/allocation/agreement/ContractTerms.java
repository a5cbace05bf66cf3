package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.CarveOut;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.Guarantee;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.OwnFirst;
import org.commonpurse.allocation.term.PayBack;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Repay;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Transfer;

/** What a clause that counts the contract to date cannot say, because it is of one year only. */
final class ContractTerms {

  private ContractTerms() {}

  /** Why a term means nothing for all years together, if it does not. */
  static Optional<String> mistake(Term term) {
    if (term instanceof From
        || term instanceof Retain
        || term instanceof OwnFirst
        || term instanceof PayBack
        || term instanceof Repay
        || term instanceof Transfer) {
      return Optional.of(
          "what reserves, pay-backs and transfers moved in earlier years cannot be worked out again");
    }
    if (term instanceof Deductible) {
      return Optional.of("a deductible is carried up from year to year");
    }
    if (term instanceof ReinstatedLayer) {
      return Optional.of("a layer is reinstated year by year");
    }
    if (term instanceof Bear bear && !(bear.who() instanceof Bear.Who.Named)) {
      return Optional.of("what caused the amounts of earlier years is not known; name the partner");
    }
    if (figures(term).stream().anyMatch(ContractTerms::isOfAYear)) {
      return Optional.of(
          "the budget and contributions are those of one year; take a part of a base such as target-cost");
    }
    return term.inside().stream().flatMap(inner -> mistake(inner).stream()).findFirst();
  }

  private static List<Figure> figures(Term term) {
    var figures = new ArrayList<Figure>();
    if (term instanceof Bands bands) {
      bands.bands().forEach(band -> band.upTo().ifPresent(figures::add));
    } else if (term instanceof Limit limit) {
      limit.caps().forEach(cap -> figures.add(cap.atMost()));
    } else if (term instanceof Guarantee guarantee) {
      guarantee.floors().forEach(floor -> figures.add(floor.atLeast()));
    } else if (term instanceof CarveOut carved
        && carved.portion() instanceof CarveOut.Portion.UpTo upTo) {
      figures.add(upTo.figure());
    } else if (term instanceof Gate gate) {
      add(gate.condition(), figures);
    }
    return figures;
  }

  private static void add(Condition condition, List<Figure> figures) {
    if (condition instanceof Condition.AmountReaches reaches) {
      figures.add(reaches.figure());
    } else if (condition instanceof Condition.All all) {
      all.conditions().forEach(each -> add(each, figures));
    }
  }

  private static boolean isOfAYear(Figure figure) {
    if (figure instanceof Figure.OneOf oneOf) {
      return oneOf.figures().stream().anyMatch(ContractTerms::isOfAYear);
    }
    if (figure instanceof Figure.Either either) {
      return isOfAYear(either.then()) || isOfAYear(either.otherwise());
    }
    return figure instanceof Figure.Percentage percentage
        && (percentage.base() instanceof Figure.Base.Budget
            || percentage.base() instanceof Figure.Base.Contributions);
  }
}
