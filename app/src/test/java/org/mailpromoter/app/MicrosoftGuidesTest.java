package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.app.output.ProductVersion;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.testkit.MailBuilder;

/**
 * The guides to Microsoft 365 and Dynamics 365 show what the commands print: they are carried out,
 * with models of the servers. With {@code -Dguides.write=true} they are brought up to date.
 */
class MicrosoftGuidesTest {
  private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private static final UUID CHRISTOPHER = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final UUID ANNA = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

  /** What differs from version to version, or is on standard error. */
  private static final Map<String, String> COMMON =
      Map.of(
          ProductVersion.TEXT,
          "0.1.0",
          "Asks mailbox 1, which is christopher ...\n",
          "",
          "Asks directory 1, which is crm ...\nAsks sink 1, which is dynamics ...\n",
          "");

  private static final String SECRET = "a secret of the app";

  private final GraphServerStub graph =
      GraphServerStub.start(GraphSettings.plain().like(Profile.OBSERVED));
  private final GraphMailbox christopher = graph.mailbox("christopher@contoso.example");

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    graph.client("6731de76-14a6-49ae-97bc-6eba6914391e", SECRET);
    graph.mailbox("support@contoso.example").refuse(Refusal.accessDenied());
    secret("secrets/m365.txt");
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private void secret(String name) throws IOException {
    Path secret = folder.resolve(name);
    Files.createDirectories(secret.getParent());
    Files.writeString(secret, SECRET);
    assertThat(secret.toFile().setReadable(false, false)).isTrue();
    assertThat(secret.toFile().setReadable(true, true)).isTrue();
  }

  private static MailBuilder mail(String name, String from, String to) {
    return MailBuilder.mail()
        .id("<" + name + "@fabrikam.example>")
        .from(from)
        .to(to)
        .date("Mon, 2 Nov 2026 09:00:00 +0000")
        .subject(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
        .body("Hello\n");
  }

  private void received(MailBuilder mail) {
    christopher.deliver("Inbox", mail.bytes(), START.plusSeconds(3_600));
  }

  private static MailBuilder toChristopher(String name, String from) {
    return mail(name, from, "Christopher Reed <christopher@contoso.example>");
  }

  /** The servers of a guide are those of Microsoft. */
  private record Models(Map<String, String> inFile, Map<String, String> inOutput)
      implements CarriedOutPage.Stage {
    @Override
    public String written(String content) {
      return replaced(content, inFile);
    }

    @Override
    public String shown(String output) {
      return replaced(output, inOutput);
    }

    private static String replaced(String text, Map<String, String> by) {
      String now = text;
      for (Map.Entry<String, String> each : by.entrySet()) {
        now = now.replace(each.getKey(), each.getValue());
      }
      return now;
    }
  }

  private Map<String, String> graphInFile() {
    return Map.of(
        "    connector: graph\n",
        "    connector: graph\n    security: insecure-plain\n    url: %s\n    token-url: %s\n"
            .formatted(graph.url(), graph.tokenUrl()));
  }

  private void carryOut(String guide, Models models) throws IOException {
    Path page = DOCS.resolve(guide);
    String text = Files.readString(page);
    String now = new CarriedOutPage(folder, models).of(text);
    if (Boolean.getBoolean("guides.write")) {
      Files.writeString(page, now);
    } else {
      assertThat(text).as("bring it up to date with -Dguides.write=true").isEqualTo(now);
    }
  }

  @Test
  void theGuideToMicrosoft365ShowsWhatTheCommandsPrint() throws IOException {
    String sent = "Christopher Reed <christopher@contoso.example>";
    christopher.deliver(
        "Sent Items", mail("offer", sent, "anna.berg@fabrikam.example").bytes(), START);
    received(
        toChristopher("order", "Anna Berg <anna.berg@fabrikam.example>")
            .inReplyTo("<offer@fabrikam.example>"));
    received(toChristopher("inquiry", "Joan Miller <joan@fabrikam.example>"));
    Map<String, String> inOutput = new LinkedHashMap<>(COMMON);
    inOutput.put(graph.url().getAuthority(), "graph.microsoft.com");
    inOutput.put("line 16)", "line 13)"); // without the three keys of the model
    carryOut("microsoft-365.md", new Models(graphInFile(), inOutput));
  }

  @Test
  void theFourCommandsAreThere() throws IOException {
    assertThat(Files.readString(DOCS.resolve("microsoft-365.md")))
        .containsSubsequence(
            "\nNew-ServicePrincipal ",
            "\nNew-ManagementScope ",
            "\nNew-ManagementRoleAssignment ",
            "\nTest-ServicePrincipalAuthorization ");
  }

  /** Skipped where the published tables are not next to the repository. */
  @Test
  void theGuideToDynamics365ShowsWhatTheCommandsPrint() throws IOException {
    try (DataverseServerStub dynamics = DataverseServerStub.start()) {
      dynamics.client("5f1c0f5e-58f2-4f3c-9c3e-6a3f3c1d2b10", SECRET);
      dynamics.put(
          "systemuser",
          CHRISTOPHER,
          Map.of(
              "fullname",
              "Christopher Reed",
              "internalemailaddress",
              "christopher@contoso.example"));
      dynamics.put(
          "contact",
          ANNA,
          Map.of("fullname", "Anna Berg", "emailaddress1", "anna.berg@fabrikam.example"));
      secret("secrets/dynamics.txt");
      received(toChristopher("order", "Anna Berg <anna.berg@fabrikam.example>"));
      Map<String, String> inFile = new LinkedHashMap<>(graphInFile());
      String root = dynamics.url().toString();
      inFile.put("kind: dataverse\n", "kind: dataverse\n    insecure-plain: yes\n");
      inFile.put("https://contoso.crm4.dynamics.com", root.substring(0, root.indexOf("/api/")));
      inFile.put(
          "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token",
          dynamics.tokenUrl().toString());
      carryOut("dynamics-365.md", new Models(inFile, COMMON));
      assertThat(dynamics.rows("email")).hasSize(1);
      assertThat(dynamics.rows("email").get(0)).containsEntry("subject", "Order");
    }
  }

  @Test
  void eachGuideIsLinkedFromWhereItIsLookedFor() throws IOException {
    for (String guide : List.of("microsoft-365.md", "dynamics-365.md")) {
      for (String page : List.of("README.md", "user-guide.md", "../README.md")) {
        assertThat(Files.readString(DOCS.resolve(page))).contains(guide + ")");
      }
    }
  }
}
