package org.mailpromoter.console.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.console.activity.PartyWords;
import org.mailpromoter.console.conversation.ConversationPage.Branch;
import org.mailpromoter.console.conversation.ConversationPage.Party;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.installation.ask.Conversation;
import org.mailpromoter.installation.ask.Conversation.Member;
import org.mailpromoter.installation.ask.Conversations;

/** Makes the page of a conversation. */
final class ConversationView {
  /** Deeper answers are listed without nesting, because deep lists are hard to read. */
  private static final int DEEPEST = 8;

  private static final int PARTIES = 20;

  private final Conversation conversation;
  private final ConversationLines lines;
  private final long asked;
  private final Map<Integer, List<Integer>> answers = new LinkedHashMap<>();

  ConversationView(Conversation conversation, ConversationLines lines, long asked) {
    this.conversation = conversation;
    this.lines = lines;
    this.asked = asked;
    for (int i = 0; i < conversation.members().size(); i++) {
      int above = conversation.members().get(i).answered().orElse(-1);
      answers.computeIfAbsent(above, unused -> new ArrayList<>()).add(i);
    }
  }

  ConversationPage page(Frame frame, int shown, List<Link> replies) {
    List<Branch> branches = new ArrayList<>();
    answers.getOrDefault(-1, List.of()).forEach(each -> branches.add(branch(each, 0)));
    return new ConversationPage(
        frame, summary(), branches, more(shown), parties(), regarding(), replies);
  }

  private Branch branch(int member, int depth) {
    List<Branch> below = new ArrayList<>();
    for (int each : answers.getOrDefault(member, List.of())) {
      if (depth < DEEPEST) {
        below.add(branch(each, depth + 1));
      } else {
        flat(each, below);
      }
    }
    return new Branch(lines.of(conversation.members().get(member), ""), below);
  }

  /** All below in the order of the tree, each with whom it answers; without recursion. */
  private void flat(int from, List<Branch> to) {
    List<Integer> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      int next = open.remove(open.size() - 1);
      Member member = conversation.members().get(next);
      Member above = conversation.members().get(member.answered().orElseThrow());
      to.add(new Branch(lines.of(member, ConversationLines.who(above)), List.of()));
      List<Integer> below = answers.getOrDefault(next, List.of());
      for (int i = below.size() - 1; i >= 0; i--) {
        open.add(below.get(i));
      }
    }
  }

  private String summary() {
    long all = conversation.activities().size();
    long others = conversation.members().size() - all;
    String more = conversation.isWhole() ? "" : "The first ";
    return more
        + Words.count(all, "activity", "activities")
        + (others == 0
            ? ""
            : ", and " + Words.count(others, "mail that is none", "mails that are none"));
  }

  private List<Link> more(int shown) {
    if (conversation.isWhole()) {
      return List.of();
    }
    return shown < Conversations.MOST
        ? List.of(
            new Link(
                "Show up to " + Conversations.MOST + " activities",
                ConversationScreen.path(asked) + "?limit=" + Conversations.MOST))
        : List.of();
  }

  private List<Party> parties() {
    Map<String, Voice> voices = new LinkedHashMap<>();
    conversation.activities().stream()
        .flatMap(each -> each.parties().stream())
        .forEach(
            each ->
                voices.merge(
                    each.address().address().value(),
                    new Voice(each, each.role() == Role.SENDER ? 1 : 0),
                    Voice::and));
    return voices.values().stream()
        .sorted(Comparator.comparingInt(Voice::wrote).reversed())
        .limit(PARTIES)
        .map(Voice::shown)
        .toList();
  }

  /** Somebody, and how many mails they wrote. */
  private record Voice(ActivityParty party, int wrote) {
    Voice and(Voice other) {
      return new Voice(better(party, other.party), wrote + other.wrote);
    }

    Party shown() {
      return ConversationView.party(party, wrote);
    }
  }

  /** With a record, or else with a name. */
  private static ActivityParty better(ActivityParty one, ActivityParty other) {
    boolean records = one.record().isEmpty() && other.record().isPresent();
    boolean names =
        one.record().equals(other.record())
            && one.address().name().isBlank()
            && !other.address().name().isBlank();
    return records || names ? other : one;
  }

  private static Party party(ActivityParty party, int wrote) {
    String name = PartyWords.name(party);
    String address = party.address().address().value();
    return new Party(
        name,
        name.equals(address) ? "" : address,
        party.record().map(RecordId::toString).orElse(""),
        wrote == 0 ? "only received" : "wrote " + wrote);
  }

  private List<Link> regarding() {
    return conversation.activities().stream()
        .flatMap(each -> each.regarding().stream())
        .distinct()
        .map(
            each ->
                new Link(
                    each.toString(), "/activities?regarding=" + Queries.encoded(each.toString())))
        .toList();
  }
}
