package org.commonpurse.allocation.price;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of public body that bears a cost, as tables of unit costs name it; no partner of a fund.
 *
 * @param code  lower-case words joined by hyphens, such as {@code nhs}, {@code council} or {@code
 *     criminal-justice-system}
 */
public record Agency(String code) implements Comparable<Agency> {

  /** The National Health Service, commissioner or provider. */
  public static final Agency NHS = new Agency("nhs");

  /** A local authority. */
  public static final Agency COUNCIL = new Agency("council");

  /** More than one, of which the source does not tell which. */
  public static final Agency SEVERAL = new Agency("several");

  /** Words of publications for one and the same. */
  private static final Map<String, Agency> SAME =
      Map.of(
          "local-authority", COUNCIL,
          "local-authorities", COUNCIL,
          "multiple", SEVERAL);

  /** What a second level names beside the first one; anything else there is a part of the first. */
  private static final Map<String, Agency> BESIDE =
      Map.of(
          "nhs", NHS,
          "local-authority", COUNCIL,
          "multiple", SEVERAL,
          "criminal-justice-system", new Agency("criminal-justice-system"),
          "dwp", new Agency("dwp"),
          "hm-treasury", new Agency("hm-treasury"),
          "rsl", new Agency("rsl"),
          "vcs", new Agency("vcs"));

  /** The agency of that name in a publication; "Local authority" is the council. */
  public static Agency of(String name) {
    var code = code(name);
    return SAME.getOrDefault(code, new Agency(code));
  }

  /**
   * The agency that a second level names beside the first, such as "NHS" beneath "Local authority"; nothing where it
   * names a part of the first, such as "Social Services".
   */
  static Optional<Agency> beside(String detail) {
    return Optional.ofNullable(BESIDE.get(code(detail)));
  }

  private static String code(String name) {
    return name.strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  @Override
  public int compareTo(Agency other) {
    return code.compareTo(other.code);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return code;
  }
}
