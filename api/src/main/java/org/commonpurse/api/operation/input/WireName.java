package org.commonpurse.api.operation.input;

import java.util.Locale;

/** How constants are named wherever somebody outside reads or writes them. */
public final class WireName {

  private WireName() {}

  /** A constant as JSON, parameters and options have it: {@code IN_VIEW} is {@code in-view}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A parameter as options have it: {@code asAt} is {@code as-at}. */
  public static String option(String parameter) {
    return parameter.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
  }
}
