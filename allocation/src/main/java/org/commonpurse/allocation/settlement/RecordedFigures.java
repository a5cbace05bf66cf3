package org.commonpurse.allocation.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Allocation.UnclaimedVariance;
import org.commonpurse.allocation.engine.ClauseFigures;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.RoundedAllocation;
import org.commonpurse.allocation.engine.RoundedAllocation.Move;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * Reads the figures of an allocation out of its record. No term is applied: an engine that would work
 * them out otherwise does not change what was recorded.
 */
final class RecordedFigures {

  private final Agreement agreement;
  private final Parties parties;
  private final Outturn outturn;
  private final State before;
  private final List<Decision> decisions;
  private final Field record;

  private RecordedFigures(
      Agreement agreement, Outturn outturn, State before, List<Decision> decisions, Field record) {
    this.agreement = agreement;
    this.parties =
        agreement
            .parties()
            .and(
                record.get("allocation").get("charges").entries().stream()
                    .map(charge -> PartnerCode.of(charge.key()))
                    .toList());
    this.outturn = outturn;
    this.before = before;
    this.decisions = decisions;
    this.record = record;
  }

  /**
   * The allocation of a record, without its working.
   *
   * @param record  the whole record
   */
  static Allocation read(
      Agreement agreement, Outturn outturn, State before, List<Decision> decisions, Field record) {
    return new RecordedFigures(agreement, outturn, before, decisions, record).read();
  }

  private Allocation read() {
    var json = record.get("allocation");
    return new Allocation(
        agreement,
        outturn,
        json.get("clauses").items().stream().map(this::clause).toList(),
        json.get("untaken").items().stream().map(this::unclaimed).toList());
  }

  private ClauseResult clause(Field field) {
    var code = ClauseCode.of(field.get("code").text());
    var decision = field.get("decision");
    var byRule = whole(decision.isPresent() ? decision.get("rule") : field);
    var fell = fell(code);
    var figures =
        new ClauseFigures(pence(field.get("amount")), byRule, fell, stays(code, byRule, fell));
    var result =
        ClauseResult.withoutWorking(
            clause(code, field), figures, claims(field.get("claims")), parties);
    return decisions.stream()
        .filter(made -> made.clause().equals(code))
        .findFirst()
        .map(result::decided)
        .orElse(result);
  }

  private Clause clause(ClauseCode code, Field field) {
    for (var clause : agreement.clauses()) {
      if (clause.code().equals(code)) {
        return clause;
      }
      // What is recovered in later years stands under a code of its own.
      if (clause.recovery().code().equals(code)) {
        return clause.recovery();
      }
    }
    for (var advance : agreement.advances()) {
      if (advance.clauseCode().equals(code)) {
        return Clause.of(advance, agreement.words().plain(advance.code()));
      }
    }
    return Clause.ended(
        code, field.get("clause").text(), AmountBasis.of(field.get("takes").text()));
  }

  private static Map<InvestmentCode, Map<PartnerCode, Long>> claims(Field field) {
    var claims = new TreeMap<InvestmentCode, Map<PartnerCode, Long>>();
    for (var advance : field.entries()) {
      var pence = new TreeMap<PartnerCode, Long>();
      advance.entries().forEach(part -> pence.put(PartnerCode.of(part.key()), pence(part)));
      claims.put(InvestmentCode.of(advance.key()), pence);
    }
    return claims;
  }

  private RoundedAllocation whole(Field field) {
    var lines = field.get("lines");
    var partners =
        parties.codes().stream().map(partner -> pence(lines.get(partner.value()))).toList();
    var moves = new ArrayList<Move>();
    for (var movement : field.get("movements").items()) {
      moves.add(
          new Move(
              Source.of(ReserveCode.of(movement.get("source").text())),
              movement.get("owner").optionalText().map(PartnerCode::of),
              pence(movement.get("amount"))));
    }
    return new RoundedAllocation(partners, moves, pence(field.get("unallocated")));
  }

  /** On whom it fell; records of the first form do not say, and the figures they rest on do. */
  private List<Long> fell(ClauseCode code) {
    var fell = record.get("fell");
    if (fell.isPresent()) {
      return fell.get(code.value()).items().stream()
          .map(part -> part.decimal().longValueExact())
          .toList();
    }
    return agreement.clauses().stream()
            .anyMatch(each -> each.code().equals(code) && each.basis().isImpact())
        ? Engine.apply(agreement, outturn, before).allocation().clauses().stream()
            .filter(result -> result.clause().code().equals(code))
            .map(ClauseResult::fellPence)
            .findFirst()
            .orElseThrow()
        : parties.nothing();
  }

  /** What stays with whom it fell on; records that do not say made it of their own amounts. */
  private List<Long> stays(ClauseCode code, RoundedAllocation byRule, List<Long> fell) {
    var stays = record.get("stays").get(code.value());
    return stays.isPresent()
        ? stays.items().stream().map(part -> part.decimal().longValueExact()).toList()
        : ClauseResult.stays(byRule.unallocatedPence(), fell);
  }

  private UnclaimedVariance unclaimed(Field field) {
    var line =
        outturn.lines().stream()
            .filter(each -> each.fund().value().equals(field.get("fund").text()))
            .filter(each -> each.scheme().value().equals(field.get("scheme").text()))
            .filter(each -> each.stream().value().equals(field.get("stream").text()))
            .findFirst()
            .orElseThrow();
    return new UnclaimedVariance(
        line, field.get("cause").optionalText().map(CauseCode::of), pence(field.get("amount")));
  }

  private static long pence(Field field) {
    return new BigDecimal(field.text()).movePointRight(2).longValueExact();
  }
}
