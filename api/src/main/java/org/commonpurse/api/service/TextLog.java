package org.commonpurse.api.service;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.logging.common.DropwizardLayout;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import java.util.TimeZone;

/** Lines of the log for people; {@code commonpurse-text} in the settings. */
@JsonTypeName("commonpurse-text")
public final class TextLog implements DiscoverableLayoutFactory<ILoggingEvent> {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{36} - %X{access}%msg%n%rEx";

  @Override
  public LayoutBase<ILoggingEvent> build(LoggerContext context, TimeZone timeZone) {
    var layout = new DropwizardLayout(context, timeZone);
    layout.setPattern(PATTERN);
    return layout;
  }
}
