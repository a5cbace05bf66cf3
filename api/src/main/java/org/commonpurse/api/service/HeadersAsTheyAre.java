package org.commonpurse.api.service;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Has a server take each header as it was sent.
 * <p>
 * Jetty keeps headers of a connection, and takes one for another that differs only in upper and lower case: a key or a token would be
 * good however its letters are written, once it was shown on the same connection.
 */
final class HeadersAsTheyAre implements LifeCycle.Listener {

  @Override
  public void lifeCycleStarting(LifeCycle started) {
    if (started instanceof Server server) {
      for (var connector : server.getConnectors()) {
        for (var factory : connector.getConnectionFactories()) {
          if (factory instanceof HttpConfiguration.ConnectionFactory http) {
            http.getHttpConfiguration().setHeaderCacheCaseSensitive(true);
          }
        }
      }
    }
  }
}
