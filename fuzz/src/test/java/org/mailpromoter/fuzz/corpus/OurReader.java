package org.mailpromoter.fuzz.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.core.message.NamedAddress;

/** The reader of the product. */
final class OurReader {
  private final EnvelopeParser envelopes = new EnvelopeParser(MessageLimits.DEFAULT);
  private final BodyParser bodies = new BodyParser(MessageLimits.DEFAULT);

  Reading read(byte[] message) throws IOException {
    Envelope envelope = envelopes.parse(message);
    Body body = bodies.parse(new ByteArrayInputStream(message), ContentKeeper.NONE);
    return new Reading()
        .with(Reading.Aspect.FROM, addresses(envelope.from()))
        .with(
            Reading.Aspect.FROM_NAME,
            envelope.from().addresses().stream()
                .map(NamedAddress::name)
                .collect(Collectors.joining(" | ")))
        .with(Reading.Aspect.TO, addresses(envelope.to()))
        .with(Reading.Aspect.CC, addresses(envelope.cc()))
        .with(Reading.Aspect.MESSAGE_ID, envelope.messageId().map(MessageId::toString).orElse(""))
        .with(Reading.Aspect.IN_REPLY_TO, ids(envelope.inReplyTo()))
        .with(Reading.Aspect.REFERENCES, ids(envelope.references()))
        .with(Reading.Aspect.DATE, envelope.date().map(Instant::toString).orElse(""))
        .with(Reading.Aspect.SUBJECT, envelope.subject())
        .with(
            Reading.Aspect.ATTACHMENTS,
            body.attachments().stream().map(Attachment::name).collect(Collectors.joining(" | ")))
        .with(Reading.Aspect.TEXT, body.text())
        .with(Reading.Aspect.HTML, body.html());
  }

  private static String addresses(AddressList list) {
    return list.addresses().stream()
        .map(each -> each.address().value())
        .collect(Collectors.joining(" "));
  }

  private static String ids(Collection<MessageId> ids) {
    return ids.stream().map(MessageId::toString).collect(Collectors.joining(" "));
  }
}
