package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;

/**
 * Moves agreed sums between two partners, year by year, whatever the amount; what they have together
 * stays the same.
 *
 * @param payer  who pays (its index)
 * @param payee  who receives (its index)
 * @param pence  what is paid in each year; negative where it comes back; nothing in other years
 */
public record Transfer(int payer, int payee, Map<FinancialYear, Exact> pence) implements Term {

  public Transfer {
    pence = Map.copyOf(pence);
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var paid = pence.getOrDefault(context.outturn().year(), Exact.ZERO);
    var allocated =
        ExactAllocation.to(payer, paid, context)
            .plus(ExactAllocation.to(payee, paid.negated(), context))
            .plus(ExactAllocation.unallocated(amount, context));
    return new Working(this, amount, allocated, List.of(), List.of());
  }

  @Override
  public String inWords(Words words) {
    return "is fixed year by year";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var years = new ArrayList<Paragraph>();
    for (var each : new TreeMap<>(pence).entrySet()) {
      boolean back = each.getValue().signum() < 0;
      years.add(
          Paragraph.of(
              "In %s %s pays %s to %s."
                  .formatted(
                      each.getKey(),
                      words.partner(back ? payee : payer),
                      words.money(each.getValue().abs()),
                      words.partner(back ? payer : payee))));
    }
    return years;
  }

  @Override
  public List<Term> inside() {
    return List.of();
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return true;
  }

  @Override
  public boolean reaches(int partner) {
    return partner == payer || partner == payee;
  }
}
