package org.mailpromoter.console.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;

/** Makes the page of one message. */
final class MessageView {
  private final Visit visit;
  private final CommandTwins twins;
  private final Instant now;

  MessageView(Visit visit, CommandTwins twins) {
    this.visit = visit;
    this.twins = twins;
    this.now = visit.open().now();
  }

  /**
   * The page.
   *
   * @param counted whether the effect of the remedies on other mail was counted
   * @param others what became of the same message elsewhere
   */
  MessagePage page(
      Frame frame,
      Explanation explained,
      boolean counted,
      List<MessagePage.Undo> undo,
      List<StoredDecision> others) {
    boolean clear = visit.sight().isClear(explained.decision());
    Explanation explanation = visit.sight().show(explained);
    StoredDecision stored = explanation.decision();
    EnglishExplanation english = EnglishExplanation.of(explanation);
    Optional<Facts> facts =
        clear && stored.entry().hasEvidence()
            ? Optional.of(StoredEvidence.facts(explained.decision()))
            : Optional.empty();
    return new MessagePage(
        frame,
        head(stored),
        Outcomes.chip(stored.entry()),
        english.summary(),
        !clear && visit.sight().mayReveal(),
        undo,
        QuestionPath.of(explanation, english),
        english.resolutions(),
        new RemedyCards(visit, twins).of(frame, explained, counted),
        facts.map(MessageView::people).orElse(List.of()),
        conversation(explanation),
        others.stream().map(this::other).toList());
  }

  private MessagePage.Head head(StoredDecision stored) {
    DecisionEntry entry = stored.entry();
    String mailbox = stored.mailbox().value();
    return new MessagePage.Head(
        MailWords.sender(entry),
        mailbox,
        MessageFilters.PATH + "?mailbox=" + Queries.encoded(mailbox),
        Moment.of(entry.receivedAt(), now),
        Moment.of(stored.decidedAt(), now),
        stored.id().value());
  }

  private static List<MessagePage.Person> people(Facts facts) {
    return facts.participants().stream().map(MessageView::person).toList();
  }

  private static MessagePage.Person person(Participant participant) {
    String records =
        participant.candidates().stream()
            .map(MessageView::record)
            .collect(Collectors.joining(", "));
    return new MessagePage.Person(
        participant.role().header(),
        participant.address().toString(),
        records.isEmpty() ? "nobody in the system" : records);
  }

  private static String record(PartyRecord record) {
    return record.name() + " (" + record.id() + ")" + (record.active() ? "" : ", inactive");
  }

  private static List<MessagePage.Line> conversation(Explanation explanation) {
    List<MessagePage.Line> lines = new ArrayList<>();
    explanation
        .decision()
        .entry()
        .activity()
        .map(
            id ->
                new MessagePage.Line(
                    "It is email activity " + id + ".",
                    List.of(
                        new Link("The activity", "/activities/" + id),
                        new Link("The conversation", "/conversations/" + id))))
        .ifPresent(lines::add);
    explanation.answered().map(MessageView::answered).ifPresent(lines::add);
    explanation
        .trace()
        .flatMap(trace -> trace.step(Question.CORRELATED))
        .ifPresent(
            step ->
                step.saw().stream()
                    .filter(Evidence.Strategy.class::isInstance)
                    .map(Evidence.Strategy.class::cast)
                    .flatMap(each -> each.found().stream().map(found -> found(each, found)))
                    .forEach(lines::add));
    return lines;
  }

  private static MessagePage.Line found(Evidence.Strategy strategy, Evidence.Found found) {
    String standing =
        strategy.standing() == Evidence.Standing.COUNTS
            ? "Belongs to the conversation of email activity "
            : "Would belong, if it counted, to the conversation of email activity ";
    return new MessagePage.Line(
        standing + found.activity() + ", by " + strategy.strategy() + ".",
        List.of(new Link("Show it", "/conversations/" + found.activity())));
  }

  private static MessagePage.Line answered(Explanation.AnsweredMail mail) {
    return mail.decision()
        .map(
            stored ->
                new MessagePage.Line(
                    "Answers mail that was seen here and is not tracked.",
                    List.of(
                        new Link(
                            "\"" + stored.entry().subject() + "\"", MessageScreen.path(stored)))))
        .orElseGet(
            () ->
                new MessagePage.Line(
                    "Answers " + mail.id() + ", which was never seen here.", List.of()));
  }

  private MessagePage.Other other(StoredDecision stored) {
    return new MessagePage.Other(
        MessageScreen.path(stored),
        stored.mailbox().value(),
        Moment.of(stored.decidedAt(), now),
        Outcomes.chip(stored.entry()));
  }
}
