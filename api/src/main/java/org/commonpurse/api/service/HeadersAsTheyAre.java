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
      // However deep they are wrapped, such as to be measured.
      server.getContainedBeans(HttpConfiguration.ConnectionFactory.class).stream()
          .map(HttpConfiguration.ConnectionFactory::getHttpConfiguration)
          .forEach(configuration -> configuration.setHeaderCacheCaseSensitive(true));
    }
  }
}
