package org.commonpurse.allocation.agreement;

import java.util.Locale;

/** What a clause works on in one go: everything it takes together, or each scheme, stream or line. */
public enum Level {
  TOGETHER,
  SCHEME,
  STREAM,
  LINE;

  static Level of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
