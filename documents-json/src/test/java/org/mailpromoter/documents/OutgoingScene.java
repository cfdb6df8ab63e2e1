package org.mailpromoter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.dispatch.SendDesk;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.change.MailDesk;

/** Mail that was sent to one of two recipients, and mail in doubt, with fixed ids. */
final class OutgoingScene {
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);
  private static final EnvelopeAddress TOM = new EnvelopeAddress("tom@home.example");
  private static final EnvelopeAddress BERG = new EnvelopeAddress("berg@home.example");

  private final OpenInstallation open;
  private final OutgoingStore store;
  private final Instant now;

  OutgoingScene(OpenInstallation open, Instant now) {
    this.open = open;
    this.store = open.storage().outgoingStore();
    this.now = now;
  }

  Map<String, Document> documents() throws Exception {
    Map<String, Document> documents = new LinkedHashMap<>();
    OutgoingMail sent = taken("sent");
    documents.put("send", OutgoingDocuments.taken(new MailDesk.Taken(sent, true)));
    Map<EnvelopeAddress, ServerReply> refused = Map.of(BERG, new ServerReply(550, "5.1.1 Nobody"));
    happens(
        sent,
        new SendEvent.Claimed(),
        new SendEvent.HandedOver(refused),
        new SendEvent.Answered(
            new SubmissionOutcome.Accepted(new ServerReply(250, "2.0.0 Ok"), refused)));
    OutgoingMail doubtful = taken("doubtful");
    happens(
        doubtful,
        new SendEvent.Claimed(),
        new SendEvent.HandedOver(Map.of()),
        new SendEvent.Interrupted());
    open.storage()
        .sentFolderStore()
        .add(
            doubtful.id(),
            new EvidenceSearch(now, "Sent", EvidenceSearch.Result.NOT_SEARCHED, "It is away."));
    OutgoingMails mails = new OutgoingMails(open);
    documents.put(
        "outgoing", OutgoingDocuments.list(mails.list(OutgoingFilter.ALL, PageRequest.first(1))));
    documents.put("outgoing show", OutgoingDocuments.details(mails.details(sent.id().value())));
    documents.put(
        "outgoing show (in doubt)",
        OutgoingDocuments.details(mails.details(doubtful.id().value())));
    OutgoingMail found = mails.find(doubtful.id().value());
    for (String name : List.of("send-now", "cancel", "resolve")) {
      documents.put("outgoing " + name, OutgoingDocuments.changed(found));
    }
    return documents;
  }

  private void happens(OutgoingMail mail, SendEvent... events) {
    for (SendEvent each : events) {
      Step step = store.change(mail.id(), each, PROCESS, now).orElseThrow();
      assertThat(step.next()).as("%s", step).isPresent();
    }
  }

  private OutgoingMail taken(String name) throws IOException {
    try (RecordDirectory directory = open.directory()) {
      SentMail reader =
          new SentMail(
              open.storage().activityStore(),
              directory,
              open.parts().strategies(),
              open.parts().clock());
      return new SendDesk(store, reader, PROCESS, open.parts().clock())
          .take(
              new MailboxId("anna"),
              new EnvelopeAddress("anna@x.example"),
              List.of(Recipient.of(Role.TO, TOM), Recipient.of(Role.CC, BERG)),
              new Message(name),
              Optional.empty(),
              Optional.empty(),
              ContentKeeper.NONE)
          .orElseThrow();
    }
  }

  private record Message(String name) implements FrozenMessage {
    private byte[] bytes() {
      return """
          Message-ID: <mp.%1$s@x.example>
          From: Anna Berg <anna@x.example>
          To: tom@home.example
          Cc: berg@home.example
          Date: Sun, 1 Mar 2026 12:00:00 +0000
          Subject: Mail that is %1$s

          Hello
          """
          .formatted(name)
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long size() {
      return bytes().length;
    }

    @Override
    public boolean needsUtf8() {
      return false;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes());
    }
  }
}
