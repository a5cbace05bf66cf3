package org.commonpurse.ledger.carepackage;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_START_WITHOUT_TERMS;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * A package of care of one person: a placement, aftercare or a personal budget that partners fund
 * together.
 * <p>
 * Its terms are told by the day from which they hold, and hold until the day before the next. Of terms
 * that were recorded from the same day, the last recorded hold. So it does not matter in which order
 * terms from different days were recorded; what is recorded later from an earlier day is backdated, and
 * changes the days from there to the next terms and no others. Of scheme, start and end, the last
 * recorded hold.
 *
 * @param reference  whose package it is, under a pseudonym
 * @param scheme  the scheme that pays for it
 * @param start  its first day
 * @param end  its last day, inclusive, where it is known
 * @param terms  its terms, at least one, by the day from which each holds
 */
public record CarePackage(
    PackageReference reference,
    SchemeCode scheme,
    LocalDate start,
    Optional<LocalDate> end,
    SortedMap<LocalDate, PackageTerms> terms) {

  private static final Comparator<PackageTerms> BY_ASSESSMENT =
      Comparator.comparing(PackageTerms::assessedOn).thenComparing(PackageTerms::from);

  public CarePackage {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("A package has terms");
    }
  }

  /** A package of which no more is recorded than this. */
  public static CarePackage of(PackageRow row) {
    var terms = new TreeMap<LocalDate, PackageTerms>();
    terms.put(row.terms().from(), row.terms());
    return new CarePackage(row.reference(), row.scheme(), row.start(), row.end(), terms);
  }

  /** This package after something more was recorded of it. */
  public CarePackage with(PackageRow row) {
    if (!row.reference().equals(reference)) {
      throw new IllegalArgumentException("That is of package " + row.reference());
    }
    var more = new TreeMap<>(terms);
    more.put(row.terms().from(), row.terms());
    return new CarePackage(reference, row.scheme(), row.start(), row.end(), more);
  }

  /** Whether recording this would change nothing. */
  public boolean says(PackageRow row) {
    return row.scheme().equals(scheme)
        && row.start().equals(start)
        && row.end().equals(end)
        && row.terms().equals(terms.get(row.terms().from()));
  }

  /**
   * Checks that there are terms for each of its days.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PACKAGE_START_WITHOUT_TERMS}
   */
  public void requireTermsFromStart() {
    if (terms.firstKey().isAfter(start)) {
      throw PACKAGE_START_WITHOUT_TERMS
          .because(
              "Package %s starts on %s, but its first terms begin on %s. Record terms that begin on its first day, with the others or before them."
                  .formatted(reference, start, terms.firstKey()),
              "package",
              reference,
              "start",
              start,
              "from",
              terms.firstKey())
          .toException();
    }
  }

  /** Whether a partner has a part in its split or bears its dowry, by some of its terms. */
  public boolean isBorneBy(PartnerCode partner) {
    return terms.values().stream()
        .anyMatch(
            each ->
                each.split().hundredths().containsKey(partner)
                    || each.dowry().filter(dowry -> dowry.bearer().equals(partner)).isPresent());
  }

  /** What all rows that were recorded of one package make of it; nothing of none. */
  public static Optional<CarePackage> of(List<PackageRecording> recordings) {
    return recordings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            recordings.stream()
                .skip(1)
                .reduce(
                    of(recordings.get(0).row()),
                    (present, more) -> present.with(more.row()),
                    (one, other) -> other));
  }

  /** Whether the day is one of its days. */
  public boolean isOn(LocalDate day) {
    return !day.isBefore(start) && end.filter(day::isAfter).isEmpty();
  }

  /** Whether some of its days are among those from a first to a last, inclusive. */
  public boolean isWithin(LocalDate first, LocalDate last) {
    return !start.isAfter(last) && end.filter(first::isAfter).isEmpty();
  }

  /** The terms that hold on a day; none before its first day and after its last. */
  public Optional<PackageTerms> termsOn(LocalDate day) {
    if (!isOn(day)) {
      return Optional.empty();
    }
    var until = terms.headMap(day.plusDays(1));
    return until.isEmpty() ? Optional.empty() : Optional.ofNullable(terms.get(until.lastKey()));
  }

  /** The last day on which the terms that begin on a day hold; none where they hold without end. */
  public Optional<LocalDate> lastDayOf(LocalDate from) {
    var later = terms.tailMap(from.plusDays(1));
    var next = later.isEmpty() ? Optional.<LocalDate>empty() : Optional.of(later.firstKey());
    return next.map(day -> day.minusDays(1))
        .filter(day -> end.filter(day::isAfter).isEmpty())
        .or(() -> end);
  }

  /**
   * What it costs in some days, exactly: for each day a seventh of what a week costs by the terms of that
   * day.
   *
   * @param from  the first day
   * @param to  the last day, inclusive
   */
  public PackageCost cost(LocalDate from, LocalDate to) {
    var costs = new ArrayList<PackageCost>();
    for (var each : terms.values()) {
      var first = later(later(from, start), each.from());
      var last = lastDayOf(each.from()).filter(day -> day.isBefore(to)).orElse(to);
      if (!last.isBefore(first)) {
        costs.add(PackageCost.of(each, ChronoUnit.DAYS.between(first, last) + 1));
      }
    }
    return costs.size() == 1 ? costs.get(0) : PackageCost.sum(costs);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * The review that is due by a day: that of the last assessment made by then. Terms without an
   * assessment by then count for nothing, and a package has no review before it starts and after it ends.
   */
  public Optional<PackageReview> reviewDue(LocalDate day) {
    return termsOn(day)
        .flatMap(
            held ->
                terms.values().stream()
                    .filter(each -> !each.assessedOn().isAfter(day))
                    .max(BY_ASSESSMENT)
                    .filter(assessed -> !assessed.reviewOn().isAfter(day))
                    .map(
                        assessed ->
                            new PackageReview(
                                reference,
                                scheme,
                                assessed.reviewOn(),
                                ChronoUnit.DAYS.between(assessed.reviewOn(), day),
                                held)));
  }
}
