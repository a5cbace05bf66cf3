package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FORM_MALFORMED;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_FULL;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ImportMapping;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/**
 * Reads a body as a file to import, writing it to disk as it comes: a CSV file by itself, or a form
 * with the parts {@code file} and {@code mapping}.
 */
final class ImportUploadReader implements MessageBodyReader<ImportUpload> {

  /** The size of the largest body taken, in bytes: some three million postings. */
  static final long BYTES_MAX = 256L * 1024 * 1024;

  private static final String FILE = "file";

  private static final String MAPPING = "mapping";

  private final long bytesMax;

  private final WorkFolder uploads;

  /**
   * Reads bodies up to a size.
   *
   * @param bytesMax  the size of the largest body taken, in bytes
   * @param uploads  where they are kept meanwhile
   */
  ImportUploadReader(long bytesMax, WorkFolder uploads) {
    this.bytesMax = bytesMax;
    this.uploads = uploads;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == ImportUpload.class;
  }

  @Override
  public ImportUpload readFrom(
      Class<ImportUpload> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try {
      return keep(mediaType, body);
    } catch (IOException e) {
      // What fails of the body itself is told otherwise.
      throw new ProblemException(
          LEDGER_STORE_FULL.because(
              "The file could not be kept: the disk is full, or cannot be written. Nothing was"
                  + " recorded; make room and send it again."),
          e);
    }
  }

  private ImportUpload keep(MediaType mediaType, InputStream body) throws IOException {
    var folder = uploads.forUpload();
    var file = folder.resolve("file.csv");
    boolean whole = false;
    try {
      var bounded = new BoundedStream(body, bytesMax);
      Optional<ImportMapping> mapping = Optional.empty();
      if (mediaType.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
        mapping = readForm(mediaType, bounded, folder, file);
      } else {
        Files.copy(bounded, file);
      }
      whole = true;
      return new ImportUpload(folder, file, mapping);
    } finally {
      if (!whole) {
        new ImportUpload(folder, file, Optional.empty()).close();
      }
    }
  }

  private Optional<ImportMapping> readForm(
      MediaType mediaType, InputStream body, Path folder, Path file) throws IOException {
    var boundary = mediaType.getParameters().get("boundary");
    if (boundary == null) {
      throw malformed("it has no boundary");
    }
    var parser = new MultiPartFormData.Parser(boundary);
    parser.setFilesDirectory(folder);
    parser.setMaxParts(2);
    parser.setMaxFileSize(bytesMax);
    parser.setMaxLength(bytesMax);
    parser.setMaxMemoryFileSize(Document.BYTES_MAX);
    try (var parts = parse(parser, body)) {
      for (var part : parts) {
        if (!FILE.equals(part.getName()) && !MAPPING.equals(part.getName())) {
          throw malformed("it has a part \"" + part.getName() + "\"");
        }
      }
      var sent = parts.getFirst(FILE);
      if (sent == null) {
        throw malformed("it has no part \"" + FILE + "\"");
      }
      sent.writeTo(file);
      return Optional.ofNullable(parts.getFirst(MAPPING)).map(ImportUploadReader::mapping);
    }
  }

  private static MultiPartFormData.Parts parse(MultiPartFormData.Parser parser, InputStream body)
      throws IOException {
    var parts = new CompletableFuture<MultiPartFormData.Parts>();
    parser.parse(Content.Source.from(body), Promise.Invocable.toPromise(parts));
    try {
      return parts.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a form was read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException refusal) {
        throw refusal;
      }
      throw new ProblemException(
          malformed("its parts cannot be told apart, or are too large").problem(), e);
    }
  }

  private static ImportMapping mapping(MultiPart.Part part) {
    return ImportMapping.parse(MAPPING, part.getContentAsString(StandardCharsets.UTF_8));
  }

  private static ProblemException malformed(String why) {
    return SERVICE_FORM_MALFORMED
        .because(
            "The form cannot be read: "
                + why
                + ". Send the parts \""
                + FILE
                + "\" and, where a line is an entry, \""
                + MAPPING
                + "\".")
        .toException();
  }
}
