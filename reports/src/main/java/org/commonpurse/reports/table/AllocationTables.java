package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.RoundedAllocation;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * What the clauses of agreements came to, as tables with a row for each year.
 *
 * @param names  what partners, reserves and schemes are called
 */
public record AllocationTables(Function<Code, String> names) {

  /** What the sum of the years is called. */
  public static final String ALL_YEARS = "All years";

  private record Figures(String heading, List<Long> pence) {
    boolean isNought() {
      return pence.stream().allMatch(amount -> amount == 0);
    }
  }

  /**
   * What a clause shared and who has which part, by the clause or as decided: the parts add up to the
   * amount.
   * <p>
   * An underspend is shown as an amount above nought; a variance is above nought where too much was
   * spent and below where less was.
   *
   * @return empty if the clause was not in force in any of the years
   */
  public Optional<Table> parts(ClauseResults clause) {
    return parts(clause, captionOfParts(clause.clause()), ClauseResult::allocation);
  }

  /**
   * Who would have which part by the clause alone, in the years in which the board decided otherwise.
   *
   * @return empty if it never did
   */
  public Optional<Table> ruled(ClauseResults clause) {
    return parts(clause.decided(), "What the clause alone would have given", ClauseResult::byRule);
  }

  private Optional<Table> parts(
      ClauseResults clause, String caption, Function<ClauseResult, RoundedAllocation> allocations) {
    var results = clause.results();
    if (results.isEmpty()) {
      return Optional.empty();
    }
    boolean isTurned = clause.clause().basis() == AmountBasis.UNDERSPEND;
    var figures = new ArrayList<Figures>();
    figures.add(
        figures(clause.clause().basis().noun(), results, r -> turned(isTurned, r.amountPence())));
    for (var code : codes(clause.agreement(), results, ClauseResult::parties)) {
      figures.add(
          figures(
              names.apply(code),
              results,
              result ->
                  turned(
                      isTurned, of(code, result.parties(), allocations.apply(result).partners()))));
    }
    for (var source : sources(results, allocations)) {
      figures.add(
          figures(
              source.inWords(clause.agreement().words()),
              results,
              result -> turned(isTurned, allocations.apply(result).metBy(source))));
    }
    figures.add(
        figures(
            "Unallocated",
            results,
            result -> turned(isTurned, allocations.apply(result).unallocatedPence())));
    return Optional.of(table(reportOf(clause.clause().code()), caption, clause.periods(), figures));
  }

  /**
   * What a clause about savings or burdens makes partners pay (below nought) and receive (above), so
   * that each has its part of what fell on others.
   *
   * @return empty if the clause is not about effects outside the fund, or was not in force
   */
  public Optional<Table> payments(ClauseResults clause) {
    var results = clause.results();
    if (results.isEmpty() || !clause.clause().basis().isImpact()) {
      return Optional.empty();
    }
    return Optional.of(
        table(
            reportOf(clause.clause().code()),
            "What each partner therefore pays (\u2212) or receives",
            clause.periods(),
            charges(
                clause.agreement(), results, ClauseResult::parties, ClauseResult::chargesPence)));
  }

  /** What all clauses together make partners pay (below nought) and receive (above). */
  public Table together(Agreement agreement, List<Allocation> allocations) {
    return table(
        reportOf(agreement.code()),
        "All clauses together: what each partner pays (\u2212) or receives",
        allocations.stream().map(allocation -> allocation.outturn().period()).toList(),
        charges(agreement, allocations, Allocation::parties, Allocation::chargesPence));
  }

  private <T> List<Figures> charges(
      Agreement agreement,
      List<T> results,
      Function<T, Parties> parties,
      Function<T, List<Long>> charges) {
    var figures = new ArrayList<Figures>();
    for (var code : codes(agreement, results, parties)) {
      figures.add(
          figures(
              names.apply(code),
              results,
              result -> Math.negateExact(of(code, parties.apply(result), charges.apply(result)))));
    }
    return figures;
  }

  /** The partners of the agreement, and those of earlier versions that results still settle with. */
  private static <T> List<PartnerCode> codes(
      Agreement agreement, List<T> results, Function<T, Parties> parties) {
    var all = agreement.parties();
    for (var result : results) {
      all = all.and(parties.apply(result).codes());
    }
    return all.codes();
  }

  private static long of(PartnerCode partner, Parties parties, List<Long> inOrder) {
    var index = parties.index(partner);
    return index.isPresent() ? inOrder.get(index.getAsInt()) : 0;
  }

  /**
   * What a reserve held, took in and gave out, over agreements that hand it on to each other.
   *
   * @param allocations  the results of all agreements, in order of years
   */
  public List<Table> reserves(List<Allocation> allocations) {
    var codes = new LinkedHashSet<ReserveCode>();
    for (var allocation : allocations) {
      allocation.agreement().reserves().forEach(reserve -> codes.add(reserve.code()));
    }
    return codes.stream().map(code -> reserve(code, allocations)).toList();
  }

