package org.commonpurse.allocation.term;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Code;

/**
 * The names and notation that plain English is written with.
 *
 * @param parties  the partners, in the agreement's order
 * @param names  what partners, schemes, streams, measures and reserves are called; a code without a
 *     name reads as itself, with spaces for its hyphens
 * @param currency  the currency of every amount
 */
public record Words(Parties parties, Map<String, String> names, CurrencyUnit currency) {

  public Words {
    names = Map.copyOf(names);
  }

  /** The name of the partner with an index. */
  public String partner(int index) {
    return plain(parties.code(index));
  }

  /** What belongs to a partner: {@code the county's}, {@code Brackenshire Hospitals'}. */
  public String owned(int index) {
    var name = partner(index);
    return name + (name.endsWith("s") ? "'" : "'s");
  }

  /** The name of a code. */
  public String plain(Code code) {
    var name = names.get(code.value());
    return name == null ? code.value().replace('-', ' ') : name;
  }

  /** An amount as {@code £1,234.50}, with more places only where it has a fraction of a penny. */
  public String money(Exact pence) {
    int places = pence.isWhole() ? 2 : 4;
    var symbols = DecimalFormatSymbols.getInstance(Locale.UK);
    var format = new DecimalFormat("#,##0." + "0".repeat(places), symbols);
    var symbol = java.util.Currency.getInstance(currency.getCurrencyCode()).getSymbol(Locale.UK);
    var pounds = pence.abs().dividedBy(Exact.of(100)).toDecimal(places);
    return (pence.signum() < 0 ? "-" : "") + symbol + format.format(pounds);
  }

  /** A rate as {@code 2.5%}. */
  public String percent(Exact rate) {
    return number(rate.times(Exact.of(100))) + "%";
  }

  /** A number with as many places as it has, at most four. */
  public String number(Exact number) {
    BigDecimal decimal = number.toDecimal(4).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0).toPlainString() : decimal.toPlainString();
  }

  /** Items as {@code a, b and c}. */
  public String list(List<String> items) {
    int last = items.size() - 1;
    return last <= 0
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** The text with a capital letter at its beginning. */
  public String starting(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
