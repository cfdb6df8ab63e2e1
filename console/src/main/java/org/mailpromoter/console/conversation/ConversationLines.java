package org.mailpromoter.console.conversation;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.console.activity.ActivityScreen;
import org.mailpromoter.console.activity.PartyWords;
import org.mailpromoter.console.activity.TrackingWords;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.message.Outcomes;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.EnglishCorrelation;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.installation.ask.Conversation.Edge;
import org.mailpromoter.installation.ask.Conversation.Mail;
import org.mailpromoter.installation.ask.Conversation.Member;

/** The lines of a conversation. */
final class ConversationLines {
  private final long asked;
  private final Instant now;

  /**
   * Makes lines.
   *
   * @param asked the activity that the visitor came for
   */
  ConversationLines(long asked, Instant now) {
    this.asked = asked;
    this.now = now;
  }

  /**
   * A line.
   *
   * @param answered what it answers, if the tree does not show that; else empty
   */
  ConversationPage.Line of(Member member, String answered) {
    if (member.mail() instanceof Mail.Activity each) {
      return activity(each.activity(), member, answered);
    }
    if (member.mail() instanceof Mail.NotPromoted each) {
      return notPromoted(each.decision(), member, answered);
    }
    return ghost(who(member), member, answered, List.of(), List.of(), List.of());
  }

  /** Who wrote it, or what it is. */
  static String who(Member member) {
    if (member.mail() instanceof Mail.Activity each) {
      return PartyWords.sender(each.activity());
    }
    if (member.mail() instanceof Mail.NotPromoted each) {
      return MailWords.sender(each.decision().entry());
    }
    return member.mail() instanceof Mail.NotStored
        ? "Never seen here, or forgotten"
        : "Mail of somebody else";
  }

  private ConversationPage.Line activity(EmailActivity activity, Member member, String answered) {
    List<Chip> status =
        activity.tracking() == Tracking.TRACKED
            ? List.of()
            : List.of(TrackingWords.chip(activity.tracking()));
    boolean stranger = activity.flaws().contains(Flaw.STRANGER_IN_CONVERSATION);
    String evidence = evidence(member);
    return new ConversationPage.Line(
        activity.direction() == Direction.INCOMING ? "incoming" : "outgoing",
        who(member),
        List.of(link(activity.subject(), ActivityScreen.path(activity))),
        List.of(Moment.of(activity.sentAt(), now)),
        stranger && !evidence.isEmpty() ? evidence + ", from a stranger" : evidence,
        clue(member),
        answered,
        status,
        false,
        activity.id().value() == asked);
  }

  private ConversationPage.Line notPromoted(StoredDecision stored, Member member, String answered) {
    DecisionEntry entry = stored.entry();
    return ghost(
        who(member),
        member,
        answered,
        List.of(link(MailWords.subject(entry), "/messages/" + stored.id())),
        List.of(Moment.of(entry.receivedAt(), now)),
        List.of(Outcomes.chip(entry.outcome(), entry.reason())));
  }

  private static ConversationPage.Line ghost(
      String who,
      Member member,
      String answered,
      List<Link> link,
      List<Moment> at,
      List<Chip> status) {
    return new ConversationPage.Line(
        "ghost", who, link, at, evidence(member), clue(member), answered, status, true, false);
  }

  private static Link link(String subject, String href) {
    return new Link(subject.isEmpty() ? "(no subject)" : subject, href);
  }

  private static String evidence(Member member) {
    return member
        .edge()
        .map(each -> EnglishCorrelation.of(each.method(), each.strategy(), each.clue()))
        .orElse("");
  }

  private static String clue(Member member) {
    if (member.mail() instanceof Mail.NotStored each) {
      return each.id().map(Object::toString).orElse("");
    }
    return member.edge().flatMap(Edge::clue).map(each -> each.value()).orElse("");
  }
}
