package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.ClauseResult.UnitResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.allocation.outturn.VariancePart;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.CauseCode;
import org.junit.jupiter.api.Test;

/** What causes brought about is taken once, all of it or left for the board, whatever causes are called. */
class ByCauseTest {

  private static final int CASES = 3_000;

  private static ApplicationResult apply(Agreement agreement, Outturn outturn) {
    return Engine.apply(agreement, outturn, State.INITIAL);
  }

  /**
   * The variances of lines by cause, of any agreement that draws on no underspends, are what clauses took
   * by cause and what is left by cause.
   */
  @Test
  void whatEachCauseBroughtAboutIsTakenOrLeft() {
    int divided = 0;
    for (long seed : Seeds.of(CASES)) {
      var any = AnyCases.of(seed);
      var allocation = apply(any.agreement(), any.outturn()).allocation();
      boolean drawsOnUnderspends =
          allocation.clauses().stream()
              .flatMap(clause -> clause.allocation().moves().stream())
              .anyMatch(move -> move.source() instanceof Source.Underspends);
      if (!any.agreement().causes().isEmpty() && !drawsOnUnderspends) {
        assertThat(takenOrLeft(allocation))
            .as(Seeds.described(seed))
            .isEqualTo(whole(any.outturn()));
        divided++;
      }
    }
    assertThat(divided).isGreaterThan(CASES / 20);
  }

  private static Map<Optional<CauseCode>, Long> whole(Outturn outturn) {
    var sums = new HashMap<Optional<CauseCode>, Long>();
    outturn.lines().stream()
        .flatMap(line -> line.parts().stream())
        .forEach((VariancePart part) -> sums.merge(part.cause(), part.pence(), Long::sum));
    sums.values().removeIf(pence -> pence == 0);
    return sums;
  }

  private static Map<Optional<CauseCode>, Long> takenOrLeft(Allocation allocation) {
    var sums = new HashMap<Optional<CauseCode>, Long>();
    for (var result : allocation.clauses()) {
      if (result.clause().basis().isVariance()) {
        for (var unit : result.units()) {
          add(unit, sums);
        }
      }
    }
    allocation.unclaimed().forEach(left -> sums.merge(left.cause(), left.pence(), Long::sum));
    sums.values().removeIf(pence -> pence == 0);
    return sums;
  }

  private static void add(UnitResult unit, Map<Optional<CauseCode>, Long> sums) {
    if (unit.byCause().isEmpty()) {
      sums.merge(Optional.empty(), unit.amountPence(), Long::sum);
      return;
    }
    long together = 0;
    for (var part : unit.byCause()) {
      sums.merge(part.cause(), part.pence(), Long::sum);
      together += part.pence();
    }
    assertThat(together).isEqualTo(unit.amountPence());
  }

  /** The parts of a line are its variance, to the penny. */
  @Test
  void thePartsOfALineAddUpToItsVariance() {
    for (long seed : Seeds.of(CASES)) {
      for (Line line : AnyCases.of(seed).outturn().lines()) {
        assertThat(line.parts().stream().mapToLong(VariancePart::pence).sum())
            .as(Seeds.described(seed))
            .isEqualTo(line.variancePence());
      }
    }
  }

  private static final String AGREEMENT =
      """
      agreement: Any
      version: 1
      in-force: {from: 2015-04-01}
      partners: [partner-0, partner-1, partner-2]
      causes: [CAUSE-2, CAUSE-1, CAUSE-3]
      reserves: {pool: {opening: 70.01}}
      clauses:
        - clause: "1"
          takes: overspend
          of: {causes: [CAUSE-2, CAUSE-3]}
          except: {streams: stream-3}
          waterfall:
            - from: pool
            - {from: underspends, up-to: 33.33}
            - share: {partner-0: 1, partner-1: 1, partner-2: 1}
        - {clause: "2", takes: variance, each: scheme, except: {causes: CAUSE-1}, share: {partner-0: 2, partner-1: 1}}
        - {clause: "3", takes: variance, share: {live: contributions}}
      """;

  /** Other names, of which the order is another, give the same money under other names. */
  @Test
  void renamingACauseOnlyRenamesIt() {
    var names = new TreeMap<>(Map.of("cause-1", "zeal", "cause-2", "yield", "cause-3", "alpha"));
    int compared = 0;
    for (long seed : Seeds.of(CASES)) {
      var figures = OutturnDocument.of(AnyCases.of(seed).outturn()).toString();
      if (figures.contains("\"cause-3\"")) {
        var before = apply(agreement(AGREEMENT.replace("CAUSE", "cause")), outturn(figures));
        var after =
            apply(
                agreement(renamed(AGREEMENT.replace("CAUSE", "cause"), names)),
                outturn(renamed(figures, names)));

        assertThat(after.state()).as(Seeds.described(seed)).isEqualTo(before.state());
        // Sentences list causes in the order of their codes.
        assertThat(inFigures(after))
            .as(Seeds.described(seed))
            .isEqualTo(renamed(inFigures(before), names));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(CASES / 30);
  }

  private static String inFigures(ApplicationResult applied) {
    return AllocationJson.withoutSentences(AllocationJson.of(applied.allocation())).toString();
  }

  private static String renamed(String text, Map<String, String> names) {
    var renamed = text;
    for (var name : names.entrySet()) {
      renamed = renamed.replace(name.getKey(), name.getValue());
    }
    return renamed;
  }

  private static Agreement agreement(String text) {
    return AgreementReader.read(Document.parse("agreement.yml", text));
  }

  private static Outturn outturn(String figures) {
    return OutturnReader.read(Document.parseJson("outturn", figures));
  }
}
