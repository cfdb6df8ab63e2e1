package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;

/**
 * The contract of plugins catches faults: for each rule there is a plugin that breaks only this
 * rule.
 */
class PluginContractTest {
  static final ConfigKey<Path> FILE = ConfigKey.path("file").meaning("Where to").mandatory();
  static final ConfigKey<Integer> PORT =
      ConfigKey.integer("port", 1, 65_535).meaning("Port").defaultsTo(1);
  static final ConfigKey<Secret> TOKEN = ConfigKey.secret("token").meaning("Who asks");
  static final Map<String, String> VALUES =
      Map.of("file", "{folder}/out", "port", "{port}", "token", "s3cret-token");

  private static final class Right implements ActivitySink {
    @Override
    public Delivery deliver(ActivityEvent event) {
      return Delivery.done();
    }
  }

  /** A correct plugin with one sink. No service names it. */
  private static class SinkPlugin implements PluginContract, Plugin, ActivitySinkFactory {
    @Override
    public Plugin plugin() {
      return this;
    }

    @Override
    public List<PluginExample> examples() {
      return List.of(PluginExample.sink("right", VALUES));
    }

    /** No test here: a service would be found by every test of this module. */
    @Override
    public void pl02_theHostFindsIt() {}

    @Override
    public PluginInfo info() {
      return PluginInfo.of("right", "1", Spi.MAJOR, Spi.MINOR);
    }

    @Override
    public List<ActivitySinkFactory> activitySinks() {
      return List.of(this);
    }

    @Override
    public String name() {
      return "right";
    }

    @Override
    public String description() {
      return "nowhere";
    }

    @Override
    public ConfigSpec keys() {
      return ConfigSpec.of(FILE, PORT, TOKEN);
    }

    @Override
    public ActivitySink create(String section, Config config) {
      return new Right();
    }
  }

  static class AllRight extends SinkPlugin {}

  @Test
  void aPluginThatKeepsTheRulesPasses() {
    assertThat(FailedTests.of(AllRight.class)).isEmpty();
  }

  static class OfTheFuture extends SinkPlugin {
    @Override
    public PluginInfo info() {
      return PluginInfo.of("right", "1", Spi.MAJOR + 1, 0);
    }
  }

  @Test
  void aPluginOfAnotherInterfaceIsNotAdmitted() {
    assertThat(FailedTests.of(OfTheFuture.class)).contains("pl01_theHostAdmitsIt");
  }

  /** Runs the rule that the others leave out. */
  static class InNoService implements PluginContract {
    @Override
    public Plugin plugin() {
      return new AllRight();
    }

    @Override
    public List<PluginExample> examples() {
      return plugin() instanceof SinkPlugin right ? right.examples() : List.of();
    }
  }

  @Test
  void aPluginThatNoServiceNamesIsNotFound() {
    assertThat(FailedTests.of(InNoService.class)).containsExactly("pl02_theHostFindsIt");
  }

  static class Silent extends SinkPlugin {
    @Override
    public String description() {
      return " ";
    }
  }

  static class Meaningless extends SinkPlugin {
    @Override
    public ConfigSpec keys() {
      return ConfigSpec.of(FILE, PORT, ConfigKey.secret("token"));
    }
  }

  @Test
  void whatIsNotDescribedBreaksTheThirdRule() {
    String rule = "pl03_everyPartAndEveryKeyIsDescribed";
    assertThat(FailedTests.of(Silent.class)).containsExactly(rule);
    assertThat(FailedTests.of(Meaningless.class)).containsExactly(rule);
  }

  static class Incomplete extends SinkPlugin {
    @Override
    public List<PluginExample> examples() {
      return List.of(PluginExample.sink("right", Map.of("file", "out", "port", "1")));
    }
  }

  static class WithoutExamples extends SinkPlugin {
    @Override
    public List<PluginExample> examples() {
      return List.of();
    }
  }

  @Test
  void keysThatNoExampleTriesBreakTheFourthRule() {
    String keys = "pl04_everyKeyIsTriedWithAValueOtherThanItsDefault";
    assertThat(FailedTests.of(Incomplete.class)).containsExactly(keys);
    assertThat(FailedTests.of(WithoutExamples.class))
        .containsExactly(keys, "pl04_everyPartIsMadeOfItsExamples");
  }

  /** Asks for the value of a key as if it had a default. */
  static class Demanding extends SinkPlugin {
    @Override
    public List<PluginExample> examples() {
      return List.of(
          PluginExample.sink("right", VALUES),
          PluginExample.sink("right", Map.of("file", "{folder}/out")));
    }

    @Override
    public ActivitySink create(String section, Config config) {
      config.get(TOKEN);
      return new Right();
    }
  }

  @Test
  void aPartThatIsNotMadeOfARightConfigurationBreaksTheFourthRule() {
    assertThat(FailedTests.of(Demanding.class)).contains("pl04_everyPartIsMadeOfItsExamples");
  }

  static class Writing extends SinkPlugin {
    @Override
    public ActivitySink create(String section, Config config) {
      try {
        Files.writeString(config.get(FILE), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Right();
    }
  }

  static class Connecting extends SinkPlugin {
    @Override
    public ActivitySink create(String section, Config config) {
      try (Socket socket = new Socket("localhost", config.get(PORT))) {
        assertThat(socket.isConnected()).isTrue();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Right();
    }
  }

  @Test
  void aPartThatIsUsedWhenItIsMadeBreaksTheSixthRule() {
    String rule = "pl06_makingAPartDoesNoInputOrOutput";
    assertThat(FailedTests.of(Writing.class)).containsExactly(rule);
    assertThat(FailedTests.of(Connecting.class)).containsExactly(rule);
  }

  static class Shared extends SinkPlugin {
    private final ActivitySink one = new Right();

    @Override
    public ActivitySink create(String section, Config config) {
      return one;
    }
  }

  @Test
  void aPartThatSectionsShareBreaksTheSeventhRule() {
    assertThat(FailedTests.of(Shared.class)).containsExactly("pl07_everySectionHasAPartOfItsOwn");
  }

  static class ClosedOnce extends SinkPlugin {
    @Override
    public ActivitySink create(String section, Config config) {
      return new ActivitySink() {
        private final List<String> open = new ArrayList<>(List.of("file"));

        @Override
        public Delivery deliver(ActivityEvent event) {
          return Delivery.done();
        }

        @Override
        public void close() {
          open.remove(0);
        }
      };
    }
  }

  @Test
  void aPartThatCanBeClosedOnceOnlyBreaksTheEighthRule() {
    assertThat(FailedTests.of(ClosedOnce.class)).containsExactly("pl08_aSecondCloseDoesNoHarm");
  }

  static class Talkative extends SinkPlugin {
    @Override
    public ActivitySink create(String section, Config config) {
      String token = config.find(TOKEN).map(Secret::reveal).orElse("");
      return new ActivitySink() {
        @Override
        public Delivery deliver(ActivityEvent event) {
          return Delivery.done();
        }

        @Override
        public String toString() {
          return "sink with " + token;
        }
      };
    }
  }

  @Test
  void aPartThatPrintsASecretBreaksTheNinthRule() {
    assertThat(FailedTests.of(Talkative.class)).containsExactly("pl09_noPartPrintsASecret");
  }
}
