package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonpurse.allocation.agreement.Agreement.Pair;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Nets what partners owe each other into few payments.
 * <p>
 * Whoever owes most pays whoever is owed most, until nobody owes anything. Each payment clears at
 * least one of the two, so among so many parties there are fewer payments than parties. Equal debts
 * are taken in order of code, so the same dues always give the same payments. What may not be netted
 * is paid gross, beside the netted payments.
 */
public final class Netting {

  private final Map<PartnerCode, Long> positions = new LinkedHashMap<>();
  private final List<Payment> payments = new ArrayList<>();

  private Netting() {}

  /**
   * Something that one party owes another.
   *
   * @param payer  who owes
   * @param payee  who is owed
   * @param pence  0 or more
   * @param what  what for, such as a clause's reference and period
   */
  public record Due(PartnerCode payer, PartnerCode payee, long pence, String what) {
    public Due {
      if (pence < 0) {
        throw new IllegalArgumentException(
            "%s owes %s %d pence for %s; turn a negative due round."
                .formatted(payer, payee, pence, what));
      }
    }
  }

  /**
   * A payment.
   *
   * @param pence  above 0
   * @param settles  the dues that are paid gross by it; empty for a netted payment
   */
  public record Payment(PartnerCode payer, PartnerCode payee, long pence, List<Due> settles) {
    public Payment {
      settles = List.copyOf(settles);
    }
  }

  /**
   * Dues and the payments that settle them.
   *
   * @param dues  what is owed, gross
   * @param payments  what is paid
   */
  public record Net(List<Due> dues, List<Payment> payments) {
    public Net {
      dues = List.copyOf(dues);
      payments = List.copyOf(payments);
    }
  }

  /**
   * The payments that settle all dues.
   *
   * @param gross  pairs whose dues are paid one by one
   * @return gross payments in the order of the dues, then netted ones, the largest first
   */
  public static List<Payment> of(List<Due> dues, List<Pair> gross) {
    var netting = new Netting();
    for (var due : dues) {
      if (due.pence() == 0 || due.payer().equals(due.payee())) {
        continue;
      }
      if (gross.stream().anyMatch(pair -> covers(pair, due))) {
        netting.payments.add(new Payment(due.payer(), due.payee(), due.pence(), List.of(due)));
      } else {
        netting.add(due.payer(), Math.negateExact(due.pence()));
        netting.add(due.payee(), due.pence());
      }
    }
    netting.clear();
    return List.copyOf(netting.payments);
  }

  private static boolean covers(Pair pair, Due due) {
    return Set.of(pair.first(), pair.second()).equals(Set.of(due.payer(), due.payee()));
  }

  private void add(PartnerCode party, long pence) {
    positions.merge(party, pence, Math::addExact);
  }

  private void clear() {
    var byDebt =
        Comparator.comparing((Map.Entry<PartnerCode, Long> entry) -> entry.getValue())
            .thenComparing(Map.Entry::getKey);
    var byCredit =
        Comparator.comparing(
                (Map.Entry<PartnerCode, Long> entry) -> Math.negateExact(entry.getValue()))
            .thenComparing(Map.Entry::getKey);
    while (positions.values().stream().anyMatch(pence -> pence != 0)) {
      var debtor = positions.entrySet().stream().min(byDebt).orElseThrow();
      var creditor = positions.entrySet().stream().min(byCredit).orElseThrow();
      long pence = Math.min(-debtor.getValue(), creditor.getValue());
      payments.add(new Payment(debtor.getKey(), creditor.getKey(), pence, List.of()));
      add(debtor.getKey(), pence);
      add(creditor.getKey(), Math.negateExact(pence));
    }
  }
}
