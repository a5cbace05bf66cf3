package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_NOT_UTF_8;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.problem.ProblemException;

/** Reads a body as a document, of which every value knows its place. */
final class DocumentBodyReader implements MessageBodyReader<Document> {

  /** What a body is called in messages. */
  static final String SOURCE = "body";

  /** The media type of YAML. */
  static final String YAML = "application/yaml";

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Document.class;
  }

  @Override
  public Document readFrom(
      Class<Document> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    var text = text(Bodies.read(body));
    return mediaType.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        ? Document.parseJson(SOURCE, text)
        : Document.parse(SOURCE, text);
  }

  /** A body of JSON that may be left out, which says nothing then. */
  static Document readIfPresent(InputStream body) throws IOException {
    var text = text(Bodies.read(body));
    return Document.parseJson(SOURCE, text.isBlank() ? "{}" : text);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          SERVICE_BODY_NOT_UTF_8.because("The body is not UTF-8 text. Send it as UTF-8."), e);
    }
  }
}
