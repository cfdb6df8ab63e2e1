package org.mailpromoter.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.TrackOption;

class ActionLinesTest {
  private static final RecordId MARIA = RecordId.user("maria");
  private static final RecordId SUPPORT = RecordId.queue("support");
  private static final RecordId ANNA = new RecordId(RecordKind.CONTACT, "anna");
  private static final MailboxId MAILBOX = new MailboxId("maria");
  private static final EmailAddress ADDRESS = new EmailAddress("anna@customer.example");
  private static final DecisionId DECISION = new DecisionId(7);
  private static final SeenRecord SEEN = new SeenRecord(ANNA, "Anna", false);

  private static final Map<Action, String> LINES =
      Map.ofEntries(
          Map.entry(
              new Action.SetTrack(MARIA, "Maria", TrackOption.ALL),
              "mailpromoter users track maria all"),
          Map.entry(
              new Action.AcceptMachineMail(SUPPORT, "Support"),
              "in the configuration file: queues: support: refuse-machine-mail: []"),
          Map.entry(
              new Action.SetOrganization("use-correlation", "yes"),
              "mailpromoter settings set use-correlation yes"),
          Map.entry(
              new Action.PutFirst("b", List.of("b", "a")),
              "in the configuration file: organization: correlation-order: [b, a]"),
          Map.entry(
              new Action.EnableMailbox(MAILBOX),
              "in the configuration file: mailboxes: maria: enabled: yes"),
          Map.entry(
              new Action.ApproveMailbox(MAILBOX),
              "in the configuration file: mailboxes: maria: approved: yes"),
          Map.entry(
              new Action.ProcessFrom(MAILBOX, Instant.EPOCH),
              "in the configuration file: mailboxes: maria: process-from: 1970-01-01T00:00:00Z"),
          Map.entry(
              new Action.AddContact(ADDRESS),
              "mailpromoter records add contact:anna@customer.example --address"
                  + " anna@customer.example"),
          Map.entry(
              new Action.AddAddress(MARIA, "Maria", ADDRESS),
              "in the configuration file: users: maria: addresses: [..., anna@customer.example]"),
          Map.entry(
              new Action.KeepAddress(ADDRESS, SEEN, List.of(MARIA, ANNA)),
              "in the configuration file: users: maria: addresses: without anna@customer.example\n"
                  + "mailpromoter records remove-address contact:anna anna@customer.example"),
          Map.entry(new Action.Activate(SEEN), "mailpromoter records activate contact:anna"),
          Map.entry(
              new Action.Activate(new SeenRecord(MARIA, "Maria", false)),
              "in the configuration file: users: maria: active: true"),
          Map.entry(
              new Action.TrackConversation(new ActivityId(9)),
              "mailpromoter activities track 9 --conversation"),
          Map.entry(new Action.TrackMessage(DECISION), "mailpromoter retry --decision 7 --by-hand"),
          Map.entry(
              new Action.TrackAnswered(DECISION), "mailpromoter retry --decision 7 --by-hand"),
          Map.entry(new Action.CreateAgain(DECISION), "mailpromoter retry --decision 7"),
          Map.entry(new Action.DecideAgain(DECISION), "mailpromoter retry --decision 7"),
          Map.entry(
              new Action.DecideSenderAgain("tom@b.test"),
              "mailpromoter retry --sender tom@b.test"));

  @Test
  void everyActionIsALineThatPeopleCopy() {
    assertThat(LINES)
        .allSatisfy(
            (action, line) ->
                assertThat(String.join("\n", ActionLines.of(action))).isEqualTo(line));
    assertThat(LINES.keySet().stream().map(Object::getClass).distinct())
        .hasSize(Action.class.getPermittedSubclasses().length);
  }

  /** Strangers choose addresses; a shell must run nothing of them. */
  @Test
  void whatAShellWouldRunIsQuoted() {
    EmailAddress evil = new EmailAddress("o'b`id`|$id@b.example");
    assertThat(ActionLines.of(new Action.AddContact(evil)))
        .containsExactly(
            "mailpromoter records add 'contact:o'\\''b`id`|$id@b.example' --address"
                + " 'o'\\''b`id`|$id@b.example'");
    assertThat(ActionLines.of(new Action.DecideSenderAgain("$(id)")))
        .containsExactly("mailpromoter retry --sender '$(id)'");
  }
}
