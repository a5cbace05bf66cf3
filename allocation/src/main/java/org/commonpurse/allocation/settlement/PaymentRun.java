package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What is paid at once, and what is left out of it. It is the same to look at it and to record it.
 *
 * @param payments  in order of partner
 * @param heldBack  dues that would be paid too if their partners did not dispute them
 */
public record PaymentRun(List<Payment> payments, List<Due> heldBack) {

  public PaymentRun {
    payments = List.copyOf(payments);
    heldBack = List.copyOf(heldBack);
  }

  /**
   * A payment between a partner and the fund, which settles dues of both signs net.
   *
   * @param entry  the sequence of its entry; empty while it is not recorded
   * @param pence  positive: the partner pays it; negative: the partner is paid it; zero: what both owe
   *     is set off
   * @param settles  the dues that it settles, with how much of each
   */
  public record Payment(
      Optional<Long> entry, PartnerCode partner, long pence, List<Settled> settles) {
    public Payment {
      settles = List.copyOf(settles);
    }

    private static Payment of(Optional<Long> entry, PartnerCode partner, List<Settled> settles) {
      return new Payment(
          entry, partner, settles.stream().map(Settled::pence).reduce(0L, Math::addExact), settles);
    }
  }

  /**
   * A due and how much of it a payment settles.
   *
   * @param pence  in the sign of the due
   */
  public record Settled(Due due, long pence) {}

  /**
   * The payments that settle dues.
   *
   * @param settles  the dues, with how much of each is paid
   * @param oneByOne  whether the dues of a partner are paid one by one, and not net
   */
  static PaymentRun of(List<Settled> settles, Predicate<PartnerCode> oneByOne, List<Due> heldBack) {
    Map<PartnerCode, List<Settled>> byPartner = new LinkedHashMap<>();
    settles.stream()
        .sorted((one, other) -> one.due().partner().compareTo(other.due().partner()))
        .forEach(
            each ->
                byPartner.computeIfAbsent(each.due().partner(), x -> new ArrayList<>()).add(each));
    var payments = new ArrayList<Payment>();
    byPartner.forEach(
        (partner, parts) -> {
          if (oneByOne.test(partner)) {
            parts.forEach(
                part -> payments.add(Payment.of(Optional.empty(), partner, List.of(part))));
          } else {
            payments.add(Payment.of(Optional.empty(), partner, parts));
          }
        });
    return new PaymentRun(payments, heldBack);
  }

  /** The payments that entries recorded, as the dues tell what each settles. */
  static List<Payment> recorded(Dues dues, List<Long> entries) {
    var payments = new ArrayList<Payment>();
    for (var entry : entries) {
      var settles = new ArrayList<Settled>();
      for (var due : dues.dues()) {
        due.settled().stream()
            .filter(part -> part.entry() == entry)
            .forEach(part -> settles.add(new Settled(due, part.pence())));
      }
      payments.add(Payment.of(Optional.of(entry), settles.get(0).due().partner(), settles));
    }
    return payments;
  }
}
