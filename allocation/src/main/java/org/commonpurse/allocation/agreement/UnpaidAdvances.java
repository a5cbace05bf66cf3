package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementWarning.LINT_NEVER_REPAID;

import java.util.List;
import org.commonpurse.allocation.term.Repay;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Mistake;

/** Warns of advances that nothing repays: no part falls due, and no clause pays back. */
final class UnpaidAdvances {

  private UnpaidAdvances() {}

  static List<Mistake> check(Document document, Agreement agreement) {
    var advances = document.root().get("advances");
    return agreement.advances().stream()
        .filter(advance -> advance.years() == 0)
        .filter(
            advance -> agreement.clauses().stream().noneMatch(each -> repays(each.term(), advance)))
        .map(
            advance ->
                new Mistake(
                    LINT_NEVER_REPAID,
                    advances.get(advance.code().value()).place(),
                    "Nothing repays the advance %s; say with \"over\" in how many years it falls due, or let a clause pay it back, if that is meant."
                        .formatted(advance.code())))
        .toList();
  }

  private static boolean repays(Term term, Advance advance) {
    return term instanceof Repay repay && repay.advance().equals(advance.code())
        || term.inside().stream().anyMatch(inner -> repays(inner, advance));
  }
}
