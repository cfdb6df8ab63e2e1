package org.mailpromoter.dataverse.sink;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.Role;

/** Events of plain activities, each with its own mail. */
final class Events {
  private static final Instant SENT = Instant.parse("2026-01-05T11:59:00Z");

  private Events() {}

  static ActivityEvent created(long number) {
    EmailActivity activity =
        EmailActivity.builder(
                new ActivityId(number),
                Direction.INCOMING,
                new MessageIdentity("<k" + number + ">", 1))
            .messageId(new MessageId("n" + number + "@customer.example"))
            .subject("Mail " + number)
            .sentAt(SENT)
            .parties(
                List.of(
                    ActivityParty.unresolved(
                        Role.SENDER, NamedAddress.of("anna@customer.example"))))
            .build();
    return new ActivityEvent(
        new EventId("storage", number),
        ActivityEvent.Kind.CREATED,
        SENT,
        new ActivityId(number),
        activity);
  }
}
