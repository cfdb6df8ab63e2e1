package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.loading.Offer;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.spi.policy.PolicySource;

/**
 * The contract of every {@link Plugin}, independent of its offers, which have their own contracts.
 * Implement {@link #plugin()} and {@link #examples()} in a test class. The rules:
 *
 * <ul>
 *   <li>PL-1: the host admits the plugin: its version, and the names of what it offers.
 *   <li>PL-2: the host finds it: it is named as a service, and its constructor is public.
 *   <li>PL-3: every part has a description, and every key a meaning.
 *   <li>PL-4: every part can be configured and made; every key of it is tried with a value other
 *       than its default.
 *   <li>PL-5: a key that does not exist, or a required one that is missing, is refused.
 *   <li>PL-6: creating a part reads no files and opens no connections.
 *   <li>PL-7: every section has its own part.
 *   <li>PL-8: closing a part twice is harmless, even if it was never used.
 *   <li>PL-9: no part prints a secret.
 * </ul>
 *
 * @since 0.1
 */
@Timeout(
    value = PluginContract.GUARD_MINUTES,
    unit = TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface PluginContract {
  /** Longer than any test takes, so it ends only hanging tests. */
  long GUARD_MINUTES = 3;

  /** A new plugin. */
  Plugin plugin();

  /**
   * Configurations that are right. Each part needs at least one, and each key is in one of them
   * with a value other than its default; keys that exclude each other need several.
   */
  List<PluginExample> examples();

  /** PL-1: the host admits it. */
  @Test
  default void pl01_theHostAdmitsIt() {
    PluginRegistry registry = PluginLoader.admit(plugin());
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.plugins()).hasSize(1);
    assertThat(registry.plugins().get(0).info().version()).as("the plugin's version").isNotBlank();
  }

  /** PL-2: it is named in {@code META-INF/services}. */
  @Test
  default void pl02_theHostFindsIt() {
    Class<?> type = plugin().getClass();
    assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type))
        .as("plugins that are named in META-INF/services")
        .anyMatch(type::equals);
  }

  /** PL-3: people read what a part is and what a key is for. */
  @Test
  default void pl03_everyPartAndEveryKeyIsDescribed() {
    for (Offer offer : PluginParts.offers(plugin())) {
      assertThat(offer.description()).as("the description of the " + offer).isNotBlank();
      offer
          .keys()
          .values()
          .forEach(
              spec ->
                  assertThat(spec.keys())
                      .as("keys of the %s without a meaning", offer)
                      .filteredOn(key -> key.meaning().isBlank())
                      .isEmpty());
    }
  }

  /** PL-4: every example is accepted, and a part is made of it. */
  @Test
  default void pl04_everyPartIsMadeOfItsExamples() throws IOException {
    PluginParts parts = new PluginParts(plugin());
    Set<String> without = new TreeSet<>();
    parts.offers().forEach(offer -> without.add(offer.toString()));
    for (PluginExample example : examples()) {
      without.remove(parts.offer(example).toString());
      try (PluginPlayground playground = new PluginPlayground()) {
        assertThatCode(() -> parts.make(example, "one", playground))
            .as(example.toString())
            .doesNotThrowAnyException();
      }
    }
    assertThat(without).as("parts without an example").isEmpty();
  }

  /** PL-4: no key is left out, and none is only given its default. */
  @Test
  default void pl04_everyKeyIsTriedWithAValueOtherThanItsDefault() throws IOException {
    PluginParts parts = new PluginParts(plugin());
    try (PluginPlayground playground = new PluginPlayground()) {
      for (Offer offer : parts.offers()) {
        Set<String> untried = PluginParts.keys(offer);
        for (PluginExample example : examples()) {
          if (parts.offer(example).equals(offer)) {
            untried.removeAll(parts.tried(example, playground));
          }
        }
        assertThat(untried).as("keys of the %s that no example tries", offer).isEmpty();
      }
    }
  }

  /** PL-5: a typo is reported, not ignored. */
  @Test
  default void pl05_anUnknownOrMissingKeyIsRefused() throws IOException {
    PluginParts parts = new PluginParts(plugin());
    try (PluginPlayground playground = new PluginPlayground()) {
      for (PluginExample example : examples()) {
        for (Map.Entry<String, ConfigSpec> each : parts.offer(example).keys().entrySet()) {
          Map<String, String> values = example.values(each.getKey(), playground);
          for (ConfigKey<?> key : each.getValue().keys()) {
            if (key.required()) {
              Map<String, String> fewer = new LinkedHashMap<>(values);
              fewer.remove(key.name());
              refused(each.getValue(), fewer);
            }
          }
          values.put("no-such-key", "1");
          refused(each.getValue(), values);
        }
      }
    }
  }

  private static void refused(ConfigSpec spec, Map<String, String> values) {
    assertThatThrownBy(() -> Config.of(spec, values)).isInstanceOf(IllegalArgumentException.class);
  }

  /** PL-6: the configuration is checked where the server is away and the files are not there. */
  @Test
  default void pl06_makingAPartDoesNoInputOrOutput() throws IOException {
    PluginParts parts = new PluginParts(plugin());
    for (PluginExample example : examples()) {
      try (PluginPlayground playground = new PluginPlayground()) {
        parts.make(example, "one", playground);
        assertThat(playground.files()).as("files that %s makes", example).isEmpty();
        assertThat(playground.isConnected()).as("whether %s connects", example).isFalse();
      }
    }
  }

  /**
   * PL-7: two sections with the same values are two parts; a strategy has the name of its offer.
   */
  @Test
  default void pl07_everySectionHasAPartOfItsOwn() throws IOException {
    PluginParts parts = new PluginParts(plugin());
    try (PluginPlayground playground = new PluginPlayground()) {
      for (PluginExample example : examples()) {
        Object one = parts.make(example, "one", playground);
        if (one instanceof CorrelationStrategy strategy) {
          assertThat(strategy.name()).isEqualTo(example.name());
        } else if (!(one instanceof String)) {
          assertThat(parts.make(example, "two", playground)).isNotSameAs(one);
        }
      }
    }
  }

  /** PL-8: after a failure the host closes every part, used or not, perhaps twice. */
  @Test
  default void pl08_aSecondCloseDoesNoHarm() throws IOException {
    PluginParts parts = new PluginParts(plugin());
    try (PluginPlayground playground = new PluginPlayground()) {
      for (PluginExample example : examples()) {
        Object made = parts.make(example, "one", playground);
        assertThatCode(
                () -> {
                  close(made);
                  close(made);
                })
            .as(example.toString())
            .doesNotThrowAnyException();
      }
    }
  }

  private static void close(Object made) {
    if (made instanceof ActivitySink sink) {
      sink.close();
    } else if (made instanceof MailSender sender) {
      sender.close();
    } else if (made instanceof RecordDirectory directory) {
      directory.close();
    } else if (made instanceof PolicySource source) {
      source.close();
    }
  }

  /** PL-9: printed values may end up in a log. */
  @Test
  default void pl09_noPartPrintsASecret() throws IOException {
    PluginParts parts = new PluginParts(plugin());
    try (PluginPlayground playground = new PluginPlayground()) {
      for (PluginExample example : examples()) {
        List<String> secrets = new ArrayList<>(parts.secrets(example, playground));
        String printed = String.valueOf(parts.make(example, "one", playground));
        assertThat(secrets).as(example.name()).noneMatch(printed::contains);
      }
    }
  }
}
