package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** Mistakes of a user end in a clear paragraph and a documented exit code, never a stack trace. */
class BadInputIT {
  private static final String FILES =
      """
      storage: {file: test.db}
      servers: {files: {connector: file}}
      mailboxes: {me: {server: files, owner: me, path: mail}}
      users: {me: {addresses: [me@ours.example]}}
      """;

  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void configure() throws IOException {
    distribution = new Distribution(folder);
    Files.createDirectories(folder.resolve("mail"));
    distribution.configure(FILES);
  }

  private void fails(int code, String[] command, String... words) throws Exception {
    Distribution.Result result = distribution.run(command);
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
    assertThat(result.err()).contains(words).doesNotContain("\tat ", "Exception");
  }

  private static String[] command(String... words) {
    return words;
  }

  @Test
  void aWrongConfiguration() throws Exception {
    distribution.configure(FILES.replace("path: mail", "pathh: mail"));
    fails(3, command("sync"), "line 3", "mailboxes.me.pathh", "did you mean path?", "What to do:");
  }

  @Test
  void aMissingConfiguration() throws Exception {
    Files.delete(distribution.config());
    fails(3, command("status"), "There is no configuration file", "mailpromoter init");
  }

  @Test
  void aMissingFolder() throws Exception {
    distribution.configure(FILES.replace("path: mail", "path: mail, folders: [Nowhere]"));
    fails(5, command("sync"), "has no folder 'Nowhere'", "mailpromoter mailbox test");
  }

