package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  /** There is nothing to check where a configuration cannot be read. */
  private void refused(String yaml, String... parts) {
    assertThatThrownBy(() -> check(yaml))
        .hasMessageContaining("has a problem:")
        .hasMessageContainingAll(parts);
  }

  /** Once, whatever the number of mailboxes, and where it is to be corrected. */
  @ParameterizedTest
  @CsvSource({
    "imap, 'host: h.example, scope: s', username",
    "exchange-ews, 'url: https://h.example/e.asmx, scope: s', 'impersonate: yes, mailbox'",
    "graph, 'cloud: global', mailbox",
  })
  void aWrongLoginOfAServerIsReportedAtTheServer(String connector, String server, String key) {
    String yaml =
        """
        storage: {file: test.db}
        servers:
          office:
            connector: %s
            authentication: oauth2-client
            %s
            client-id: c
            token-url: login.example/token
            client-secret: s
        mailboxes:
          maria: {server: office, owner: maria, %s: maria@x.example}
          anna: {server: office, owner: maria, %s: anna@x.example}
        users:
          maria: {addresses: [maria@x.example]}
        """
            .formatted(connector, server.replace(", ", "\n    "), key, key);
    String line =
        "line " + (yaml.lines().toList().indexOf("    token-url: login.example/token") + 1);
    refused(yaml, line + ":", "servers.office.token-url: expected an address such as");
    refused(
        yaml.replace("    token-url: login.example/token\n", ""),
        "servers.office.token-url: is needed to log in");
    refused(
        yaml.replace("login.example/token", "https://login.example/token")
            .replace("    client-secret: s\n", ""),
        "servers.office.client-secret: a program needs it, or a client-certificate");
  }

  @ParameterizedTest
  @CsvSource({
    "exchange-ews, url: ftp://h.example/x, url",
    "graph, url: ftp://h.example/x, url",
    "graph, tenant: 'a b', tenant",
    "exchange-ews, security: tls, url",
  })
  void aWrongAddressOfAServerIsReportedAtTheServer(String connector, String wrong, String key) {
    refused(
        """
        storage: {file: test.db}
        servers:
          office: {connector: %s, authentication: oauth2-client, client-id: c, client-secret: s,
            token-url: 'https://login.example/token', scope: s, %s}
        mailboxes:
          maria: {server: office, owner: maria, %smailbox: maria@x.example}
        users:
          maria: {addresses: [maria@x.example]}
        """
            .formatted(connector, wrong, connector.equals("graph") ? "" : "impersonate: yes, "),
        "servers.office." + key + ": ");
  }

  @Test
  void certificatesAreLookedAt() throws Exception {
    String trusting = GOOD.replace("host: imap.example", "host: imap.example, trust: ca.pem");
    onlyProblem(trusting, "line 3", "servers.office.trust", "there is no file /ca.pem");
    Files.writeString(folder.resolve("ca.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    onlyProblem(trusting, "servers.office.trust", "private key");
    Files.writeString(folder.resolve("ca.pem"), "hello");
    onlyProblem(trusting, "servers.office.trust", "cannot be used as a list of certificates");
  }

  @Test
  void aFileWithATokenIsForItsOwnerAlone() throws Exception {
    String person =
        GOOD.replace(
                "host: imap.example",
                "host: imap.example, authentication: oauth2-refresh, client-id: c,"
                    + " token-url: 'https://login.example/token'")
            .replace("password: secret", "token-file: maria.token");
    assertThat(check(person)).isEmpty();
    Path file = Files.writeString(folder.resolve("maria.token"), "refresh");
    for (String open : List.of("rw-r-----", "rw----r--", "rw--w----")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
      onlyProblem(
          person,
          "line 5",
          "mailboxes.maria.token-file",
          "others",
          "permission with 'chmod 600 /maria.token'");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(check(person)).isEmpty();
  }

  @Test
  void theKeyOfACertificateIsForItsOwnerAlone() throws Exception {
    String program =
        GOOD.replace(
            "host: imap.example",
            "host: imap.example, authentication: oauth2-client, scope: s, client-id: c,"
                + " token-url: 'https://login.example/token', client-certificate: app.pem");
    onlyProblem(program, "line 3", "servers.office.client-certificate", "/app.pem cannot be read");
    Path pem = Files.writeString(folder.resolve("app.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r--r--"));
    onlyProblem(
        program, "servers.office.client-certificate", "permission with 'chmod o-rwx /app.pem'");
    Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(check(program)).isEmpty();
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
        GOOD.replace("imap.example", "imap.your-company.example"),
        "line 3",
        "servers.office.host",
        "still the example from 'init'");
    onlyProblem(
        GOOD.replace("username: maria", "username: your.name@your-company.example"), "username");
    onlyProblem(
        GOOD.replace("[maria@x.example]", "[your.name@your-company.example]"), "maria.addresses");
  }

  /** A choice that is wrong hides no other mistake. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "storage: {file: test.db} | storage: {kind: no, file: nowhere/x.db, fil: y}"
            + " | storage.fil; did you mean file",
        "connector: imap, host: imap.example | connector: imp, connections: 0, poll-interval: 1ms,"
            + " prot: 1, process-from: x | connections; poll-interval; did you mean port;"
            + " process-from",
        "connector: imap, host: imap.example | connector: imp, trust: none.pem, port: x | port",
        "server: office, owner: maria | server: ofice, owner: mary, enabled: perhaps, pasword: x,"
            + " process-from: x, folders: [], undeliverable-mark: '' | no server 'ofice';"
            + " no user or queue 'mary'; enabled; did you mean password; process-from;"
            + " undeliverable-mark",
        "server: office, owner: maria | owner: mary, path: nowhere | maria.server: is missing;"
            + " no user or queue 'mary'; no file or folder /nowhere",
        "server: office, owner: maria | server: ofice, owner: maria, path: nowhere"
            + " | no server 'ofice'; no file or folder /nowhere",
        "kind: jsonl, file: a.jsonl | kind: json, file: nowhere/a.jsonl, tries: 0, alert: yes"
            + " | sinks.out.kind; tries; did you mean alerts; no folder /nowhere",
        "kind: file, path: c.csv | kind: files, path: nowhere.csv, grace: x, remembr: 1d"
            + " | directories.crm.kind; grace; did you mean remember; no file or folder"
            + " /nowhere.csv",
      })
  void aWrongChoiceHidesNoOtherMistake(String right, String wrong, String problems)
      throws Exception {
    Files.writeString(folder.resolve("c.csv"), "kind,id,name,address\n");
    String all =
        GOOD
            + "sinks: {out: {kind: jsonl, file: a.jsonl}}\n"
            + "directories: {crm: {kind: file, path: c.csv}}\n";
    assertThat(all).contains(right);
    assertThatThrownBy(() -> check(all.replace(right, wrong)))
        .satisfies(
            e ->
                assertThat(e.getMessage().replace(folder.toString(), ""))
                    .contains(problems.split("; "))
                    .satisfies(
                        text ->
                            assertThat(text.lines().filter(line -> line.startsWith("  ")))
                                .as("each once")
                                .doesNotHaveDuplicates()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"test.db", "./test.db", "test.db-wal", "test.db.lock"})
  void nothingElseIsWrittenIntoTheDatabase(String file) {
    assertThatThrownBy(() -> check(GOOD + "sinks: {out: {kind: jsonl, file: " + file + "}}\n"))
        .hasMessageContaining("sinks.out.file: is a file of the database");
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
