package org.commonpurse.api.service;

import java.net.URI;
import org.eclipse.jetty.server.Server;

/** The service as it runs. */
public final class RunningService implements AutoCloseable {

  private final Server server;

  RunningService(Server server) {
    this.server = server;
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
