package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.testkit.ldap.LdapServer;

/** Records in a watched file, on the distribution: a contact comes, and the file breaks. */
class DirectoriesIT {
  private static final String HEADER = "kind,id,name,address,owner,active\n";
  private static final String TOM = "contact,tom,Tom,tom@x.example,christopher,\n";

  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void configure() throws Exception {
    distribution = new Distribution(folder);
    Files.createDirectories(folder.resolve("mail"));
    distribution.configure(
        """
        storage: {file: test.db}
        console: {listen: ['127.0.0.1:0']}
        servers: {files: {connector: file}}
        mailboxes: {christopher: {server: files, owner: christopher, path: mail}}
        users:
          christopher: {name: Christopher, addresses: [christopher@ours.example], track: contacts}
        directories:
          crm: {kind: file, path: contacts.csv, settle: 0s}
        """);
    distribution.write("contacts.csv", HEADER + TOM);
  }

  private void mail(int number, String from) {
    distribution.write(
        "mail/" + number + ".eml",
        "Message-ID: <%d@x.example>\nFrom: %s\nTo: christopher@ours.example\nSubject: S\n\nHello.\n"
            .formatted(number, from));
  }

  private Distribution.Result run(String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  private static String flat(Distribution.Result result) {
    return (result.out() + result.err()).replaceAll("\\s+", " ");
  }

  @Test
  void aContactThatIsAddedToTheFileCountsForTheNextMailAndForARetryOfTheFormer() throws Exception {
    mail(1, "ann@y.example");
    assertThat(flat(run("sync"))).contains("1 new message, 0 promoted");
    distribution.write("contacts.csv", HEADER + TOM + "contact,ann,Ann,ANN@y.example,,\n");
    mail(2, "ann@y.example");
    assertThat(flat(run("sync"))).contains("1 new message, 1 promoted");
    assertThat(flat(run("retry", "--sender", "ann@y.example"))).contains("christopher 1 0 0 0");
    assertThat(flat(run("activities", "show", "1"))).contains("contact:crm/ann");
  }

  @Test
  void recordsSayWhereTheyComeFrom() throws Exception {
    run("records", "add", "contact:tom", "--name", "Tom Tailor", "--address", "tom@x.example");
    assertThat(flat(run("records")))
        .contains("contact:tom Tom Tailor", "tom@x.example imported")
        .contains("contact:crm/tom Tom user:christopher yes tom@x.example crm")
        .contains("2 records in all.");
    assertThat(flat(run("records", "find", "Tom@X.example")))
        .contains("configuration users and queues now unknown")
        .contains("imported storage now contact:tom Tom Tailor")
        .containsPattern("crm file 20[^ ]+ [^ ]+ contact:crm/tom Tom user:christopher yes");
    assertThat(flat(run("--output", "json", "records", "find", "tom@x.example")))
        .contains("\"answered\" : true", "\"id\" : \"contact:crm/tom\"");
  }

  @Test
  void aDirectoryThatCannotAnswerMakesNoStrangersAndIsTold() throws Exception {
    mail(1, "tom@x.example");
    distribution.write("contacts.csv", HEADER + TOM + "contact,ann,Ann,nonsense,,\n");
    Distribution.Result failed = distribution.run("sync");
    assertThat(failed.code()).isEqualTo(5);
    assertThat(flat(failed))
        .contains("0 new messages", "The record directory crm", "contacts.csv is refused")
        .contains(
            "line 3: address 'nonsense' is not an e-mail address", "What to do: Correct the rows")
        .doesNotContain("Exception");
    Distribution.Result tested = distribution.run("mailbox", "test");
    assertThat(tested.code()).isEqualTo(5);
    assertThat(flat(tested)).contains("christopher fine", "crm file directory-file/wrong-rows");
    assertThat(flat(run("alerts")))
        .as("the mailbox is not read while the directory does not answer")
        .contains("lasts, directory-file/wrong-rows The record directory crm", "1 alert.")
        .doesNotContain("works again");
    Distribution.Result asked = distribution.run("records", "find", "tom@x.example");
    assertThat(asked.code()).isEqualTo(5);
    assertThat(flat(asked)).contains("crm file now no answer");
    distribution.write("contacts.csv", HEADER + TOM);
    assertThat(flat(run("sync"))).contains("1 new message, 1 promoted");
    assertThat(flat(run("mailbox", "test"))).contains("crm file fine");
  }

  @Test
  void aServerOfRecordsMayBeDownAndComeBack() throws Exception {
    LdapServer.requireOrSkip();
    try (LdapServer server = LdapServer.start()) {
      server.put(
          "uid=ann",
          Map.of(
              "objectClass", List.of("account", "mailRecord"),
              "displayName", List.of("Ann"),
              "mail", List.of("Ann@Y.example")));
      distribution.configure(
          Files.readString(distribution.config())
              + "  company: {kind: ldap, host: localhost, port: %d, trust: %s, base: '%s', bind-dn: '%s', password: '%s', id-attribute: uid}\n"
                  .formatted(
                      server.tlsPort(),
                      server.certificate(),
                      server.base(),
                      server.bindName(),
                      server.bindPassword()));
      run("sync");
      assertThat(flat(run("records", "find", "ann@y.example")))
          .contains("crm file", "company ldap now contact:company/ann Ann");
      mail(1, "ann@y.example");
      server.stop();
      Distribution.Result failed = distribution.run("sync");
      assertThat(failed.code()).isEqualTo(5);
      assertThat(flat(failed))
          .contains("0 new messages", "The record directory company cannot ask localhost:")
          .doesNotContain(server.bindPassword(), "Exception");
      assertThat(flat(run("records"))).contains("'mailpromoter records find ADDRESS' asks it");
      server.restart();
      assertThat(flat(run("sync"))).contains("1 new message, 1 promoted");
    }
  }

  @Test
  void aWarningThatStandsIsOneAlert() throws Exception {
    distribution.configure(
        Files.readString(distribution.config())
            .replace("settle: 0s", "settle: 0s, wrong-rows: skip"));
    distribution.write("contacts.csv", HEADER + TOM + "contact,ann,Ann,nonsense,,\n");
    mail(1, "tom@x.example");
    assertThat(flat(run("sync"))).contains("1 promoted", "left out of");
    mail(2, "tom@x.example");
    assertThat(flat(run("sync"))).contains("1 promoted", "left out of");
    assertThat(flat(run("alerts"))).contains("1 alert.");
  }
}
