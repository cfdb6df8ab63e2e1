package org.mailpromoter.composer.proposal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.composer.Answered;
import org.mailpromoter.core.correlation.SubjectTokens;
import org.mailpromoter.core.dispatch.OriginalMail;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.SubjectTopic;
import org.mailpromoter.core.message.ThreadIndex;
import org.mailpromoter.core.message.UnseenCharacters;
import org.mailpromoter.core.sending.MailKind;

/**
 * Makes the proposal of a mail that answers another one or passes it on. Thread-safe.
 *
 * @since 0.1
 */
public final class Proposals {
  private static final String REPLY = "Re: ";
  private static final String FORWARD = "Fw: ";

  private final Set<EmailAddress> own;
  private final SubjectTokens tokens;
  private final Quotation quotation;

  /**
   * Proposals to one person.
   *
   * @param own the addresses of the person and of the mailbox that sends; they get no reply
   * @param tokens finds tokens in subjects
   * @param zone the zone of the times that are quoted
   */
  public Proposals(Set<EmailAddress> own, SubjectTokens tokens, ZoneId zone) {
    this.own = Set.copyOf(own);
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.quotation = new Quotation(zone);
  }

  /**
   * The proposal of an answer or a forward. A forward belongs to the conversation, too, so that
   * answers to it are found.
   *
   * @throws IllegalArgumentException if the kind is {@link MailKind#NEW}
   */
  public Proposal of(MailKind kind, OriginalMail original) {
    if (kind == MailKind.NEW) {
      throw new IllegalArgumentException("a new mail relates to no other");
    }
    boolean forward = kind == MailKind.FORWARD;
    String base = base(original);
    ReplyRecipients recipients = new ReplyRecipients(own);
    CarriedFiles files = new CarriedFiles();
    List<String> leftOut = new ArrayList<>();
    return new Proposal(
        kind,
        forward ? List.of() : recipients.of(original, kind == MailKind.REPLY_ALL, leftOut),
        tokens.shortened((forward ? FORWARD : REPLY) + base),
        tokens.shortened(tokens.without(base)),
        forward ? quotation.forwarded(original) : quotation.answered(original),
        forward ? quotation.forwardedHtml(original) : quotation.answeredHtml(original),
        forward ? files.of(original, leftOut) : List.of(),
        answered(original),
        original.activity().regarding(),
        leftOut);
  }

  private static String base(OriginalMail original) {
    String plain = UnseenCharacters.without(original.activity().subject(), "").strip();
    return SubjectTopic.withoutMarks(plain);
  }

  private static Optional<Answered> answered(OriginalMail original) {
    return original
        .activity()
        .messageId()
        .map(
            id ->
                new Answered(
                    id,
                    original.chain(),
                    original.header().flatMap(Envelope::threadIndex).flatMap(ThreadIndex::parse)));
  }
}
