package org.mailpromoter.console.help;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;

/** What became of a message: each reason, and messages that were left alone. */
enum Topic {
  NO_CORRELATION_MATCH(
      Reason.NO_CORRELATION_MATCH,
      "Users or queues were addressed, and the Track option of none of them accepts the message."
          + " The page of the message says for each why not, and what would have promoted it."),
  NO_RECIPIENT_MATCH(
      Reason.NO_RECIPIENT_MATCH,
      "No address in To, Cc or Bcc belongs to a user or queue who could accept the message."),
  INVALID_SENDER(
      Reason.INVALID_SENDER,
      "The header From holds no valid address, so nobody can say who wrote the message."),
  INTERNAL_EMAIL_REJECT(
      Reason.INTERNAL_EMAIL_REJECT,
      "One user wrote to another. The sent copy is the activity; the received copy would be a"
          + " second one."),
  DUPLICATE(
      Reason.DUPLICATE,
      "The message is an activity already, from another mailbox or folder. This is harmless."),
  UNDELIVERABLE(
      Reason.UNDELIVERABLE,
      "The message is accepted, but its activity could not be created in any of the attempts that"
          + " the setting creation-attempts allows."),
  UNKNOWN(
      Reason.UNKNOWN, "Dynamics 365 has no code for the reason. The sentence below it says more."),
  LEFT_ALONE(
      null,
      "The message is out of scope: the mailbox is not to process it. It is no sync error, and is"
          + " decided when that changes."),
  CORRELATION_MATCH(
      Reason.CORRELATION_MATCH,
      "Promoted: the message answers mail that is an activity, and a user or queue accepts"
          + " replies."),
  SENDER_MATCH(
      Reason.SENDER_MATCH,
      "Promoted: a user or queue accepts mail from senders of this kind, or sent mail to recipients"
          + " of this kind."),
  ACCEPT_ALL(Reason.ACCEPT_ALL, "Promoted: a user or queue accepts all mail."),
  TRACKED_EXPLICITLY(
      Reason.TRACKED_EXPLICITLY,
      "Promoted: a person marked the message, or moved it into a tracked folder. Track options do"
          + " not matter then.");

  private final @Nullable Reason reason;
  private final String meaning;

  Topic(@Nullable Reason reason, String meaning) {
    this.reason = reason;
    this.meaning = meaning;
  }

  /** The reason; empty for messages that were left alone. */
  Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  /** The heading, which is the name of the reason. */
  String title() {
    return reason().map(Reason::title).orElse("Left alone");
  }

  /** The place in the page. */
  String id() {
    return title().replace(" ", "");
  }

  /** What it means, in a sentence or two. */
  String meaning() {
    return meaning;
  }

  /** Our reasons that come with it. */
  List<SubReason> findings() {
    return Stream.of(SubReason.values()).filter(each -> of(each) == this).toList();
  }

  /** What becomes of a message for one of our reasons. */
  static Topic of(SubReason finding) {
    return switch (finding) {
      case ACCEPTS_ALL -> ACCEPT_ALL;
      case ACCEPTS_REPLY -> CORRELATION_MATCH;
      case ACCEPTS_SENDER, ACCEPTS_RECIPIENT -> SENDER_MATCH;
      case MARKED_AS_TRACKED, IN_TRACKED_FOLDER -> TRACKED_EXPLICITLY;
      case OPTION_NONE,
          REPLIES_ONLY_NOT_A_REPLY,
          REPLIES_ONLY_PARENT_UNKNOWN,
          REPLIES_ONLY_TOKEN_UNKNOWN,
          REPLIES_ONLY_CORRELATION_OFF,
          REPLIES_ONLY_SENDER_NOT_TRUSTED,
          REPLIES_ONLY_STRATEGY_FAILED,
          SENDER_UNKNOWN,
          SENDER_INACTIVE,
          SENDER_AMBIGUOUS,
          SENDER_SEVERAL_RECORDS,
          SENDER_KIND_EXCLUDED,
          AUTHOR_UNCLEAR,
          NO_KNOWN_RECIPIENT,
          MACHINE_MAIL,
          CONVERSATION_STOPPED ->
          NO_CORRELATION_MATCH;
      case NO_USER_OR_QUEUE,
          NOT_ADDRESSED,
          RECIPIENT_INACTIVE,
          RECIPIENT_AMBIGUOUS,
          HEADER_CUT,
          ADDRESSES_CUT ->
          NO_RECIPIENT_MATCH;
      case FROM_MISSING, FROM_MALFORMED -> INVALID_SENDER;
      case ALREADY_TRACKED -> DUPLICATE;
      case INTERNAL_MAIL -> INTERNAL_EMAIL_REJECT;
      case CREATION_GIVEN_UP -> UNDELIVERABLE;
      case CREATION_FAILED,
          VANISHED,
          TOO_LARGE,
          PROTECTED_MAIL,
          NOT_FORWARDED_AS_ATTACHMENT,
          EVALUATION_FAILED ->
          UNKNOWN;
      case MAILBOX_DISABLED,
          MAILBOX_NOT_APPROVED,
          BEFORE_START_DATE,
          NOT_AFTER_WATERMARK,
          SENT_ITEMS_NOT_TRACKED ->
          LEFT_ALONE;
    };
  }
}
