package org.commonpurse.api.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Something that reads what outsiders send: whatever that is, it is read, or refused with a problem of ours, soon
 * and within memory. What is read and can be written reads the same again.
 *
 * @param seeds  gives some that are read, or nearly
 */
public record FuzzTarget(String name, Supplier<List<byte[]>> seeds, Reading reading) {

  /** So long any reading may take, also on a machine that is busy with other things. */
  private static final long NANOS_MAX = 20_000_000_000L;

  /** Reads bytes. */
  @FunctionalInterface
  public interface Reading {

    /** Reads them, or throws. */
    void read(byte[] bytes) throws Exception;
  }

  /** All that read something. */
  public static List<FuzzTarget> all() {
    return Stream.of(DocumentTargets.all(), FileTargets.all(), TextTargets.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The one of a name. */
  public static FuzzTarget of(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " is none of " + all().stream().map(FuzzTarget::name).toList()));
  }

  /** What is wrong with how it reads something; empty if nothing is. */
  public Optional<Throwable> failure(byte[] bytes) {
    long began = System.nanoTime();
    try {
      reading.read(bytes);
    } catch (ProblemException e) {
      if (e.problem().message().isBlank()) {
        return Optional.of(e);
      }
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
      return Optional.of(e);
    }
    long nanos = System.nanoTime() - began;
    return nanos > NANOS_MAX
        ? Optional.of(new AssertionError("It took " + nanos / 1_000_000 + " ms"))
        : Optional.empty();
  }

  /** Fails where what was written reads as something else. */
  static void requireEqual(Object first, Object again) {
    if (!first.equals(again)) {
      throw new AssertionError("Written and read again it is another:\n" + first + "\n" + again);
    }
  }
}
