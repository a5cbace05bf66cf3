package org.commonpurse.api.service;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.Server;

/** The service as it runs. */
public final class RunningService implements AutoCloseable {

  private final Server server;

  private final Optional<String> firstKey;

  RunningService(Server server, Optional<String> firstKey) {
    this.server = server;
    this.firstKey = firstKey;
  }

  /** The first key of its database, where it was made now; it can never be read again. */
  public Optional<String> firstKey() {
    return firstKey;
  }

  /** Where it listens. */
  public URI address() {
    return server.getURI();
  }

  /** Waits until it is stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Answers what has been asked, then stops it and closes its database. */
  @Override
  public void close() throws Exception {
    server.stop();
  }
}
