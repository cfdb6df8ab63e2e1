package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.guard.Thrown;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.spi.Spi;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.loading.LoadedPlugin;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginProblem;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.spi.loading.ReservedKeys;

/** Plugins as jars in folders: good ones are taken, bad ones are refused with reason and remedy. */
class PluginLoaderTest {
  private static final String PLUGIN = "example.ExamplePlugin";

  /**
   * A plugin, of which name, versions, constructor, what info() does, and members are filled in.
   */
  private static final String SOURCE =
      """
      package example;

      import java.util.*;
      import org.mailpromoter.core.correlation.*;
      import org.mailpromoter.core.message.Envelope;
      import org.mailpromoter.spi.*;
      import org.mailpromoter.spi.config.*;

      public class ExamplePlugin implements Plugin {
        public ExamplePlugin() {
          %s
        }
        @Override
        public PluginInfo info() {
          %s
          return PluginInfo.of("%s", "1.0", %s, %s);
        }
        %s
      }
      """;

  private static final String STRATEGY =
      """
      @Override
      public List<CorrelationStrategyFactory> correlationStrategies() {
        return List.of(new CorrelationStrategyFactory() {
          public String name() { return "%s"; }
          public ConfigSpec keys() { return ConfigSpec.of(ConfigKey.text("pattern")); }
          public CorrelationStrategy create(Config config) {
            return new CorrelationStrategy() {
              public String name() { return "%1$s"; }
              public Set<CorrelationKey> keysOf(Envelope e) { %s }
              public Optional<Match> judge(Envelope e, List<Candidate> f) { return Optional.empty(); }
            };
          }
        });
      }
      """;

  @TempDir private Path folder;

  private PluginJar jar(
      String constructor, String statement, String name, String major, String minor, String more) {
    return new PluginJar()
        .source(PLUGIN, SOURCE.formatted(constructor, statement, name, major, minor, more))
        .service(PLUGIN);
  }

  private PluginJar named(String name) {
    return offering(name, "");
  }

  private PluginJar offering(String name, String members) {
    return jar("", "", name, "Spi.MAJOR", "Spi.MINOR", members);
  }

  private Path install(String place, PluginJar jar) throws IOException {
    return jar.write(folder.resolve("plugins").resolve(place).resolve("plugin.jar"));
  }

  private PluginRegistry load() {
    return PluginLoader.load(
        folder.resolve("plugins"),
        ReservedKeys.NONE.and(
            "correlation", List.of(ConfigKey.flag("enabled").meaning("Whether").defaultsTo(true))));
  }

  private void refusedWhileOthersGoOn(String... words) throws IOException {
    install("zz-good", named("good"));
    PluginRegistry registry = load();
    assertThat(registry.plugins()).extracting(each -> each.info().name()).containsExactly("good");
    assertThat(registry.problems())
        .singleElement()
        .asString()
        .contains(words)
        .doesNotContain("null,");
  }

