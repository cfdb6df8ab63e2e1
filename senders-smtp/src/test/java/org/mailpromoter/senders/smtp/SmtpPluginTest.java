package org.mailpromoter.senders.smtp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** The SMTP sender keeps to what plugins must. */
class SmtpPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new SmtpPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.sender(
            "smtp",
            Map.of(
                "host", "localhost",
                "port", "{port}",
                "security", "starttls",
                "trust", "{folder}/ca.pem",
                "connect-timeout", "5s",
                "read-timeout", "6s",
                "final-timeout", "7m"),
            Map.of("username", "anna", "password", "s3cret-word")),
        PluginExample.sender(
            "smtp",
            Map.of(
                "host", "localhost",
                "authentication", "oauth2-device",
                "token-url", "https://localhost:{port}/token",
                "device-code-url", "https://localhost:{port}/devicecode",
                "token-trust", "{folder}/login-ca.pem",
                "client-id", "mailpromoter",
                "client-secret", "s3cret-client",
                "scope", "https://mail.example/.default"),
            Map.of("username", "anna", "token-file", "{folder}/token")),
        PluginExample.sender(
            "smtp",
            Map.of(
                "host", "localhost",
                "authentication", "oauth2-client",
                "token-url", "https://localhost:{port}/token",
                "client-id", "mailpromoter",
                "client-certificate", "{folder}/client.pem",
                "client-key", "{folder}/client.key",
                "client-assertion", "rs256",
                "scope", "https://mail.example/.default"),
            Map.of("username", "anna")),
        PluginExample.sender(
            "smtp",
            Map.of("host", "localhost", "authentication", "oauth2-token"),
            Map.of("username", "anna", "token", "s3cret-token")));
  }

  @Test
  void nothingSecretIsSentUnencrypted() {
    assertThatThrownBy(
            () ->
                make(
                    Map.of("host", "localhost", "security", "insecure-plain"),
                    Map.of("username", "anna", "password", "s3cret-word")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("nothing secret is sent unencrypted");
  }

  @Test
  void aLoginNeedsANameAndAPassword() {
    assertThatThrownBy(() -> make(Map.of("host", "localhost"), Map.of("username", "anna")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("password");
  }

  private static void make(Map<String, String> sender, Map<String, String> mailbox) {
    SmtpSenderFactory factory = new SmtpSenderFactory();
    factory.sender(
        "anna", Config.of(factory.senderKeys(), sender), Config.of(factory.mailboxKeys(), mailbox));
  }
}
