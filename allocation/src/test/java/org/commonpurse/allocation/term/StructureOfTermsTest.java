package org.commonpurse.allocation.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.allocation.term.Circumstances.BOROUGH;
import static org.commonpurse.allocation.term.Circumstances.COUNTY;
import static org.commonpurse.allocation.term.Circumstances.ICB;
import static org.commonpurse.allocation.term.Circumstances.POOL;
import static org.commonpurse.allocation.term.Circumstances.bear;
import static org.commonpurse.allocation.term.Circumstances.percent;
import static org.commonpurse.allocation.term.Circumstances.shares;
import static org.commonpurse.allocation.term.Circumstances.sum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonpurse.ledger.id.InvestmentCode;
import org.junit.jupiter.api.Test;

/** What can be said of terms before they are applied: what is inside, whom they reach. */
class StructureOfTermsTest {

  private static final Term FROM = new From(POOL, Optional.empty());
  private static final Term TO_ICB = bear(ICB);
  private static final Term LEFT = new Unallocated();
  private static final CarveOut.Portion TENTH = new CarveOut.Portion.OfAmount(percent(10));

  private static Bands bands(Term first, Optional<Term> rest) {
    var layer = new Bands.Band(Optional.of(sum(100)), first);
    return new Bands(
        rest.isPresent()
            ? List.of(layer, new Bands.Band(Optional.empty(), rest.get()))
            : List.of(layer));
  }

  private static Limit limit(Term term, Optional<Term> excess, int... limited) {
    var caps = java.util.Arrays.stream(limited).mapToObj(i -> new Limit.Cap(i, sum(10))).toList();
    return new Limit(term, caps, excess);
  }

  private static Gate gate(Term then, Term otherwise) {
    return new Gate(new Condition.IsCost(true), then, otherwise);
  }

  private static Scale scale(Term term, Term forfeit) {
    return new Scale(term, List.of(new Scale.Scaled(ICB, percent(50))), forfeit);
  }

  private static Guarantee guarantee(Term term) {
    return new Guarantee(term, List.of(new Guarantee.Floor(COUNTY, sum(10))), BOROUGH);
  }

  private static PayBack payBack(Term rest) {
    return new PayBack(COUNTY, InvestmentCode.of("falls"), rest);
  }

  @Test
  void namesTheTermsInsideInTheOrderInWhichTheyWork() {
    assertThat(bands(FROM, Optional.of(TO_ICB)).inside()).containsExactly(FROM, TO_ICB);
    assertThat(new CarveOut(TENTH, FROM, TO_ICB).inside()).containsExactly(FROM, TO_ICB);
    assertThat(gate(FROM, TO_ICB).inside()).containsExactly(FROM, TO_ICB);
    assertThat(guarantee(FROM).inside()).containsExactly(FROM);
    assertThat(limit(FROM, Optional.of(TO_ICB), ICB).inside()).containsExactly(FROM, TO_ICB);
    assertThat(limit(FROM, Optional.empty(), ICB).inside()).containsExactly(FROM);
    assertThat(new OwnFirst(TO_ICB, POOL).inside()).containsExactly(TO_ICB);
    assertThat(payBack(FROM).inside()).containsExactly(FROM);
    assertThat(new Rate(percent(10), FROM, TO_ICB).inside()).containsExactly(FROM, TO_ICB);
    assertThat(scale(FROM, TO_ICB).inside()).containsExactly(FROM, TO_ICB);
    assertThat(new Waterfall(List.of(FROM, TO_ICB)).inside()).containsExactly(FROM, TO_ICB);
    assertThat(FROM.inside()).isEmpty();
    assertThat(TO_ICB.inside()).isEmpty();
    assertThat(LEFT.inside()).isEmpty();
    assertThat(shares(1, 1, 1).inside()).isEmpty();
    assertThat(new Retain(POOL, Optional.empty()).inside()).isEmpty();
    assertThat(new Transfer(ICB, COUNTY, Map.of()).inside()).isEmpty();
  }

  private static boolean leavesSome(Term term) {
    return term.canLeaveUnallocated(true);
  }

