package org.commonpurse.allocation.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of one agreement. On any day one of them at most is in force, whatever their documents
 * say: the one that began last, and that one until its last day.
 *
 * @param signed  the versions with the days that their documents name, with the same first
 *     day only where one varies the other
 * @param notice  the notice that ends them all early, where one was given
 */
public record Versions(List<Agreement> signed, Optional<Notice> notice) {

  public Versions {
    signed = List.copyOf(signed);
  }

  /**
   * Every version with the days on which it is in force, in the order in which they are given. One
   * that ended before it began is never in force; its last day lies before its first.
   */
  public List<Agreement> inForce() {
    return signed.stream().map(this::inForce).toList();
  }

  /** A version that ended before the notice ends it is not ended by it. */
  private Agreement inForce(Agreement version) {
    var until = until(version);
    return version.inForce(
        version.inForceFrom(),
        until,
        notice.filter(each -> until.equals(Optional.of(each.endsOn()))));
  }

  /** The last day: the one agreed, that before the next version begins, or that of the notice. */
  private Optional<LocalDate> until(Agreement version) {
    var next =
        signed.stream()
            .filter(each -> follows(each, version))
            .map(Agreement::inForceFrom)
            .min(LocalDate::compareTo)
            .map(first -> first.minusDays(1));
    return Stream.of(lastAgreedDay(version.version()), next, notice.map(Notice::endsOn))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }

  private static boolean follows(Agreement later, Agreement earlier) {
    return later.inForceFrom().isAfter(earlier.inForceFrom())
        || (later.inForceFrom().equals(earlier.inForceFrom())
            && later.varies().equals(Optional.of(earlier.version())));
  }

  /**
   * The last day that a version was agreed for: a variation without one of its own ends when the
   * version that it varies would have.
   */
  public Optional<LocalDate> lastAgreedDay(int version) {
    return signed.stream()
        .filter(each -> each.version() == version)
        .findFirst()
        .flatMap(
            found -> found.inForceUntil().or(() -> found.varies().flatMap(this::lastAgreedDay)));
  }
}
