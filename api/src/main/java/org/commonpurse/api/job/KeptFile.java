package org.commonpurse.api.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.commonpurse.api.access.Requester;

/**
 * A file that a job made, kept until the job is forgotten.
 *
 * @param path  where it is
 * @param bytes  how many it has
 * @param mediaType  of what is in it
 * @param headers  that go with it
 * @param guard  refuses whoever may not have it any more
 */
public record KeptFile(
    Path path,
    long bytes,
    String mediaType,
    Map<String, String> headers,
    Consumer<Requester> guard) {

  public KeptFile {
    headers = Map.copyOf(headers);
  }

  /** Throws it away. */
  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
