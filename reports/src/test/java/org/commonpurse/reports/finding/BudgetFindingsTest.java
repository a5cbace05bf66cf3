package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.BudgetYear.SchemeYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Reads sentences on a budget as a reader would and works out again what each claims. Amounts and signs
 * are drawn at random; the seed is the number of the repetition.
 */
class BudgetFindingsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);
  private static final String AMOUNT = "(£\\d[\\d,]*(?:\\.\\d+)?(?:bn|m|k)?)";

  @RepeatedTest(300)
  void saysByHowMuchAndWhoMetMostOfIt(RepetitionInfo repetition) {
    var budget = random(repetition.getCurrentRepetition());
    var text = findings(budget).variance();
    long spent = budget.schemes().stream().mapToLong(SchemeYear::spentPence).sum();
    long planned = budget.schemes().stream().mapToLong(SchemeYear::budgetPence).sum();
    long variance = spent - planned;

    if (budget.schemes().stream().allMatch(each -> each.budgetPence() == 0)) {
      assertThat(text).startsWith(brief(spent) + " was spent in").contains("no budget");
      return;
    }
    if (variance == 0) {
      assertThat(text).isEqualTo("On budget in 2025-26");
      return;
    }
    assertThat(text)
        .startsWith((variance > 0 ? "Over" : "Under") + " budget by " + brief(variance) + " in");
    var most =
        parts(budget).entrySet().stream()
            .filter(part -> part.getValue() > 0 == variance > 0 && part.getValue() != 0)
            .max(
                (one, other) -> Long.compare(Math.abs(one.getValue()), Math.abs(other.getValue())));
    assertThat(text.contains(";")).as(text).isEqualTo(most.isPresent());
    most.ifPresent(
        part -> {
          var claim = text.substring(text.indexOf(';') + 2);
          assertThat(claim).contains(part.getKey());
          if (part.getValue() == variance) {
            assertThat(claim).doesNotContain("£").containsPattern("\\bit\\b");
          } else {
            assertThat(claim).contains(brief(part.getValue()));
            assertThat(claim.contains("of it"))
                .isEqualTo(Math.abs(part.getValue()) < Math.abs(variance));
          }
        });
  }

  @RepeatedTest(300)
  void countsAndAddsUpTheSchemesThatDeviated(RepetitionInfo repetition) {
    var budget = random(repetition.getCurrentRepetition());
    var text = findings(budget).schemes();
    var over = budget.schemes().stream().mapToLong(SchemeYear::variancePence).filter(v -> v > 0);
    var under = budget.schemes().stream().mapToLong(SchemeYear::variancePence).filter(v -> v < 0);
    long sumOver = over.sum();
    long sumUnder = under.sum();

    assertThat(find(text, "overspent by " + AMOUNT))
        .isEqualTo(sumOver == 0 ? Optional.empty() : Optional.of(brief(sumOver)));
    assertThat(find(text, "underspent by " + AMOUNT))
        .isEqualTo(sumUnder == 0 ? Optional.empty() : Optional.of(brief(sumUnder)));
    if (sumOver == 0 && sumUnder == 0) {
      assertThat(text).isEqualTo("Every scheme cost what it was to cost");
    }
  }

  @RepeatedTest(300)
  void leavesOutNobodyWhoMetAPartWhereSeveralDid(RepetitionInfo repetition) {
    var budget = random(repetition.getCurrentRepetition());
    var text = findings(budget).why();
    var parts = parts(budget);
    long farthest =
        budget.schemes().stream()
            .mapToLong(SchemeYear::variancePence)
            .map(Math::abs)
            .max()
            .orElse(0);

    if (farthest != 0) {
      assertThat(text).contains("by " + brief(farthest));
    }
    if (parts.size() > 1) {
      for (var sign : new int[] {1, -1}) {
        var ofPartners =
            parts.entrySet().stream()
                .filter(part -> !part.getKey().startsWith("nobody"))
                .filter(part -> !part.getKey().startsWith("stays"))
                .filter(part -> Long.signum(part.getValue()) == sign)
                .map(part -> Math.abs(part.getValue()))
                .sorted((one, other) -> Long.compare(other, one))
                .toList();
        for (int i = 0; i < Math.min(3, ofPartners.size()); i++) {
          assertThat(text).contains("(" + brief(ofPartners.get(i)) + ")");
        }
        if (ofPartners.size() > 3) {
          long rest =
              ofPartners.subList(3, ofPartners.size()).stream().mapToLong(Long::longValue).sum();
          assertThat(text).contains("(" + brief(rest) + ")");
        }
      }
      parts.forEach(
          (who, pence) -> {
            if (who.startsWith("nobody") || who.startsWith("stays")) {
              assertThat(text.toLowerCase(java.util.Locale.UK)).contains(who);
              assertThat(text).contains(brief(pence));
            }
          });
    }
  }

  private static Optional<String> find(String text, String pattern) {
    var matcher = Pattern.compile("\\b" + pattern).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Every part by what it is called, of which none is zero. */
  private static Map<String, Long> parts(BudgetYear budget) {
    var parts = new LinkedHashMap<String, Long>();
    budget.met().partners().forEach((code, pence) -> parts.put(name(code.value()), pence));
    parts.put("reserves", budget.met().reservesPence());
    parts.put("nobody", budget.met().undecidedPence());
    parts.put(
        budget.kind() == FundKind.POOLED ? "stays in the pool" : "stays where it fell",
        budget.met().staysPence());
    parts.values().removeIf(pence -> pence == 0);
    return parts;
  }

  private static String brief(long pence) {
    return POUNDS.brief(Math.abs(pence));
  }

  private static String name(String code) {
    return "Partner " + code;
  }

  private static BudgetFindings findings(BudgetYear budget) {
    return new BudgetFindings(budget, code -> name(code.value()), POUNDS);
  }

  /** Up to nine schemes and five partners; parts of all signs that add up to the variance. */
  private static BudgetYear random(int seed) {
    var random = new Random(seed);
    boolean hasBudget = random.nextInt(8) != 0;
    List<SchemeYear> schemes = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(9); i++) {
      long budget = hasBudget ? pence(random) : 0;
      long spent = random.nextInt(3) == 0 ? budget : pence(random);
      schemes.add(
          new SchemeYear(
              SchemeCode.of("scheme-" + i), "Scheme " + i, budget, spent, 0, Optional.empty()));
    }
    long left = schemes.stream().mapToLong(SchemeYear::variancePence).sum();
    var partners = new TreeMap<PartnerCode, Long>();
    for (int i = 0; i < random.nextInt(6); i++) {
      long part = random.nextInt(3) == 0 ? -pence(random) : left / (1 + random.nextInt(4));
      if (part != 0) {
        partners.put(PartnerCode.of("p-" + i), part);
        left -= part;
      }
    }
    long reserves = random.nextBoolean() ? left / (1 + random.nextInt(3)) : 0;
    left -= reserves;
    long undecided = random.nextBoolean() ? left / (1 + random.nextInt(2)) : 0;
    return new BudgetYear(
        new FinancialYear(2025),
        random.nextBoolean() ? FundKind.POOLED : FundKind.ALIGNED,
        schemes,
        new BudgetYear.Met(partners, reserves, undecided, left - undecided));
  }

  private static long pence(Random random) {
    long size = (long) Math.pow(10, 3 + random.nextInt(8));
    return random.nextInt(5) == 0 ? 0 : Math.floorMod(random.nextLong(), size);
  }
}
