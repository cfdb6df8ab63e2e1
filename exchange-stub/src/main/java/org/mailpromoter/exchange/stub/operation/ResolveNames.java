package org.mailpromoter.exchange.stub.operation;

import java.util.List;
import java.util.Locale;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.exchange.stub.store.Store;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/**
 * ResolveNames: the mailboxes of this server whose address begins so, or that Exchange itself calls
 * so.
 */
final class ResolveNames implements Operation {
  private static final String SMTP = "smtp:";

  @Override
  public void answer(Call call, ResponseMessages messages) {
    String entry = call.request().need("UnresolvedEntry").text().toLowerCase(Locale.ROOT);
    String wanted = entry.startsWith(SMTP) ? entry.substring(SMTP.length()) : entry;
    List<StoredMailbox> found =
        call.store().mailboxes().stream().filter(each -> isMeant(each, wanted)).toList();
    if (found.size() > 1) {
      messages.warning(
          EwsError.of("ErrorNameResolutionMultipleResults", "Multiple results were found."),
          xml -> resolutions(xml, found));
    } else {
      messages.add(() -> only(found));
    }
  }

  private static boolean isMeant(StoredMailbox mailbox, String wanted) {
    return mailbox.address().toLowerCase(Locale.ROOT).startsWith(wanted)
        || Store.internal(mailbox.address()).filter(wanted::equalsIgnoreCase).isPresent();
  }

  private static Content only(List<StoredMailbox> found) {
    if (found.isEmpty()) {
      throw EwsError.of("ErrorNameResolutionNoResults", "No results were found.");
    }
    return xml -> resolutions(xml, found);
  }

  private static void resolutions(Xml xml, List<StoredMailbox> found) {
    xml.start("m:ResolutionSet").attribute("TotalItemsInView", String.valueOf(found.size()));
    xml.attribute("IncludesLastItemInRange", "true");
    for (StoredMailbox each : found) {
      String name = each.address().substring(0, each.address().indexOf('@'));
      xml.start("t:Resolution").start("t:Mailbox").leaf("t:Name", name);
      xml.leaf("t:EmailAddress", each.address()).leaf("t:RoutingType", "SMTP");
      xml.leaf("t:MailboxType", "Mailbox").end().end();
    }
    xml.end();
  }
}
