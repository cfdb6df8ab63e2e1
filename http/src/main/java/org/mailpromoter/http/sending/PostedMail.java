package org.mailpromoter.http.sending;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.SubmissionEnvelope;

/**
 * A mail as web services take it: they have no envelope, and send a mail to everybody whom its
 * header names. Recipients whom the header does not name are those of Bcc; they are put in front of
 * it as a field {@code Bcc}, which the service keeps from the others. For Graph that is documented
 * ("Create message"), and other clients of Exchange Web Services send so. A mail whose header names
 * somebody who is not to get it (again) cannot be sent this way without changing what everybody
 * sees, so it is refused. The bytes of the mail itself are never changed. Thread-safe.
 *
 * @since 0.1
 */
public final class PostedMail {
  private final FrozenMessage message;
  private final Optional<MessageId> messageId;
  private final byte[] hidden;

  private PostedMail(FrozenMessage message, Optional<MessageId> messageId, byte[] hidden) {
    this.message = message;
    this.messageId = messageId;
    this.hidden = hidden;
  }

  static PostedMail of(SubmissionEnvelope envelope, FrozenMessage message)
      throws IOException, UnsendableMailException {
    if (envelope.needsUtf8() || message.needsUtf8()) {
      throw new UnsendableMailException(
          "an address has characters outside ASCII before its @, and it is not known that Exchange"
              + " keeps them; use another address of the recipient");
    }
    Envelope written = StoredMail.read(message);
    List<EnvelopeAddress> hidden = hidden(envelope.recipients(), visible(written));
    return new PostedMail(message, written.messageId(), field(hidden));
  }

  private static Set<EmailAddress> visible(Envelope written) throws UnsendableMailException {
    Set<Flaw> flaws = written.flaws();
    if (flaws.contains(Flaw.HEADER_CUT) || flaws.contains(Flaw.ADDRESSES_CUT)) {
      throw new UnsendableMailException("the header of the mail is too long");
    }
    return Stream.of(written.to(), written.cc(), written.bcc())
        .map(AddressList::addresses)
        .flatMap(List::stream)
        .map(NamedAddress::address)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<EnvelopeAddress> hidden(
      List<EnvelopeAddress> recipients, Set<EmailAddress> visible) throws UnsendableMailException {
    Set<EmailAddress> others = new LinkedHashSet<>(visible);
    recipients.forEach(each -> others.remove(each.address()));
    if (!others.isEmpty()) {
      throw new UnsendableMailException(
          "the mail names "
              + others.iterator().next()
              + (others.size() > 1 ? " and " + (others.size() - 1) + " more" : "")
              + ", to whom it is not to go now, and Exchange sends a mail to everybody whom it"
              + " names; write a new mail to those who have not got it");
    }
    return recipients.stream().filter(each -> !visible.contains(each.address())).toList();
  }

  private static byte[] field(List<EnvelopeAddress> hidden) {
    String names =
        hidden.stream().map(EnvelopeAddress::value).collect(Collectors.joining(",\r\n "));
    String field = names.isEmpty() ? "" : "Bcc: " + names + "\r\n";
    return field.getBytes(StandardCharsets.US_ASCII);
  }

  /** Its Message-ID; empty if it has none. */
  public Optional<MessageId> messageId() {
    return messageId;
  }

  /** The number of bytes, those of the field Bcc included. */
  public long size() {
    return hidden.length + message.size();
  }

  /** The number of characters in Base64. */
  public long base64Size() {
    return Base64Stream.length(size());
  }

  /**
   * The body of a request that contains the mail in Base64. It is read from its storage while it is
   * sent, and again if the request is sent again, so it is never in memory as a whole.
   *
   * @param before the bytes of the body before it
   * @param after the bytes of the body behind it
   */
  public BodyPublisher body(byte[] before, byte[] after) {
    BodyPublisher content =
        BodyPublishers.ofInputStream(
            () ->
                joined(
                    new ByteArrayInputStream(before),
                    new Base64Stream(joined(new ByteArrayInputStream(hidden), opened())),
                    new ByteArrayInputStream(after)));
    return BodyPublishers.fromPublisher(content, before.length + base64Size() + after.length);
  }

  private static InputStream joined(InputStream... parts) {
    return new SequenceInputStream(Collections.enumeration(List.of(parts)));
  }

  /** A message that cannot be opened fails when it is read. */
  private InputStream opened() {
    try {
      return message.open();
    } catch (IOException e) {
      return new Unopened(e);
    }
  }

  private static final class Unopened extends InputStream {
    private final IOException why;

    Unopened(IOException why) {
      this.why = why;
    }

    @Override
    public int read() throws IOException {
      throw why;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw why;
    }
  }
}
