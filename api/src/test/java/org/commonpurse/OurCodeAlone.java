package org.commonpurse;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What is shipped: no tests, neither those of this module nor those of others that it uses in its own. */
public final class OurCodeAlone implements ImportOption {

  private static final ImportOption NO_TESTS = new DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return NO_TESTS.includes(location) && !location.contains("-tests.jar");
  }
}
