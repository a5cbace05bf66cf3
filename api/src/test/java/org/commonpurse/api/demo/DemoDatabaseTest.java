package org.commonpurse.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a demonstration takes for its database. */
class DemoDatabaseTest {

  @TempDir private Path folder;

  @Test
  void beginsCleanInPlaceOfAnEarlierDemonstration() {
    var file = folder.resolve("demo.db");
    try (var ledger = Ledger.open(DemoDatabase.clean(file).url())) {
      ledger.funds().register(Published.oldham().fund(), new Actor("test"));
    }

    try (var ledger = Ledger.open(DemoDatabase.clean(file).url())) {
      assertThat(ledger.funds().list()).isEmpty();
    }
  }

  /** The service that runs on it keeps its keys there. */
  @Test
  void makesTheFolderIfItIsNotThereAndAFileForItsOwnerOnly() throws IOException {
    DemoDatabase.clean(folder.resolve("out/new/demo.db"));

    var made = folder.resolve("out/new/demo.db");
    assertThat(made).isRegularFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesALedgerAloneThatNoDemonstrationMade() {
    var file = folder.resolve("demo.db");
    try (var ledger = Ledger.open("jdbc:sqlite:" + file)) {
      ledger.funds().register(Published.oldham().fund(), new Actor("test"));
    }

    assertThatThrownBy(() -> Demo.run(Published.CONFIG, folder, new Published.Heard()))
        .hasMessageContaining("demo.db is no database of a demonstration");
    try (var ledger = Ledger.open("jdbc:sqlite:" + file)) {
      assertThat(ledger.funds().list()).hasSize(1);
    }
  }

  @Test
  void leavesAFileAloneThatIsNoDatabase() throws IOException {
    var file = Files.writeString(folder.resolve("demo.db"), "my notes");

    assertThatThrownBy(() -> DemoDatabase.clean(file)).hasMessageContaining("left as it is");
    assertThat(file).hasContent("my notes");
  }
}
