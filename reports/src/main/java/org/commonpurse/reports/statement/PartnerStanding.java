package org.commonpurse.reports.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.period.Comparison;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * Where a partner stands on its balance: what the comparison of payments gave, and what it says of
 * clauses' results and of dues.
 */
final class PartnerStanding {

  /** How far a balance is agreed. */
  enum Status {
    /** Its payments were compared up to the day without a difference, and it questions nothing. */
    AGREED("agreed"),
    /** Its payments differ, or it queries a result. */
    QUERY("query"),
    /** It disputes a due of which something is open, or a result. */
    DISPUTED("disputed"),
    /** Its payments were not compared up to the day, and it questions nothing. */
    OPEN("not compared yet");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    /** As it is told. */
    String words() {
      return words;
    }
  }

  private final PartnerAccounts accounts;
  private final Partner partner;
  private final MoneyFormat format;
  private final Optional<Comparison> comparison;
  private final List<Due> disputed;
  private final List<String> queried = new ArrayList<>();
  private boolean isResultDisputed;

  /**
   * Where a partner stands.
   *
   * @param comparisons  those of the fund, in the order in which they were noted
   */
  PartnerStanding(PartnerAccounts accounts, Partner partner, List<Comparison> comparisons) {
    this.accounts = accounts;
    this.partner = partner;
    this.format = MoneyFormat.of(accounts.fund().currency());
    this.comparison = furthest(comparisons);
    this.disputed =
        accounts.duesOf(partner).stream()
            .filter(due -> due.openPence() != 0 && due.dispute().isPresent())
            .toList();
    newest().values().forEach(this::add);
  }

  /** The comparison that reaches furthest and not beyond the day, the latest of them. */
  private Optional<Comparison> furthest(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(each -> accounts.isOf(partner, each.partner()))
        .filter(each -> !each.upTo().isAfter(accounts.lastDay()))
        .filter(each -> accounts.footing().stamp().view().knows(each.recordedAt()))
        .reduce((known, later) -> later.upTo().isBefore(known.upTo()) ? known : later);
  }

  /** The newest revision of each result. */
  private Map<String, RecordedAllocation> newest() {
    var newest = new LinkedHashMap<String, RecordedAllocation>();
    accounts.results().values().stream()
        .sorted(Comparator.comparing(RecordedAllocation::period))
        .forEach(
            result ->
                newest.merge(
                    result.document().draft().agreement() + " " + result.period(),
                    result,
                    (one, other) -> one.revision() > other.revision() ? one : other));
    return newest;
  }

  private void add(RecordedAllocation result) {
    for (var position : result.positions()) {
      if (accounts.isOf(partner, position.partner())) {
        switch (position.standing()) {
          case DISPUTED -> {
            isResultDisputed = true;
            queried.add(said(position, result, "disputes"));
          }
          case QUERIED -> queried.add(said(position, result, "queries"));
          case PROPOSED, AGREED -> {}
        }
      }
    }
  }

  private String said(Position position, RecordedAllocation result, String verb) {
    return "It %s %s for %s%s%s."
        .formatted(
            verb,
            accounts.clause(position.clause()),
            result.allocation().outturn().period(),
            position.ownPence().map(own -> ", and has %s".formatted(format.exact(own))).orElse(""),
            position.note().isBlank() ? "" : ": " + position.note().replaceAll("\\.$", ""));
  }

  /** How far its balance is agreed. */
  Status status() {
    if (isResultDisputed || !disputed.isEmpty()) {
      return Status.DISPUTED;
    }
    if (!queried.isEmpty() || comparison.filter(each -> each.differencePence() != 0).isPresent()) {
      return Status.QUERY;
    }
    return isCompared() ? Status.AGREED : Status.OPEN;
  }

  /** Whether its payments were compared up to the very day. */
  private boolean isCompared() {
    return comparison.filter(each -> each.upTo().equals(accounts.lastDay())).isPresent();
  }

  /**
   * What it owes the fund by the payments that it lists: what the fund has, less what it lists beyond
   * what was received. Empty where they were not compared up to the day.
   *
   * @param ourPence  what it owes as the fund has it
   */
  Optional<Long> ownReceivablePence(long ourPence) {
    return comparison
        .filter(each -> isCompared())
        .map(each -> Math.subtractExact(ourPence, each.differencePence()));
  }

  /** What explains its status, a sentence each. */
  List<String> explanation() {
    var sentences = new ArrayList<String>();
    sentences.add(
        comparison
            .map(
                each ->
                    "Payments compared up to %s: %s."
                        .formatted(
                            DaysInWords.written(each.upTo()),
                            each.differencePence() == 0
                                ? "they agree"
                                : "it lists %s %s than was received"
                                    .formatted(
                                        format.exact(Math.absExact(each.differencePence())),
                                        each.differencePence() > 0 ? "more" : "less")))
            .orElse("Its payments were not compared with what was received."));
    for (var due : disputed) {
      sentences.add(
          "It disputes %s of entry %,d: %s"
              .formatted(
                  format.exact(due.openPence()),
                  due.entry(),
                  due.dispute().orElseThrow().reason()));
    }
    sentences.addAll(queried);
    return sentences;
  }
}
