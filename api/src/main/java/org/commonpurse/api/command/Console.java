package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.util.Objects;

/**
 * Where a command writes.
 *
 * @param out  what was asked for, and nothing else, so that another program can read it
 * @param err  progress, and why something was refused
 */
public record Console(PrintWriter out, PrintWriter err) {

  public Console {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
  }
}
