package org.commonpurse.allocation.trace;

import java.util.List;
import java.util.Objects;
import javax.money.CurrencyUnit;

/**
 * A figure followed to where it comes from.
 *
 * @param reference  the figure
 * @param partnerName  what the partner is called whose it is
 * @param currency  the currency of every amount
 * @param source  what it is added up from
 */
public record FigureTrace(
    FigureReference reference, String partnerName, CurrencyUnit currency, Source source) {

  public FigureTrace {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(partnerName, "partnerName");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(source, "source");
  }

  /** What it comes to, signed as its {@linkplain FigureName name} says. */
  public long pence() {
    return source.pence();
  }

  /** What a figure is added up from: entries, or other figures. */
  public sealed interface Source {

    /** What it comes to. */
    long pence();

    /** The entries, by the day on which they count, then as they were recorded; none behind parts. */
    default List<CountedEntry> entries() {
      return List.of();
    }

    /** The figures that are added up, in order; none where entries are. */
    default List<Part> parts() {
      return List.of();
    }
  }

  /** Entries that are added up. */
  public record OfEntries(List<CountedEntry> entries) implements Source {

    public OfEntries {
      entries = List.copyOf(entries);
    }

    @Override
    public long pence() {
      return entries.stream().map(CountedEntry::pence).reduce(0L, Math::addExact);
    }
  }

  /** Figures that are added up. */
  public record OfParts(List<Part> parts) implements Source {

    public OfParts {
      parts = List.copyOf(parts);
    }

    @Override
    public long pence() {
      return parts.stream().map(Part::pence).reduce(0L, Math::addExact);
    }
  }

  /** A figure that is added, or taken off. */
  public record Part(boolean isAdded, FigureTrace trace) {

    public Part {
      Objects.requireNonNull(trace, "trace");
    }

    /** What it brings to the sum: negative where a positive figure is taken off. */
    public long pence() {
      return isAdded ? trace.pence() : Math.negateExact(trace.pence());
    }
  }
}