  private Table reserve(ReserveCode code, List<Allocation> allocations) {
    var rows = new ArrayList<Row>();
    Optional<Long> held = Optional.empty();
    for (var allocation : allocations) {
      var opening = held.or(() -> opening(code, allocation));
      if (opening.isPresent()) {
        long[] changes = changes(code, allocation);
        long closing = Math.addExact(opening.get(), Math.addExact(changes[0], changes[1]));
        rows.add(
            Row.body(
                List.of(
                    Cell.text(allocation.outturn().period()),
                    Cell.money(opening.get()),
                    Cell.money(changes[0]),
                    Cell.money(changes[1]),
                    Cell.money(closing))));
        held = Optional.of(closing);
      }
    }
    return new Table(
        reportOf(code),
        capital(names.apply(code)),
        List.of(
            Column.heading("Year"),
            Column.money("At the beginning"),
            Column.money("Taken in"),
            Column.money("Given out"),
            Column.money("At the end")),
        rows);
  }

  private static Optional<Long> opening(ReserveCode code, Allocation allocation) {
    return allocation.agreement().reserves().stream()
        .filter(reserve -> reserve.code().equals(code))
        .map(Reserve::openingPence)
        .findFirst();
  }

  /** What a reserve took in (0 or more) and gave out (0 or less). */
  private static long[] changes(ReserveCode code, Allocation allocation) {
    long in = 0;
    long out = 0;
    for (var result : allocation.clauses()) {
      for (var move : result.allocation().moves()) {
        if (move.source().equals(new Source.Reserve(code))) {
          long change = change(result, move);
          in = Math.addExact(in, Math.max(0, change));
          out = Math.addExact(out, Math.min(0, change));
        }
      }
    }
    return new long[] {in, out};
  }

  /** What a move does to a reserve: it gives what it bears of a cost and keeps what it has of a gain. */
  private static long change(ClauseResult result, RoundedAllocation.Move move) {
    return result.clause().basis().isBenefit() ? move.pence() : Math.negateExact(move.pence());
  }

  /** Everything that nobody agreed to bear or that no clause takes; costs are above nought. */
  public Table unallocated(List<Allocation> allocations) {
    var rows = new ArrayList<Row>();
    for (var allocation : allocations) {
      var period = allocation.outturn().period();
      for (var result : allocation.clauses()) {
        long pence = result.allocation().unallocatedPence();
        if (pence != 0) {
          var clause = result.clause();
          rows.add(row(period, clause.reference() + ": " + clause.title(), pence));
        }
      }
      for (var unclaimed : allocation.unclaimed()) {
        var line = unclaimed.line();
        rows.add(
            row(
                period,
                "No clause takes %s, paid from %s%s"
                    .formatted(
                        names.apply(line.scheme()),
                        names.apply(line.stream()),
                        unclaimed
                            .cause()
                            .map(cause -> ", so far as caused by " + names.apply(cause))
                            .orElse("")),
                unclaimed.pence()));
      }
    }
    return new Table(
        ReportCode.of("unallocated"),
        "What is left for the board to decide",
        List.of(Column.heading("Year"), Column.text("What it is of"), Column.money("Amount")),
        rows);
  }

  private static Row row(String period, String what, long pence) {
    return Row.body(List.of(Cell.text(period), Cell.text(what), Cell.money(pence)));
  }

  private static long turned(boolean isTurned, long pence) {
    return isTurned ? Math.negateExact(pence) : pence;
  }

  private static Set<Source> sources(
      List<ClauseResult> results, Function<ClauseResult, RoundedAllocation> allocations) {
    var sources = new LinkedHashSet<Source>();
    for (var result : results) {
      allocations.apply(result).moves().forEach(move -> sources.add(move.source()));
    }
    return sources;
  }

  /** A table about one thing is called as that is. */
  private static ReportCode reportOf(Code code) {
    return ReportCode.of(code.value());
  }

  private static <T> Figures figures(String heading, List<T> results, Function<T, Long> pence) {
    return new Figures(capital(heading), results.stream().map(pence).toList());
  }

  private static Table table(
      ReportCode name, String caption, List<String> periods, List<Figures> figures) {
    // What is always nought would only make the rest harder to find.
    var moving = figures.stream().filter(figure -> !figure.isNought()).toList();
    var shown = moving.isEmpty() ? figures.subList(0, 1) : moving;
    var columns = new ArrayList<>(List.of(Column.heading("Year")));
    shown.forEach(figure -> columns.add(Column.money(figure.heading())));
    var rows = new ArrayList<Row>();
    for (int row = 0; row < periods.size(); row++) {
      var cells = new ArrayList<>(List.of(Cell.text(periods.get(row))));
      for (var figure : shown) {
        cells.add(Cell.money(figure.pence().get(row)));
      }
      rows.add(Row.body(cells));
    }
    if (periods.size() > 1) {
      var cells = new ArrayList<>(List.of(Cell.text(ALL_YEARS)));
      for (var figure : shown) {
        cells.add(Cell.money(figure.pence().stream().reduce(0L, Math::addExact)));
      }
      rows.add(Row.total(cells));
    }
    return new Table(name, caption, columns, rows);
  }

  private static String captionOfParts(Clause clause) {
    return switch (clause.basis()) {
      case OVERSPEND -> "The overspend, and who bears it";
      case UNDERSPEND -> "The underspend, and who has it";
      case VARIANCE -> "The variance, and who bears it (overspent) or has it (\u2212, underspent)";
      case SAVING -> "The saving, and who has which part of it";
      case BURDEN -> "The burden, and who bears which part of it";
      case PAYMENT -> "The payment, and who receives which part of it";
      case TRANSFER -> "What partners pay each other, and who receives it (\u2212)";
      case RECOVERY -> "What partners recover (\u2212) of what they paid before";
    };
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
