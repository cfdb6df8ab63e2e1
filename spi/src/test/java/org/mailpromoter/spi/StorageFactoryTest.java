package org.mailpromoter.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Location;

class StorageFactoryTest {
  /** A storage of another kind. */
  private static final class Elsewhere implements StorageFactory {
    @Override
    public String name() {
      return "elsewhere";
    }

    @Override
    public String description() {
      return "somewhere else";
    }

    @Override
    public ConfigSpec keys() {
      return ConfigSpec.of();
    }

    @Override
    public String place(Config config) {
      return "there";
    }

    @Override
    public boolean exists(Config config) {
      return true;
    }

    @Override
    public Storage open(Config config) {
      throw new UnsupportedOperationException("nothing is opened here");
    }
  }

  private final StorageFactory factory = new Elsewhere();
  private final Config config =
      factory
          .keys()
          .read(
              "storage",
              new Location(Path.of("a.yaml"), 1),
              Map.of(),
              problem -> assertThat(problem).isNull());

  @Test
  void aKindThatIsElsewhereHasNoFilesHere() {
    assertThat(factory.files(config)).isEmpty();
  }

  @Test
  void aKindThatKnowsNoBackupsSaysSo() {
    assertThatThrownBy(() -> factory.restore(config, Path.of("backup")))
        .hasMessageContaining("'elsewhere' cannot be restored")
        .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(StoreError.NO_BACKUP));
  }
}
