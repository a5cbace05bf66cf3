package org.commonpurse.api.operation.input;

import static org.commonpurse.api.problem.RequestProblem.QUERY_VALUE_MALFORMED;
import static org.commonpurse.api.problem.RequestProblem.QUERY_VALUE_TWICE;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks, as named texts: the parameters of a request, or the options of a command.
 * <p>
 * Whatever is refused names the parameter and its value.
 */
public final class RequestParameters {

  private final String prefix;
  private final SortedMap<String, String> texts = new TreeMap<>();

  private RequestParameters(String prefix) {
    this.prefix = prefix;
  }

  /** No parameters yet. */
  public RequestParameters() {
    this("");
  }

  /** No options yet: the same names, which refusals show as they are typed: {@code asAt} is {@code
   * --as-at}. */
  public static RequestParameters options() {
    return new RequestParameters("--");
  }

  /** This and one more text; nothing more where it is absent. */
  public RequestParameters with(String name, @Nullable String text) {
    if (text != null) {
      texts.put(name, text);
    }
    return this;
  }

  /** This and one more text; nothing more where it is absent. */
  public RequestParameters with(String name, Optional<String> text) {
    return with(name, text.orElse(null));
  }

  /** These parameters with another text for one of them. */
  public RequestParameters and(String name, String text) {
    var more = new RequestParameters(prefix);
    more.texts.putAll(texts);
    return more.with(name, text);
  }

  /** The value made of a text; none where it is absent. */
  public <T> Optional<T> one(String name, Function<String, T> maker) {
    return Optional.ofNullable(texts.get(name)).map(text -> make(shown(name), text, maker));
  }

  /**
   * The values of a text that holds several, joined by commas; none where it is absent.
   *
   * @throws ProblemException {@code QUERY_VALUE_TWICE} if one stands twice
   */
  public <T> List<T> several(String name, Function<String, T> maker) {
    var text = texts.get(name);
    if (text == null) {
      return List.of();
    }
    var values =
        Arrays.stream(text.split(",", -1))
            .map(one -> make(shown(name), one.strip(), maker))
            .toList();
    if (values.stream().distinct().count() < values.size()) {
      throw QUERY_VALUE_TWICE
          .because(
              "\"" + shown(name) + "\" names a value twice in \"" + text + "\". Name it once.",
              "parameter",
              shown(name),
              "value",
              text)
          .toException();
    }
    return values;
  }

  /**
   * The link to what follows, relative to the same resource: all that was asked, but from another
   * place.
   *
   * @param name  the parameter that says from where
   */
  public String link(String name, Object from) {
    return and(name, from.toString()).texts.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  private String shown(String name) {
    return prefix.isEmpty() ? name : prefix + WireName.option(name);
  }

  /** A moment in UTC, such as {@code 2023-05-02T09:30:00Z}. */
  public static Instant moment(String text) {
    try {
      return Days.require(Instant.parse(text));
    } catch (DateTimeException e) {
      throw malformed(
          "\"" + text + "\" is not a moment. Write it in UTC, like 2023-05-02T09:30:00Z.");
    }
  }

  /** How large an amount is, such as {@code 1200.00}, whichever sign it has. */
  public static BigDecimal size(String text) {
    if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")) {
      throw malformed("\"" + text + "\" is no size of an amount. Write it like 1200.00.");
    }
    return new BigDecimal(text);
  }

  /** A whole number. */
  public static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw malformed("\"" + text + "\" is not a whole number.");
    }
  }

  /** A whole number that is not large. */
  public static int count(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw malformed("\"" + text + "\" is not a whole number, or far too large.");
    }
  }

  /** A month, counted from April. */
  public static int month(String text) {
    int month = count(text);
    if (month < 1 || month > 12) {
      throw malformed("\"" + text + "\" is no month. A year has 1 to 12, counted from April.");
    }
    return month;
  }

  /** Whether something holds: {@code true} or {@code false}. */
  public static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw malformed("\"" + text + "\" is neither true nor false.");
    }
    return text.equals("true");
  }

  /** One of an enumeration's constants, in lower case and with hyphens. */
  public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> WireName.of(constant).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    malformed(
                        "\""
                            + text
                            + "\" is none of "
                            + Arrays.stream(type.getEnumConstants()).map(WireName::of).toList()
                            + "."));
  }

  /** The refusal of a value that cannot be read as what it should be. */
  public static ProblemException malformed(String message) {
    return QUERY_VALUE_MALFORMED.because(message).toException();
  }

  private static <T> T make(String name, String text, Function<String, T> maker) {
    try {
      return maker.apply(text);
    } catch (ProblemException e) {
      var fields = new LinkedHashMap<>(e.fields());
      fields.put("parameter", name);
      fields.put("value", text);
      throw new ProblemException(
          new Problem(e.type(), "\"" + name + "\": " + e.problem().message(), fields), e);
    }
  }
}
