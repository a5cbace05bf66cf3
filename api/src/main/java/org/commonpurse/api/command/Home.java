package org.commonpurse.api.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files that came with the program, from whichever folder it is started. */
final class Home {

  /** What the launcher says where they are. */
  static final String PROPERTY = "commonpurse.home";

  private Home() {}

  /** The file in the present folder if it is there, else the one that came with the program. */
  static Path file(Path relative) {
    var home = System.getProperty(PROPERTY, "");
    return Files.exists(relative) || home.isEmpty() ? relative : Path.of(home).resolve(relative);
  }
}
