package org.commonpurse.api.service;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

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

  /** Where those ask who watch it. */
  public URI adminAddress() {
    return Arrays.stream(server.getConnectors())
        .filter(connector -> "admin".equals(connector.getName()))
        .map(ServerConnector.class::cast)
        .map(
            connector ->
                URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort()))
        .findFirst()
        .orElseThrow();
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
