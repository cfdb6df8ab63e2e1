package com.example.mailpromoter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/**
 * The plugin in a distribution, which {@code -Dmailpromoter.distribution=FOLDER} names and whose
 * folder {@code plugins} it is put into.
 */
@EnabledIfSystemProperty(named = "mailpromoter.distribution", matches = ".+")
class PluggedInIT {
  private static final Path HOME =
      Path.of(System.getProperty("mailpromoter.distribution", "")).toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void mailAboutAnOrderIsPromotedFromAPop3Mailbox() throws Exception {
    DovecotServer.requirePop3OrSkip();
    plugIn();
    try (DovecotServer server = DovecotServer.start(Map.of("christopher", "secret"))) {
      server.deliver("christopher", mail("Where is order-07945?", "question"));
      server.deliver("christopher", mail("Where is order-07946?", "slip"));
      configure(server);
      assertThat(run("plugins")).contains("order-number 1.0.0", "pop3", "text-file", "properties");
      assertThat(run("check-config")).contains("is fine", "1 record directory");
      Files.write(
          folder.resolve("sent.eml"),
          MailBuilder.mail()
              .id("<confirmation@ours.example>")
              .from("christopher@ours.example")
              .to("tom@customer.example")
              .subject("Your order ORDER-07945")
              .bytes());
      run("activities", "record-sent", "sent.eml", "--regarding", "account:contoso");
      assertThat(run("sync")).contains("2 new messages, 1 promoted");
      assertThat(run("explain", "<question@customer.example>"))
          .contains("became email activity", "CorrelationMatch", "order-number", "07945");
      assertThat(run("explain", "<slip@customer.example>")).contains("was not promoted");
      assertThat(run("activities", "--output", "json")).contains("account:contoso");
      assertThat(run("sync")).contains("0 new messages");
    }
  }

  private static byte[] mail(String subject, String id) {
    return MailBuilder.mail()
        .id("<" + id + "@customer.example>")
        .from("tom@customer.example")
        .to("christopher@ours.example")
        .subject(subject)
        .bytes();
  }

  private static void plugIn() throws IOException {
    Path plugin = Files.createDirectories(HOME.resolve("plugins/order-number"));
    try (Stream<Path> jars = Files.list(Path.of("target/plugin"))) {
      for (Path jar : jars.toList()) {
        Path copy = plugin.resolve(jar.getFileName());
        Files.deleteIfExists(copy);
        Files.copy(jar, copy);
      }
    }
  }

  private void configure(DovecotServer server) throws IOException {
    Files.writeString(
        folder.resolve("records.properties"), "tom@customer.example = contact:tom, Tom Miller\n");
    // snippet: configuration
    String configuration =
        """
        servers:
          shop: {connector: pop3, host: localhost, port: %d, security: tls, trust: %s}
        mailboxes:
          christopher:
            server: shop
            owner: christopher
            username: christopher
            password: ${POP3_PASSWORD}
        correlation:
          order-number: {prefix: "ORDER-"}
        directories:
          partners: {kind: properties, file: records.properties}
        users:
          christopher: {name: Christopher, addresses: [christopher@ours.example], track: replies}
        """;
    // end of snippet
    Files.writeString(
        folder.resolve("mailpromoter.yaml"),
        configuration.formatted(server.pop3sPort(), server.certificate()));
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/mailpromoter").toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("POP3_PASSWORD", "secret");
    int code = builder.start().waitFor();
    String text = Files.readString(output);
    assertThat(code).as(String.join(" ", command) + ":\n" + text).isZero();
    return text.replaceAll("\\s+", " ");
  }
}
