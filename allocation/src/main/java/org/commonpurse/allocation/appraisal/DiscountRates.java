package org.commonpurse.allocation.appraisal;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_EDITION_UNKNOWN;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_YEAR_BEYOND_RATES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;

/**
 * An edition of the rates at which sums of later years are discounted, by how many years away they are.
 * Sums are in real terms: at the prices of one year.
 *
 * @param edition  what reports name, such as {@code 2026-02}
 * @param title  the publication
 * @param source  where it can be read
 * @param note  what has to be known of it
 * @param rates  the steps of each kind of rate, in order of years
 */
public record DiscountRates(
    String edition, String title, String source, String note, Map<Kind, List<Step>> rates) {

  private static final String FILE = "discount-rates.yml";

  /** What is discounted, or how. */
  public enum Kind {
    /** Money: costs, savings and what is shared of them. */
    MONEY,
    /** Health and life effects, such as quality-adjusted life years; never money of the NHS. */
    HEALTH,
    /** Money at the lower rates that guidance asks to try beside the others beyond 50 years. */
    LOWER;

    /** As documents write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A rate that holds for some years.
   *
   * @param until  the last year that it holds for, counted from 1 for the year after the first
   * @param rate  a year, as a part of one
   */
  public record Step(int until, Exact rate) {}

  public DiscountRates {
    var kept = new EnumMap<Kind, List<Step>>(Kind.class);
    rates.forEach((kind, steps) -> kept.put(kind, List.copyOf(steps)));
    rates = Map.copyOf(kept);
  }

  /**
   * What one pound of a year is worth in the first year. The first year, 0, is not discounted; each later
   * one by the rate that holds for it.
   *
   * @param year  how many years after the first, from 0
   * @throws org.commonpurse.ledger.problem.ProblemException {@code APPRAISAL_YEAR_BEYOND_RATES} if the
   *     edition has no rate for it
   */
  public Exact factor(Kind kind, int year) {
    var factor = Exact.ONE;
    var steps = rates.getOrDefault(kind, List.of());
    int at = 0;
    for (int i = 1; i <= year; i++) {
      while (at < steps.size() && steps.get(at).until() < i) {
        at++;
      }
      if (at == steps.size()) {
        throw APPRAISAL_YEAR_BEYOND_RATES
            .because(
                "Edition %s has no %s rate for year %d; shorten the horizon, or name another edition."
                    .formatted(edition, kind.word(), i),
                "edition",
                edition,
                "year",
                i)
            .toException();
      }
      factor = factor.dividedBy(Exact.ONE.plus(steps.get(at).rate()));
    }
    return factor;
  }

  /**
   * What sums are worth in the first of their years, rounded to the nearest penny once, halves up.
   *
   * @param sums  in real terms, one a year from the first, positive or negative
   */
  public long presentValue(Kind kind, List<Exact> sums) {
    var value = Exact.ZERO;
    for (int i = 0; i < sums.size(); i++) {
      value = value.plus(sums.get(i).times(factor(kind, i)));
    }
    return value.roundedHalfUp();
  }

  /** All editions, the oldest first. */
  public static List<DiscountRates> editions() {
    var editions = new ArrayList<DiscountRates>();
    for (var field : Document.parse(FILE, text()).root().get("editions").items()) {
      editions.add(read(field));
    }
    return editions;
  }

  /**
   * One edition.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code APPRAISAL_EDITION_UNKNOWN}
   */
  public static DiscountRates edition(String name) {
    var editions = editions();
    return editions.stream()
        .filter(each -> each.edition().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                APPRAISAL_EDITION_UNKNOWN
                    .because(
                        "There is no edition \"%s\" of the discount rates; use one of %s."
                            .formatted(
                                name, editions.stream().map(DiscountRates::edition).toList()),
                        "edition",
                        name)
                    .toException());
  }

  private static DiscountRates read(Field field) {
    var rates = new EnumMap<Kind, List<Step>>(Kind.class);
    for (var kind : field.get("rates").entries()) {
      var steps = new ArrayList<Step>();
      for (var step : kind.items()) {
        steps.add(
            new Step(
                step.get("until").decimal().intValueExact(),
                Exact.of(step.get("percent").decimal().movePointLeft(2))));
      }
      rates.put(Kind.valueOf(kind.key().toUpperCase(Locale.ROOT)), steps);
    }
    return new DiscountRates(
        field.get("edition").text(),
        field.get("title").text(),
        field.get("source").text(),
        field.get("note").text(),
        rates);
  }

  private static String text() {
    try (var stream = DiscountRates.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("The discount rates are not in the build.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
