package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CLAUSE_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_TO_DATE_UNCLEAR;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Together;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * Reads limits that hold for several clauses together and puts them around the terms of these clauses, in
 * the order in which they stand: the first one innermost.
 */
final class TogetherReader {

  private final TermReader terms;
  private final Set<ClauseCode> counted = new HashSet<>();

  TogetherReader(TermReader terms) {
    this.terms = terms;
  }

  /** The clauses that limits read so far count. */
  Set<ClauseCode> counted() {
    return counted;
  }

  /** The clauses with a limit around each that it holds for. */
  List<Clause> limited(List<Clause> clauses, Field field) {
    var together = new Together(under(clauses, field), over(field.get("over")));
    for (var clause : clauses) {
      if (clause.toDate() == ToDate.CONTRACT && together.codes().contains(clause.code())) {
        field.report(
            AGREEMENT_TO_DATE_UNCLEAR,
            "Clause %s counts the contract to date, so that its own limit holds over all years; name the other \"clauses\" here."
                .formatted(clause.reference()));
      }
    }
    counted.addAll(together.codes());
    var caps = terms.caps(field);
    var excess = terms.excess(field);
    return clauses.stream()
        .map(
            clause ->
                together.codes().contains(clause.code())
                    ? limited(clause, caps, excess, together)
                    : clause)
        .toList();
  }

  /** A clause with the limits of those partners that can have a part under it. */
  private static Clause limited(
      Clause clause, List<Limit.Cap> caps, Optional<Term> excess, Together together) {
    var own = caps.stream().filter(cap -> clause.term().reaches(cap.partner())).toList();
    return own.isEmpty()
        ? clause
        : clause.with(new Limit(clause.term(), own, excess, Optional.of(together)));
  }

  private static Together.Over over(Field field) {
    return field.isPresent()
        ? Together.Over.valueOf(field.text().toUpperCase(Locale.ROOT))
        : Together.Over.YEAR;
  }

  /** The clauses that are named; all that share money where none are. */
  private static List<Together.Under> under(List<Clause> clauses, Field field) {
    if (!field.has("clauses")) {
      return clauses.stream()
          .filter(clause -> clause.basis() != AmountBasis.TRANSFER)
          .map(clause -> new Together.Under(clause.code(), clause.reference()))
          .toList();
    }
    var under = new ArrayList<Together.Under>();
    for (var item : field.get("clauses").items()) {
      var found =
          clauses.stream()
              .filter(
                  clause ->
                      clause.reference().equals(item.text())
                          || clause.code().value().equals(item.text()))
              .findFirst();
      if (found.isPresent()) {
        under.add(new Together.Under(found.get().code(), found.get().reference()));
      } else {
        item.report(
            AGREEMENT_CLAUSE_UNKNOWN,
            "There is no clause \"%s\" in this agreement.".formatted(item.text()));
      }
    }
    return under;
  }
}
