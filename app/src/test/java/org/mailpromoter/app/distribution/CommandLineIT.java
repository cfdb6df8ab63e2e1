package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.app.MarkdownLinks;

/** The command line of the distribution, as people and programs see it. */
class CommandLineIT {
  private static final String CONFIGURATION =
      """
      storage: {file: test.db}
      servers: {files: {connector: file}}
      mailboxes: {maria: {server: files, owner: maria, path: mail}}
      users: {maria: {name: Maria, addresses: [maria@ours.example], track: contacts}}
      queues: {support: {name: Support, addresses: [support@ours.example]}}
      """;

  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void configure() throws IOException {
    distribution = new Distribution(folder);
    Files.createDirectories(folder.resolve("mail"));
    distribution.configure(CONFIGURATION);
  }

  private void mail(String file, String from) {
    distribution.write(
        "mail/" + file,
        ("Message-ID: <%s@x.example>\nFrom: X <%s>\nTo: maria@ours.example\nSubject:"
                + " Hello\n\nHello.\n")
            .formatted(file, from));
  }

  private Distribution.Result run(String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  /** The arguments that a real shell makes of the first command with these words in a text. */
  private static List<String> pasted(String text, String words) throws IOException {
    String line =
        text.lines()
            .map(String::strip)
            .filter(each -> each.startsWith(words))
            .findFirst()
            .orElseThrow();
    Process shell =
        new ProcessBuilder("sh", "-c", "mailpromoter() { printf '%s\\n' \"$@\"; }\n" + line)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Test
  void whatIsPrintedForAShellRunsNothingThatAStrangerWrote() throws Exception {
    mail("1.eml", "`id`@b.test");
    mail("2.eml", "o'brien|$HOME@b.test");
    run("sync");
    String words = "mailpromoter records add";
    assertThat(pasted(run("explain", "1.eml@x.example").out(), words))
        .containsExactly("records", "add", "contact:`id`@b.test", "--address", "`id`@b.test");
    assertThat(pasted(run("explain", "2.eml@x.example").out(), words))
        .endsWith("o'brien|$home@b.test");
    assertThat(run("--output", "json", "explain", "2.eml@x.example").out())
        .containsPattern(
            "\"kind\" : \"add-contact\",\\s+\"address\" : \"o'brien\\|\\$home@b.test\"");
    String report = run("report", "--html", folder + "/r.html").out();
    assertThat(pasted(report, words)).contains("--address");
    assertThat(Files.readString(folder.resolve("r.html")))
        .contains("&#39;contact:`id`@b.test&#39;");
  }

  @Test
  void namesThatDoNotExistAreRefusedWithTheNearestOne() throws Exception {
    run("sync");
    refused("did you mean maria?", "errors", "--mailbox", "mara");
    refused("did you mean maria?", "activities", "--mailbox", "mara");
    refused("did you mean support?", "activities", "--queue", "suport");
    refused("did you mean maria?", "report", "--mailbox", "mara");
    refused("did you mean maria?", "retry", "--mailbox", "mara");
    refused(
        "did you mean maria?", "what-if", "--mailbox", "mara", "--user", "maria", "--track", "0");
    refused("did you mean maria?", "verify-decisions", "--mailbox", "mara");
    refused("did you mean maria?", "users", "track", "mara", "all");
    refused("did you mean maria?", "retry", "--user", "mara");
    refused("did you mean NoCorrelationMatch?", "errors", "--reason", "NoCorelationMatch");
    assertThat(distribution.run("errors", "--limit", "0").err())
        .contains("a number of at least 1, not 0");
  }

  private void refused(String expected, String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.err())
        .as("%s: %s", String.join(" ", arguments), result.out())
        .contains(expected);
    assertThat(result.code()).isIn(2, 6);
  }

  @Test
  void aRegardingRecordThatDoesNotExistIsRefusedAndAWrongOneIsCorrected() throws Exception {
    distribution.write(
        "records.csv",
        "kind;id;name;address\naccount;tailspin;Tailspin;t@tailspin.example\n"
            + "account;other;Other;o@other.example\n");
    run("records", "import", folder + "/records.csv");
    distribution.write(
        "s.eml",
        "Message-ID: <s@ours.example>\nFrom: maria@ours.example\nSubject: Offer\n\nHello.\n");
    String sent = folder + "/s.eml";
    refused(
        "did you mean account:tailspin?",
        "activities",
        "record-sent",
        sent,
        "--regarding",
        "account:tailspn");
    run("activities", "record-sent", sent, "--regarding", "account:other");
    refused("did you mean account:tailspin?", "activities", "regarding", "1", "account:tailspn");
    run("activities", "regarding", "1", "account:tailspin");
    assertThat(run("activities", "show", "1").out()).contains("regarding: account:tailspin");
    assertThat(run("activities", "regarding", "1", "lead:crm-only", "--unknown-record").out())
        .contains("1 activity linked to lead:crm-only");
    distribution.configure(
        CONFIGURATION.replace(
            "path: mail", "path: mail, tracked-folders: [\"P = account:tailspn\"]"));
    assertThat(distribution.run("mailbox", "test").err())
        .contains("did you mean account:tailspin?");
  }

  @Test
  void aValueOfTheWrongKindIsRefusedInPlainWordsThatNameTheOption() throws Exception {
    run("sync");
    misfit("--limit takes a whole number up to 2147483647, not 'abc'.", "errors", "--limit", "abc");
    misfit("--limit takes a whole number up to", "activities", "--limit", "99999999999");
    misfit("The argument ID takes a whole number, not 'abc'.", "activities", "show", "abc");
    misfit("--decision takes a whole number, not 'x'.", "retry", "--decision", "x");
    misfit("--output takes one of text, json, not 'xml'.", "errors", "--output", "xml");
    misfit("--set takes KEY=VALUE, not 'abc'.", "what-if", "--set", "abc");
    misfit("--since takes a time, not 'soon'.", "errors", "--since", "soon");
    misfit("--since takes a time, not 'soon'.", "report", "--since", "soon");
  }

  private void misfit(String expected, String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.err())
        .as(String.join(" ", arguments))
        .contains(expected)
        .doesNotContain("Invalid value", "is not a");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void aMailboxThatFailsIsSaidToFailAndItsAlertEndsWithTheMailbox() throws Exception {
    String wrong = CONFIGURATION.replace("path: mail", "path: nowhere");
    distribution.configure(wrong);
    Distribution.Result failed = distribution.run("sync");
    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.out()).contains("Mailbox maria failed: 0 new messages, 0 promoted");
    assertThat(run("--output", "json", "status").out()).contains("\"sentence\" : \"Mailbox maria");
    assertThat(distribution.run("alerts", "--check").code()).isEqualTo(10);
    distribution.configure(wrong.replace("path: nowhere", "path: nowhere, enabled: false"));
    assertThat(run("alerts", "--check").out()).contains(", maria, disabled");
    distribution.configure(CONFIGURATION.replace("{maria: {server", "{other: {server"));
    assertThat(run("alerts", "--check").out()).contains(", maria, removed");
    run("sync");
    assertThat(run("alerts", "--check").out())
        .contains(", maria, resolved", "maria is no longer in the configuration.")
        .doesNotContain("works again");
    run("sync");
    assertThat(run("alerts").out()).as("said once").contains("2 alerts.");
    assertThat(run("--output", "json", "status").out())
        .contains("\"failure\" : null")
        .doesNotContain("\"\"");
  }

