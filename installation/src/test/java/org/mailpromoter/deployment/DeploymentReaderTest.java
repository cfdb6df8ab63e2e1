package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.TryBudget;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.config.SecretException;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;

class DeploymentReaderTest {
  private static final PluginRegistry PLUGINS =
      PluginLoader.load(Path.of("no-such-folder"), HostKeys.RESERVED);
  private static final String GOOD =
      """
      servers:
        office:
          connector: imap
          host: imap.example
      mailboxes:
        christopher:
          server: office
          owner: christopher
          username: christopher@x.example
          password: ${SECRET}
      users:
        christopher:
          addresses: [christopher@x.example]
      queues:
        support:
          addresses: [support@x.example]
          owner: christopher
      """;

  @TempDir private Path folder;

  private Deployment read(String yaml) throws ConfigurationException, IOException {
    Path file = folder.resolve("mailpromoter.yaml");
    Files.writeString(file, yaml);
    return new DeploymentReader(
            PLUGINS,
            new PartMaker(),
            List.of("in-reply-to", "references", "tracking-token"),
            name -> Optional.ofNullable(Map.of("SECRET", "s3cret", "EMPTY", "").get(name)))
        .read(file);
  }

  private String refused(String yaml) {
    ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> read(yaml));
    assertThat(e).as("not refused: %s", yaml).isNotNull();
    return e.sentence().replace(folder.toString(), "");
  }

  @Test
  void everythingHasADefault() throws Exception {
    Deployment d = read(GOOD);
    assertThat(d.storage().place()).isEqualTo(folder.resolve("mailpromoter.db").toString());
    assertThat(d.mailboxes())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.folders()).containsExactly(FolderTask.incoming(new FolderId("INBOX")));
              assertThat(m.policy().incomingEnabled()).isTrue();
              assertThat(m.policy().owner()).contains(RecordId.user("christopher"));
            });
    Policy policy = EffectivePolicy.of(d, List.of());
    assertThat(policy.owner(RecordId.user("christopher")).orElseThrow().track().value())
        .isEqualTo(TrackOption.REPLIES);
    assertThat(policy.owner(RecordId.queue("support")).orElseThrow().track().value())
        .isEqualTo(TrackOption.ALL);
    assertThat(policy.organization().is(OrganizationSwitch.USE_CORRELATION)).isTrue();
  }

  /** The switches that the text does not name, each turned. */
  private static String otherSwitches() {
    return Arrays.stream(OrganizationSwitch.values())
        .skip(4)
        .map(each -> "  " + each.key() + ": " + (each.standard() ? "no" : "yes"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void valuesOfTheOrganizationAreReadAndChecked() throws Exception {
    Deployment d =
        read(
            """
        organization:
          forced-track-option: 4
          stranger-in-conversation: Refuse
          trusted-authentication-servers: MX1.ours.example mx2.ours.example
          largest-attachment-kilobytes: 10
          smart-matching-delta-subject-count: 1
        """);
    OrganizationSettings settings = EffectivePolicy.of(d, List.of()).organization();
    assertThat(settings.forcedTrackOption().orElseThrow().value()).isEqualTo(TrackOption.NONE);
    assertThat(settings.setting(OrganizationValue.STRANGER_IN_CONVERSATION).value())
        .isEqualTo("refuse");
    assertThat(settings.words(OrganizationValue.TRUSTED_AUTHENTICATION_SERVERS))
        .containsExactly("mx1.ours.example", "mx2.ours.example");
    assertThat(d.smartMatching().deltaSubjectCount()).isEqualTo(1);
    assertThatThrownBy(() -> read("organization:\n  forced-track-option: 7\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("off, 0, 1, 2, 3, 4")
        .hasMessageContaining("'7'");
    assertThatThrownBy(() -> read("organization:\n  retention-by-reason: NoSuchReason=7\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("NoSuchReason=7");
    assertThatThrownBy(() -> read("organization:\n  smart-matching-filter: '('\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("'('");
  }

  @Test
  void aListOfWordsMayBeWrittenAsAListAndMayBeEmpty() throws Exception {
    assertThat(trackedKeywords("[$One, $Two]")).containsExactly("$one", "$two");
    assertThat(trackedKeywords("$One $Two")).containsExactly("$one", "$two");
    assertThat(trackedKeywords("[]")).isEmpty();
    assertThat(trackedKeywords("\"\"")).isEmpty();
    assertThat(trackedKeywords("none")).isEmpty();
    assertThat(EffectivePolicy.checkValue("tracked-keywords", "")).isEqualTo("none");
  }

  @Test
  void aTrackedKeywordMayHaveSpaces() throws Exception {
    String category = "tracked to dynamics 365";
    assertThat(trackedKeywords("[Tracked to Dynamics 365]")).containsExactly(category);
    assertThat(trackedKeywords("Tracked to Dynamics 365")).containsExactly(category);
    assertThat(trackedKeywords("\n    - Tracked to Dynamics 365\n    - $MailpromoterTracked"))
        .containsExactly(category, "$mailpromotertracked");
    assertThat(trackedKeywords("\"Tracked to Dynamics 365, Red category\""))
        .containsExactly(category, "red category");
    assertThat(trackedKeywords("[$One, $Two, $One]")).containsExactly("$one", "$two");
    assertThat(EffectivePolicy.checkValue("tracked-keywords", " Tracked to Dynamics 365 , $One"))
        .isEqualTo("tracked to dynamics 365, $one");
  }

  @Test
  void aTrackedKeywordThatNoMailboxCanHoldIsRefused() {
    for (String each : List.of("x".repeat(256), "a\u0007b", "[]", "[A B, C D]")) {
      assertThatThrownBy(() -> EffectivePolicy.checkValue("tracked-keywords", each))
          .hasMessageContaining("names separated by commas, with spaces if need be");
    }
  }

  @Test
  void otherListsOfWordsAreSplitAtSpacesAsBefore() throws Exception {
    for (String value : List.of("exe bat", "[exe, bat]", "\"exe, bat\"")) {
      assertThat(
              read(GOOD + "organization:\n  blocked-attachments: " + value + "\n")
                  .organization()
                  .words(OrganizationValue.BLOCKED_ATTACHMENTS))
          .containsExactly("exe", "bat");
    }
  }

  private List<String> trackedKeywords(String value) throws Exception {
    return read(GOOD + "organization:\n  tracked-keywords: " + value + "\n")
        .organization()
        .words(OrganizationValue.TRACKED_KEYWORDS);
  }

  @Test
  void t33_ofTheStartDatesOfServerAndMailboxTheLaterCounts() throws Exception {
    String text =
        """
        servers:
          files: {connector: file, format: maildir, process-from: %s}
        mailboxes:
          me: {server: files, path: mail/me, process-from: 2026-02-01}
        """;
    for (String server : List.of("2026-01-01", "2026-03-01")) {
      Instant later =
          server.startsWith("2026-03")
              ? Instant.parse("2026-03-01T00:00:00Z")
              : Instant.parse("2026-02-01T00:00:00Z");
      assertThat(read(text.formatted(server)).mailboxes().get(0).policy().processFrom())
          .contains(later);
    }
  }

  @Test
  void t34_trackedFoldersAreReadAndTheTwentySixthIsRefused() throws Exception {
    String box =
        """
        servers:
          files: {connector: file, format: maildir}
        users:
          me: {addresses: [me@x.example]}
        mailboxes:
          me:
            server: files
            owner: me
            path: mail/me
            sent-folder: Sent
            tracked-folders: [%s]
        """;
    Deployment d = read(box.formatted("\"Contoso = account:contoso\", Other"));
    MailboxPolicy policy = d.mailboxes().get(0).policy();
    assertThat(policy.regardingOf(new FolderId("Contoso")))
        .isEqualTo(RecordId.parse("account:contoso"));
    assertThat(policy.tracks(new FolderId("Other"))).isTrue();
    assertThat(d.mailboxes().get(0).folders())
        .extracting(FolderTask::role)
        .containsExactly(FolderRole.SENT, FolderRole.INBOX, FolderRole.OTHER, FolderRole.OTHER);
    String many = IntStream.range(0, 26).mapToObj(i -> "F" + i).collect(Collectors.joining(", "));
    assertThatThrownBy(() -> read(box.formatted(many)))
        .hasMessageContaining("at most 25")
        .hasMessageContaining("26");
    assertThatThrownBy(() -> read(box.formatted("\"Contoso = nonsense\"")))
        .hasMessageContaining("KIND:ID");
  }

  @Test
  void everyKeyIsRead() throws Exception {
    Deployment d =
        read(
            """
        storage: {file: data/other.db}
        servers:
          files: {connector: file, format: maildir}
        mailboxes:
          support:
            server: files
            owner: queue:support
            folders: [INBOX, Done]
            enabled: false
            process-from: 2026-01-31
            path: mail/support
        organization:
          use-correlation: no
          use-tracking-tokens: false
          use-correlation-gates-all-methods: yes
          syncing-mailbox-only: true
        %s
          correlation-order: [tracking-token, in-reply-to]
          tracking-token-prefixes: ["NEW:", "CRM:"]
        users:
          me: {name: Me, addresses: [me@x.example, i@x.example], track: 3, active: false}
        queues:
          support: {name: Help, addresses: [support@x.example], owner: me, track: none}
        """
                .formatted(otherSwitches()));
    assertThat(d.storage().place()).isEqualTo(folder.resolve("data/other.db").toString());
    Policy policy = EffectivePolicy.of(d, List.of());
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      assertThat(policy.organization().is(each)).as(each.key()).isNotEqualTo(each.standard());
      assertThat(policy.organization().setting(each).origin())
          .isInstanceOfSatisfying(
              Origin.InFile.class, file -> assertThat(file.file()).endsWith("mailpromoter.yaml"));
    }
    assertThat(policy.strategyOrder().value()).containsExactly("tracking-token", "in-reply-to");
    assertThat(d.trackingTokens().prefixes()).containsExactly("NEW:", "CRM:");
    assertThat(policy.mailbox(new MailboxId("support")).orElseThrow().processFrom())
        .contains(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(policy.mailbox(new MailboxId("support")).orElseThrow().incomingEnabled()).isFalse();
    assertThat(policy.owner(RecordId.user("me")).orElseThrow().track().value())
        .isEqualTo(TrackOption.EMAIL_ENABLED_RECORDS);
    assertThat(d.ownerRecords()).hasSize(2);
    assertThat(d.ownerRecords().get(0).record().active()).isFalse();
  }

  @Test
  void aPersonalChoiceWinsOverTheFile() throws Exception {
    Choice choice =
        new Choice("user:christopher", "track", "all", new Actor.Person("maria"), Instant.EPOCH);
    Policy policy = EffectivePolicy.of(read(GOOD), List.of(choice));
    assertThat(policy.owner(RecordId.user("christopher")).orElseThrow().track())
        .isEqualTo(
            new Setting<>(TrackOption.ALL, new Origin.ByChoice(choice.who(), Instant.EPOCH)));
  }

  /** A replacement of text, and the expected refusal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          host: imap.example | hosst: imap.example | line 4: servers.office.hosst: is unknown; did you mean host?
          host: imap.example | hosst: imap.example | servers.office.host: is missing
          host: imap.example | host: [a, b] | line 4: servers.office.host: expected a single value, found a list
          host: imap.example | {host: imap.example, port: 70000} | mailpromoter.yaml
          connector: imap | connector: imapp | line 3: servers.office.connector: the connector 'imapp' is unknown; did you mean imap?
          connector: imap | connector: exchange-ews | line 3: servers.office.url: needed unless autodiscover: own-domain finds the web service
          server: office | server: offise | line 7: mailboxes.christopher.server: there is no server 'offise': it is unknown; did you mean office?
          owner: christopher | owner: kristopher | line 8: mailboxes.christopher.owner: there is no user or queue 'kristopher': it is unknown; did you mean christopher?
          host: imap.example | host: ${OTHER} | line 4: servers.office.host: the environment variable OTHER is not set; set it, or write ${OTHER:-default}
          host: imap.example | host: ${OTHER | line 4: servers.office.host: '${' without '}'
          password: ${SECRET} | enabled: perhaps | mailboxes.christopher.enabled: expected true or false, found 'perhaps'
          password: ${SECRET} | folders: [] | mailboxes.christopher.folders: give at least one folder
          password: ${SECRET} | process-from: soon | expected a date such as 2026-01-31
          addresses: [christopher@x.example] | addresses: [christopher] | line 13: users.christopher.addresses: 'christopher' is not an e-mail address
          addresses: [christopher@x.example] | track: sometimes | users.christopher.track: expected 0 (all)
          addresses: [support@x.example] | name: Support | queues.support.addresses: is missing
          users: | useers: | line 11: useers: is unknown; did you mean users?
          username: christopher@x.example | server: office | mailboxes.christopher.server: is given twice
          """)
  void aSlipIsRefusedWithItsPlaceAndTheWayOut(String right, String wrong, String expected) {
    String yaml =
        GOOD.replaceFirst(
            java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
    assertThat(refused(yaml)).contains(expected).doesNotContain("s3cret");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    String yaml =
        GOOD.replace("host:", "hosst:")
            .replace("owner: christopher\n    username", "owner: x\n    username");
    assertThat(catchThrowableOfType(ConfigurationException.class, () -> read(yaml)).problems())
        .hasSizeGreaterThanOrEqualTo(3);
  }

  /** The reader goes through the sections in an order of its own. */
  @Test
  void problemsAreToldInTheOrderOfTheFile() {
    String yaml =
        GOOD.replace("host:", "hosst:").replace("[support@x.example]", "[nowhere]")
            + "storagee: x\n";
    assertThat(catchThrowableOfType(ConfigurationException.class, () -> read(yaml)).problems())
        .extracting(each -> each.location().line())
        .hasSizeGreaterThanOrEqualTo(3)
        .isSorted();
  }

  @Test
  void anAddressOfTwoUsersIsRefusedAndOneOfAUserAndAQueueIsNot() throws Exception {
    assertThat(
            refused(
                GOOD.replace(
                    "queues:", "  maria:\n    addresses: [Christopher@x.example]\nqueues:")))
        .contains(
            "users.maria.addresses: the address christopher@x.example belongs to"
                + " user:christopher; an address can have only one");
    assertThat(read(GOOD.replace("support@x.example", "christopher@x.example")).owners())
        .hasSize(2);
  }

  @Test
  void aMailboxWithoutItsSecretIsRefused() {
    assertThat(refused(GOOD.replace("    password: ${SECRET}\n", "")))
        .contains("the mailbox christopher needs a password to log in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${OTHER}         | the environment variable OTHER is not set
          ${OTHER          | without '}'
          file:nowhere.txt | does not exist
          ${EMPTY}         | the value is empty
          """)
  void aSecretThatCannotBeReadIsToldWithItsPlaceAndRefusesNoConfiguration(
      String written, String why) throws Exception {
    Deployment d = read(GOOD.replace("${SECRET}", written));
    assertThat(d.mailboxes()).hasSize(1);
    assertThat(d.secrets())
        .singleElement()
        .satisfies(
            secret -> {
              assertThat(secret.problem().orElseThrow().toString())
                  .contains("line 10: mailboxes.christopher.password: ", why)
                  .doesNotContain(":-");
              assertThatThrownBy(secret::get)
                  .isInstanceOf(SecretException.class)
                  .hasMessageContaining("mailboxes.christopher.password")
                  .hasMessageContaining("line 10")
                  .hasMessageContaining(why);
            });
  }

  @Test
  void aSecretIsReadAnewAtEachUse() throws Exception {
    Path file = Files.writeString(folder.resolve("password.txt"), "old\n");
    Deployment d = read(GOOD.replace("${SECRET}", "file:password.txt"));
    assertThat(d.secrets().get(0).get()).isEqualTo("old");
    Files.writeString(file, "new\n");
    assertThat(d.secrets().get(0).get()).isEqualTo("new");
    assertThat(d.filesOf(d.mailboxes().get(0))).containsExactly(d.file(), file);
  }

  @Test
  void aSinkAndADirectoryWithoutTheirSecretsFailWhenTheyAreUsed() throws Exception {
    Deployment d =
        read(
            """
            sinks:
              crm: {kind: webhook, url: "https://crm.example/", token: "${OTHER}"}
            directories:
              people: {kind: ldap, host: ldap.example, base: dc=x, bind-dn: cn=a, password: "${OTHER}"}
            organization:
              token-signing-keys: ${OTHER}
            """);
    assertThat(d.sinks()).hasSize(1);
    assertThat(d.directories()).hasSize(1);
    assertThat(d.signedTokens().readIfPossible().canSign()).isFalse();
    assertThatThrownBy(() -> d.signedTokens().read())
        .isInstanceOf(SecretException.class)
        .hasMessageContaining("organization.token-signing-keys");
    assertThat(d.secrets())
        .extracting(SecretReference::key)
        .containsExactlyInAnyOrder(
            "sinks.crm.token", "directories.people.password", "organization.token-signing-keys");
  }

  @Test
  void secretsThatEveryUserMayReadAreToldOnceForEachFile() throws Exception {
    Path file = Files.writeString(folder.resolve("password.txt"), "p");
    Deployment literal = read(GOOD.replace("${SECRET}", "p"));
    Files.setPosixFilePermissions(literal.file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(Exposure.of(literal))
        .singleElement()
        .asString()
        .contains(
            "line 10: mailboxes.christopher.password", "'chmod o-rwx " + literal.file() + "'");
    Files.setPosixFilePermissions(literal.file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(Exposure.of(literal)).isEmpty();
    Deployment inFile = read(GOOD.replace("${SECRET}", "file:password.txt"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(Exposure.of(inFile))
        .singleElement()
        .asString()
        .contains(
            "every user of this machine may read the secret file " + file + "; remove",
            "'chmod o-rwx " + file + "'");
  }

  @Test
  void theCommandThatClosesASecretFileWorksWhenItIsCopied() throws Exception {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("a b")).resolve("p"), "p");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Deployment inFile = read(GOOD.replace("${SECRET}", "file:a b/p"));
    String warning = Exposure.of(inFile).get(0).message();
    String command = warning.substring(warning.indexOf("'chmod") + 1, warning.length() - 1);
    assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).as(command).isZero();
    assertThat(Exposure.of(inFile)).isEmpty();
  }

  @Test
  void aFolderInPlaceOfASecretFileIsOneProblem() throws Exception {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));
    Deployment inFolder = read(GOOD.replace("${SECRET}", "file:secrets"));
    assertThat(Exposure.of(inFolder)).isEmpty();
    assertThat(inFolder.secrets().get(0).problem().orElseThrow().message())
        .contains("the secret file " + secrets + " cannot be read");
  }

  @Test
  void aStorageThatDoesNotExistIsRefusedWithTheKnownOnes() {
    assertThat(refused(GOOD + "storage: {kind: sqlit}\n"))
        .contains("line 18: storage.kind: the storage 'sqlit' is unknown; did you mean sqlite?");
    assertThat(refused(GOOD + "storage: {kind: sqlite, path: x}\n"))
        .contains("storage.path: is unknown");
  }

  @Test
  void aSectionForAStrategyThatNoPluginOffersIsRefused() {
    assertThat(refused(GOOD + "correlation:\n  order-number: {pattern: x}\n"))
        .contains("line 19: correlation.order-number: is unknown; no plugin provides");
  }

  @Test
  void whatIsNoYamlIsRefusedWithLineAndColumn() {
    assertThat(refused("servers:\n\toffice: 1\n")).contains("line 2", "column");
    assertThat(refused("servers: [unclosed")).contains("not valid YAML");
  }

  @Test
  void aMissingFileSaysHowToWriteOne() {
    DeploymentReader reader =
        new DeploymentReader(PLUGINS, new PartMaker(), List.of(), name -> Optional.empty());
    ConfigurationException e =
        catchThrowableOfType(
            ConfigurationException.class, () -> reader.read(folder.resolve("none.yaml")));
    assertThat(e.code()).isEqualTo(ConfigError.MISSING);
    assertThat(e.code().remedy()).contains("Write a configuration file");
  }

  @Test
  void theInitialConfigurationIsValidOnceThePasswordIsSet() throws Exception {
    for (String connector : List.of("imap", "file", "exchange-ews")) {
      String text =
          InitialConfiguration.text(
              PLUGINS.connectors().get(connector), PLUGINS.storages().get("sqlite"), PLUGINS);
      Deployment d = read(text.replace("${CHRISTOPHER_PASSWORD}", "${SECRET}"));
      assertThat(d.mailboxes()).hasSize(1);
      assertThat(text).contains("#use-correlation: true", "#track: ", "#file: mailpromoter.db");
    }
  }

  @Test
  void directoriesAreReadInTheOrderOfTheFile() throws Exception {
    Deployment d =
        read(
            """
            directories:
              crm: {kind: file, path: contacts.csv, remember-unknown: 5s, remember-addresses: 100}
              leads: {kind: file, path: leads, wrong-rows: skip, ids: shared}
            """);
    assertThat(d.directories())
        .extracting(DirectoryDeployment::name)
        .containsExactly("crm", "leads");
    DirectoryDeployment crm = d.directories().get(0);
    assertThat(crm.namespace()).contains("crm");
    assertThat(crm.limits().unknown()).hasSeconds(5);
    assertThat(crm.limits().addresses()).isEqualTo(100);
    assertThat(d.directories().get(1).namespace()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crm: {kind: files, path: a.csv}   | directories.crm.kind: the kind 'files' is unknown; did you mean file?
          crm: {path: a.csv}                | directories.crm.kind: is missing; known here: dataverse, file, ldap
          crm: {kind: file}                 | directories.crm.path: is missing
          crm: {kind: file, path: a, x: 1}  | directories.crm.x: is unknown
          crm: {kind: file, path: a, grace: long} | directories.crm.grace: expected
          imported: {kind: file, path: a}   | directories.imported: is not a valid name for a directory
          My CRM: {kind: file, path: a}     | directories.My CRM: is not a valid name for a directory
          """)
  void aWrongDirectoryIsRefusedWithLineAndKey(String section, String problem) {
    assertThat(refused("directories:\n  " + section + "\n")).contains("line 2", problem);
  }

  private Deployment marked(String keys) throws Exception {
    return read(
        """
        servers:
          files: {connector: file, connections: 12, poll-interval: 30s}
        mailboxes:
          me:
            server: files
            owner: me
            path: mail/me
        %s
        users: {me: {addresses: [me@x.example]}}
        """
            .formatted(keys.indent(4).stripTrailing()));
  }

  @Test
  void s4_aServerSaysHowManyMailboxesAtOnceAndHowOften() throws Exception {
    ServerProfile server = marked("enabled: yes").mailboxes().get(0).server();
    assertThat(server).isEqualTo(new ServerProfile("files", 12, Duration.ofSeconds(30)));
  }

  @Test
  void p60_marksAreReadAndAMailboxWithoutThemIsOnlyRead() throws Exception {
    assertThat(marked("enabled: yes").mailboxes().get(0).marking()).isEqualTo(Marking.NONE);
    assertThat(
            marked(
                    """
                    promoted-mark: Tracked
                    undeliverable-mark: Broken
                    undeliverable-folder: Bin
                    """)
                .mailboxes()
                .get(0)
                .marking())
        .isEqualTo(
            Marking.NONE
                .promoted("Tracked")
                .undeliverable("Broken")
                .undeliverableFolder(new FolderId("Bin")));
  }

  @Test
  void p62_oneMarkForBothAndAFolderThatIsReadAreRefused() {
    assertThatThrownBy(
            () ->
                marked(
                    """
                    promoted-mark: Tracked
                    undeliverable-mark: tracked
                    undeliverable-folder: INBOX
                    """))
        .hasMessageContaining("must differ from promoted-mark")
        .hasMessageContaining("must not be a folder that is read");
  }

  @Test
  void sinksAreReadInTheOrderOfTheFile() throws Exception {
    Deployment d =
        read(
            """
            sinks:
              crm: {kind: webhook, url: "https://crm.example/", token: "${SECRET}", tries: 7, deadline: 5s}
              archive: {kind: jsonl, file: a.jsonl, first-pause: 2m, longest-pause: 10m}
            """);
    assertThat(d.sinks()).extracting(SinkDeployment::kind).containsExactly("webhook", "jsonl");
    assertThat(d.sinks().get(0).id()).isEqualTo(new SinkId("crm"));
    assertThat(d.sinks().get(0).deadline()).hasSeconds(5);
    assertThat(d.sinks().get(0).budget().tries()).isEqualTo(7);
    assertThat(d.sinks().get(1).budget())
        .isEqualTo(new TryBudget(5, Duration.ofMinutes(2), Duration.ofMinutes(10)));
    assertThat(d.sinks().get(1).kept()).hasDays(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crm: {kind: webhok, url: x}       | sinks.crm.kind: the kind 'webhok' is unknown; did you mean webhook?
          crm: {url: x}                     | sinks.crm.kind: is missing; known here: dataverse, jsonl, webhook
          crm: {kind: jsonl}                | sinks.crm.file: is missing
          crm: {kind: jsonl, file: a, x: 1} | sinks.crm.x: is unknown
          crm: {kind: jsonl, file: a, tries: 0} | sinks.crm.tries: expected a whole number from 1
          crm: {kind: jsonl, file: a, deadline: 0s} | sinks.crm: a deadline must be positive
          crm: {kind: webhook, url: crm.example} | sinks.crm: the url must begin with https://
          My CRM: {kind: jsonl, file: a}    | sinks.My CRM: is not a valid name for a sink
          """)
  void aWrongSinkIsRefusedWithLineAndKey(String section, String problem) {
    assertThat(refused("sinks:\n  " + section + "\n")).contains("line 2", problem);
  }

  @Test
  void whatIsWrongWithAliasesNamesItsLine() {
    String many =
        "a: &a {b: c}\n"
            + IntStream.range(0, 30)
                .mapToObj(i -> "k" + i + ": *a\n")
                .collect(Collectors.joining());
    assertThat(refused(many)).contains("mailpromoter.yaml, line 22, column", "aliases");
    assertThat(refused("a: b\nc: *nothing\n")).contains("line 2, column 4", "alias");
    assertThat(refused("users: &u\n  maria: *u\n")).contains("line 2");
  }

  @Test
  void theRemedyOfASecretFitsAFileAndAVariable() {
    assertThat(new SecretException("It cannot be read.", null).code().remedy())
        .contains("in a file, write it into that file", "environment variable, set the variable");
  }
}
