package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command did: how it ended and what it printed. */
record Run(int exitCode, String out, String err) {

  /** Runs a command in this process. */
  static Run commonpurse(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exitCode = Commands.run(new Console(new PrintWriter(out), new PrintWriter(err)), words);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
