package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.NewMail;
import org.mailpromoter.installation.change.Requester;

/** Mail of Christopher in each state that people look at. */
final class SentMailScene {
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);

  private static final Map<EnvelopeAddress, ServerReply> REFUSED =
      Map.of(
          EnvelopeAddress.parse("warehouse@contoso.example").orElseThrow(),
          reply(550, "5.1.1 No such user"));

  private final OpenInstallation open;

  SentMailScene(OpenInstallation open) {
    this.open = open;
  }

  /** A mail that waits for its first try. */
  long waiting(String subject) throws Exception {
    OutgoingMail taken =
        new MailDesk(open)
            .send(
                Requester.command(new Actor.Person("christopher")),
                new NewMail(
                    RecordId.user("christopher"),
                    List.of(
                        to(Role.TO, "anna@contoso.example"),
                        to(Role.CC, "warehouse@contoso.example"),
                        to(Role.BCC, "maria@adventure-works.example")),
                    subject,
                    "Hello Anna,\nhere it is.\n",
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false),
                Optional.empty())
            .mail();
    return taken.id().value();
  }

  private static Addressee to(Role role, String address) {
    return Addressee.parse(role, address).orElseThrow();
  }

  /** A mail that the server accepted, but not for everybody. */
  long sent(String subject) throws Exception {
    long mail = waiting(subject);
    happen(
        mail,
        new SendEvent.Claimed(),
        new SendEvent.HandedOver(REFUSED),
        new SendEvent.Answered(
            new SubmissionOutcome.Accepted(reply(250, "2.0.0 queued as 4711"), REFUSED)));
    return mail;
  }

  /** A mail that the server does not take now. */
  long deferred(String subject) throws Exception {
    long mail = waiting(subject);
    happen(
        mail,
        new SendEvent.Claimed(),
        new SendEvent.Answered(
            new SubmissionOutcome.Deferred(
                StoreError.IN_USE, "451 4.3.2 Try again later", Map.of())));
    return mail;
  }

  /** A mail that the server refuses. */
  long failed(String subject) throws Exception {
    long mail = waiting(subject);
    happen(
        mail,
        new SendEvent.Claimed(),
        new SendEvent.Answered(
            new SubmissionOutcome.Refused("554 5.7.1 <b>Not</b> from here", Map.of())));
    return mail;
  }

  /** A mail in doubt. */
  long uncertain(String subject) throws Exception {
    long mail = waiting(subject);
    happen(
        mail,
        new SendEvent.Claimed(),
        new SendEvent.HandedOver(Map.of()),
        new SendEvent.Interrupted());
    return mail;
  }

  private void happen(long mail, SendEvent... events) {
    for (SendEvent each : events) {
      assertThat(
              open.storage()
                  .outgoingStore()
                  .change(new OutgoingId(mail), each, PROCESS, open.now())
                  .orElseThrow()
                  .next())
          .as(each.toString())
          .isPresent();
    }
  }

  private static ServerReply reply(int code, String text) {
    return new ServerReply(code, text);
  }
}
