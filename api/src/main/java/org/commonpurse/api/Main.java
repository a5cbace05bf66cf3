package org.commonpurse.api;

/** Starts Commonpurse from the command line. */
public final class Main {

  private Main() {}

  /**
   * Runs the command that the arguments name.
   *
   * @param arguments  the command and its options
   */
  public static void main(String[] arguments) {
    System.out.println("Usage: commonpurse COMMAND [OPTIONS]");
  }
}
