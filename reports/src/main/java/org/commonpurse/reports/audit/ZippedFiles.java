package org.commonpurse.reports.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.commonpurse.ledger.digest.Sha256;

/**
 * Text files on their way into one zip, each hashed as it passes; none is held in memory. The same files in
 * the same order give the same bytes.
 */
final class ZippedFiles {

  /** The first that a zip can say. The moment of writing would be another each time. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  private final Map<String, String> digests = new LinkedHashMap<>();

  /**
   * Files into a stream.
   *
   * @param out  is left open
   */
  ZippedFiles(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  /**
   * Writes the next file.
   *
   * @param text  writes it; need not flush
   * @throws UncheckedIOException if the stream fails
   */
  void add(String name, Consumer<Writer> text) {
    try {
      var entry = new ZipEntry(name);
      entry.setTimeLocal(TIME);
      zip.putNextEntry(entry);
      var hashed = new DigestOutputStream(zip, Sha256.begin());
      var writer = new OutputStreamWriter(hashed, StandardCharsets.UTF_8);
      text.accept(writer);
      writer.flush();
      zip.closeEntry();
      digests.put(name, HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the next file, whose text is at hand. */
  void add(String name, String text) {
    add(
        name,
        writer -> {
          try {
            writer.write(text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The SHA-256 of each file so far, as 64 hexadecimal digits by name, in order. */
  Map<String, String> digests() {
    return Collections.unmodifiableMap(digests);
  }

  /**
   * Ends the zip, which takes no more files.
   *
   * @throws UncheckedIOException if the stream fails
   */
  void finish() {
    try {
      zip.finish();
      zip.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
