package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;

/** Settings of Dynamics 365 are taken over and compared, and it is asked about messages. */
class DynamicsSettingsTest {
  private static final String MARIA = "maria@ours.example";

  @TempDir private Path folder;
  private final DataverseServerStub stub = DataverseServerStub.start();
  private CommandRun commands;

  @BeforeEach
  void configure() throws Exception {
    commands = new CommandRun(folder);
    commands.configure(main(""));
    user("Maria Garcia", MARIA, 1);
    Map<String, Object> settings = new HashMap<>();
    settings.put("ignoreinternalemail", true);
    settings.put("trackingprefix", "CRM:");
    settings.put("isfolderbasedtrackingenabled", true);
    stub.settings(settings);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private String main(String more) {
    String root = stub.url().toString();
    return """
        storage: {file: data/test.db}
        servers: {files: {connector: file}}
        mailboxes: {maria: {server: files, owner: maria, path: mail}}
        users: {maria: {name: Maria, addresses: [maria@ours.example]}}
        policy-sources:
          dynamics: {kind: dataverse, url: "%s", insecure-plain: yes, token-url: "%s", client-id: app, client-secret: secret}
        """
            .formatted(root.substring(0, root.indexOf("/api/")), stub.tokenUrl())
        + more;
  }

  private UUID user(String name, String address, int option) {
    UUID id =
        stub.add(
            "systemuser",
            Map.of("fullname", name, "internalemailaddress", address, "isdisabled", false));
    stub.put("usersettings", id, Map.of("incomingemailfilteringmethod", option));
    return id;
  }

  private Path policy() {
    return folder.resolve("policy.yaml");
  }

  @Test
  void withoutAFileNothingIsWrittenAndEveryDifferenceIsShown() {
    CommandRun.Result shown = commands.run("settings", "import", "dynamics");
    assertThat(shown.code()).as(shown.text()).isZero();
    assertThat(shown.text())
        .contains(
            "ignore-internal-email",
            "organization.ignoreinternalemail",
            "Not carried over:",
            "organization.isfolderbasedtrackingenabled (true): Tracked folders are named",
            "(use tracking token)",
            "Nothing was written. Add --to FILE")
        .doesNotContain("use-correlation");
    assertThat(policy()).doesNotExist();
    assertThat(commands.database()).doesNotExist();
  }

  @Test
  void whyItCannotBeAskedIsToldOnceWithItsCausesInShort() throws Exception {
    commands.configure(main("").replace("client-secret: secret", "client-secret: wrong"));
    CommandRun.Result refused = commands.run("--verbose", "settings", "import", "dynamics");
    assertThat(refused.err())
        .contains("The policy source dynamics cannot ask", "  caused by ")
        .doesNotContain("... ", "Caused by:");
    assertThat(refused.err().lines().filter(each -> each.strip().startsWith("at "))).hasSize(1);
    assertThat(refused.err().split("invalid_client", -1)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void theFileThatIsWrittenPutsTheSettingsInForce() throws Exception {
    user("Zoe O'Hara", "zoe@ours.example", 4);
    CommandRun.Result written =
        commands.run("settings", "import", "dataverse", "--to", policy().toString());
    assertThat(written.code()).as(written.text()).isZero();
    assertThat(written.text())
        .contains("is written.", "add a line to the configuration file: policy-file: ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(policy())))
        .isEqualTo("rw-------");
    commands.configure(main("policy-file: policy.yaml\n"));
    assertThat(commands.run("check-config").text()).contains("is fine: 1 mailbox, 2 users");
    assertThat(commands.run("settings", "import", "dynamics", "--diff").code()).isZero();
    commands.mail("one");
    assertThat(commands.run("sync").code()).isZero();
    assertThat(commands.run("settings").text())
        .containsPattern("ignore-internal-email +yes +policy\\.yaml, line \\d+")
        .containsPattern("track +none +policy\\.yaml, line \\d+");
  }

  @Test
  void aFileIsReplacedOnlyIfThatWasAskedForAndItIsAPolicyFile() throws Exception {
    String file = policy().toString();
    assertThat(commands.run("settings", "import", "dynamics", "--to", file).code()).isZero();
    CommandRun.Result kept = commands.run("settings", "import", "dynamics", "--to", file);
    assertThat(kept.code()).isEqualTo(3);
    assertThat(kept.text()).contains("it already exists", "--replace");
    commands.configure(main("policy-file: policy.yaml\n"));
    assertThat(commands.run("settings", "import", "dynamics", "--to", file, "--replace").code())
        .isZero();
    Files.writeString(policy(), "organization: {}\n");
    assertThat(commands.run("settings", "import", "dynamics", "--to", file, "--replace").text())
        .contains("is no policy file of mailpromoter");
    assertThat(
            commands
                .run(
                    "settings",
                    "import",
                    "dynamics",
                    "--to",
                    commands.config().toString(),
                    "--replace")
                .text())
        .contains("the installation uses this file");
  }

  @Test
  void driftIsShownWithBothValuesAndItsExitCode() {
    CommandRun.Result drift = commands.run("settings", "import", "dynamics", "--diff");
    assertThat(drift.code()).isEqualTo(8);
    assertThat(drift.text())
        .containsPattern("organization ignore-internal-email yes no default")
        .doesNotContain("Not carried over", "Nothing was written");
    assertThat(commands.run("settings", "set", "ignore-internal-email", "yes").code()).isZero();
    CommandRun.Result settled = commands.run("settings", "import", "dynamics", "--diff");
    assertThat(settled.text()).doesNotContain("ignore-internal-email");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThat(commands.run("settings", "import", "dynamics", "--diff", "--to", "x").code())
        .isEqualTo(2);
    assertThat(commands.run("settings", "import", "dynamics", "--replace").code()).isEqualTo(2);
    assertThat(commands.run("explain", "1", "--source", "dynamics").code()).isEqualTo(2);
    CommandRun.Result unknown = commands.run("settings", "import", "dynamic");
    assertThat(unknown.code()).isEqualTo(6);
    assertThat(unknown.text())
        .contains("There is no policy source 'dynamic'; did you mean dynamics?");
  }

  @Test
  void aPrivilegeThatIsMissingIsNamed() {
    stub.faults().once(DataverseFaults.missingPrivilege("prvReadUserSettings"));
    CommandRun.Result failed =
        commands.run("settings", "import", "dynamics", "--to", policy().toString());
    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.text()).contains("prvReadUserSettings", "What to do: Give the security role");
    assertThat(policy()).doesNotExist();
  }

  private void refuseOne() throws Exception {
    commands.mail("one");
    assertThat(commands.run("sync").code()).isZero();
  }

  @Test
  void dynamicsAgreesOrGivesAnotherReason() throws Exception {
    refuseOne();
    stub.incomingEmailReason(1);
    assertThat(commands.run("explain", "1", "--ask-dynamics").text())
        .contains("dynamics would not promote this message: NoCorrelationMatch. It agrees.")
        .doesNotContain("These settings differ");
    stub.incomingEmailReason(3);
    assertThat(commands.run("explain", "1", "--ask-dynamics").text())
        .contains(
            "NoRecipientMatch. The result is the same, for another reason: here it is"
                + " NoCorrelationMatch.");
    assertThat(commands.run("explain", "1").text()).doesNotContain("dynamics");
  }

  @Test
  void aDisagreementIsShownWithTheSettingsThatDiffer() throws Exception {
    refuseOne();
    user("Zoe O'Hara", "zoe@ours.example", 4);
    UUID maria =
        UUID.fromString(String.valueOf(stub.rows("usersettings").get(0).get("systemuserid")));
    stub.put("usersettings", maria, Map.of("incomingemailfilteringmethod", 0));
    stub.incomingEmailReason(6);
    CommandRun.Result asked = commands.run("explain", "<one@x.example>", "--ask-dynamics");
    assertThat(asked.code()).as(asked.text()).isZero();
    assertThat(asked.text())
        .contains(
            "dynamics would promote this message: AcceptAll. It disagrees: here the reason is"
                + " NoCorrelationMatch.",
            "These settings differ:",
            "user:maria track all replies default")
        .doesNotContain("user:zoe");
    assertThat(stub.askedMails())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail)
                    .containsEntry("MessageId", "<one@x.example>")
                    .containsEntry("From", "x@x.example")
                    .containsEntry("To", MARIA));
    assertThat(commands.run("--output", "json", "explain", "1", "--ask-dynamics").out())
        .contains("\"judgements\"", "\"disagreed\"", "\"reason_there\" : \"AcceptAll\"");
  }

  @Test
  void copiesOfAMessageAreOneQuestionAndACopyOfPromotedMailIsNone() throws Exception {
    String two = main("").replace("mailboxes: {", "mailboxes: {ben: {server: files, path: mail}, ");
    commands.configure(two);
    refuseOne();
    stub.incomingEmailReason(1);
    assertThat(commands.run("explain", "<one@x.example>", "--ask-dynamics").text())
        .contains("Decision 1: dynamics would not", "Decision 2: dynamics would not");
    assertThat(stub.askedMails()).hasSize(1);
    commands.configure(two.replace("addresses: [", "track: all, addresses: ["));
    commands.mail("two");
    assertThat(commands.run("sync").code()).isZero();
    assertThat(commands.run("explain", "<two@x.example>", "--ask-dynamics").text())
        .contains("dynamics was not asked: this is a copy of a message that was promoted.");
    assertThat(stub.askedMails()).hasSize(2);
  }

  @Test
  void whatDynamicsHasAlreadyItDoesNotDecide() throws Exception {
    refuseOne();
    stub.add("email", Map.of("messageid", "<one@x.example>"));
    assertThat(commands.run("explain", "1", "--ask-dynamics").text())
        .contains("dynamics has this message already");
  }

  @Test
  void nothingIsEverChangedInDynamics() throws Exception {
    refuseOne();
    stub.incomingEmailReason(6);
    commands.run("settings", "import", "dynamics", "--to", policy().toString());
    commands.run("explain", "1", "--ask-dynamics");
    assertThat(stub.requests())
        .flatExtracting(each -> each.parts())
        .isNotEmpty()
        .allMatch(each -> each.startsWith("GET "));
  }
}
