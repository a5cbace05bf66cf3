package org.commonpurse.api.command;

import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.id.EffectCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which observed value of which quarter an act is on. */
final class MeasuredValueOptions {

  @Parameters(index = "0", paramLabel = "EFFECT", description = "The effect.")
  private String effect = "";

  @Parameters(index = "1", paramLabel = "QUARTER", description = "Such as 2023-24/q1.")
  private String quarter = "";

  @Option(
      names = "--revision",
      required = true,
      paramLabel = "N",
      description = "Which value of the quarter, as the list has it.")
  private String revision = "";

  /** The value. */
  Measures.Request request() {
    var given =
        RequestParameters.options()
            .with("effect", effect)
            .with("quarter", quarter)
            .with("revision", revision);
    return new Measures.Request(
        given.one("effect", EffectCode::of).orElseThrow(),
        given.one("quarter", Quarter::parse).orElseThrow(),
        given.one("revision", RequestParameters::count).orElseThrow());
  }
}
