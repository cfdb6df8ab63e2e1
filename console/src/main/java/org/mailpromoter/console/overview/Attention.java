package org.mailpromoter.console.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.alert.AlertLinks;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.mailbox.MailboxWords;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.installation.ask.Alerts;
import org.mailpromoter.installation.ask.Status;

/** What needs the attention of a visitor: alerts that last, and mailboxes that fail. */
final class Attention {
  private static final int LOOKED_AT = 200;
  private static final int MOST = 10;

  private final Visit visit;

  Attention(Visit visit) {
    this.visit = visit;
  }

  List<OverviewPage.Matter> matters() {
    List<Status.MailboxState> mailboxes = MailboxWords.visible(visit);
    Set<String> names =
        mailboxes.stream().map(each -> each.mailbox().id().value()).collect(Collectors.toSet());
    List<OverviewPage.Matter> matters = new ArrayList<>();
    mailboxes.stream().filter(each -> !each.isWell()).map(Attention::mailbox).forEach(matters::add);
    new Alerts(visit.open())
        .visibleTo(visit.permissions()).latest(LOOKED_AT).stream()
            .filter(Alerts.Told::lasts)
            .map(Alerts.Told::alert)
            .filter(each -> !names.contains(each.about()))
            .map(this::alert)
            .forEach(matters::add);
    return matters.stream().limit(MOST).toList();
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
