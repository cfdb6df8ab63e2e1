package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;

/** What {@code init} writes holds every key that a file may hold, because it is made from them. */
class InitialConfigurationTest {
  private static final PluginRegistry PLUGINS =
      PluginLoader.load(Path.of("no-such-folder"), HostKeys.RESERVED);

  @TempDir private Path folder;

  private static ConnectorFactory connector(String name) {
    return PLUGINS.connectors().get(name);
  }

  private static StorageFactory storage() {
    return PLUGINS.storages().get("sqlite");
  }

  private static String text(String connector) {
    return InitialConfiguration.text(connector(connector), storage(), PLUGINS);
  }

  /** The lines between one section and the next that begins as far left. */
  private static String section(String text, String name) {
    int begin = text.indexOf("\n" + name + ":\n");
    int end = text.indexOf("\n\n", begin + 1);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  private static void holds(String section, ConfigSpec keys) {
    for (ConfigKey<?> key : keys.keys()) {
      assertThat(section)
          .as("%s", key)
          .containsPattern("(?m)^#? *#?" + Pattern.quote(key.name()) + ": \\S");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"imap", "file", "exchange-ews", "graph"})
  void everyKeyOfEverySectionStandsThere(String connector) {
    String text = text(connector);
    holds(section(text, "storage"), storage().keys());
    holds(section(text, "servers"), Mailboxes.SERVER_COMMON.and(connector(connector).serverKeys()));
    holds(section(text, "mailboxes"), Mailboxes.COMMON.and(connector(connector).mailboxKeys()));
    holds(section(text, "#notices"), NoticesSection.KEYS);
    holds(section(text, "organization"), OrganizationSection.keys());
    holds(section(text, "users"), Owners.USER_KEYS);
    holds(section(text, "queues"), Owners.QUEUE_KEYS);
    holds(section(text, "#directories"), Directories.COMMON);
    holds(section(text, "#sinks"), Sinks.COMMON);
  }

  @Test
  void everySettingOfTheOrganizationIsThereWithItsDefault() {
    String organization = section(text("imap"), "organization");
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      assertThat(organization).contains("  #" + each.key() + ": " + each.standard() + "\n");
    }
    for (OrganizationValue each : OrganizationValue.values()) {
      assertThat(organization).contains("  #" + each.key() + ": ");
    }
    assertThat(organization)
        .contains("  #tracked-keywords: [$mailpromotertracked]\n", "  #retention-by-reason: []\n");
  }

  @Test
  void defaultsThatAreTakenOutOfCommentsCountAsDefaults() throws Exception {
    List<String> lines = section(text("imap"), "organization").lines().skip(1).toList();
    String used =
        lines.stream()
            .filter(line -> !line.strip().startsWith("# "))
            .filter(line -> !line.contains("token-signing-keys"))
            .map(line -> line.replaceFirst("#", ""))
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), used + "\n");
    Deployment read =
        new DeploymentReader(
                PLUGINS,
                new PartMaker(),
                BuiltInStrategies.of(TrackingTokenFormat.DEFAULT).stream()
                    .map(CorrelationStrategy::name)
                    .toList(),
                name -> Optional.empty())
            .read(file);
    for (OrganizationValue each : OrganizationValue.values()) {
      assertThat(read.organization().setting(each).value())
          .as(each.key())
          .isEqualTo(each.standard());
    }
  }
}
