package org.commonpurse.reports.table;

import java.math.BigDecimal;
import java.util.Map;
import org.commonpurse.allocation.projection.RangeUnit;
import org.commonpurse.allocation.projection.Swing;

/**
 * The numbers of ranges with their units, such as {@code £40,000} or {@code 2 years}; a range of which nothing is
 * known has none.
 *
 * @param units  by what a plan calls its ranges
 */
public record RangeWords(Map<String, RangeUnit> units, MoneyFormat format) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public RangeWords {
    units = Map.copyOf(units);
  }

  /**
   * A value of a range with its unit.
   *
   * @param value  as plans write it
   */
  public String value(Swing swing, String value) {
    return switch (units.getOrDefault(swing.assumption(), RangeUnit.NUMBER)) {
      case PART -> value;
      case NUMBER -> number(value);
      case YEARS -> number(value) + (value.equals("1") ? " year" : " years");
      case MONEY -> money(value);
    };
  }

  private static String number(String value) {
    return value.replace("-", MoneyFormat.MINUS);
  }

  /** To the penny, without pence that are zero. */
  private String money(String value) {
    var pence = new BigDecimal(value).multiply(HUNDRED);
    if (pence.stripTrailingZeros().scale() > 0) {
      return format.symbol() + number(value);
    }
    return format.stated(pence.longValueExact());
  }
}
