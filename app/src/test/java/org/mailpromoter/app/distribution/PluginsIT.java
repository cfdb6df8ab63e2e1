package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.PluginJar;

/** Third-party plugins in the distribution: one that works, and others that do forbidden things. */
class PluginsIT {
  private static final String CONFIGURATION =
      """
      storage: {file: test.db}
      servers: {files: {connector: file}}
      mailboxes: {christopher: {server: files, owner: christopher, path: mail}}
      users:
        christopher: {name: Christopher, addresses: [christopher@ours.example], track: replies}
      """;

  /** A plugin with one strategy, of which the name and the body of keysOf are filled in. */
  private static final String STRATEGY =
      """
      package stranger;

      import java.util.*;
      import org.mailpromoter.core.correlation.*;
      import org.mailpromoter.core.message.Envelope;
      import org.mailpromoter.spi.*;
      import org.mailpromoter.spi.config.*;

      public class StrangersPlugin implements Plugin {
        static final ConfigKey<String> SIGN =
            ConfigKey.text("sign").meaning("What stands before a number").defaultsTo("#");

        public PluginInfo info() {
          return PluginInfo.of("%1$s", "1.0", Spi.MAJOR, Spi.MINOR);
        }

        public List<CorrelationStrategyFactory> correlationStrategies() {
          return List.of(new CorrelationStrategyFactory() {
            public String name() { return "%1$s"; }
            public String description() { return "numbers in the subject"; }
            public ConfigSpec keys() { return ConfigSpec.of(SIGN); }
            public CorrelationStrategy create(Config config) {
              String sign = config.get(SIGN);
              return new CorrelationStrategy() {
                public String name() { return "%1$s"; }
                public Set<CorrelationKey> keysOf(Envelope e) {
                  %2$s
                  int at = e.subject().indexOf(sign);
                  return at < 0
                      ? Set.of()
                      : Set.of(new CorrelationKey("number", e.subject().substring(at, at + 5)));
                }
                public Optional<Match> judge(Envelope e, List<Candidate> found) {
                  return found.stream().findFirst().map(c -> Match.of(c, "Subject", sign));
                }
              };
            }
          });
        }
      }
      """;

  private static final String CONNECTOR =
      """
      package stranger;

      import java.util.*;
      import org.mailpromoter.core.mailbox.*;
      import org.mailpromoter.spi.*;
      import org.mailpromoter.spi.config.*;

      public class StrangersPlugin implements Plugin {
        public PluginInfo info() {
          return PluginInfo.of("broken", "1.0", Spi.MAJOR, Spi.MINOR);
        }

        public List<ConnectorFactory> connectors() {
          return List.of(new ConnectorFactory() {
            public String name() { return "broken"; }
            public String description() { return "nothing"; }
            public ConfigSpec serverKeys() { return ConfigSpec.NONE; }
            public ConfigSpec mailboxKeys() { return ConfigSpec.NONE; }
            public MailboxSource source(String mailbox, Config server, Config config) {
              return () -> { Runtime.getRuntime().halt(9); return null; };
            }
          });
        }
      }
      """;

  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void configure() throws IOException {
    distribution = new Distribution(folder);
    distribution.configure(CONFIGURATION);
    Files.createDirectories(folder.resolve("mail"));
    mail(1, "Order #4711");
  }

  private void mail(int number, String subject) {
    distribution.write(
        "mail/" + number + ".eml",
        ("Message-ID: <%d@x.example>\nFrom: tom@x.example\nTo: christopher@ours.example\nSubject:"
                + " %s\n\nHello.\n")
            .formatted(number, subject));
  }

  private void install(String name, String source) throws IOException {
    new PluginJar()
        .source("stranger.StrangersPlugin", source)
        .service("stranger.StrangersPlugin")
        .write(distribution.plugins().resolve(name).resolve("plugin.jar"));
  }

  private Distribution.Result run(String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  private String flat(String... arguments) throws Exception {
    return run(arguments).out().replaceAll("\\s+", " ");
  }

  @Test
  void aStrategyOfAPluginIsConfiguredAndRecognisesReplies() throws Exception {
    install("order-number", STRATEGY.formatted("order-number", ""));
    assertThat(flat("plugins"))
        .contains("order-number 1.0", "correlation strategy order-number numbers in the subject")
        .contains("connector imap", "storage sqlite one SQLite file");
    assertThat(flat("plugins", "keys", "order-number"))
        .contains("order-number, correlation: sign: What stands before a number (text; default #)");
    assertThat(run("--output", "json", "plugins", "keys", "sqlite").out())
        .contains("\"key\" : \"file\"", "\"default\" : \"mailpromoter.db\"");
    assertThat(distribution.run("plugins", "keys", "order-numbre").err())
        .contains("did you mean order-number?");
    run("sync");
    run("retry", "--decision", "1", "--by-hand");
    mail(2, "About #4711");
    assertThat(run("sync").out()).contains("1 new message, 1 promoted");
    distribution.configure(CONFIGURATION + "correlation: {order-number: {sign: No.}}\n");
    mail(3, "About #4711 again");
    assertThat(run("sync").out()).contains("1 new message, 0 promoted");
    distribution.configure(CONFIGURATION + "correlation:\n  order-number:\n    sing: x\n");
    assertThat(distribution.run("sync").err())
        .contains("line 8: correlation.order-number.sing: is unknown; did you mean sign?");
  }

  @Test
  void strategiesThatEndTheProgramOrHangCostThemselvesOnly() throws Exception {
    install("exits", STRATEGY.formatted("exits", "System.exit(7);"));
    install("hangs", STRATEGY.formatted("hangs", "while (sign.length() == 1) { Thread.yield(); }"));
    mail(2, "Another");
    Distribution.Result sync = run("sync");
    assertThat(sync.out()).contains("2 new messages, 0 promoted");
    assertThat(sync.err().replaceAll("\\s+", " "))
        .contains("The correlation strategy exits failed over 2 messages")
        .contains("it tried to end the program, which plugins must not do")
        .contains("The correlation strategy hangs failed over 2 messages")
        .contains("it did not answer within 5000 ms");
    assertThat(flat("alerts").split("The correlation strategy ", -1)).hasSize(3);
    assertThat(flat("explain", "<1@x.example>"))
        .contains("one correlation strategy failed, so the message may be one")
        .contains("mailpromoter retry --decision 1");
    assertThat(flat("verify-decisions")).contains("2");
  }

  @Test
  void aConnectorThatHaltsTheProgramCostsItsMailboxOnly() throws Exception {
    install("broken", CONNECTOR);
    distribution.configure(
        CONFIGURATION
            .replace("{connector: file}}", "{connector: file}, theirs: {connector: broken}}")
            .replace("mailboxes: {", "mailboxes: {maria: {server: theirs}, "));
    Distribution.Result sync = distribution.run("sync");
    assertThat(sync.code()).isEqualTo(5);
    assertThat(sync.out()).contains("Mailbox christopher: 1 new message");
    assertThat(sync.err().replaceAll("\\s+", " "))
        .contains("The connector of the mailbox maria failed while it was to open the mailbox")
        .contains("This is a defect of the connector");
  }
}
