package org.commonpurse.api.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.id.Actor;

/** The demonstration's own files, and one that listens to a run. */
final class Published {

  /** The folder of the demonstration, as seen from the module's folder. */
  static final Path CONFIG = Path.of("..", "config", "demo");

  static final Path OLDHAM = CONFIG.resolve("oldham");
  static final Path BRACKENSHIRE = CONFIG.resolve("brackenshire");

  private Published() {}

  static DemoFund oldham() {
    return DemoFund.read(OLDHAM, new Actor("test"));
  }

  static DemoFund brackenshire() {
    return DemoFund.read(BRACKENSHIRE, new Actor("test"));
  }

  /** Keeps what it is told. */
  static final class Heard implements Progress {

    final List<String> steps = new ArrayList<>();
    final List<String> results = new ArrayList<>();

    @Override
    public void step(String line) {
      steps.add(line);
    }

    @Override
    public void result(String line) {
      results.add(line);
    }
  }
}
