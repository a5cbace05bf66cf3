package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_DOWNLOADS_BUSY;

import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.Semaphore;

/**
 * Lets as many journals be taken away at once as there are threads to spare: each holds one for as long as
 * whoever takes it away likes.
 */
final class DownloadsAtOnce {

  /** At once; so many are left besides for everybody else. */
  static final int MOST = 64;

  private final int most;
  private final Semaphore places;

  DownloadsAtOnce(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /** How many are under way. */
  int running() {
    return most - places.availablePermits();
  }

  /**
   * The same download, which waits for nobody.
   *
   * @return writes it, or throws {@code SERVICE_DOWNLOADS_BUSY} before anything is written
   */
  StreamingOutput within(StreamingOutput download) {
    return out -> {
      if (!places.tryAcquire()) {
        throw SERVICE_DOWNLOADS_BUSY
            .because(
                "Already " + most + " journals are being taken away. Ask again in a moment.",
                "most",
                most)
            .toException();
      }
      try {
        download.write(out);
      } finally {
        places.release();
      }
    };
  }
}
