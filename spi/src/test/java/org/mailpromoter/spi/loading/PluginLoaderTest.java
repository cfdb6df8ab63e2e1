package org.mailpromoter.spi.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins as jars in folders: good ones are taken, bad ones are refused with a reason. */
class PluginLoaderTest {
  private static final String SOURCE =
      """
      package example.plugin;

      import org.mailpromoter.spi.Plugin;
      import org.mailpromoter.spi.PluginInfo;
      import org.mailpromoter.spi.Spi;

      public class ExamplePlugin implements Plugin {
        @Override
        public PluginInfo info() {
          %s
          return PluginInfo.of("%s", "1.0", Spi.MAJOR, %s);
        }
      }
      """;

  @TempDir private Path folder;

  private void plugin(String place, String name, String minor, String statement) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("source-" + place));
    Path source = sources.resolve("ExamplePlugin.java");
    Files.writeString(source, SOURCE.formatted(statement, name, minor));
    int failed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                sources.toString(),
                source.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertThat(failed).isZero();
    Path jar = Files.createDirectories(folder.resolve("plugins").resolve(place)).resolve("p.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("example/plugin/ExamplePlugin.class"));
      out.write(Files.readAllBytes(sources.resolve("example/plugin/ExamplePlugin.class")));
      out.putNextEntry(new JarEntry("META-INF/services/org.mailpromoter.spi.Plugin"));
      out.write("example.plugin.ExamplePlugin\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private PluginRegistry load() {
    return PluginLoader.load(folder.resolve("plugins"));
  }

  @Test
  void takesAPluginFromAFolderOfItsOwn() throws Exception {
    plugin("good", "order-number", "Spi.MINOR", "");
    assertThat(load().problems()).isEmpty();
    assertThat(load().plugins())
        .singleElement()
        .satisfies(plugin -> assertThat(plugin.info().toString()).isEqualTo("order-number 1.0"));
  }

  @Test
  void refusesAPluginOfANewerInterfaceAndGoesOnWithTheOthers() throws Exception {
    plugin("a-newer", "newer", "Spi.MINOR + 7", "");
    plugin("b-good", "good", "Spi.MINOR", "");
    assertThat(load().problems())
        .singleElement()
        .asString()
        .contains("newer: it was built for version");
    assertThat(load().plugins()).hasSize(1);
  }

  @Test
  void refusesASecondPluginOfTheSameName() throws Exception {
    plugin("one", "twin", "Spi.MINOR", "");
    plugin("two", "twin", "Spi.MINOR", "");
    assertThat(load().plugins()).hasSize(1);
    assertThat(load().problems()).singleElement().asString().contains("has the same name");
  }

  @Test
  void refusesAPluginThatThrowsOrReachesForWhatIsNotPromised() throws Exception {
    plugin(
        "throws", "throws", "Spi.MINOR", "if (true) throw new IllegalStateException(\"broken\");");
    plugin(
        "reaches",
        "reaches",
        "Spi.MINOR",
        "org.mailpromoter.core.sync.SyncListener.NONE.hashCode();");
    assertThat(load().plugins()).isEmpty();
    assertThat(load().problems())
        .hasSize(2)
        .anySatisfy(p -> assertThat(p.reason()).contains("broken"))
        .anySatisfy(p -> assertThat(p.reason()).contains("not promised to plugins"));
  }

  @Test
  void refusesAFolderWithoutAPlugin() throws Exception {
    Files.createDirectories(folder.resolve("plugins").resolve("empty"));
    assertThat(load().problems()).singleElement().asString().contains("empty: no jar");
  }
}
