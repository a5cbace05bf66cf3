package org.commonpurse.allocation.agreement;

import java.util.Optional;
import java.util.Set;

/** Whether two clauses of an agreement can be told never to take the same money. */
record Overlaps(Agreement agreement) {

  /** Whether a clause may take what an earlier one takes. */
  boolean mayBe(Clause earlier, Clause clause) {
    return sameAmount(earlier, clause)
        && !earlier.isCloserInCausesThan(clause)
        && timesMeet(earlier, clause)
        && !areApart(earlier, clause);
  }

  private static boolean sameAmount(Clause one, Clause other) {
    var first = one.basis();
    var second = other.basis();
    if (first.isVariance() && second.isVariance()) {
      // What is over by one cause can be a part of what is under by all together.
      boolean tellsApart =
          !one.of().causes().equals(other.of().causes())
              || !one.except().causes().equals(other.except().causes());
      return tellsApart
          || first == second
          || first == AmountBasis.VARIANCE
          || second == AmountBasis.VARIANCE;
    }
    return first == second && first.isImpact();
  }

  private boolean timesMeet(Clause first, Clause second) {
    var firstUntil = first.until().or(agreement::inForceUntil);
    var secondUntil = second.until().or(agreement::inForceUntil);
    var firstFrom = first.from().orElse(agreement.inForceFrom());
    var secondFrom = second.from().orElse(agreement.inForceFrom());
    return firstUntil.map(end -> !end.isBefore(secondFrom)).orElse(true)
        && secondUntil.map(end -> !end.isBefore(firstFrom)).orElse(true);
  }

  /** Whether the scopes of two clauses can be told to have nothing in common. */
  private static boolean areApart(Clause first, Clause second) {
    return first.except().equals(second.of()) && !second.of().isUnnamed()
        || second.except().equals(first.of()) && !first.of().isUnnamed()
        || disjoint(first.of().funds(), second.of().funds())
        || disjoint(first.of().schemes(), second.of().schemes())
        || disjoint(first.of().streams(), second.of().streams())
        || disjoint(first.of().measures(), second.of().measures())
        || disjoint(first.of().natures(), second.of().natures())
        || disjoint(first.of().causes(), second.of().causes())
        || leavesAside(first.except(), second.of())
        || leavesAside(second.except(), first.of())
        || apart(first.of().spending(), second.of().spending())
        || apart(first.of().ringFenced(), second.of().ringFenced())
        || apart(first.of().recurrent(), second.of().recurrent());
  }

  /** Whether one scope leaves aside all that another one is about, for its causes alone. */
  private static boolean leavesAside(Scope except, Scope of) {
    return !of.causes().isEmpty()
        && except.causes().containsAll(of.causes())
        && except.ofCause(of.causes().stream().findFirst()).filter(Scope::isUnnamed).isPresent();
  }

  private static <T> boolean disjoint(Set<T> first, Set<T> second) {
    return !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
  }

  private static <T> boolean apart(Optional<T> first, Optional<T> second) {
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }
}
