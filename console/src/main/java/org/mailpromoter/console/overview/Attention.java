package org.mailpromoter.console.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.alert.AlertLinks;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.mailbox.MailboxWords;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.ask.Status;

/** What needs the attention of a visitor: alerts that last, and mailboxes that fail. */
final class Attention {
  private static final int LOOKED_AT = 200;
  private static final int MOST = 10;

  private final Visit visit;
  private final List<Status.MailboxState> mailboxes;
  private final List<Alerts.Told> causes;

  Attention(Visit visit, List<Status.MailboxState> mailboxes) {
    this.visit = visit;
    this.mailboxes = mailboxes;
    this.causes =
        new Alerts(visit.open())
            .visibleTo(visit.permissions()).causes(LOOKED_AT).stream()
                .map(Alerts.Cause::latest)
                .filter(Alerts.Told::lasts)
                .toList();
  }

  List<OverviewPage.Matter> matters() {
    Set<String> names =
        mailboxes.stream().map(each -> each.mailbox().id().value()).collect(Collectors.toSet());
    List<OverviewPage.Matter> matters = new ArrayList<>();
    mailboxes.stream()
        .filter(each -> !each.isWell() && !isQuiet(each))
        .map(Attention::mailbox)
        .forEach(matters::add);
    causes.stream()
        .filter(Alerts.Told::needsAttention)
        .map(Alerts.Told::alert)
        .filter(each -> !names.contains(each.about()))
        .map(this::alert)
        .forEach(matters::add);
    return matters.stream().limit(MOST).toList();
  }

  /** Whether there are alerts about a mailbox that last, and somebody dealt with all of them. */
  private boolean isQuiet(Status.MailboxState state) {
    List<Alerts.Told> about =
        causes.stream()
            .filter(each -> each.alert().about().equals(state.mailbox().id().value()))
            .toList();
    return !about.isEmpty() && about.stream().noneMatch(Alerts.Told::needsAttention);
  }

  /** How many causes last that are done or muted, in words; empty if there is none. */
  String quiet() {
    long quiet = causes.stream().filter(each -> !each.needsAttention()).count();
    return quiet == 0
        ? ""
        : Words.count(quiet, "cause that lasts is", "causes that last are") + " done or muted.";
  }

  private static OverviewPage.Matter mailbox(Status.MailboxState state) {
    String name = state.mailbox().id().value();
    return new OverviewPage.Matter(
        MailboxWords.chip(state.state()).tone(),
        "The mailbox " + name + " fails",
        MailboxWords.failure(state),
        List.of(new Link("Its state", MailboxWords.path(state.mailbox().id()))));
  }

  private OverviewPage.Matter alert(Alert alert) {
    Tone tone = alert.level() == Alert.Level.ERROR ? Tone.NO : Tone.WAIT;
    return new OverviewPage.Matter(tone, alert.about(), alert.text(), AlertLinks.of(visit, alert));
  }
}
