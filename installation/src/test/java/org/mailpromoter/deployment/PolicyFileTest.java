package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;

/** A policy file applies where the main file says nothing. */
class PolicyFileTest {
  private static final String POLICY =
      """
      # Mailpromoter policy file.
      organization:
        ignore-internal-email: yes
        use-correlation: no
      users:
        anna:
          addresses: [other@x.example]
          track: all
        zoe:
          addresses: [zoe@x.example]
      queues:
        support: {addresses: [support@x.example], owner: zoe}
      """;
  private static final String MAIN =
      """
      policy-file: policy.yaml
      organization:
        use-correlation: yes
      users:
        anna:
          addresses: [anna@x.example]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writePolicy() throws Exception {
    Files.writeString(folder.resolve("policy.yaml"), POLICY);
  }

  private Deployment read(String main) throws Exception {
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), main);
    return reader().read(file);
  }

  private DeploymentReader reader() {
    return new DeploymentReader(
        PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
        new PartMaker(),
        List.of(),
        name -> Optional.empty());
  }

  @Test
  void theMainFileCountsFirstAtEveryDepth() throws Exception {
    Deployment deployment = read(MAIN);
    assertThat(deployment.organization().is(OrganizationSwitch.USE_CORRELATION)).isTrue();
    assertThat(deployment.organization().is(OrganizationSwitch.IGNORE_INTERNAL_EMAIL)).isTrue();
    assertThat(deployment.owners())
        .extracting(Owner::id)
        .containsExactlyInAnyOrder(
            RecordId.user("anna"), RecordId.user("zoe"), RecordId.queue("support"));
    assertThat(deployment.ownerRecords().get(0).addresses())
        .extracting(Object::toString)
        .containsExactly("anna@x.example");
    Owner anna =
        deployment.owners().stream()
            .filter(each -> each.id().equals(RecordId.user("anna")))
            .findFirst()
            .orElseThrow();
    assertThat(anna.track().value()).isEqualTo(TrackOption.ALL);
  }

  @Test
  void theOriginOfAValueIsItsFileAndLine() throws Exception {
    Deployment deployment = read(MAIN);
    assertThat(deployment.organization().setting(OrganizationSwitch.IGNORE_INTERNAL_EMAIL).origin())
        .isEqualTo(new Origin.InFile("policy.yaml", 3));
    assertThat(deployment.organization().setting(OrganizationSwitch.USE_CORRELATION).origin())
        .isEqualTo(new Origin.InFile("mailpromoter.yaml", 3));
    assertThat(deployment.policyFile()).contains(folder.resolve("policy.yaml"));
    assertThat(deployment.files()).contains(folder.resolve("policy.yaml"));
  }

  @Test
  void aMainFileWithoutUsersGetsThemAll() throws Exception {
    assertThat(read("policy-file: policy.yaml").owners()).hasSize(3);
    assertThat(reader().check(folder.resolve("mailpromoter.yaml")))
        .noneMatch(each -> each.toString().contains("policy"));
  }

  @Test
  void problemsOfThePolicyFileNameItAndItsLine() throws Exception {
    Files.writeString(
        folder.resolve("policy.yaml"),
        "organization:\n  use-correlation: perhaps\nmailboxes: {a: {}}\n");
    assertThatThrownBy(() -> read("policy-file: policy.yaml"))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(2)
                    .anySatisfy(
                        each -> {
                          assertThat(each.location().file().toString()).endsWith("policy.yaml");
                          assertThat(each.location().line()).isEqualTo(2);
                          assertThat(each.key()).isEqualTo("organization.use-correlation");
                        })
                    .anySatisfy(each -> assertThat(each.key()).isEqualTo("mailboxes")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing.yaml | there is no file
          .            | is no file
          pipe         | is no file
          broken.yaml  | broken.yaml, line 1, column
          latin.yaml   | is not encoded in UTF-8
          ''           | empty
          [a, b]       | expected
          """)
  void aPolicyFileThatCannotBeReadIsAProblemOfItsKey(String name, String problem) throws Exception {
    Files.writeString(folder.resolve("broken.yaml"), "a: [");
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xe4});
    assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
        .isZero();
    assertThatThrownBy(() -> read("policy-file: " + (name.isEmpty() ? "''" : name)))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .satisfies(
                        each -> {
                          assertThat(each.key()).isEqualTo("policy-file");
                          assertThat(each.message()).contains(problem);
                        }));
  }
}
