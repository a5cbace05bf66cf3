package org.commonpurse.api.demo;

import java.nio.file.Path;
import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;

/**
 * What a demonstration left behind.
 *
 * @param jdbcUrl  the URL of its database, for the service to be started on
 * @param horizons  where costs fall and savings land, a fund each
 * @param files  what it wrote, besides the database
 */
public record DemoResult(String jdbcUrl, List<Horizon> horizons, List<Path> files) {

  public DemoResult {
    horizons = List.copyOf(horizons);
    files = List.copyOf(files);
  }
}
