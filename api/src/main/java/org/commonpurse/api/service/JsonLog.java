package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.logging.json.EventAttribute;
import io.dropwizard.logging.json.EventJsonLayoutBaseFactory;
import java.util.EnumSet;

/** The log as a JSON object a line, for programs; {@code commonpurse-json} in the settings. */
@JsonTypeName("commonpurse-json")
public final class JsonLog extends EventJsonLayoutBaseFactory {

  /** With moments as people read them, and without threads, which say nothing of a request. */
  public JsonLog() {
    setIncludes(
        EnumSet.of(
            EventAttribute.TIMESTAMP,
            EventAttribute.LEVEL,
            EventAttribute.LOGGER_NAME,
            EventAttribute.MESSAGE,
            EventAttribute.EXCEPTION,
            EventAttribute.MDC));
    setTimestampFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
  }
}
