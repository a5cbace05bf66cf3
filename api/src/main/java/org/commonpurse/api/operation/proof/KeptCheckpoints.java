package org.commonpurse.api.operation.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.CheckpointKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps checkpoints in a folder, a file each, and sends them to an address, a line of plain text each.
 *
 * @param folder  the folder, made if it is not there; empty for none
 * @param address  an HTTP address that takes them by POST; empty for none
 */
public record KeptCheckpoints(Optional<Path> folder, Optional<URI> address)
    implements CheckpointKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(KeptCheckpoints.class);

  /** Nobody who closes a period waits longer than this for the address. */
  private static final Duration TIME_MAX = Duration.ofSeconds(5);

  @Override
  public void keep(Checkpoint checkpoint) {
    folder.ifPresent(to -> write(to, checkpoint));
    address.ifPresent(to -> send(to, checkpoint));
  }

  private static void write(Path folder, Checkpoint checkpoint) {
    var name =
        "%s-%d-%d.checkpoint"
            .formatted(checkpoint.fund(), checkpoint.sequence(), checkpoint.events().orElse(0L));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), checkpoint + "\n");
    } catch (IOException e) {
      LOG.error("The checkpoint {} could not be written to {}", checkpoint, folder, e);
    }
  }

  private static void send(URI address, Checkpoint checkpoint) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TIME_MAX)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.ofString(checkpoint + "\n"))
            .build();
    try {
      var client = HttpClient.newBuilder().connectTimeout(TIME_MAX).build();
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        LOG.error("The checkpoint {} was answered {} by {}", checkpoint, status, address);
      }
    } catch (IOException e) {
      LOG.error("The checkpoint {} could not be sent to {}", checkpoint, address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.error("The checkpoint {} was not sent to {}: interrupted", checkpoint, address);
    }
  }
}
