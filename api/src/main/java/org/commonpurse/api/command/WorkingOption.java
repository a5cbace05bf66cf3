package org.commonpurse.api.command;

import picocli.CommandLine.Option;

/** Whether a result is printed with its working. */
final class WorkingOption {

  @Option(
      names = "--working",
      description = "Print after the result what each clause did, step by step and to the penny.")
  private boolean isWanted;

  boolean isWanted() {
    return isWanted;
  }
}
