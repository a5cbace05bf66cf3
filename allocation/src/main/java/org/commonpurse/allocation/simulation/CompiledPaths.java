package org.commonpurse.allocation.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.allocation.projection.StartingPoint;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * Works futures out by the compiled forms of a plan and its agreement, and asks the engine about those of which
 * these cannot be sure to the penny.
 */
final class CompiledPaths implements PathRunner {

  private final CompiledPlan plan;
  private final Optional<CompiledAgreement> agreement;
  private final List<InvestmentCode> investments;
  private final long[] invested;
  private final long[] sharing;
  private final ExactPaths exact;
  private final AtomicLong asked;

  private CompiledPaths(
      CompiledPlan plan,
      Optional<CompiledAgreement> agreement,
      int partners,
      ExactPaths exact,
      AtomicLong asked) {
    this.plan = plan;
    this.agreement = agreement;
    this.investments = agreement.map(CompiledAgreement::investments).orElse(List.of());
    this.invested = new long[investments.size()];
    this.sharing = new long[partners];
    this.exact = exact;
    this.asked = asked;
  }

  /**
   * Compiles a plan and its agreement.
   *
   * @param terms  what may bind
   * @param asked  counts the futures that the engine was asked about
   * @throws NotCompiledException if something of them has no compiled form
   */
  static CompiledPaths of(
      UncertainPlan plan, StartingPoint start, List<BindingTerm> terms, AtomicLong asked) {
    if (!start.isAnew() || start.agreements().size() > 1) {
      throw new NotCompiledException("it goes on from books, or several agreements are applied");
    }
    var agreement = start.agreements().stream().map(Standing::agreement).findFirst();
    var compiled = CompiledPlan.of(plan);
    return new CompiledPaths(
        compiled,
        agreement.map(each -> CompiledAgreement.of(each, plan.standing(), compiled.slots(), terms)),
        plan.standing().partners().size(),
        new ExactPaths(plan, start, terms),
        asked);
  }

  @Override
  public void run(long[] values, PathFigures into) {
    try {
      plan.run(values);
      plan.fill(into);
      Arrays.fill(into.bound, false);
      agreement.ifPresent(shared -> shared.begin(into.bound));
      for (int year = 0; year < into.factors.length; year++) {
        share(year, into);
      }
    } catch (ArithmeticException e) {
      asked.incrementAndGet();
      exact.run(values, into);
    }
  }

  private void share(int year, PathFigures into) {
    Arrays.fill(sharing, 0);
    if (agreement.isPresent()) {
      for (int i = 0; i < invested.length; i++) {
        invested[i] = plan.invested(year, investments.get(i));
      }
      agreement.get().apply(year, plan.landed(year), plan.isSaving(), invested, sharing);
    }
    for (int partner = 0; partner < sharing.length; partner++) {
      into.sharingPence[partner][year] = sharing[partner];
      into.returnPence[partner][year] += sharing[partner];
      into.netPence[partner][year] += sharing[partner];
    }
  }
}
