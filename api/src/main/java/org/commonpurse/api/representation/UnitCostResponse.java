package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.price.Agency;
import org.commonpurse.allocation.price.UnitCostLine;
import org.commonpurse.allocation.price.UnitCostReader.Reading;
import org.commonpurse.api.operation.price.ShowUnitCost;
import org.commonpurse.ledger.problem.Problem;

/**
 * A unit cost, in pounds.
 *
 * @param pricesOf  the financial year of the prices
 * @param agencies  who bears it
 * @param parts  which part each of them bears; empty where the source does not tell
 * @param confidence  red, amber, green or not-stated
 * @param suspect  why it is probably wrong, where something is known against it
 */
public record UnitCostResponse(
    String edition,
    String code,
    String category,
    String description,
    String unit,
    String cost,
    String pricesOf,
    List<String> agencies,
    List<PartResponse> parts,
    String confidence,
    Optional<String> suspect,
    Optional<String> note) {

  /** What an agency bears. */
  public record PartResponse(String agency, String cost) {}

  /**
   * One of them with its edition, and at the prices of another year where that was asked.
   *
   * @param deflators  the edition of the price index by which it was taken there
   */
  public record Shown(
      UnitCostResponse unitCost,
      String title,
      String source,
      String licence,
      String note,
      Optional<UnitCostResponse> taken,
      Optional<String> deflators) {

    /** What was found. */
    public static Shown of(ShowUnitCost.Output found) {
      return new Shown(
          UnitCostResponse.of(found.line()),
          found.about().title(),
          found.about().source(),
          found.about().licence(),
          found.about().note(),
          found.taken().map(taken -> UnitCostResponse.of(taken.line())),
          found.taken().map(taken -> taken.deflators().edition()));
    }
  }

  /**
   * What was read of a file.
   *
   * @param lines  how many can be used, suspect ones included
   * @param suspect  those that are used only if they are accepted
   * @param refused  what is wrong with the others
   */
  public record Read(
      String edition, int lines, List<UnitCostResponse> suspect, List<Refused> refused) {

    /** What was read. */
    public static Read of(Reading reading) {
      return new Read(
          reading.table().about().name(),
          reading.table().lines().size(),
          reading.suspect().stream().map(UnitCostResponse::of).toList(),
          reading.refused().stream().map(Refused::of).toList());
    }
  }

  /** A line that cannot be used, and why. */
  public record Refused(String code, String line, String column, String value, String message) {

    private static Refused of(Problem problem) {
      return new Refused(
          problem.code(),
          problem.fields().getOrDefault("line", ""),
          problem.fields().getOrDefault("column", ""),
          problem.fields().getOrDefault("value", ""),
          problem.message());
    }
  }

  /** A line of a table. */
  public static UnitCostResponse of(UnitCostLine line) {
    return new UnitCostResponse(
        line.edition(),
        line.code(),
        line.category(),
        line.description(),
        line.unit(),
        line.price().pounds(),
        line.price().pricesOf().toString(),
        line.agencies().stream().map(Agency::code).toList(),
        line.parts().stream()
            .map(part -> new PartResponse(part.agency().code(), part.price().pounds()))
            .toList(),
        line.confidence().word(),
        Optional.of(line.suspect()).filter(text -> !text.isEmpty()),
        Optional.of(line.note()).filter(text -> !text.isEmpty()));
  }
}
