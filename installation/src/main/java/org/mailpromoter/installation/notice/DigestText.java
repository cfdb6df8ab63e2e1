package org.mailpromoter.installation.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explainer;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.diagnosis.english.EnglishTime;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Sight;

/** Refused mail of a user as a mail to them: for each sender the latest one, and why. */
final class DigestText {
  private static final int MOST_SENDERS = 20;
  private static final int MOST_REMEDIES = 3;
  private static final int LONGEST = 2_000;

  private final OpenInstallation open;
  private final ConsoleLink console;

  DigestText(OpenInstallation open, ConsoleLink console) {
    this.open = open;
    this.console = console;
  }

  /**
   * A digest.
   *
   * @param start from when on the mail was received
   * @param refused the latest first, without evidence
   */
  NoticeText of(PartyRecord user, LocalDate start, List<StoredDecision> refused) {
    Map<String, List<StoredDecision>> senders = new LinkedHashMap<>();
    refused.forEach(
        each ->
            senders.computeIfAbsent(each.entry().sender(), name -> new ArrayList<>()).add(each));
    Sight sight = sightOf(user);
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("Hello " + NoticeText.line(user.name()) + ",");
    paragraphs.add(
        "of the mail that you received since "
            + NoticeText.day(start)
            + ", "
            + many(refused.size())
            + " did not become email activities in the CRM. The mail itself is in your mailbox as"
            + " before.");
    senders.values().stream()
        .limit(MOST_SENDERS)
        .map(each -> paragraph(each, sight))
        .forEach(paragraphs::add);
    if (senders.size() > MOST_SENDERS) {
      paragraphs.add("And mail from " + (senders.size() - MOST_SENDERS) + " more senders.");
    }
    paragraphs.add(console.line("Your refused mail", "/messages?outcome=refused"));
    return NoticeText.of(
        "Mailpromoter: " + many(refused.size()) + " not promoted since " + NoticeText.day(start),
        paragraphs,
        "You get this mail because digests are switched on; an administrator can leave you out.");
  }

  private static String many(int count) {
    return (count == Digests.MOST ? "at least " : "") + NoticeText.some(count, "mail");
  }

  /** What this user would see in the console. */
  private Sight sightOf(PartyRecord user) {
    Permissions permissions =
        Permissions.of(
            Identity.of(user.id().key(), Role.USER).as(user.id()), open.parts().deployment());
    return Sight.of(permissions, open.parts().deployment().console().reveal(), each -> false);
  }

  private String paragraph(List<StoredDecision> ofSender, Sight sight) {
    StoredDecision latest = ofSender.get(0);
    String more =
        ofSender.size() == 1
            ? ""
            : " (the latest of " + NoticeText.some(ofSender.size(), "mail") + " of this sender)";
    StringBuilder text = new StringBuilder(EnglishTime.of(latest.entry().receivedAt()) + more);
    open.storage()
        .decisionHistory()
        .find(latest.id())
        .map(each -> sight.show(explained(each)))
        .ifPresent(each -> explain(each, text));
    String link = console.line("More about it", "/messages/" + latest.id());
    return link.isEmpty() ? text.toString() : text + "\n" + link;
  }

  /** What remedies would do to other mail is not counted, which would take long. */
  private Explanation explained(StoredDecision decision) {
    return new Explainer(open.storage().decisionHistory(), open.parts().readableStrategies())
        .explain(decision, open.policy(), open.now());
  }

  private static void explain(Explanation explanation, StringBuilder text) {
    EnglishExplanation english = EnglishExplanation.of(explanation);
    text.append('\n').append(NoticeText.cut(NoticeText.line(english.summary()), LONGEST));
    List<String> help =
        explanation.remedies().isEmpty()
            ? english.resolutions()
            : explanation.remedies().stream()
                .map(each -> EnglishAction.of(each.change()) + ".")
                .toList();
    text.append(help.isEmpty() ? "" : "\nWhat you can do:");
    help.stream()
        .limit(MOST_REMEDIES)
        .map(NoticeText::line)
        .forEach(each -> text.append("\n- ").append(each));
  }
}
