package org.commonpurse.allocation.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.term.Circumstances.COUNTY;
import static org.commonpurse.allocation.term.Circumstances.ICB;
import static org.commonpurse.allocation.term.Circumstances.notes;
import static org.commonpurse.allocation.term.Circumstances.parts;
import static org.commonpurse.allocation.term.Circumstances.text;
import static org.commonpurse.allocation.term.Circumstances.usual;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;
import org.junit.jupiter.api.Test;

/** Shares that follow what is measured, and when they stay as agreed. The outturn ends 2024-03-31. */
class MeasuredSharesTest {

  private static final Map<Integer, Factor> BY =
      Map.of(
          ICB, new Factor.Measured(MeasureCode.of("days-icb")),
          COUNTY, new Factor.Measured(MeasureCode.of("days-county")));

  private static Circumstances days(long icb, long county) {
    return usual().measure("days-icb", Exact.of(icb)).measure("days-county", Exact.of(county));
  }

  private static Share share(Optional<Exact> tolerance, Optional<LocalDate> until) {
    var weights = Weights.of(List.of(Exact.of(60), Exact.of(40), Exact.ZERO));
    return new Share(
        new MeasuredShares(
            BY,
            Optional.of(new MeasuredShares.Agreed(weights, tolerance, until)),
            OptionalInt.empty()));
  }

  private static final Share PLAIN =
      new Share(new MeasuredShares(BY, Optional.empty(), OptionalInt.empty()));

  @Test
  void followWhatIsMeasured() {
    assertThat(parts(days(30, 10).of(PLAIN, 1000))).isEqualTo("[750, 250, 0]");
    assertThat(parts(days(0, 10).of(PLAIN, -1000))).isEqualTo("[0, -1000, 0]");
  }

  @Test
  void leaveAnAmountUnallocatedWhereNothingIsMeasuredAndNothingIsAgreed() {
    var working = days(0, 0).of(PLAIN, 1000);

    assertThat(parts(working)).isEqualTo("[0, 0, 0] left 1000");
    assertThat(notes(working)).hasSize(1);
    assertThat(parts(days(0, 0).of(share(Optional.empty(), Optional.empty()), 1000)))
        .isEqualTo("[600, 400, 0]");
  }

  @Test
  void stayAsAgreedWhileNoneDiffersByMoreThanTheTolerance() {
    var share = share(Optional.of(Exact.of(3, 100)), Optional.empty());

    assertThat(parts(days(63, 37).of(share, 1000))).isEqualTo("[600, 400, 0]");
    assertThat(parts(days(6301, 3699).of(share, 10_000))).isEqualTo("[6301, 3699, 0]");
  }

  @Test
  void countFromTheirDayOnAndAreNotReadBefore() {
    var last = LocalDate.of(2024, 3, 31);

    assertThat(parts(days(10, 90).of(share(Optional.empty(), Optional.of(last)), 1000)))
        .isEqualTo("[100, 900, 0]");
    assertThat(parts(usual().of(share(Optional.empty(), Optional.of(last.plusDays(1))), 1000)))
        .isEqualTo("[600, 400, 0]");
  }

  @Test
  void followNoMeasureBelowNothing() {
    assertThatThrownBy(() -> days(-1, 2).of(PLAIN, 1000))
        .isInstanceOf(OutturnIncompleteException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void sayWhenTheyStayAsAgreed() {
    var share = share(Optional.of(Exact.of(3, 100)), Optional.of(LocalDate.of(2024, 4, 1)));

    assertThat(text(share))
        .isEqualTo(
            """
            1. It is shared in proportion to what is measured:
              1.1. The ICB counts by the days icb.
              1.2. County counts by the days county.
              1.3. Agreed shares can take their place:
                1.3.1. It is shared 60% to the ICB and 40% to county.
                1.3.2. That holds where nothing is measured.
                1.3.3. That holds before 2024-04-01.
                1.3.4. That holds while no measured share differs by more than 3 percentage points."""
                .strip());
  }
}
