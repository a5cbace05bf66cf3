package org.commonpurse.api.representation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** How answers are written as JSON. */
public final class ResponseJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private static final ObjectMapper WITH_ABSENT =
      MAPPER.copy().setSerializationInclusion(JsonInclude.Include.ALWAYS);

  private ResponseJson() {}

  /** The mapper that writes every answer: an absent value has no property. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** An answer as a tree in which what is absent is null, so that all of one kind have the same fields. */
  public static JsonNode withAbsent(Object answer) {
    return WITH_ABSENT.valueToTree(answer);
  }

  /** An answer as indented text. */
  public static String pretty(Object answer) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written as JSON", e);
    }
  }
}