  @Test
  void takesAPluginFromAFolderOfItsOwn() throws Exception {
    install(
        "good", offering("order-number", STRATEGY.formatted("order-number", "return Set.of();")));
    PluginRegistry registry = load();
    assertThat(registry.problems()).isEmpty();
    LoadedPlugin plugin = registry.plugins().get(0);
    assertThat(plugin.info()).hasToString("order-number 1.0");
    assertThat(plugin.place()).isEqualTo("good");
    assertThat(plugin.offers())
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer).hasToString("correlation strategy 'order-number'");
              assertThat(offer.keys()).containsOnlyKeys("correlation");
            });
    assertThat(registry.strategies()).containsOnlyKeys("order-number");
  }

  @ParameterizedTest
  @CsvSource({"Spi.MAJOR, Spi.MINOR + 7", "Spi.MAJOR + 1, Spi.MINOR"})
  void refusesAnotherVersionOfTheInterfaceWithBothNumbers(String major, String minor)
      throws Exception {
    install("other", jar("", "", "other", major, minor, ""));
    String mine = Spi.MAJOR + "." + Spi.MINOR;
    refusedWhileOthersGoOn("other: it was built for version ", "has " + mine, "Get a version");
  }

  @Test
  void takesAPluginOfAnOlderMinorVersion() throws Exception {
    install("older", jar("", "", "older", "Spi.MAJOR", "Spi.MINOR - 1", ""));
    assertThat(load().problems()).isEmpty();
  }

  @Test
  void refusesASecondPluginOfTheSameName() throws Exception {
    install("aa", named("good"));
    refusedWhileOthersGoOn(
        "plugins/zz-good (good): another plugin has the same name (in plugins/aa)", "Remove one");
  }

  @Test
  void refusesAStrategyOfATakenName() throws Exception {
    install("aa", offering("first", STRATEGY.formatted("order-number", "return Set.of();")));
    install("bb", offering("second", STRATEGY.formatted("order-number", "return Set.of();")));
    assertThat(load().problems())
        .singleElement()
        .asString()
        .contains(
            "plugins/bb (second): its correlation strategy 'order-number'",
            "plugin first (in plugins/aa)");
    assertThat(load().strategies()).containsOnlyKeys("order-number");
  }

  @Test
  void refusesAStrategyWithTheNameOfABuiltInOne() throws Exception {
    install("aa", offering("clash", STRATEGY.formatted("in-reply-to", "return Set.of();")));
    refusedWhileOthersGoOn(
        "plugins/aa (clash): its correlation strategy 'in-reply-to'", "built-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Order Number", "", "../etc", "über"})
  void refusesAnIllegalName(String name) throws Exception {
    install("aa", named(name));
    refusedWhileOthersGoOn("aa: its name, '" + name + "', is not made of");
  }

  @Test
  void refusesAnIllegalNameOfAnOffer() throws Exception {
    install("aa", offering("bad", STRATEGY.formatted("Order Number", "return Set.of();")));
    refusedWhileOthersGoOn(
        "plugins/aa (bad): the name of its correlation strategy, 'Order Number'");
  }

  @Test
  void refusesAConstructorThatThrows() throws Exception {
    String throwing = "if (true) throw new IllegalStateException(\"no licence\");";
    install("aa", jar(throwing, "", "x", "Spi.MAJOR", "Spi.MINOR", ""));
    refusedWhileOthersGoOn("aa: it cannot be loaded: IllegalStateException: no licence");
  }

  @Test
  void refusesAnInfoThatThrows() throws Exception {
    String throwing = "if (true) throw new StackOverflowError();";
    install("aa", jar("", throwing, "x", "Spi.MAJOR", "Spi.MINOR", ""));
    refusedWhileOthersGoOn("aa: it cannot be loaded: StackOverflowError");
  }

  @Test
  void refusesAnInfoThatIsNull() throws Exception {
    install("aa", jar("", "if (true) return null;", "x", "Spi.MAJOR", "Spi.MINOR", ""));
    refusedWhileOthersGoOn("aa: its info() returns null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return null;|its connectors() returns null",
        "return Collections.singletonList(null);|its connectors() returns holds null",
        "throw new IllegalStateException(\"later\");|IllegalStateException: later"
      })
  void refusesListsWithNulls(String body, String reason) throws Exception {
    String method = "public List<ConnectorFactory> connectors() { " + body + " }";
    install("aa", offering("nulls", method));
    refusedWhileOthersGoOn("plugins/aa (nulls): ", reason);
  }

  @Test
  void namesTheClassOfALibraryThatIsMissing() throws Exception {
    Path library =
        new PluginJar()
            .source("acme.Orders", "package acme; public class Orders { public Orders() {} }")
            .write(folder.resolve("library.jar"));
    String method =
        "public List<StorageFactory> storages() { new acme.Orders(); return List.of(); }";
    install("aa", offering("needy", method).against(library));
    refusedWhileOthersGoOn(
        "plugins/aa (needy): it needs the class acme.Orders, which is not there",
        "Put the jar that holds it into plugins/aa");
  }

  @Test
  void namesTheClassOfOursThatIsNotPromised() throws Exception {
    String reaching = "org.mailpromoter.core.sync.SyncListener.NONE.hashCode();";
    install("aa", jar("", reaching, "x", "Spi.MAJOR", "Spi.MINOR", ""));
    refusedWhileOthersGoOn(
        "it uses the class org.mailpromoter.core.sync.SyncListener, which is not promised",
        "Use org.mailpromoter.spi");
  }

  @Test
  void refusesABrokenJar() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("plugins/aa")).resolve("plugin.jar");
    Files.writeString(broken, "this is no jar");
    refusedWhileOthersGoOn("aa: its plugin.jar is damaged", "Get the jar again");
  }

  @Test
  void refusesADamagedClass() throws Exception {
    try (var out =
        new java.util.jar.JarOutputStream(
            Files.newOutputStream(
                Files.createDirectories(folder.resolve("plugins/aa")).resolve("p.jar")))) {
      out.putNextEntry(new java.util.jar.JarEntry("example/ExamplePlugin.class"));
      out.write(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 9});
      out.putNextEntry(new java.util.jar.JarEntry("META-INF/services/org.mailpromoter.spi.Plugin"));
      out.write(PLUGIN.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    refusedWhileOthersGoOn("aa: one of its classes is damaged");
  }

  @Test
  void refusesAServiceThatIsNotThere() throws Exception {
    install("aa", new PluginJar().service("example.Nowhere"));
    refusedWhileOthersGoOn("aa: its entry in META-INF/services", "example.Nowhere");
  }

  @Test
  void refusesTwoPluginsInOneFolder() throws Exception {
    String second = SOURCE.replace("ExamplePlugin", "OtherPlugin");
    install(
        "aa",
        named("one")
            .source(
                "example.OtherPlugin",
                second.formatted("", "", "two", "Spi.MAJOR", "Spi.MINOR", ""))
            .service("example.OtherPlugin"));
    refusedWhileOthersGoOn("aa: its folder holds several plugins", "example.OtherPlugin");
  }

  @Test
  void refusesAFolderWithoutAPluginAndAJarWithoutAFolder() throws Exception {
    Files.createDirectories(folder.resolve("plugins/empty"));
    named("loose").write(folder.resolve("plugins/loose.jar"));
    assertThat(load().problems())
        .extracting(PluginProblem::toString)
        .anyMatch(each -> each.startsWith("plugins/empty: no jar in its folder names a plugin"))
        .anyMatch(each -> each.startsWith("plugins/loose.jar: it is directly in plugins/"));
  }

  @Test
  void refusesAPluginsFolderThatIsAFile() throws Exception {
    Files.writeString(folder.resolve("plugins"), "no folder");
    assertThat(load().problems()).singleElement().asString().contains("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3);",
        "Runtime.getRuntime().halt(3);",
        "((java.util.function.IntConsumer) System::exit).accept(3);"
      })
  void refusesAConstructorThatEndsTheProgram(String ending) throws Exception {
    install("aa", jar(ending, "", "x", "Spi.MAJOR", "Spi.MINOR", ""));
    refusedWhileOthersGoOn("aa: it tries to end the program");
  }

  @Test
  void aCallThatEndsTheProgramLaterFailsWhereItStands() throws Exception {
    String strategy = STRATEGY.formatted("exits", "System.exit(4); return Set.of();");
    install("aa", offering("exits", strategy));
    CorrelationStrategy made = make(load(), "exits");
    Envelope envelope = Envelope.builder().identity(new MessageIdentity("x", 1)).build();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> made.keysOf(envelope))
        .isInstanceOf(NoSuchMethodError.class)
        .hasMessageContaining(Thrown.ENDS_THE_PROGRAM);
  }

  @Test
  void twoPluginsBringDifferentVersionsOfOneLibrary() throws Exception {
    for (String version : List.of("one", "two")) {
      Path library =
          new PluginJar()
              .source(
                  "acme.Version",
                  "package acme; public class Version { public static String of() { return \""
                      + version
                      + "\"; } }")
              .write(folder.resolve("plugins").resolve(version).resolve("library.jar"));
      String keys = "return Set.of(new CorrelationKey(\"version\", acme.Version.of()));";
      install(version, offering(version, STRATEGY.formatted(version, keys)).against(library));
    }
    PluginRegistry registry = load();
    assertThat(registry.problems()).isEmpty();
    Envelope envelope = Envelope.builder().identity(new MessageIdentity("x", 1)).build();
    for (String version : List.of("one", "two")) {
      assertThat(make(registry, version).keysOf(envelope))
          .singleElement()
          .hasToString("version=" + version);
    }
  }

  private static CorrelationStrategy make(PluginRegistry registry, String name) {
    return registry
        .strategies()
        .get(name)
        .create(ConfigSpec.NONE.read("x", new Location(Path.of("x"), 1), Map.of(), problem -> {}));
  }

  @Test
  void refusesAKeyThatTheProgramHasInTheSameSection() throws Exception {
    install(
        "greedy",
        offering(
            "greedy",
            STRATEGY
                .formatted("greedy", "return Set.of();")
                .replace("ConfigKey.text(\"pattern\")", "ConfigKey.text(\"enabled\")")));
    refusedWhileOthersGoOn(
        "plugins/greedy: ",
        "has the key 'enabled' in the section correlation, where the program itself has that key");
  }

  @Test
  void refusesAFolderInWhichAFormerVersionLiesBesideTheNewOne() throws Exception {
    PluginJar jar = named("twice");
    jar.write(folder.resolve("plugins/twice/twice-1.0.0.jar"));
    jar.write(folder.resolve("plugins/twice/twice-1.0.1.jar"));
    refusedWhileOthersGoOn(
        "plugins/twice: several of its jars name a plugin: twice-1.0.0.jar, twice-1.0.1.jar");
  }

  @Test
  void refusesAFolderThatWasCopiedIntoItself() throws Exception {
    PluginJar jar = named("nested");
    jar.write(folder.resolve("plugins/nested/nested.jar"));
    jar.write(folder.resolve("plugins/nested/plugin/nested.jar"));
    refusedWhileOthersGoOn(
        "plugins/nested: its folder holds the folder plugin with jars, which are not loaded");
  }

  @Test
  void aNameThatIsRefusedIsShownInPart() throws Exception {
    install("long", named("x".repeat(5_000)));
    refusedWhileOthersGoOn("plugins/long: its name, '" + "x".repeat(80) + "...'");
  }
}
