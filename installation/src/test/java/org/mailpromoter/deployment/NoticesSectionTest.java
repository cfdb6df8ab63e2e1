package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.loading.PluginLoader;

class NoticesSectionTest {
  private static final String OTHERS =
      """
      storage: {file: test.db}
      servers:
        office: {connector: imap, host: imap.example}
      mailboxes:
        maria: {server: office, owner: maria, username: maria, password: secret}
      users:
        maria: {addresses: [maria@x.example]}
      queues:
        support: {addresses: [support@x.example]}
      """;

  @TempDir private Path folder;

  private final DeploymentReader reader =
      new DeploymentReader(
          PluginLoader.load(Path.of("no-such-folder"), HostKeys.RESERVED),
          new PartMaker(),
          List.of("in-reply-to"),
          name -> Optional.empty());

  private Path file(String notices) throws Exception {
    return Files.writeString(folder.resolve("mailpromoter.yaml"), OTHERS + notices);
  }

  private List<String> check(String notices) throws Exception {
    return reader.check(file(notices)).stream()
        .map(ConfigProblem::toString)
        .map(text -> text.replace(folder.toString(), ""))
        .toList();
  }

  @Test
  void withoutTheSectionNothingIsSent() throws Exception {
    assertThat(reader.read(file("")).notices()).isEmpty();
    assertThat(check("")).isEmpty();
  }

  @Test
  void everyKeyIsRead() throws Exception {
    Deployment read =
        reader.read(
            file(
                """
                notices:
                  from: support
                  alerts-to: [admin@x.example, admin@x.example]
                  alerts-per-hour: 4
                  report-to: boss@x.example
                  digest: weekly
                  digest-except: [maria]
                """));
    assertThat(read.notices())
        .contains(
            new NoticesDeployment(
                RecordId.queue("support"),
                List.of(new EnvelopeAddress("admin@x.example")),
                4,
                List.of(new EnvelopeAddress("boss@x.example")),
                DigestRhythm.WEEKLY,
                Set.of(RecordId.user("maria"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "alerts-to: [a@x.example]                  | notices.from     | is missing",
        "from: mario                               | notices.from     | did you mean maria",
        "from: maria, report-to: [somebody]        | notices.report-to| 'somebody' is not an address",
        "from: maria, alerts-to: ['a@x y']         | notices.alerts-to| 'a@x y' is not an address",
        "from: maria, alerts-per-hour: 0           | alerts-per-hour  | 1",
        "from: maria, digest: hourly               | notices.digest   | daily",
        "from: maria, digest-except: [queue:support]|notices.digest-except| is no user",
        "from: maria, to: [a@x.example]            | notices.to       | unknown",
      })
  void everyMistakeIsReportedWithItsLineAndKey(String keys, String key, String words)
      throws Exception {
    Path file = file("notices: {" + keys + "}\n");
    assertThatThrownBy(() -> reader.read(file)).hasMessageContainingAll("line 10", key, words);
  }

  @Test
  void noticesThatNobodySendsOrGetsAreProbablyAMistake() throws Exception {
    assertThat(check("notices: {from: support}\n"))
        .satisfiesExactlyInAnyOrder(
            each -> assertThat(each).contains("notices.from", "no mailbox sends", "queue:support"),
            each -> assertThat(each).contains("line 10", "nobody gets a notice"));
  }
}
