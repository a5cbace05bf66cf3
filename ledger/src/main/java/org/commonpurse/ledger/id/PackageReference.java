package org.commonpurse.ledger.id;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_REFERENCE_REFUSED;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a package of care is called here: a pseudonym that only its keeper can follow to a person.
 * <p>
 * It is three or four lower-case letters, a hyphen and three to six digits, and nothing else: neither an
 * NHS number, a National Insurance number, a date in figures nor a name fits in. It is no {@link Code},
 * since a refusal of a code repeats what was given, which here may be personal.
 *
 * @param value  such as {@code pkg-000123}
 */
public record PackageReference(String value) implements Comparable<PackageReference> {

  private static final Pattern FORM = Pattern.compile("[a-z]{3,4}-[0-9]{3,6}");

  /** What would make a day of birth of the figures behind it. */
  private static final Pattern DATED =
      Pattern.compile("(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|dob|born)-.*");

  public PackageReference {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw refused(Likeness.of(value));
    }
    if (DATED.matcher(value).matches()) {
      throw refused(Likeness.DATE);
    }
  }

  /**
   * The reference that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PACKAGE_REFERENCE_REFUSED}, which
   *     says what the text looks like and never the text
   */
  public static PackageReference of(String value) {
    return new PackageReference(value);
  }

  private static RuntimeException refused(Likeness likeness) {
    return PACKAGE_REFERENCE_REFUSED
        .because(
            "What stands for the reference of a package "
                + likeness.words
                + ", and is not repeated here. A reference is a pseudonym of three or four lower-case"
                + " letters, a hyphen and three to six digits, such as pkg-000123.",
            "rule",
            likeness.word())
        .toException();
  }

  /** What a text that is no reference looks like. */
  private enum Likeness {
    NHS_NUMBER("(?:[^0-9]*[0-9]){10}[^0-9]*", "looks like an NHS number"),
    NATIONAL_INSURANCE_NUMBER(
        "[A-Za-z]{2}(?:[^A-Za-z0-9]*[0-9]){6}[^A-Za-z0-9]*[A-Za-z]?",
        "looks like a National Insurance number"),
    DATE(
        ".*(?:[0-9]{8}|[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|[0-9]+[-/. ]?[A-Za-z]{3,}[-/. ]?[0-9]+).*",
        "looks like a date, perhaps of birth"),
    NAME("\\P{Nd}+", "has no digit, as a name has none"),
    OTHER(".*", "has not the form of one");

    private final Pattern form;
    private final String words;

    Likeness(String form, String words) {
      this.form = Pattern.compile(form, Pattern.DOTALL);
      this.words = words;
    }

    static Likeness of(String value) {
      // A long text is no number, and patterns need not look through all of it.
      if (value.length() > 40) {
        return OTHER;
      }
      for (var likeness : values()) {
        if (likeness.form.matcher(value.strip()).matches()) {
          return likeness;
        }
      }
      return OTHER;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  // The equality of a record, without the detour that makes it slow where references are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof PackageReference that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(PackageReference other) {
    return value.compareTo(other.value);
  }

  /** The reference itself. */
  @Override
  public String toString() {
    return value;
  }
}
