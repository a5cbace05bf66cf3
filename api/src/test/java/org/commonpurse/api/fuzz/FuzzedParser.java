package org.commonpurse.api.fuzz;

/**
 * What Jazzer calls, by its names: it gives bytes that lead where none before have led. {@code ./bench/run fuzz}
 * starts it, for one target at a time.
 */
public final class FuzzedParser {

  private static FuzzTarget target;

  private FuzzedParser() {}

  /** Chooses the target, and has it read something: what it needs is not made while it is timed. */
  public static void fuzzerInitialize(String[] arguments) {
    target = FuzzTarget.of(arguments[0]);
    target.seeds().get().forEach(target::failure);
  }

  /** Reads something, and fails where that is not as it must be. */
  public static void fuzzerTestOneInput(byte[] bytes) throws Throwable {
    var failure = target.failure(bytes);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
