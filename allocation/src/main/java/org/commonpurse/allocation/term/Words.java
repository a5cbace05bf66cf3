package org.commonpurse.allocation.term;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.MeasureCode;

/**
 * The names and notation that plain English is written with.
 *
 * @param parties  the partners, in the agreement's order
 * @param names  what partners, schemes, streams, measures and reserves are called; a code without a
 *     name reads as itself, with spaces for its hyphens
 * @param currency  the currency of every amount
 */
public record Words(
    Parties parties,
    Map<String, String> names,
    CurrencyUnit currency,
    Optional<Definitions> definitions) {

  /** What would end a name too early, or begin something else, if it stood in a sentence as it is. */
  private static final Pattern NEEDS_QUOTES =
      Pattern.compile(
          "[,;:()\\[\\]\u201c\u201d\u00a3%]"
              + "| (and|or|pays|multiplied|has|is|goes|stays|depends|bears|counts|in|within) "
              + "|^total of the ");

  /** So many names stand in a sentence; more are a list beneath it. */
  static final int LIST_INLINE_MAX = 3;

  /** More decimal places than anybody writes. */
  private static final int PLACES_MAX = 12;

  public Words {
    names = Map.copyOf(names);
  }

  /** Words that say everything where it stands. */
  public Words(Parties parties, Map<String, String> names, CurrencyUnit currency) {
    this(parties, names, currency, Optional.empty());
  }

  /** The same words for one clause, which defines rates and conditions before it uses them. */
  public Words defining() {
    return new Words(parties, names, currency, Optional.of(new Definitions()));
  }

  /** What was defined since {@link #defining}, in the order of first use. */
  public List<Paragraph> defined() {
    return definitions.map(Definitions::all).orElse(List.of());
  }

  /** A factor, by its name where it is defined. */
  String factor(Factor factor) {
    return definitions.isPresent() && factor.isCompound()
        ? definitions.get().nameOf(factor, this)
        : factor.inWords(this);
  }

  /** A condition, by its name where it is defined. */
  String condition(Condition condition) {
    return definitions.isPresent() && condition.isCompound()
        ? definitions.get().nameOf(condition, this) + " holds"
        : condition.inWords(this);
  }

  /** A figure, by its name where it is defined. */
  String figure(Figure figure) {
    return definitions.isPresent() && figure.isCompound()
        ? definitions.get().nameOf(figure, this)
        : figure.inWords(this);
  }

  /** {@code (the least of these: a; b)}. */
  String oneOf(Extreme which, List<String> items) {
    return "(the %s of these: %s)".formatted(which.word(), String.join("; ", items));
  }

  /** What is the least, or the greatest, of several, under a name. */
  Paragraph oneOf(String name, Extreme which, List<String> items) {
    return Paragraph.of(
        "%s is the %s of these:".formatted(starting(name), which.word()),
        items.stream().map(item -> Paragraph.of(starting(item) + ".")).toList());
  }

  /** {@code (a if it is so, otherwise b)}. */
  String either(Condition condition, String then, String otherwise) {
    return "(if %s, %s; otherwise %s)".formatted(condition(condition), then, otherwise);
  }

  /** What goes by a condition, under a name. */
  Paragraph either(String name, Condition condition, String then, String otherwise) {
    return Paragraph.of(
        starting(name) + " goes by a condition:",
        List.of(
            Paragraph.of("If %s, it is %s.".formatted(condition(condition), then)),
            Paragraph.of("Otherwise it is %s.".formatted(otherwise))));
  }

  /** A total over years: {@code the total of the quality in this year and the 2 before}. */
  String total(MeasureCode measure, int years) {
    return "the total of the "
        + plain(measure)
        + (years == 0
            ? " in all years so far"
            : years == 1
                ? " in this year"
                : " in this year and the %d before".formatted(years - 1));
  }

  /** A part of an amount, as the beginning of a sentence. */
  String part(Factor factor) {
    return factor instanceof Factor.Fixed
        ? factor(factor) + " of it"
        : "it multiplied by " + factor(factor);
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
    if (name == null) {
      var plain = code.value().replace('-', ' ');
      return shared(plain, 0) ? plain + " [" + code + "]" : plain;
    }
    var safe = NEEDS_QUOTES.matcher(name).find() ? quoted(name) : name;
    return shared(name, 1) ? safe + " [" + code + "]" : safe;
  }

  /** Whether more names than so many are this one, but for capitals. */
  private boolean shared(String name, int most) {
    int found = 0;
    for (var other : names.values()) {
      found += other.equalsIgnoreCase(name) ? 1 : 0;
    }
    return found > most;
  }

  /** A text between quotation marks. */
  String quoted(String text) {
    return "\u201c" + text + "\u201d";
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

  /** A number with as many places as it has; one that never ends is cut after four. */
  public String number(Exact number) {
    BigDecimal exact = number.toDecimal(PLACES_MAX);
    boolean ends = Exact.of(exact).equals(number);
    BigDecimal decimal = (ends ? exact : number.toDecimal(4)).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0).toPlainString() : decimal.toPlainString();
  }

  /** Items as {@code a, b and c}. */
  public String list(List<String> items) {
    int last = items.size() - 1;
    return last <= 0
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** A sentence with a list of names, which stands beneath it where it is long. */
  public Paragraph listed(String sentence, List<String> names) {
    return names.size() <= LIST_INLINE_MAX
        ? Paragraph.of(sentence + " " + list(names) + ".")
        : Paragraph.of(
            sentence + (sentence.endsWith(":") ? "" : ":"),
            names.stream().map(name -> Paragraph.of(starting(name) + ".")).toList());
  }

  /** The text with a capital letter at its beginning. */
  public String starting(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