  @Test
  void aServerThatIsNotThere() throws Exception {
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and not listening
      distribution.configure(imap("localhost", held.getLocalPort(), "insecure-plain", "x"));
      fails(
          5,
          command("sync"),
          "localhost:" + held.getLocalPort(),
          "nothing accepts connections there",
          "What to do:");
    }
  }

  @Test
  void aWrongPasswordAndAnUntrustedCertificate() throws Exception {
    DovecotServer.requireOrSkip();
    try (DovecotServer server = DovecotServer.start(Map.of("me", "right"))) {
      distribution.configure(imap("localhost", server.imapPort(), "insecure-plain", "wr0ng"));
      fails(5, command("sync"), "the server refuses the login as 'me'", "app password");
      fails(5, command("sync"), "The mailbox me is disabled", "mailbox test me");
      fails(5, command("sync", "--mailbox", "me"), "the server refuses the login as 'me'");
      assertThat(distribution.run("sync").err()).doesNotContain("wr0ng");
      assertThat(distribution.run("alerts").out())
          .contains("error, me", "is disabled", "app password");
      distribution.configure(imap("localhost", server.imapsPort(), "tls", "right"));
      fails(
          5,
          command("mailbox", "test"),
          "certificate is not trusted",
          "as trust in the server profile");
      fails(5, command("sync"), "certificate is not trusted");
    }
  }

  private static String imap(String host, int port, String security, String password) {
    return """
        storage: {file: test.db}
        servers: {s: {connector: imap, host: %s, port: %d, security: %s}}
        mailboxes: {me: {server: s, owner: me, username: me, password: %s}}
        users: {me: {addresses: [me@ours.example]}}
        """
        .formatted(host, port, security, password);
  }

  @Test
  void aDatabaseThatIsNone() throws Exception {
    Files.writeString(folder.resolve("test.db"), "no database ".repeat(1000));
    fails(4, command("status"), "test.db is not an SQLite database", "What to do:");
  }

  @Test
  void aDatabaseInAFolderThatIsNotThere() throws Exception {
    distribution.configure(FILES.replace("test.db", "nowhere/test.db"));
    fails(4, command("status"), "there is no folder", "nowhere");
  }

  @Test
  void aSecondSynchronization() throws Exception {
    assertThat(distribution.run("sync").code()).isZero();
    try (FileChannel channel =
            FileChannel.open(folder.resolve("test.db.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      fails(7, command("sync"), "Another process", "What to do:");
      assertThat(distribution.run("status").code()).isZero();
    }
  }

  @Test
  void aWrongRowOfContactsImportsNothing() throws Exception {
    Path file =
        distribution.write(
            "c.csv", "kind,id,name,address\ncontact,a,A,a@x.example\ncontact,b,B,nobody\n");
    fails(
        3,
        command("records", "import", file.toString()),
        "c.csv, line 3",
        "'nobody' is not an e-mail address",
        "--skip-bad");
    fails(4, command("records"), "There is no database", "mailpromoter sync");
    assertThat(distribution.run("records", "import", "--skip-bad", file.toString()).out())
        .contains("1 record imported (1 new)");
  }

  @Test
  void whatDoesNotExist() throws Exception {
    assertThat(distribution.run("sync").code()).isZero();
    fails(6, command("explain", "<unknown@x>"), "There is no decision about '<unknown@x>'");
    fails(6, command("activities", "show", "77"), "There is no activity 77");
    fails(
        6, command("users", "track", "nobody", "0"), "There is no user 'nobody'", "there are: me");
    fails(6, command("sync", "--mailbox", "nobody"), "There is no mailbox 'nobody'");
    fails(2, command("errors", "--reason", "Nonsense"), "NoCorrelationMatch");
    fails(2, command("errors", "--since", "soon"), "Write a date");
    fails(2, command("users", "track", "me", "sometimes"), "0 (all)");
    fails(
        3,
        command("settings", "set", "use-corelation", "yes"),
        "There is no setting 'use-corelation'");
    fails(2, command("synk"), "synk");
  }

  @Test
  void questionsThatMakeNoSense() throws Exception {
    assertThat(distribution.run("sync").code()).isZero();
    fails(2, command("what-if"), "No change given", "--settings FILE");
    fails(6, command("what-if", "--user", "nobody", "--track", "0"), "There is no user 'nobody'");
    fails(2, command("what-if", "--user", "me", "--track", "9"), "'9' is not a Track option");
    fails(3, command("what-if", "--set", "use-corelation=yes"), "There is no setting");
    fails(2, command("retry"), "No messages selected");
    fails(6, command("retry", "--user", "nobody"), "There is no user or queue 'nobody'");
    fails(2, command("retry", "--all", "--by-hand"), "needs at least one --decision");
    fails(6, command("retry", "--decision", "77"), "There is no decision 77");
    fails(2, command("erase-person", "nobody", "--yes"), "'nobody' is not an e-mail address");
    fails(2, command("records", "add", "user:x", "--address", "a@x.example"), "configuration file");
    fails(6, command("records", "activate", "contact:x"), "There is no record contact:x");
    fails(
        3,
        command("settings", "set", "retention-by-reason", "NoSuchReason=1"),
        "takes words such as NoRecipientMatch=7");
  }

  @Test
  void theDemoPromotesAndExplains() throws Exception {
    Distribution.Result demo =
        distribution.run("demo", "--folder", folder.resolve("demo").toString());
    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.out())
        .contains("christopher  refused   NoCorrelationMatch         2")
        .contains("support      refused   Duplicate                  1")
        .contains("was not promoted (NoCorrelationMatch)")
        .contains("mailpromoter users track christopher contacts");
  }

  @Test
  void everythingThatPrintsDataPrintsJson() throws Exception {
    for (String[] command :
        new String[][] {
          {"sync"},
          {"status"},
          {"activities"},
          {"errors"},
          {"users"},
          {"queues"},
          {"records"},
          {"settings"},
          {"mailbox", "test"},
          {"plugins"},
          {"what-if", "--user", "me", "--track", "0"},
          {"retry", "--all"},
          {"verify-decisions"},
          {"report"},
          {"forget-refused"},
          {"settings", "history"},
          {"alerts"},
          {"check-config"}
        }) {
      String[] all = new String[command.length + 2];
      all[0] = "--output";
      all[1] = "json";
      System.arraycopy(command, 0, all, 2, command.length);
      Distribution.Result result = distribution.run(all);
      assertThat(result.code()).as(String.join(" ", command) + result.err()).isZero();
      assertThat(result.out().strip()).startsWith("{").endsWith("}");
    }
  }
}
