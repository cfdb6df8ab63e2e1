package org.mailpromoter.installation.change;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.dispatch.SendDesk;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.installation.OpenInstallation;

/** A mail that waits, the same one at each call. */
final class QueuedMail {
  private static final byte[] BYTES =
      """
      Message-ID: <mp.queued@x.example>
      From: anna@x.example
      To: berg@customer.example
      Date: Sun, 1 Mar 2026 09:00:00 +0000
      Subject: Queued

      Hello
      """
          .getBytes(StandardCharsets.UTF_8);

  private QueuedMail() {}

  static OutgoingMail in(OpenInstallation open) throws IOException {
    OutgoingStore store = open.storage().outgoingStore();
    try (RecordDirectory directory = open.directory()) {
      SentMail reader =
          new SentMail(
              open.storage().activityStore(),
              directory,
              open.parts().strategies(),
              open.parts().clock());
      SendProcess process = new SendProcess(RetrySchedule.STANDARD);
      Optional<OutgoingMail> added =
          new SendDesk(store, reader, process, open.parts().clock())
              .take(
                  new MailboxId("anna"),
                  new EnvelopeAddress("anna@x.example"),
                  List.of(Recipient.of(Role.TO, new EnvelopeAddress("berg@customer.example"))),
                  new Message(),
                  Optional.empty(),
                  Optional.of("the one"),
                  ContentKeeper.NONE);
      return added.or(() -> store.requested("the one")).orElseThrow();
    }
  }

  private record Message() implements FrozenMessage {
    @Override
    public long size() {
      return BYTES.length;
    }

    @Override
    public boolean needsUtf8() {
      return false;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(BYTES);
    }
  }
}
