package org.commonpurse.ledger.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which weights an amount can be split by. */
class SplitTest {

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refusesWeightsThatShareNothing(long weight) {
    var refusal =
        catchThrowableOfType(
            ProblemException.class, () -> Split.byWeights(100, List.of(weight, 0L)));

    assertThat(refusal.code()).isEqualTo("LEDGER_WEIGHTS_UNUSABLE");
  }
}
