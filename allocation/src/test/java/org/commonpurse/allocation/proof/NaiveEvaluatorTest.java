package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/**
 * The engine gives, to the penny, what a second and independent reading of the agreement language
 * gives, which calculates with whole numbers at a fine scale and knows no fractions.
 * <p>
 * {@code -Dproof.cases=5000000} compares so many cases; {@code -Dproof.seed=7} begins elsewhere.
 */
class NaiveEvaluatorTest {

  @Test
  void agreesWithTheNaiveEvaluatorOnRandomAgreementsAndOutturns() {
    for (long seed : Seeds.of(40_000)) {
      var any = AnyCases.of(seed);

      var allocation = Engine.apply(any.agreement(), any.outturn(), State.INITIAL).allocation();

      assertThat(destinations(allocation))
          .as(Seeds.described(seed))
          .isEqualTo(NaiveEngine.apply(any.agreement(), any.outturn()));
    }
  }

  private static List<Map<String, Long>> destinations(Allocation allocation) {
    var parties = allocation.agreement().parties();
    var clauses = new ArrayList<Map<String, Long>>();
    for (ClauseResult clause : allocation.clauses()) {
      var whole = new TreeMap<String, Long>();
      for (int i = 0; i < parties.size(); i++) {
        whole.put(NaiveTerms.partner(i), clause.allocation().partners().get(i));
      }
      for (var move : clause.allocation().moves()) {
        int owner = move.owner().map(code -> index(allocation, code)).orElse(Movement.NOBODY);
        whole.put(NaiveTerms.source(move.source().code().value(), owner), move.pence());
      }
      whole.put(NaiveTerms.NOBODY, clause.allocation().unallocatedPence());
      clause
          .claims()
          .forEach(
              (advance, pence) ->
                  pence.forEach((code, part) -> whole.put(advance + " of " + code, part)));
      whole.values().removeIf(pence -> pence == 0);
      clauses.add(whole);
    }
    return clauses;
  }

  private static int index(Allocation allocation, PartnerCode code) {
    return allocation.agreement().parties().index(code).orElseThrow();
  }
}
