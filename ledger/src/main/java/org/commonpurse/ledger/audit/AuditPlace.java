package org.commonpurse.ledger.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a line stands in the audit trail, whose order is that of moments. No two lines have the same place,
 * and none ever changes its place.
 *
 * @param at  the moment of the line
 * @param source  what tells it
 * @param group  which part of the source: the fund, the key or the grant; empty for requests
 * @param number  its number there
 */
public record AuditPlace(Instant at, AuditSource source, String group, long number)
    implements Comparable<AuditPlace> {

  private static final Comparator<AuditPlace> ORDER =
      Comparator.comparing(AuditPlace::at)
          .thenComparing(AuditPlace::source)
          .thenComparing(AuditPlace::group)
          .thenComparing(AuditPlace::number);

  private static final String BETWEEN = "~";

  private static final int PARTS = 4;

  public AuditPlace {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(group, "group");
  }

  @Override
  public int compareTo(AuditPlace other) {
    return ORDER.compare(this, other);
  }

  /** The place that {@link #toString} wrote; none where it is no place. */
  public static Optional<AuditPlace> find(String text) {
    var parts = text.split(BETWEEN, -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return Arrays.stream(AuditSource.values())
          .filter(source -> word(source).equals(parts[1]))
          .findFirst()
          .map(
              source ->
                  new AuditPlace(
                      Instant.parse(parts[0]), source, parts[2], Long.parseLong(parts[3])));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String word(AuditSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }

  /** The place as text, such as {@code 2026-11-27T09:30:00Z~entry~brackenshire~12}. */
  @Override
  public String toString() {
    return String.join(BETWEEN, at.toString(), word(source), group, Long.toString(number));
  }
}
