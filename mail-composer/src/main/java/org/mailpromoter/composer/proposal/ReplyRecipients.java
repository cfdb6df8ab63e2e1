package org.mailpromoter.composer.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.dispatch.OriginalMail;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.message.UnseenCharacters;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;

/**
 * To whom an answer goes (RFC 5322, 3.6.3): to Reply-To, else to From; an answer to mail of our own
 * goes to its recipients. Those in Bcc are never named.
 */
final class ReplyRecipients {
  private final Set<EmailAddress> own;

  ReplyRecipients(Set<EmailAddress> own) {
    this.own = own;
  }

  /**
   * The recipients.
   *
   * @param all whether everybody who received the mail gets the answer
   * @param leftOut receives addresses that no mail can be sent to
   */
  List<Addressee> of(OriginalMail original, boolean all, List<String> leftOut) {
    EmailActivity mail = original.activity();
    List<NamedAddress> to = new ArrayList<>(isOurs(mail) ? List.of() : authors(original));
    List<NamedAddress> copy = new ArrayList<>();
    if (all || isOurs(mail)) {
      to.addAll(in(mail, Role.TO));
    }
    if (all) {
      copy.addAll(in(mail, Role.CC));
    }
    Set<EmailAddress> seen = new HashSet<>(own);
    List<Addressee> recipients = addressees(Role.TO, to, seen, leftOut);
    recipients.addAll(addressees(Role.CC, copy, seen, leftOut));
    return recipients.isEmpty() ? addressees(Role.TO, to, new HashSet<>(), leftOut) : recipients;
  }

  private boolean isOurs(EmailActivity mail) {
    boolean byUs =
        mail.direction() == Direction.OUTGOING
            || in(mail, Role.SENDER).stream().anyMatch(each -> own.contains(each.address()));
    return byUs && !in(mail, Role.TO).isEmpty();
  }

  private static List<NamedAddress> authors(OriginalMail original) {
    List<NamedAddress> wanted =
        original.header().map(header -> header.replyTo().addresses()).orElse(List.of());
    return wanted.isEmpty() ? in(original.activity(), Role.SENDER) : wanted;
  }

  private static List<NamedAddress> in(EmailActivity mail, Role role) {
    return mail.parties().stream()
        .filter(each -> each.role() == role)
        .map(ActivityParty::address)
        .toList();
  }

  private static List<Addressee> addressees(
      Role role, List<NamedAddress> from, Set<EmailAddress> seen, List<String> leftOut) {
    List<Addressee> addressees = new ArrayList<>();
    for (NamedAddress each : from) {
      if (seen.add(each.address())) {
        Optional<EnvelopeAddress> address = EnvelopeAddress.parse(each.address().value());
        address.ifPresentOrElse(
            known -> addressees.add(new Addressee(role, shown(each.name()), known)),
            () -> leftOut.add(each.address().value()));
      }
    }
    return addressees;
  }

  private static String shown(String name) {
    return UnseenCharacters.without(name, "").strip();
  }
}
