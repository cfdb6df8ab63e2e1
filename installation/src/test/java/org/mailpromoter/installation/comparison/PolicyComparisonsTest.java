package org.mailpromoter.installation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.policy.NotCarriedOver;

/** Settings of another CRM beside those here, and the file that takes them over. */
class PolicyComparisonsTest {
  private static final String MAIN =
      """
      servers: {here: {connector: file}}
      mailboxes:
        anna: {server: here, path: mail, owner: anna}
      users:
        anna: {addresses: [anna@x.example]}
        bert: {addresses: [bert@x.example]}
      queues:
        help: {addresses: [help@x.example]}
      policy-sources:
        crm: {kind: fixed}
      """;

  @TempDir private Path folder;

  private Installation installation(String yaml) throws Exception {
    Files.createDirectories(folder.resolve("mail"));
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), yaml);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    return new Installation(reader.read(file), maker, clock);
  }

  private Comparison compared(String yaml) throws Exception {
    Installation parts = installation(yaml);
    return PolicyComparisons.withFile(parts).compare(parts.policySource("crm"));
  }

  @Test
  void bothValuesOfEachSettingThatDiffersAreThere() throws Exception {
    assertThat(compared(MAIN).differences())
        .extracting(
            ComparedSetting::scope,
            ComparedSetting::key,
            each -> each.there().orElse("-"),
            each -> each.here().orElse("-"))
        .contains(
            tuple("organization", "ignore-internal-email", "yes", "no"),
            tuple("organization", "tracking-token-base", "500", "0"),
            tuple("user:anna", "track", "all", "replies"),
            tuple("user:zoe", "addresses", "zoé@x.example", "-"),
            tuple("user:zoe", "track", "none", "-"),
            tuple("user:bert", "addresses", "-", "bert@x.example"),
            tuple("queue:help", "addresses", "help@x.example support@x.example", "help@x.example"),
            tuple("queue:help", "owner", "user:anna", "-"),
            tuple("mailbox anna", "approved", "no", "yes"),
            tuple("mailbox anna", "process-from", "2026-01-31T00:00:00Z", "-"))
        .doesNotContain(
            tuple("organization", "use-correlation", "yes", "yes"),
            tuple("queue:help", "track", "all", "all"));
    assertThat(compared(MAIN).same()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [$X, tracked to dynamics 365] |
          [Tracked to Dynamics 365]     | tracked to dynamics 365
          [Dynamics to Tracked 365, $X] | $x, dynamics to tracked 365
          """)
  void theOrderOfNamesInAListHasNoMeaningAndThatOfTheirWordsHas(String here, String differing)
      throws Exception {
    String yaml = MAIN + "organization: {tracked-keywords: %s}\n".formatted(here);
    assertThat(compared(yaml).differences())
        .filteredOn(each -> each.key().equals("tracked-keywords"))
        .extracting(each -> each.there().orElse("-"), each -> each.here().orElse("-"))
        .isEqualTo(
            differing == null
                ? List.of()
                : List.of(tuple("$x, tracked to dynamics 365", differing)));
  }

  @Test
  void aValueThatTheConfigurationRefusesIsNotCarriedOver() throws Exception {
    Comparison comparison = compared(MAIN);
    assertThat(comparison.notCarriedOver())
        .extracting(NotCarriedOver::value)
        .containsExactly("blue", "99");
    assertThat(comparison.notCarriedOver().get(1).why())
        .startsWith("Here smart-matching-max-count does not take this value: ");
    assertThat(comparison.policyFile())
        .doesNotContain("\n  smart-matching-max-count")
        .contains("# - settings.colour of r1 (blue): There are no colours here.");
  }

  @Test
  void thePolicyFileTakesEverythingOver() throws Exception {
    Files.writeString(folder.resolve("policy.yaml"), compared(MAIN).policyFile());
    String second =
        """
        policy-file: policy.yaml
        policy-sources:
          crm: {kind: fixed}
        """;
    assertThat(compared(second).differences()).isEmpty();
    assertThat(installation(second).deployment().ownerRecords())
        .extracting(each -> each.record().name())
        .contains("Zoe # 'O''Hara' ${HOME}");
  }

  @Test
  void theFileSaysWhereEachValueComesFrom() throws Exception {
    assertThat(compared(MAIN).policyFile())
        .startsWith(
            "# Mailpromoter policy file.\n# Read from the policy source crm (crm.example) at"
                + " 2026-03-01T12:00:00Z.\n")
        .contains(
            "  # settings.ignore-internal-email of r1\n  ignore-internal-email: yes\n",
            "    # owners.option of r1\n    track: 0\n",
            "    # owners.owner of r1\n    owner: anna\n",
            "#   owner: user:anna, enabled: yes, approved: no",
            "#   - queue:help = q1\n");
  }

  @Test
  void aSourceWithoutItsKindNamesTheKinds() {
    assertThatThrownBy(() -> installation(MAIN.replace("{kind: fixed}", "{}")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("policy-sources.crm.kind: is missing; known here: dataverse, fixed");
  }

  @Test
  void aSourceIsFoundByItsNameOrAsTheOnlyOneOfItsKind() throws Exception {
    Installation parts = installation(MAIN);
    assertThat(parts.policySource("fixed")).isEqualTo(parts.policySource("crm"));
    assertThatThrownBy(() -> parts.policySource("crmm"))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.nearest()).contains("crm"));
    Installation two = installation(MAIN + "  second: {kind: fixed}\n");
    assertThatThrownBy(() -> two.policySource("fixed")).isInstanceOf(NotFoundException.class);
  }
}
