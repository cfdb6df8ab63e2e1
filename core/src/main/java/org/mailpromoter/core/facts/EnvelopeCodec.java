package org.mailpromoter.core.facts;

import java.util.Map;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;

/** An envelope as bytes and back. */
final class EnvelopeCodec {
  private EnvelopeCodec() {}

  static void write(CompactOutput out, Envelope e) {
    out.text(e.identity().key()).number(e.identity().fingerprint());
    out.flag(e.messageId().isPresent());
    e.messageId().ifPresent(id -> out.text(id.value()));
    out.each(e.inReplyTo(), EnvelopeCodec::id).each(e.references(), EnvelopeCodec::id);
    out.text(e.subject());
    list(out, e.from());
    out.flag(e.sender().isPresent());
    e.sender().ifPresent(sender -> address(out, sender));
    list(out, e.replyTo());
    list(out, e.to());
    list(out, e.cc());
    list(out, e.bcc());
    out.flag(e.date().isPresent());
    e.date().ifPresent(date -> out.number(date.getEpochSecond()));
    out.text(e.threadIndex().orElse(""));
    out.each(e.hints().entrySet(), EnvelopeCodec::hint);
    out.each(e.flaws(), (o, flaw) -> o.constant(flaw));
  }

  static Envelope read(CompactInput in) {
    Envelope.Builder e = Envelope.builder();
    e.identity(new MessageIdentity(in.text(), in.number()));
    if (in.flag()) {
      e.messageId(id(in));
    }
    e.inReplyTo(in.each(EnvelopeCodec::id)).references(in.each(EnvelopeCodec::id));
    e.subject(in.text());
    e.from(list(in));
    if (in.flag()) {
      e.sender(address(in));
    }
    e.replyTo(list(in)).to(list(in)).cc(list(in)).bcc(list(in));
    if (in.flag()) {
      e.date(in.seconds());
    }
    String threadIndex = in.text();
    if (!threadIndex.isEmpty()) {
      e.threadIndex(threadIndex);
    }
    for (int left = in.count(); left > 0; left--) {
      e.hint(in.text(), in.text());
    }
    in.each(EnvelopeCodec::flaw).forEach(e::flaw);
    return e.build();
  }

  private static void id(CompactOutput out, MessageId id) {
    out.text(id.value());
  }

  private static MessageId id(CompactInput in) {
    return new MessageId(in.text());
  }

  private static void hint(CompactOutput out, Map.Entry<String, String> hint) {
    out.text(hint.getKey()).text(hint.getValue());
  }

  private static Flaw flaw(CompactInput in) {
    return in.constant(Flaw.class);
  }

  private static void list(CompactOutput out, AddressList list) {
    out.each(list.addresses(), EnvelopeCodec::address).each(list.malformed(), CompactOutput::text);
  }

  private static AddressList list(CompactInput in) {
    return new AddressList(in.each(EnvelopeCodec::address), in.each(CompactInput::text));
  }

  private static void address(CompactOutput out, NamedAddress address) {
    out.text(address.name()).text(address.address().value());
  }

  private static NamedAddress address(CompactInput in) {
    return new NamedAddress(in.text(), new EmailAddress(in.text()));
  }
}
