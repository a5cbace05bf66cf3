package org.commonpurse.api;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;

/** Starts Commonpurse from the command line. */
public final class Main {

  private Main() {}

  /**
   * Runs the command that the arguments name, and ends with its exit code.
   *
   * @param arguments  the command and its options
   */
  public static void main(String[] arguments) {
    var encoding = Charset.defaultCharset();
    var console =
        new Console(
            new PrintWriter(System.out, true, encoding),
            new PrintWriter(System.err, true, encoding));
    System.exit(Commands.run(console, arguments));
  }
}
