package org.commonpurse.reports.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.money.Amounts;

/**
 * Above which size balances with partners are stated, and above which they need agreement.
 *
 * @param from  the first day for which it holds
 * @param title  the guidance that has it
 * @param source  where that can be read
 * @param bySide  for each side
 */
record BalanceThresholds(
    LocalDate from, String title, String source, Map<BalanceSide, Threshold> bySide) {

  private static final String FILE = "balance-thresholds.yml";

  BalanceThresholds {
    Objects.requireNonNull(from, "from");
    bySide = Map.copyOf(bySide);
    if (bySide.size() != BalanceSide.values().length) {
      throw new IllegalArgumentException("A side has no threshold in " + title);
    }
  }

  /**
   * A side's thresholds, in pence. A balance of exactly so much needs nothing yet.
   *
   * @param statedPence  above this it is stated
   * @param agreedPence  above this it needs agreement; not below the other
   */
  record Threshold(long statedPence, long agreedPence) {

    Threshold {
      if (statedPence < 0 || agreedPence < statedPence) {
        throw new IllegalArgumentException(
            "A balance that needs agreement at %d is stated at %d"
                .formatted(agreedPence, statedPence));
      }
    }

    /** What a balance of that size needs, whatever its sign. */
    String needs(long pence) {
      long size = Math.absExact(pence);
      return size > agreedPence ? "agreement" : size > statedPence ? "statement" : "nothing";
    }
  }

  /** Those that hold on a day: of guidance that was out by then the newest, and before all the first. */
  static BalanceThresholds on(LocalDate day) {
    return Read.ALL.stream()
        .filter(each -> !each.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .orElse(Read.ALL.get(0));
  }

  /** What a side needs. */
  Threshold of(BalanceSide side) {
    return Objects.requireNonNull(bySide.get(side));
  }

  /** Read once. */
  private static final class Read {

    private static final List<BalanceThresholds> ALL = read();

    private static List<BalanceThresholds> read() {
      try (var in = BalanceThresholds.class.getResourceAsStream(FILE)) {
        var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        return Document.parse(FILE, text).root().items().stream().map(Read::one).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static BalanceThresholds one(Field item) {
      var bySide = new EnumMap<BalanceSide, Threshold>(BalanceSide.class);
      for (var side : BalanceSide.values()) {
        var field = item.get(side.word());
        bySide.put(side, new Threshold(pence(field, "stated"), pence(field, "agreed")));
      }
      return new BalanceThresholds(
          LocalDate.parse(item.get("from").text()),
          item.get("title").text(),
          item.get("source").text(),
          bySide);
    }

    private static long pence(Field field, String name) {
      return Amounts.parsePence(field.get(name).text(), Amounts.GBP);
    }
  }
}
