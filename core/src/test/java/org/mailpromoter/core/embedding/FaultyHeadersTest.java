package org.mailpromoter.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;

/** Mail with odd headers next to the repository, if it is available. */
class FaultyHeadersTest {
  private static final Path MAIL = Path.of("..", "..", "shared", "faults", "mail");
  private static final MailboxId MAILBOX = new MailboxId("support");
  private static final RecordId QUEUE = RecordId.queue("support");

  @BeforeEach
  void requireTheMail() {
    assumeTrue(Files.isDirectory(MAIL), "no mail at " + MAIL);
  }

  private static Promoter promoter(OrganizationSettings settings, MachineMail... refused) {
    Owner owner =
        new Owner(QUEUE, "Support", Setting.byDefault(TrackOption.ALL))
            .refusing(Set.of(refused), Origin.byDefault());
    return new Promoter(
        Policy.of(
            settings,
            List.of(owner),
            Map.of(MAILBOX, MailboxPolicy.ownedBy(QUEUE)),
            Setting.byDefault(List.of("in-reply-to", "references"))),
        new FixedDirectory(
            List.of(
                new RecordEntry(
                    PartyRecord.of(QUEUE, "Support"),
                    List.of(new EmailAddress("support@firma.example"))))),
        BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
        Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));
  }

  private static List<byte[]> mail(String name) throws IOException {
    try (Stream<Path> files = Files.list(MAIL)) {
      return files
          .filter(each -> each.getFileName().toString().startsWith(name))
          .sorted()
          .map(FaultyHeadersTest::bytes)
          .toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<EmailActivity> activities(String name)
      throws IOException, InterruptedException {
    Promoter promoter = promoter(OrganizationSettings.DEFAULT);
    promoter.decide(MAILBOX, mail(name));
    return promoter.activities();
  }

  private static EmailActivity only(String name) throws IOException, InterruptedException {
    List<EmailActivity> activities = activities(name);
    assertThat(activities).hasSize(1);
    return activities.get(0);
  }

  private static String addresses(EmailActivity activity, Role role) {
    return activity.parties().stream()
        .filter(each -> each.role() == role)
        .map(ActivityParty::address)
        .map(each -> each.address().value())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "F01a, 1997-11-21T15:55:06Z",
    "F19a, 2005-05-17T10:31:00Z",
    "F19c, 2005-05-17T10:31:00Z",
    "F19d, 2000-12-15T23:13:27Z"
  })
  void dates(String name, Instant sent) throws Exception {
    assertThat(only(name).sentAt()).isEqualTo(sent);
    assertThat(only(name).flaws()).doesNotContain(Flaw.BAD_DATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"F01b", "F01c"})
  void whatIsNoDate(String name) throws Exception {
    assertThat(only(name).flaws()).contains(Flaw.BAD_DATE);
  }

  @ParameterizedTest
  @CsvSource({
    "F04a, jk@kunde.example.com",
    "F04b, jk@kunde.example.com",
    "F05a, ann@kunde.example",
    "F05b, ann@kunde.example",
    "F05d, ann@kunde.example",
    "F05h, ann@kunde.example"
  })
  void senders(String name, String address) throws Exception {
    assertThat(addresses(only(name), Role.SENDER)).isEqualTo(address);
    assertThat(only(name).flaws()).doesNotContain(Flaw.AUTHOR_UNCLEAR);
  }

  @Test
  void namesOfSenders() throws Exception {
    for (String name : List.of("F04a", "F04b")) {
      assertThat(only(name).parties().get(0).address().name()).isEqualTo("Jürgen König");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "F04c, support@firma.example",
    "F05c, support@firma.example",
    "F11a, first@n.example support@firma.example",
    "F15a, support@firma.example other@n.example",
    "F15b, support@firma.example"
  })
  void recipients(String name, String addresses) throws Exception {
    assertThat(addresses(only(name), Role.TO)).isEqualTo(addresses);
  }

  @ParameterizedTest
  @CsvSource({
    "F10a, 會議紀錄",
    "F10c, שלום רב",
    "F10f, Preis 100 € „neu“",
    "F20a, Grüße",
    "F20b, Die Frösche"
  })
  void subjects(String name, String subject) throws Exception {
    assertThat(only(name).subject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"F14a", "F14b", "F14c", "F14f", "F21a"})
  void replies(String name) throws Exception {
    List<EmailActivity> both = activities(name);
    assertThat(both).hasSize(2);
    assertThat(both.get(1).correlatedActivity()).contains(both.get(0).id());
  }

  @Test
  void aPlainReplyChangesNoSubject() throws Exception {
    assertThat(activities("F21a").get(1).correlatedSubjectChanged()).isFalse();
  }

  @Test
  void aTaggedForwardIsOne() throws Exception {
    Promoter promoter =
        promoter(
            OrganizationSettings.of(
                Map.of(OrganizationSwitch.DO_NOT_CORRELATE_FORWARDS, Setting.byDefault(true))));
    promoter.decide(MAILBOX, mail("F17a"));
    assertThat(promoter.activities()).hasSize(2);
    assertThat(promoter.activities().get(1).correlatedActivity()).isEmpty();
  }

  @Test
  void anAutomaticAnswerIsRefusedWhereItIsNotWanted() throws Exception {
    Promoter promoter = promoter(OrganizationSettings.DEFAULT, MachineMail.AUTO_REPLY);
    assertThat(promoter.decide(MAILBOX, mail("F26a")))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.entry().reason()).isEqualTo(Reason.NO_CORRELATION_MATCH);
              assertThat(each.entry().subReasons()).containsExactly(SubReason.MACHINE_MAIL);
            });
  }
}
