package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.ExchangeSettings;
import org.mailpromoter.exchange.stub.ExchangeSettings.Scheme;

/** A person logs in to a mailbox once, on a terminal; after that no person is needed. */
class ExchangeLoginIT {
  private final ExchangeServerStub stub =
      ExchangeServerStub.start(ExchangeSettings.plain().offering(Scheme.BEARER));
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    stub.close();
  }

  private Distribution distribution() {
    Distribution distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          exchange:
            connector: exchange-ews
            url: %s
            security: insecure-plain
            authentication: oauth2-device
            token-url: %s
            device-code-url: %s
            client-id: mailpromoter
            scope: https://stub.example/.default offline_access
        mailboxes:
          anna: {server: exchange, owner: anna, token-file: anna.token}
        users: {anna: {addresses: [anna@stub.example]}}
        """
            .formatted(stub.url(), stub.tokenUrl(), stub.deviceCodeUrl()));
    return distribution;
  }

  @Test
  void thePageAndTheCodeAreShownAndTheLoginIsKept() throws Exception {
    stub.mailbox("anna").deliver(mail().from("tom@x.example").to("anna@stub.example").bytes());
    stub.publicClient("mailpromoter");
    Distribution distribution = distribution();
    Distribution.Result before = distribution.run("mailbox", "test", "anna");
    assertThat(before.code()).isEqualTo(5);
    assertThat(before.err()).contains("nobody has logged in yet", "mailpromoter mailbox login");

    logIn(distribution);

    Distribution.Result after = distribution.run("sync");
    assertThat(after.code()).as(after.out() + after.err()).isZero();
    assertThat(distribution.run("errors").out()).contains("tom@x.example");
  }

  private void logIn(Distribution distribution) throws Exception {
    Path out = folder.resolve("login.out");
    Path err = folder.resolve("login.err");
    Process login = distribution.start(out, err, "mailbox", "login", "anna");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(err).contains("enter the code"));
    stub.approveDevice("anna");
    assertThat(login.waitFor()).as(Files.readString(err)).isZero();
    assertThat(out).content().contains("anna: logged in");
  }

  /** The tokens of the stub are for no IMAP server; the login is the same for all of them. */
  @Test
  void aMailboxOverImapIsLoggedInToInTheSameWay() throws Exception {
    stub.mailbox("anna");
    stub.publicClient("mailpromoter");
    Distribution distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          office:
            connector: imap
            host: localhost
            security: insecure-plain
            authentication: oauth2-device
            token-url: %s
            device-code-url: %s
            client-id: mailpromoter
            scope: https://stub.example/.default offline_access
        mailboxes:
          anna: {server: office, owner: anna, username: anna, token-file: anna.token}
        users: {anna: {addresses: [anna@stub.example]}}
        """
            .formatted(stub.tokenUrl(), stub.deviceCodeUrl()));
    Distribution.Result before = distribution.run("mailbox", "test", "anna");
    assertThat(before.err()).contains("nobody has logged in yet", "mailpromoter mailbox login");
    logIn(distribution);
    assertThat(folder.resolve("anna.token")).content().startsWith("0.refresh.");
  }
}