  @Test
  void aMailboxWhoseDirectoryFailsDoesNotWorkAgain() throws Exception {
    mail("1.eml", "tom@x.example");
    distribution.configure(CONFIGURATION + "directories: {crm: {kind: file, path: nowhere.csv}}\n");
    assertThat(distribution.run("sync").code()).isEqualTo(5);
    assertThat(distribution.run("mailbox", "test").code()).isEqualTo(5);
    assertThat(run("alerts").out()).doesNotContain("works again");
    distribution.write("nowhere.csv", "kind,id,name,address\ncontact,tom,Tom,tom@x.example\n");
    assertThat(run("mailbox", "test").out()).contains("fine");
    assertThat(run("alerts", "--check").out()).contains("The mailbox maria works again.");
  }

  @Test
  void filesThatCannotBeWrittenAreToldInPlainWords() throws Exception {
    run("sync");
    String nowhere = folder + "/nowhere/x";
    for (String[] command :
        new String[][] {{"backup", nowhere}, {"restore", nowhere}, {"report", "--html", nowhere}}) {
      Distribution.Result result = distribution.run(command);
      assertThat(result.code()).isNotZero();
      assertThat(result.err())
          .as(command[0])
          .containsPattern("there is no (folder|such file)")
          .doesNotContain("Exception");
    }
    assertThat(distribution.run("report", "--html", nowhere, "--output", "json").out())
        .as("the failure is the document")
        .startsWith("{\n  \"failure\" : {")
        .doesNotContain("messages");
  }

