package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A working day with refused mail, on the distribution: why, what would help, and doing it. */
class DiagnosisIT {
  private static final String CONFIGURATION =
      """
      storage: {file: test.db}
      servers: {files: {connector: file}}
      mailboxes: {christopher: {server: files, owner: christopher, path: mail}}
      users:
        christopher: {name: Christopher, addresses: [christopher@ours.example], track: %s}
      """;

  private static final Pattern NEXT = Pattern.compile("repeat the command with --after (\\S+)\\.");

  @TempDir private Path folder;
  private Distribution distribution;

  @BeforeEach
  void synchronize() throws Exception {
    distribution = new Distribution(folder);
    Files.createDirectories(folder.resolve("mail"));
    mail("1.eml", "<budget@x.example>", "tom@x.example", "Budget <script>alert(1)</script>", "");
    mail("2.eml", "<answer@x.example>", "tom@x.example", "Re: Budget", "<budget@x.example>");
    mail("3.eml", "<other@y.example>", "ann@y.example", "Other", "");
    distribution.configure(CONFIGURATION.formatted("replies"));
    assertThat(run("sync").out()).contains("3 new messages, 0 promoted");
  }

  private void mail(String file, String id, String from, String subject, String parent)
      throws IOException {
    distribution.write(
        "mail/" + file,
        "Message-ID: %s\nFrom: %s\nTo: christopher@ours.example\nSubject: %s\n%s\nHello.\n"
            .formatted(id, from, subject, parent.isEmpty() ? "" : "In-Reply-To: " + parent + "\n"));
  }

  private Distribution.Result run(String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result;
  }

  private String flat(String... arguments) throws Exception {
    return run(arguments).out().replaceAll("\\s+", " ");
  }

  @AfterEach
  void nothingIsDamaged() throws Exception {
    distribution.assertSound();
  }

  @Test
  void theParentIsTrackedByHandAndItsReplyPassesThen() throws Exception {
    assertThat(flat("explain", "<answer@x.example>"))
        .contains("It answers <budget@x.example>, which was seen in the mailbox christopher")
        .contains("Track the mail that it answers by hand")
        .contains("mailpromoter retry --decision 1 --by-hand");
    run("retry", "--decision", "1", "--by-hand");
    assertThat(flat("retry", "--sender", "tom@x.example")).contains("christopher 1 0 0 0");
    assertThat(flat("activities")).contains("2 of 2 activities");
    Distribution.Result again = distribution.run("retry", "--decision", "1", "--by-hand");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is about email activity").doesNotContain("Exception");
  }

  @Test
  void aChangeSaysWhatWouldPassAndWhatIfKnewItBefore() throws Exception {
    assertThat(flat("what-if", "--user", "christopher", "--track", "0"))
        .contains("Of 3 past messages", "would be promoted 3")
        .contains("Nothing was changed.");
    assertThat(flat("what-if", "--set", "create-unknown-senders=contact"))
        .contains("None of 3 messages");
    distribution.write("other.yaml", CONFIGURATION.formatted("all"));
    assertThat(flat("what-if", "--settings", folder.resolve("other.yaml").toString()))
        .contains("would be promoted 3");
    assertThat(flat("records", "add", "contact:tom", "--address", "tom@x.example"))
        .doesNotContain("would be promoted now");
    assertThat(flat("users", "track", "christopher", "contacts"))
        .contains("2 of the 3 messages", "mailpromoter retry --since 30d");
    assertThat(flat("retry", "--since", "30d")).contains("christopher 2 1 0 0");
    assertThat(flat("settings", "history")).contains("user:christopher track contacts");
    assertThat(flat("verify-decisions")).contains("3 decisions come out the same, 0 differ");
  }

  @Test
  void aListGoesOnWhereItsPageEnded() throws Exception {
    List<String> subjects = new ArrayList<>();
    String page = run("errors", "--limit", "1").out();
    for (int pages = 1; pages < 3; pages++) {
      subjects.add(page.lines().filter(line -> line.contains("NoCorrelation")).findFirst().get());
      Matcher next = NEXT.matcher(page);
      assertThat(next.find()).as(page).isTrue();
      page = run("errors", "--limit", "1", "--after", next.group(1)).out();
    }
    assertThat(page).contains("Budget <script>").doesNotContain("--after");
    assertThat(subjects).hasSize(2).doesNotHaveDuplicates();
    assertThat(distribution.run("errors", "--after", "yesterday").err())
        .contains("No page of this list with these options ends with the key 'yesterday'.");
  }

  @Test
  void whatIsGoneIsReported() throws Exception {
    Files.delete(folder.resolve("mail/3.eml"));
    run("users", "track", "christopher", "all");
    assertThat(flat("retry", "--all"))
        .contains("christopher 2 0 1 0", "No longer in their" + " mailboxes");
    assertThat(flat("retry", "--all", "--gone", "promote")).contains("christopher 1 0 0 0");
  }

  @Test
  void theReportIsAPageThatRunsNothing() throws Exception {
    assertThat(flat("report", "--since", "7d", "--html", folder.resolve("r.html").toString()))
        .contains("2 from tom@x.example", "users track christopher all");
    String page = Files.readString(folder.resolve("r.html"));
    assertThat(page).contains("default-src 'none'", "<svg").doesNotContain("<script");
  }

  @Test
  void aPersonIsErasedOnlyWhenThatIsMeant() throws Exception {
    assertThat(distribution.run("erase-person", "tom@x.example").err())
        .contains("cannot be undone", "--yes");
    assertThat(flat("erase-person", "tom@x.example", "--yes"))
        .contains("2 decisions lost their evidence", "no longer occurs in the database");
    assertThat(flat("explain", "1")).contains("Only the reason is still stored");
    assertThat(flat("forget-refused")).contains("0 decisions");
  }
}