  @Test
  void knowsWhetherSomeOfACostCanStayUnallocated() {
    assertThat(leavesSome(LEFT)).isTrue();
    assertThat(leavesSome(FROM)).isTrue();
    assertThat(leavesSome(TO_ICB)).isFalse();
    assertThat(leavesSome(shares(1, 1, 1))).isFalse();
    assertThat(leavesSome(new Transfer(ICB, COUNTY, Map.of()))).isTrue();
    assertThat(leavesSome(bands(TO_ICB, Optional.empty()))).isTrue();
    assertThat(leavesSome(bands(TO_ICB, Optional.of(TO_ICB)))).isFalse();
    assertThat(leavesSome(bands(LEFT, Optional.of(TO_ICB)))).isTrue();
    assertThat(leavesSome(new Waterfall(List.of(FROM, TO_ICB)))).isFalse();
    assertThat(leavesSome(new Waterfall(List.of(FROM, LEFT)))).isTrue();
    for (var inner : List.of(LEFT, TO_ICB)) {
      boolean leaves = leavesSome(inner);
      assertThat(leavesSome(new CarveOut(TENTH, inner, TO_ICB))).isEqualTo(leaves);
      assertThat(leavesSome(new CarveOut(TENTH, TO_ICB, inner))).isEqualTo(leaves);
      assertThat(leavesSome(gate(inner, TO_ICB))).isEqualTo(leaves);
      assertThat(leavesSome(gate(TO_ICB, inner))).isEqualTo(leaves);
      assertThat(leavesSome(new Rate(percent(1), inner, TO_ICB))).isEqualTo(leaves);
      assertThat(leavesSome(new Rate(percent(1), TO_ICB, inner))).isEqualTo(leaves);
      assertThat(leavesSome(scale(inner, TO_ICB))).isEqualTo(leaves);
      assertThat(leavesSome(scale(TO_ICB, inner))).isEqualTo(leaves);
      assertThat(leavesSome(guarantee(inner))).isEqualTo(leaves);
      assertThat(leavesSome(new OwnFirst(inner, POOL))).isEqualTo(leaves);
      assertThat(leavesSome(payBack(inner))).isEqualTo(leaves);
      assertThat(leavesSome(limit(inner, Optional.of(TO_ICB), ICB))).isEqualTo(leaves);
      assertThat(leavesSome(limit(TO_ICB, Optional.of(inner), ICB))).isEqualTo(leaves);
    }
    var retain = new Retain(POOL, Optional.empty());
    assertThat(retain.canLeaveUnallocated(true)).isTrue();
    assertThat(retain.canLeaveUnallocated(false)).isFalse();
  }

  @Test
  void leavesSomeBeyondLimitsOnlyWhereEverybodyReachedIsLimited() {
    var none = Optional.<Term>empty();
    assertThat(leavesSome(limit(shares(1, 1, 0), none, ICB))).isFalse();
    assertThat(leavesSome(limit(shares(1, 1, 0), none, ICB, COUNTY))).isTrue();
    assertThat(leavesSome(limit(shares(1, 1, 1), none, ICB, COUNTY))).isFalse();
  }

  @Test
  void knowsWhomItReaches() {
    assertThat(TO_ICB.reaches(ICB)).isTrue();
    assertThat(TO_ICB.reaches(COUNTY)).isFalse();
    assertThat(new Bear(new Bear.Who.Lead()).reaches(COUNTY)).isTrue();
    assertThat(shares(1, 0, 0).reaches(ICB)).isTrue();
    assertThat(shares(1, 0, 0).reaches(COUNTY)).isFalse();
    assertThat(shares(1, 0, 0).reaches(9)).isFalse();
    var among = new Shares.ByContributions(false, false, Set.of(ICB), OptionalInt.empty());
    assertThat(new Share(among).reaches(ICB)).isTrue();
    assertThat(new Share(among).reaches(COUNTY)).isFalse();
    var all = new Shares.ByContributions(false, false, Set.of(), OptionalInt.empty());
    assertThat(new Share(all).reaches(COUNTY)).isTrue();
    assertThat(new Share(new Shares.ByCommissioning(OptionalInt.empty())).reaches(COUNTY)).isTrue();
    assertThat(FROM.reaches(ICB)).isFalse();
    assertThat(new Waterfall(List.of(FROM, TO_ICB)).reaches(ICB)).isTrue();
    assertThat(new Waterfall(List.of(FROM, TO_ICB)).reaches(COUNTY)).isFalse();
    var transfer = new Transfer(ICB, COUNTY, Map.of());
    assertThat(transfer.reaches(ICB)).isTrue();
    assertThat(transfer.reaches(COUNTY)).isTrue();
    assertThat(transfer.reaches(BOROUGH)).isFalse();
    assertThat(payBack(TO_ICB).reaches(COUNTY)).isTrue();
    assertThat(payBack(TO_ICB).reaches(ICB)).isTrue();
    assertThat(payBack(TO_ICB).reaches(BOROUGH)).isFalse();
    // Both whom a guarantee makes up and who pays for it.
    assertThat(guarantee(TO_ICB).reaches(COUNTY)).isTrue();
    assertThat(guarantee(TO_ICB).reaches(BOROUGH)).isTrue();
    assertThat(guarantee(TO_ICB).reaches(ICB)).isTrue();
    assertThat(guarantee(FROM).reaches(ICB)).isFalse();
  }
}
