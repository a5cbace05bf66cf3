package org.commonpurse.api.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is served as a file, whether at once or as what a job came to.
 *
 * @param mediaType  of what is in it
 * @param headers  that go with it
 * @param isLarge  whether it may be larger than memory
 * @param contents  writes what is in it
 */
record ServedContents(
    String mediaType,
    Map<String, String> headers,
    boolean isLarge,
    Consumer<OutputStream> contents) {

  /** The header that has a browser save what is served under a name. */
  static Map<String, String> named(String file) {
    return Map.of(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }

  /** The answer that has it whole. */
  Response now() {
    return answer(isLarge ? ServedFile.write(contents).once() : bytes(), mediaType, headers);
  }

  private byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    contents.accept(bytes);
    return bytes.toByteArray();
  }

  /** The answer that something is served as. */
  static Response answer(Object entity, String mediaType, Map<String, String> headers) {
    var answer = Response.ok(entity, mediaType);
    headers.forEach(answer::header);
    return answer.build();
  }
}
