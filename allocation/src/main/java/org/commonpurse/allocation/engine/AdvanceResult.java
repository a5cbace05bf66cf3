package org.commonpurse.allocation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Advance;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.YearToDate.Carrying;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What becomes of an advance in a year, in the form of a clause's result: what falls due, its interest,
 * and what is owed no more.
 *
 * @param clause  the clause that the advance stands for
 * @param toDate  all of the year so far, for the next application to begin from
 * @param result  what this application adds to those before; empty where that is nothing
 */
record AdvanceResult(Clause clause, YearToDate toDate, Optional<ClauseResult> result) {

  /** The result for an advance, less what an application before in the year gave of it. */
  static AdvanceResult of(AdvanceOfYear ofYear, ApplicationInput input) {
    var agreement = input.agreement();
    var year = input.outturn().year();
    var everybody = input.everybody();
    var advance = ofYear.advance();
    var clause = Clause.of(advance, agreement.words().plain(advance.code()));
    var earlier = input.before().allocatedToDate(clause.code(), year);
    var changes = Map.of(advance.code(), ofYear.claims());
    var borne =
        ClauseFigures.ofPartners(
            everybody.codes().stream().map(code -> ofYear.borne().getOrDefault(code, 0L)).toList(),
            everybody);
    var carrying = new Carrying(Map.of(), List.of(), changes, Map.of());
    var toDate = YearToDate.of(clause, year, borne, everybody, carrying);
    var now = earlier.map(past -> borne.minus(past.figures(everybody))).orElse(borne);
    var claims = betweenPartners(changes, earlier, agreement);
    boolean isNothing =
        claims.isEmpty() && now.byRule().partners().stream().allMatch(part -> part == 0);
    var result = ClauseResult.withoutWorking(clause, now, claims, everybody);
    return new AdvanceResult(clause, toDate, isNothing ? Optional.empty() : Optional.of(result));
  }

  /**
   * What changes of what partners owe each other, less what changed before in the year.
   *
   * @param changes  of all advances; what the fund owes is left out
   */
  static Map<InvestmentCode, Map<PartnerCode, Long>> betweenPartners(
      Map<InvestmentCode, Claims> changes, Optional<YearToDate> earlier, Agreement agreement) {
    if (agreement.advances().isEmpty()) {
      return Map.of();
    }
    var past = new HashMap<InvestmentCode, Claims>();
    earlier.ifPresent(
        toDate ->
            toDate.carrying().claims().forEach((code, each) -> past.put(code, each.negated())));
    var now = new HashMap<InvestmentCode, Map<PartnerCode, Long>>();
    Carrying.both(changes, past)
        .forEach(
            (code, change) -> {
              if (agreement.advance(code).filter(Advance::isOwedByPartners).isPresent()) {
                now.put(code, change.byPartner());
              }
            });
    now.values().removeIf(Map::isEmpty);
    return now;
  }
}
