package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Heirs;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Who stands in an agreement for a partner of the fund, by the fund's successions.
 * <p>
 * From the day of a succession on, its successors stand for a partner, if the agreement names them all;
 * before it, or where the agreement does not name them, the partner stands for itself. A partner that
 * the agreement does not name is stood for by its successors or else by its predecessor, whichever it
 * does name.
 *
 * @param fund  whose successions count
 * @param parties  the partners of the agreement
 * @param day  the last day of the period that it is applied to
 */
record AgreementHeirs(Fund fund, Parties parties, LocalDate day) implements Heirs {

  @Override
  public SortedMap<PartnerCode, Exact> of(PartnerCode partner) {
    return shares(partner, true)
        .or(() -> isNamed(partner) ? itself(partner) : shares(partner, false))
        .or(() -> predecessor(partner).flatMap(AgreementHeirs::itself))
        .orElseGet(() -> NONE.of(partner));
  }

  private boolean isNamed(PartnerCode partner) {
    return parties.index(partner).isPresent();
  }

  private static Optional<SortedMap<PartnerCode, Exact>> itself(PartnerCode partner) {
    return Optional.of(new TreeMap<>(Map.of(partner, Exact.ONE)));
  }

  /**
   * The shares of the last successors, all of which the agreement names; empty if there is none, or
   * one of them it does not name.
   *
   * @param happened  whether only successions up to the day count
   */
  private Optional<SortedMap<PartnerCode, Exact>> shares(PartnerCode partner, boolean happened) {
    var successions = successions(partner, happened);
    if (successions.isEmpty()) {
      return Optional.empty();
    }
    var shares = new TreeMap<PartnerCode, Exact>();
    for (var succession : successions) {
      var later = shares(succession.successor(), happened);
      if (later.isEmpty() && !isNamed(succession.successor())) {
        return Optional.empty();
      }
      var part = Exact.of(succession.numerator(), succession.denominator());
      later
          .or(() -> itself(succession.successor()))
          .orElseThrow()
          .forEach((heir, share) -> shares.merge(heir, share.times(part), Exact::plus));
    }
    return Optional.of(shares);
  }

  private List<Succession> successions(PartnerCode partner, boolean happened) {
    return fund.successions().stream()
        .filter(succession -> succession.predecessor().equals(partner))
        .filter(succession -> !happened || !succession.on().isAfter(day))
        .toList();
  }

  private Optional<PartnerCode> predecessor(PartnerCode partner) {
    return fund.successions().stream()
        .filter(succession -> succession.successor().equals(partner))
        .map(Succession::predecessor)
        .filter(this::isNamed)
        .findFirst();
  }
}
