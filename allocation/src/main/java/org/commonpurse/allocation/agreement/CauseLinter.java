package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementWarning.LINT_CAUSE_NEVER_NAMED;
import static org.commonpurse.allocation.problem.AgreementWarning.LINT_CAUSE_NOT_TAKEN;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.id.CauseCode;

/**
 * Warns of causes that an agreement declares and then does nothing about.
 *
 * @param mistakes  where the warnings go
 */
record CauseLinter(Agreement agreement, Field root, List<Mistake> mistakes) {

  /** Warns of causes that no clause names, and of those that no clause takes an amount of. */
  void check() {
    var fields = root.get("causes").items();
    for (int i = 0; i < agreement.causes().size(); i++) {
      check(agreement.causes().get(i), fields.get(i));
    }
  }

  private void check(CauseCode cause, Field field) {
    var name = agreement.words().plain(cause);
    boolean isNamed =
        agreement.clauses().stream()
            .anyMatch(
                clause ->
                    clause.of().causes().contains(cause)
                        || clause.except().causes().contains(cause));
    if (!isNamed) {
      mistakes.add(
          new Mistake(
              LINT_CAUSE_NEVER_NAMED,
              field.place(),
              "No clause names the cause %s, so it makes no difference; name it, or leave it out."
                  .formatted(name)));
      return;
    }
    for (var amount : List.of(AmountBasis.OVERSPEND, AmountBasis.UNDERSPEND)) {
      var taking =
          agreement.clauses().stream().filter(clause -> Linter.takes(clause, amount)).toList();
      var ofCause =
          taking.stream().flatMap(clause -> clause.ofCause(Optional.of(cause)).stream()).toList();
      if (!taking.isEmpty() && !Linter.coverEverything(ofCause)) {
        mistakes.add(
            new Mistake(
                LINT_CAUSE_NOT_TAKEN,
                field.place(),
                "No clause takes all of an %s that was caused by %s, so what none names is left for the board."
                    .formatted(amount.noun(), name)));
      }
    }
  }
}
