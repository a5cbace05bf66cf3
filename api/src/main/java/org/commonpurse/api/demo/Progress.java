package org.commonpurse.api.demo;

/** Who is told what the demonstration does. */
public interface Progress {

  /** A step has been done: one line about it. */
  void step(String line);

  /** A line of what was found, such as a row of a table; may be empty. */
  void result(String line);
}
