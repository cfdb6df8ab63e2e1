package org.mailpromoter.deployment;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;

/** Whatever a configuration holds is read, or refused with every problem there is. */
class ConfigurationFuzzTest {
  private static final PluginRegistry PLUGINS =
      PluginLoader.load(Path.of("no-such-folder"), HostKeys.RESERVED);

  @FuzzTest
  void yaml(byte[] yaml) throws IOException {
    Path file = Files.createTempFile("fuzz", ".yaml");
    try {
      Files.write(file, yaml);
      new DeploymentReader(
              PLUGINS, new PartMaker(), List.of("in-reply-to"), name -> Optional.empty())
          .read(file);
    } catch (ConfigurationException refused) {
      return;
    } finally {
      Files.delete(file);
    }
  }
}
