package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.diagnosis.english.EnglishCorrelation;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.ask.Conversation.Mail;
import org.mailpromoter.installation.ask.Conversation.Member;
import org.mailpromoter.installation.change.ActivityChanges;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.SentMails;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Sight;

class ConversationsTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));

  @TempDir private Path folder;
  private Installation parts;
  private OpenInstallation open;

  @BeforeEach
  void offer() throws Exception {
    parts = SampleInstallation.in(folder);
    open = parts.openToSynchronize();
    String offer =
        "Message-ID: <offer@x.example>\nFrom: anna@x.example\nTo: berg@home.example\n"
            + "Date: Sun, 1 Mar 2026 10:00:00 +0000\nSubject: Offer\n\nHello\n";
    new SentMails(open)
        .record(MARIA, new ByteArrayInputStream(offer.getBytes(StandardCharsets.US_ASCII)));
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void mail(String id, String subject, String... headers) throws Exception {
    Files.writeString(
        folder.resolve("mail").resolve(id + ".eml"),
        "Message-ID: <%s@home.example>\nFrom: berg@home.example\nTo: anna@x.example\n".formatted(id)
            + "Date: Sun, 1 Mar 2026 11:00:00 +0000\nSubject: "
            + subject
            + "\n"
            + String.join("\n", headers)
            + (headers.length == 0 ? "" : "\n")
            + "\nText\n");
  }

  private void reply(String id, String answered) throws Exception {
    mail(id, "Re: Offer", "In-Reply-To: <" + answered + ">");
  }

  private void synchronize() throws Exception {
    try (RecordDirectory directory = open.directory()) {
      Policy policy = open.policy();
      long version = open.storage().policyLog().versionOf(policy, open.now());
      Turn turn = open.worker().take(new MailboxId("anna")).orElseThrow();
      open.engine(directory)
          .synchronize(
              parts.task(parts.mailbox("anna"), turn, parts.source(parts.mailbox("anna"))),
              policy,
              version,
              SyncListener.NONE);
      open.worker().give(turn);
    }
  }

  private Permissions permissions(Identity identity) {
    return Permissions.of(identity, parts.deployment());
  }

  private Conversation all(int most) throws Exception {
    return new Conversations(open).of(1, most);
  }

  private static String name(Mail mail) {
    if (mail instanceof Mail.Activity each) {
      return id(each.activity().messageId());
    }
    if (mail instanceof Mail.NotPromoted each) {
      return "not " + id(MessageId.parse(each.decision().entry().identity().key()));
    }
    return mail instanceof Mail.NotStored each ? "? " + id(each.id()) : "foreign";
  }

  private static String id(Optional<MessageId> id) {
    return id.map(each -> each.value().replaceAll("@.*", "")).orElse("hidden");
  }

  private static List<String> lines(Conversation conversation) {
    List<Member> all = conversation.members();
    return all.stream().map(each -> line(each, all)).toList();
  }

  private static String line(Member member, List<Member> all) {
    String above =
        member.answered().isPresent()
            ? " < " + name(all.get(member.answered().getAsInt()).mail())
            : "";
    return name(member.mail())
        + above
        + member
            .edge()
            .map(each -> ", " + EnglishCorrelation.of(each.method(), each.strategy(), each.clue()))
            .orElse("");
  }

  @Test
  void eachAnswerNamesItsEvidence() throws Exception {
    reply("first", "offer@x.example");
    mail("second", "Re: Offer", "References: <offer@x.example> <first@home.example>");
    synchronize();
    assertThat(lines(all(9)))
        .containsExactly("offer", "first < offer, In-Reply-To", "second < first, References");
    assertThat(all(9).isWhole()).isTrue();
    assertThat(all(9).first().value()).isEqualTo(1);
  }

  @Test
  void aRefusedMessageThatIsAnsweredStandsBetween() throws Exception {
    mail("aside", "Something else");
    mail(
        "answer",
        "Re: Offer",
        "In-Reply-To: <aside@home.example>",
        "References: <offer@x.example> <aside@home.example>");
    synchronize();
    assertThat(lines(all(9)))
        .containsExactly("offer", "not aside < offer", "answer < not aside, In-Reply-To");
  }

  @Test
  void aMessageThatWasNeverSeenStandsBetween() throws Exception {
    mail(
        "answer",
        "Re: Offer",
        "In-Reply-To: <gone@home.example>",
        "References: <offer@x.example> <gone@home.example>");
    synchronize();
    assertThat(lines(all(9)))
        .containsExactly("offer", "? gone < offer", "answer < ? gone, In-Reply-To");
  }

  @Test
  void answersThatWereRefusedBelongToIt() throws Exception {
    reply("first", "offer@x.example");
    synchronize();
    new ActivityChanges(open).track(MARIA, 1, Tracking.STOPPED, TrackingChange.Extent.CONVERSATION);
    reply("late", "first@home.example");
    mail("stranger", "Another offer, of a car");
    synchronize();
    assertThat(lines(all(9)))
        .containsExactly("offer", "first < offer, In-Reply-To", "not late < first, In-Reply-To");
  }

  @Test
  void aPartIsSaidToBeAPart() throws Exception {
    reply("first", "offer@x.example");
    reply("second", "first@home.example");
    synchronize();
    assertThat(lines(all(2))).containsExactly("offer", "first < offer, In-Reply-To");
    assertThat(all(2).isWhole()).isFalse();
    assertThat(all(3).isWhole()).isTrue();
  }

  @Test
  void mailOfOthersIsNamelessAndItsCluesAreHidden() throws Exception {
    reply("first", "offer@x.example");
    synchronize();
    Permissions auditor = permissions(Identity.of("olga", Role.AUDITOR));
    Sight blind = Sight.of(auditor, Disclosure.NEVER, each -> false);
    Conversation masked = new Conversations(open).visibleTo(auditor, blind).of(1, 9);
    assertThat(masked.members().get(1).edge().orElseThrow().clue().orElseThrow().value()).isEmpty();
    assertThat(masked.toString()).doesNotContain("Offer");
    long first =
        open.storage().activityHistory().list(ActivityFilter.all(), 9).stream()
            .filter(each -> each.receivingMailbox().isPresent())
            .findFirst()
            .orElseThrow()
            .id()
            .value();
    Permissions anna =
        permissions(Identity.of("anna", Role.USER).as(new RecordId(RecordKind.USER, "anna")));
    Sight own = Sight.of(anna, Disclosure.NEVER, each -> false);
    assertThat(lines(new Conversations(open).visibleTo(anna, own).of(first, 9)))
        .containsExactly("offer", "first < offer, In-Reply-To");
    Permissions support =
        permissions(Identity.of("s", Role.USER).as(new RecordId(RecordKind.USER, "somebody")));
    assertThatThrownBy(() -> new Conversations(open).visibleTo(support, own).of(first, 9))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> new Conversations(open).of(99, 9))
        .isInstanceOf(NotFoundException.class);
  }
}
