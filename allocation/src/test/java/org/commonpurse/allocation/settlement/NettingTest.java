package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.commonpurse.allocation.agreement.Agreement.Pair;
import org.commonpurse.allocation.settlement.Netting.Due;
import org.commonpurse.allocation.settlement.Netting.Payment;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many dues become few payments. */
class NettingTest {

  private static final PartnerCode ICB = PartnerCode.of("icb");
  private static final PartnerCode POOL = PartnerCode.of("pool");
  private static final PartnerCode ACUTE = PartnerCode.of("acute");

  /** Worked case H06: set-off of a contribution against a claim as lead commissioner. */
  @Test
  void setsAClaimOffAgainstAContribution() {
    var dues =
        List.of(
            new Due(ICB, POOL, 250_000_000, "contribution"),
            new Due(POOL, ICB, 190_000_050, "claim as lead commissioner"));

    assertThat(Netting.of(dues, List.of()))
        .containsExactly(new Payment(ICB, POOL, 59_999_950, List.of()));
  }

  @Test
  void paysAPairGrossThatMayNotBeNetted() {
    var contract = new Due(ICB, ACUTE, 500, "contract");
    var share = new Due(ACUTE, ICB, 200, "gain share");
    var other = new Due(ACUTE, POOL, 100, "stranded cost");

    assertThat(Netting.of(List.of(contract, share, other), List.of(new Pair(ACUTE, ICB))))
        .containsExactly(
            new Payment(ICB, ACUTE, 500, List.of(contract)),
            new Payment(ACUTE, ICB, 200, List.of(share)),
            new Payment(ACUTE, POOL, 100, List.of()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 75, 2022})
  void settlesEverybodyWithFewerPaymentsThanPartiesWhateverTheOrder(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      int parties = random.nextInt(2, 24);
      var dues = new ArrayList<Due>();
      for (int k = random.nextInt(1, 60); k > 0; k--) {
        dues.add(
            new Due(
                party(random.nextInt(parties)),
                party(random.nextInt(parties)),
                random.nextLong(1_000_000),
                "clause " + k));
      }
      var payments = Netting.of(dues, List.of());
      var shuffled = new ArrayList<>(dues);
      Collections.shuffle(shuffled, new Random(seed + i));

      assertThat(payments).hasSizeLessThan(parties);
      assertThat(payments).allSatisfy(payment -> assertThat(payment.pence()).isPositive());
      assertThat(positionsOfPayments(payments)).isEqualTo(positions(dues));
      assertThat(Netting.of(shuffled, List.of())).isEqualTo(payments);
    }
  }

  private static PartnerCode party(int number) {
    return PartnerCode.of("party-" + number);
  }

  private static Map<PartnerCode, Long> positions(List<Due> dues) {
    var positions = new HashMap<PartnerCode, Long>();
    for (var due : dues) {
      positions.merge(due.payer(), -due.pence(), Long::sum);
      positions.merge(due.payee(), due.pence(), Long::sum);
    }
    positions.values().removeIf(pence -> pence == 0);
    return positions;
  }

  private static Map<PartnerCode, Long> positionsOfPayments(List<Payment> payments) {
    return positions(
        payments.stream()
            .map(payment -> new Due(payment.payer(), payment.payee(), payment.pence(), ""))
            .toList());
  }
}
