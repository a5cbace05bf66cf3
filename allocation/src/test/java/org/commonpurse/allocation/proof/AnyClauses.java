package org.commonpurse.allocation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Writes random clauses as an agreement has them: all count the year to date, and carry on whatever can
 * be carried from one application to the next.
 */
final class AnyClauses {

  private final SplittableRandom random;
  private final List<String> partners;
  private final boolean reserve;
  private boolean hasDeductible;

  /**
   * A writer.
   *
   * @param reserve  whether there is a reserve {@code reserve-1}
   */
  AnyClauses(SplittableRandom random, List<String> partners, boolean reserve) {
    this.random = random;
    this.partners = partners;
    this.reserve = reserve;
  }

  /** The clauses, each without its number, which the version gives it. */
  List<String> clauses() {
    var clauses = new ArrayList<String>();
    for (var stream : List.of("pool", "grant")) {
      var of = "of: {streams: " + stream + "}";
      if (random.nextBoolean()) {
        clauses.add(clause("variance", of));
      } else {
        clauses.add(clause("overspend", of));
        clauses.add(clause("underspend", of));
      }
    }
    if (random.nextBoolean()) {
      clauses.add(clause("saving", "of: {measures: stays}"));
    }
    if (random.nextBoolean()) {
      clauses.add(clause("burden", "of: {measures: visits}"));
    }
    if (random.nextInt(3) == 0) {
      clauses.add(clause("payment", "of: {bases: contract}"));
    }
    if (random.nextInt(4) == 0) {
      var payer = partner();
      clauses.add(
          "takes: transfer, year-to-date: true, transfer: {from: %s, to: %s, amounts: {2021-22: 70.01, 2022-23: %s}}"
              .formatted(payer, other(payer), sum()));
    }
    return clauses;
  }

  private String clause(String takes, String of) {
    hasDeductible = false;
    boolean cost = takes.equals("overspend") || takes.equals("variance");
    return "takes: %s, %s, year-to-date: true, %s%s%s%s"
        .formatted(
            takes,
            of,
            random.nextInt(3) == 0 ? "recovered-over: " + (1 + random.nextInt(3)) + ", " : "",
            cost && random.nextBoolean() ? "adds-to: losses, " : "",
            rounding(),
            term(1 + random.nextInt(3)));
  }

  private String rounding() {
    return switch (random.nextInt(4)) {
      case 0 -> "rounding: {carried: true}, ";
      case 1 -> "rounding: {on: total, residual-to: " + partner() + "}, ";
      default -> "";
    };
  }

  /** A term in which terms nest at most so deep. */
  private String term(int depth) {
    return depth <= 1
        ? any(leaves())
        : any(
            List.of(
                () -> bands(depth),
                () -> "waterfall: [{%s}, {%s}]".formatted(source(), term(depth - 1)),
                () ->
                    "limit: {%s: %s}, excess: %s, then: {%s}"
                        .formatted(
                            partner(),
                            figure(),
                            one("redistribute", "unallocated", partner()),
                            term(depth - 1)),
                () -> guarantee(depth),
                () ->
                    "gate: {at-least: %s, otherwise: {%s}}, %s"
                        .formatted(figure(), leaf(), then(depth)),
                () ->
                    "rate: %d%%, remainder: %s, %s"
                        .formatted(random.nextInt(101), partner(), then(depth)),
                () ->
                    "carve-out: {part: %s, to: %s}, %s"
                        .formatted(random.nextBoolean() ? "13%" : figure(), partner(), then(depth)),
                () -> deductible(depth),
                () -> layer(depth),
                () -> "pay-back: {to: %s, of: losses}, %s".formatted(partner(), then(depth)),
                () -> "pay-back: {to: %s, of: losses}, %s".formatted(partner(), then(depth)),
                () ->
                    "scale: {%s: quality}, forfeit: %s, %s"
                        .formatted(partner(), partner(), then(depth)),
                () -> (reserve ? "from-own: reserve-1, " : "") + then(depth)));
  }

  /** A deductible, of which a clause has one. */
  private String deductible(int depth) {
    if (hasDeductible) {
      return then(depth);
    }
    hasDeductible = true;
    return "deductible: {of: %d%% of contributions, at-most: %s, to: {%s}}, %s"
        .formatted(random.nextInt(10), sum(), leaf(), then(depth));
  }

  private String layer(int depth) {
    var payer = partner();
    return "layer: {size: %s, reinstatements: %d, premium: %s, from: %s, to: %s, beyond: {%s}}, %s"
        .formatted(
            figure(),
            1 + random.nextInt(3),
            pounds(random.nextLong(3_000)),
            payer,
            other(payer),
            leaf(),
            then(depth));
  }

  private String then(int depth) {
    return "then: {" + term(depth - 1) + "}";
  }

  private List<Supplier<String>> leaves() {
    var leaves =
        new ArrayList<Supplier<String>>(
            List.of(
                () -> "share: " + weights(),
                () -> "share: " + weights(),
                () -> "share: {live: contributions, basis: net-of-charges}",
                () -> "share: {live: commissioning}",
                () -> "bear: " + one("lead", "owner", "where-it-fell", partner())));
    if (reserve) {
      leaves.add(() -> "retain: reserve-1");
      leaves.add(this::source);
    }
    return leaves;
  }

  private String leaf() {
    return any(leaves());
  }

  private String source() {
    return "from: " + (reserve && random.nextInt(3) > 0 ? "reserve-1" : "underspends");
  }

  private String bands(int depth) {
    long edge = 1 + random.nextLong(50_000);
    return "bands: [{up-to: %s, %s}, {up-to: %s, %s}, {rest: {%s}}]"
        .formatted(
            pounds(edge),
            leaf(),
            random.nextBoolean() ? "2% of budget" : pounds(edge + 1 + random.nextLong(50_000)),
            term(depth - 1),
            leaf());
  }

  private String guarantee(int depth) {
    var payer = partner();
    return "guarantee: {%s: %s}, at-expense-of: %s, %s"
        .formatted(other(payer), figure(), payer, then(depth));
  }

  /** Weights of all partners, of which some but not all are nothing. */
  String weights() {
    var weights = new ArrayList<String>();
    int heavy = random.nextInt(partners.size());
    for (int i = 0; i < partners.size(); i++) {
      int weight = i == heavy ? 1 + random.nextInt(60) : random.nextInt(4) * random.nextInt(30);
      weights.add(partners.get(i) + ": " + weight);
    }
    return "{" + String.join(", ", weights) + "}";
  }

  private String figure() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(20) + "% of budget";
      case 1 -> random.nextInt(10) + "% of contributions";
      default -> sum();
    };
  }

  private String sum() {
    return pounds(random.nextLong(random.nextBoolean() ? 2_000 : 100_000));
  }

  private static String pounds(long pence) {
    return "%d.%02d".formatted(pence / 100, pence % 100);
  }

  private String partner() {
    return partners.get(random.nextInt(partners.size()));
  }

  private String other(String partner) {
    return partners.get((partners.indexOf(partner) + 1) % partners.size());
  }

  private String any(List<Supplier<String>> kinds) {
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }
}
