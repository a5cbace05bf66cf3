package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.carepackage.PackageCost;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;

/** What packages of care cost the partners of an agreement. */
final class PackageParts {

  private PackageParts() {}

  /**
   * What all packages of funds cost each partner in months, in pence: by their assessed splits and
   * dowries, added up exactly and rounded once. A partner that the agreement does not name counts as
   * those that stand for it there.
   *
   * @param books  one state of the books
   * @param months  whose days count
   */
  static SortedMap<PartnerCode, Long> of(
      Snapshot books, List<Fund> funds, Outturns.Months months, Parties parties) {
    var costs = new ArrayList<PackageCost>();
    for (var fund : funds) {
      var heirs = new AgreementHeirs(fund, parties, months.last());
      var cost =
          PackageCost.sum(
              books.packages().list(fund.code()).stream()
                  .map(one -> one.cost(months.from(), months.last()))
                  .toList());
      costs.add(new PackageCost(new TreeMap<>(heirs.passOnExactly(cost.parts())), Exact.ZERO));
    }
    return PackageCost.sum(costs).rounded();
  }
}