  @Test
  void inAPipeNoRowIsFilledUpForTheLongestOne() throws Exception {
    run("sync");
    assertThat(run("settings").out().lines())
        .allMatch(line -> !line.contains(" ".repeat(80)))
        .anyMatch(line -> line.startsWith("blocked-attachments"));
  }

  @Test
  void whatInitHasWrittenIsNotFineBeforeItIsFilledIn() throws Exception {
    Files.delete(distribution.config());
    run("init");
    Distribution.Result check = distribution.run("--output", "json", "check-config");
    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out())
        .contains("\"servers.office.host\"", "\"mailboxes.christopher.username\"")
        .contains("\"users.christopher.addresses\"", "\"queues.support.addresses\"")
        .contains("still the example from 'init'");
    assertThat(check.err()).contains("CHRISTOPHER_PASSWORD is not set");
  }

  @Test
  void programsGetOneDocumentWithTypesWhateverHappens() throws Exception {
    mail("1.eml", "tom@x.example");
    run("--output", "json", "sync");
    assertThat(run("--output", "json", "errors").out())
        .containsPattern("\"received_at\" : \"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\"")
        .contains(
            "\"message_id\" : \"<1.eml@x.example>\"", "\"sub_reasons\" : [ \"sender-unknown\" ]");
    assertThat(run("--output", "json", "status").out()).contains("T").doesNotContain("never");
    Distribution.Result unknown = distribution.run("--output", "json", "explain", "<none@x>");
    assertThat(unknown.out()).contains("\"failure\" : {", "\"exit_code\" : 6");
    Distribution.Result slip = distribution.run("--output", "json", "snyc");
    assertThat(slip.out()).contains("\"exit_code\" : 2", "did you mean sync?");
    assertThat(slip.err().lines()).hasSizeLessThan(4);
    distribution.configure("users: [1, 2]\n");
    assertThat(distribution.run("--output", "json", "errors").out())
        .contains("\"code\" : \"config/invalid\"", "\"line\" : 1", "\"key\" : \"users\"");
  }

  @Test
  void theDistributionCarriesItsDocumentsAndWhatTheyPointTo() throws Exception {
    List<Path> documents = MarkdownLinks.files(Distribution.home());
    assertThat(documents)
        .map(each -> Distribution.home().relativize(each).toString())
        .contains("README.md", "CHANGELOG.md", "docs/user-guide.md", "docs/why/README.md");
    for (Path each : documents) {
      assertThat(MarkdownLinks.broken(each)).as(each.toString()).isEmpty();
    }
    assertThat(Files.readString(Distribution.home().resolve("README.md"))).doesNotContain("mvnw");
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source '"
                    + Distribution.home()
                    + "/completion/mailpromoter.bash' && complete -p mailpromoter")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("mailpromoter");
    assertThat(Files.readString(Distribution.home().resolve("systemd/mailpromoter.service")))
        .contains("bin/mailpromoter", "RestartSec=", "EnvironmentFile=", "User=");
  }

  @Test
  void verboseSaysWhatIsDone() throws Exception {
    run("sync");
    Distribution.Result test = run("--verbose", "mailbox", "test");
    assertThat(test.err())
        .contains("reads the configuration", "opens the database", "connects to the mailbox maria")
        .contains("ended with 0 after");
    assertThat(run("mailbox", "test").err()).isEmpty();
  }
}
