package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.testkit.MailBuilder;

/** The command that checks what is assumed of a server. */
class ProbeCommandTest {
  private static final List<String> SECRETS =
      List.of("christopher", "stub.example", "contoso", "Secret plan", "localhost", "app-4711");

  private final GraphServerStub stub =
      GraphServerStub.start(GraphSettings.plain().like(Profile.CHINA));
  private final GraphMailbox mailbox = stub.mailbox("christopher");

  @TempDir private Path folder;
  private CommandRun commands;

  @BeforeEach
  void fill() throws IOException {
    stub.client("app-4711", "secret");
    stub.mailbox("support");
    for (int number = 1; number <= 12; number++) {
      byte[] mail =
          MailBuilder.mail().from("joan@contoso.example").subject("Secret plan " + number).bytes();
      mailbox.deliver("Inbox", mail, Instant.parse("2026-11-01T08:00:00Z").plusSeconds(number));
    }
    commands = new CommandRun(folder);
    configure("");
  }

  private void configure(String keys) throws IOException {
    commands.configure(
        """
        storage: {file: data/test.db}
        servers:
          m365: {connector: graph, security: insecure-plain, url: "%s", token-url: "%s",
                 client-id: app-4711, client-secret: secret%s}
          files: {connector: file}
        mailboxes:
          christopher: {server: m365, owner: christopher, mailbox: christopher@stub.example}
          support: {server: m365, owner: christopher, mailbox: support@stub.example}
          maria: {server: files, owner: christopher, path: mail}
        users: {christopher: {name: Christopher, addresses: [christopher@ours.example]}}
        """
            .formatted(stub.url(), stub.tokenUrl(), keys));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private static void namesNobody(String text) {
    assertThat(SECRETS).noneMatch(text::contains);
  }

  @Test
  void itShowsWhatDiffersAndWhichKeyFits() {
    CommandRun.Result result = commands.run("probe", "graph", "christopher");
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.out())
        .contains(
            "probe of graph, mailbox 1:",
            "DIFFERS        Graph lists the changes of a folder (delta).",
            "as documented  A list keeps the order",
            "not checked    The same link of changes",
            "TO CHANGE      Write reading: list into the server profile");
    namesNobody(result.out());
    assertThat(result.err()).contains("mailbox 1, which is christopher");
  }

  @Test
  void theKeyThatFitsIsUsedByTheNextSyncAndShown() throws IOException {
    assertThat(commands.run("sync", "--mailbox", "christopher").code())
        .as("there are no changes to read")
        .isEqualTo(ExitCode.MAILBOX);
    configure(", reading: list");
    assertThat(commands.run("sync", "--mailbox", "christopher").code()).isZero();
    assertThat(commands.run("probe", "graph", "christopher").out())
        .contains("fits           reading: list is in force.")
        .doesNotContain("TO CHANGE");
  }

  @Test
  void withoutANameAllMailboxesOfTheProviderAreAsked() {
    CommandRun.Result result = commands.run("probe", "graph");
    assertThat(result.out()).contains("mailbox 1:", "mailbox 2:").doesNotContain("mailbox 3");
    assertThat(Files.exists(commands.database())).as("nothing is stored").isFalse();
  }

  @Test
  void aMailboxThatIsRefusedFailsAndTheOtherIsAsked() {
    mailbox.refuse(Refusal.accessDenied());
    CommandRun.Result result = commands.run("probe", "graph");
    assertThat(result.code()).isEqualTo(ExitCode.MAILBOX);
    assertThat(result.err()).contains("Mailbox christopher:", "Test-ServicePrincipalAuthorization");
    assertThat(result.out())
        .contains("failed         Nothing was asked: graph/access-denied.", "mailbox 2:");
    namesNobody(result.out());
  }

  @Test
  void theDocumentCanBeShared() {
    mailbox.refuse(Refusal.accessDenied());
    CommandRun.Result result = commands.run("--output", "json", "probe", "graph");
    assertThat(result.out())
        .contains("\"provider\" : \"graph\"", "\"graph/access-denied\"", "\"not-checked\"");
    namesNobody(result.out());
  }

  /** A server, a secret and a certificate, each of which says something else than we do. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-secret: wrong",
        "client-secret: 'file:contoso/m365.txt'",
        "client-certificate: contoso/app.pem"
      })
  void whyNothingCouldBeAskedIsACodeInTheOutputAndASentenceOnStandardError(String login)
      throws IOException {
    configure("");
    String wrong = Files.readString(commands.config()).replace("client-secret: secret", login);
    commands.configure(wrong);
    for (String format : List.of("text", "json")) {
      CommandRun.Result result = commands.run("--output", format, "probe", "graph", "christopher");
      assertThat(result.code()).isEqualTo(ExitCode.MAILBOX);
      assertThat(result.out())
          .containsPattern("Nothing was asked: [a-z-]+/[a-z-]+\\.")
          .doesNotContain("invalid_client", "m365.txt", "app.pem", folder.toString());
      namesNobody(result.out());
      assertThat(result.err())
          .containsPattern("invalid_client|contoso/m365\\.txt|contoso/app\\.pem");
    }
  }

  @Test
  void whatHasNoProbeIsNamedWithWhatHas() {
    CommandRun.Result file = commands.run("probe", "file");
    assertThat(file.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(file.text())
        .contains(
            "There is no part with a probe that is configured with 'file'; there are: graph.");
    CommandRun.Result nobody = commands.run("probe", "graph", "suport");
    assertThat(nobody.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(nobody.text()).contains("of graph 'suport'; did you mean support?");
  }
}
