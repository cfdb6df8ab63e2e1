package org.mailpromoter.connectors.exchange.ews.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Maps Exchange's internal addresses to SMTP addresses, {@code /O=.../CN=TOM}: members of the
 * organization, in mail that was sent from here. Each is asked for once in a session (ResolveNames,
 * which takes one at a time).
 */
final class AddressBook {
  private static final int MOST_REMEMBERED = 10_000;

  private final Calls calls;
  private final Map<String, String> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  AddressBook(Calls calls) {
    this.calls = calls;
  }

  /** Whether only Exchange can resolve the address. */
  static boolean isInternal(String address) {
    return address.startsWith("/") && address.indexOf('@') < 0;
  }

  /**
   * Looks up addresses.
   *
   * @param doing what is being done, for messages to people
   * @param internal addresses of Exchange
   * @return SMTP addresses by them; addresses that nobody or several people have are missing
   * @throws MailAccessException if Exchange cannot resolve them now: without its parties a mail
   *     would be judged differently
   */
  Map<String, String> lookUp(String doing, Collection<String> internal) throws MailAccessException {
    Map<String, String> found = new HashMap<>();
    for (String address : internal) {
      String smtp = known.get(address);
      if (smtp == null) {
        smtp = ask(doing, address);
        known.put(address, smtp);
      }
      if (!smtp.isEmpty()) {
        found.put(address, smtp);
      }
    }
    return found;
  }

  private String ask(String doing, String address) throws MailAccessException {
    List<String> found = new ArrayList<>(1);
    Reply reply = calls.one(doing, request(address), (name, at) -> resolution(name, at, found));
    if (reply.isFine()) {
      return found.size() == 1 ? found.get(0) : "";
    }
    if (reply.kind().retry() == Retry.LATER && reply.kind() != EwsError.REFUSED) {
      throw calls.failures().refused(doing, reply);
    }
    return "";
  }

  private static XmlRequest.Part request(String address) {
    return body ->
        body.element(
            "m:ResolveNames",
            Map.of("ReturnFullContactData", "false", "SearchScope", "ActiveDirectory"),
            resolve -> resolve.text("m:UnresolvedEntry", address));
  }

  private static void resolution(String name, XmlAnswer at, List<String> found) throws IOException {
    if (name.equals("ResolutionSet")) {
      at.eachChild(resolution -> at.eachChild(part -> mailbox(part, at, found)));
    }
  }

  private static void mailbox(String part, XmlAnswer at, List<String> found) throws IOException {
    if (part.equals("Mailbox")) {
      at.eachChild(
          word -> {
            if (word.equals("EmailAddress")) {
              found.add(at.text().strip());
            }
          });
    }
  }
}
