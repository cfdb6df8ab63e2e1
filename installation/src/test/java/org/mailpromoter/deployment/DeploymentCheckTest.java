package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.loading.PluginLoader;

class DeploymentCheckTest {
  private static final String GOOD =
      """
      storage: {file: test.db}
      servers:
        office: {connector: imap, host: imap.example}
      mailboxes:
        maria: {server: office, owner: maria, username: maria, password: secret}
      users:
        maria: {addresses: [maria@x.example]}
      """;

  @TempDir private Path folder;

  private List<String> check(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), yaml);
    return new DeploymentReader(
            PluginLoader.load(Path.of("no-such-folder"), HostKeys.RESERVED),
            new PartMaker(),
            List.of("in-reply-to"),
            name -> Optional.empty())
        .check(file).stream()
            .map(ConfigProblem::toString)
            .map(text -> text.replace(folder.toString(), ""))
            .toList();
  }

  private void onlyProblem(String yaml, String... parts) throws Exception {
    assertThat(check(yaml)).singleElement().asString().contains(parts);
  }

  @Test
  void whatIsFineHasNoProblem() throws Exception {
    assertThat(check(GOOD)).isEmpty();
  }

  @Test
  void certificatesAreLookedAt() throws Exception {
    String trusting = GOOD.replace("host: imap.example", "host: imap.example, trust: ca.pem");
    onlyProblem(trusting, "line 3", "servers.office.trust", "there is no file /ca.pem");
    Files.writeString(folder.resolve("ca.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    onlyProblem(trusting, "servers.office.trust", "private key");
    Files.writeString(folder.resolve("ca.pem"), "hello");
    onlyProblem(trusting, "servers.office.trust", "of no use as a list of certificates");
  }

  @Test
  void filesThatAreWrittenNeedAFolder() throws Exception {
    onlyProblem(
        GOOD.replace("test.db", "data/test.db"), "line 1", "storage.file", "no folder /data");
    Files.createDirectory(folder.resolve("data"));
    onlyProblem(GOOD.replace("test.db", "data"), "storage.file", "is a folder");
    onlyProblem(
        GOOD + "sinks: {log: {kind: jsonl, file: out/a.jsonl}}\n",
        "sinks.log.file",
        "no folder /out");
  }

  @Test
  void aUserWithoutAddressesAndAFileWithoutMailboxesAreTold() throws Exception {
    onlyProblem(
        GOOD.replace("[maria@x.example]", "[]"), "line 7", "users.maria.addresses", "no address");
    onlyProblem("", "mailboxes", "no mailbox is configured");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    String wrong =
        GOOD.replace("test.db", "data/test.db")
            .replace("server: office, owner: maria", "server: offic, owner: nobody")
            .replace("host: imap.example", "host: imap.example, port: 70000, trust: ca.pem")
            .replace("[maria@x.example]", "[]")
            .replace("password: secret", "password: 'file:none.txt'");
    assertThatThrownBy(() -> check(wrong))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("storage.file: there is no folder", "servers.office.port")
        .contains("servers.office.trust: there is no file", "there is no server 'offic'")
        .contains("users.maria.addresses: no address is given");
    assertThatThrownBy(() -> check(GOOD.replace("imap.example", "imap.example, port: 70000")))
        .hasMessageContaining("a problem:");
    assertThatThrownBy(
            () ->
                check(
                    GOOD.replace("password: secret", "password: 'file:none.txt'")
                        .replace("owner: maria", "owner: nobody")))
        .hasMessageContainingAll("there is no user or queue 'nobody'", "none.txt does not exist");
  }

  @Test
  void examplesOfInitAreToldUntilTheyAreReplaced() throws Exception {
    onlyProblem(
        GOOD.replace("imap.example", "imap.contoso.example"),
        "line 3",
        "servers.office.host",
        "still the example that 'init' has written");
    onlyProblem(
        GOOD.replace("username: maria", "username: christopher@contoso.example"), "username");
    onlyProblem(
        GOOD.replace("[maria@x.example]", "[christopher@contoso.example]"), "maria.addresses");
  }

  @Test
  void oneLoginOfTwoMailboxesIsTold() throws Exception {
    String twice =
        GOOD.replace(
            "users:",
            "  other: {server: office, owner: maria, username: maria, password: x}\nusers:");
    onlyProblem(twice, "line 6", "mailboxes.other.username", "mailboxes.maria");
    assertThat(check(twice.replace("username: maria, password: x", "username: o, password: x")))
        .isEmpty();
  }
}
