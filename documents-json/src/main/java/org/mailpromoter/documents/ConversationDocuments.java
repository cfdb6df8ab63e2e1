package org.mailpromoter.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.activity.json.ActivityJson;
import org.mailpromoter.installation.ask.Conversation;
import org.mailpromoter.installation.ask.Conversation.Edge;
import org.mailpromoter.installation.ask.Conversation.Mail;
import org.mailpromoter.installation.ask.Conversation.Member;

/**
 * A conversation as a document.
 *
 * @since 0.1
 */
public final class ConversationDocuments {
  private ConversationDocuments() {}

  /** The mail of a conversation, each after the one that it answers. */
  public static Document of(Conversation conversation) {
    List<Members> mails = new ArrayList<>();
    for (Member each : conversation.members()) {
      mails.add(of(each, mails.size() + 1));
    }
    return Members.of("conversation", conversation.first())
        .with("mails", mails)
        .with("whole", conversation.isWhole())
        .document();
  }

  private static Members of(Member member, int number) {
    Mail mail = member.mail();
    Mail.@Nullable Activity activity = mail instanceof Mail.Activity each ? each : null;
    Mail.@Nullable NotPromoted other = mail instanceof Mail.NotPromoted each ? each : null;
    return Members.of("number", number)
        .with("answers", answered(member.answered()))
        .with("recognised_by", member.edge().map(ConversationDocuments::of))
        .with("kind", kind(mail))
        .with("email", activity == null ? null : ActivityJson.summary(activity.activity()))
        .with("refusal", other == null ? null : Decisions.stored(other.decision()))
        .with("message_id", mail instanceof Mail.NotStored each ? each.id() : null);
  }

  private static @Nullable Integer answered(OptionalInt member) {
    return member.isPresent() ? member.getAsInt() + 1 : null;
  }

  private static String kind(Mail mail) {
    if (mail instanceof Mail.Activity) {
      return "activity";
    }
    if (mail instanceof Mail.NotPromoted) {
      return "not-promoted";
    }
    return mail instanceof Mail.NotStored ? "not-stored" : "foreign";
  }

  private static Members of(Edge edge) {
    return Members.of("method", edge.method().title())
        .with("strategy", edge.strategy())
        .with("where", edge.clue().map(each -> each.where()))
        .with("manner", edge.clue().map(each -> each.manner()))
        .with("value", edge.clue().map(each -> each.value()));
  }
}
