package org.mailpromoter.connectors.exchange.ews.server;

import java.util.Map;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;

/**
 * Whose mailbox is read, and in whose name.
 *
 * @param mailbox its address; empty for the login's own
 * @param access how the login comes by a mailbox that is not its own
 */
public record Account(String mailbox, Access access) {
  /** The oldest version that is spoken: streaming notifications and all properties are there. */
  private static final String VERSION = "Exchange2013";

  /** How a login comes by a mailbox. */
  public enum Access {
    /** It is its own, or it has rights on it. */
    OWN_RIGHTS,
    /** It acts as the mailbox's owner. */
    IMPERSONATION
  }

  /** Writes the SOAP header of every request. */
  public void header(XmlRequest header) {
    header.empty("t:RequestServerVersion", Map.of("Version", VERSION));
    if (access == Access.IMPERSONATION) {
      header.element(
          "t:ExchangeImpersonation",
          who -> who.element("t:ConnectingSID", sid -> sid.text("t:PrimarySmtpAddress", mailbox)));
    }
  }

  /** Writes the id of a folder that every mailbox has. */
  public void distinguished(XmlRequest request, String id) {
    request.element(
        "t:DistinguishedFolderId",
        Map.of("Id", id),
        inside -> {
          if (!mailbox.isEmpty() && access == Access.OWN_RIGHTS) {
            inside.element("t:Mailbox", whose -> whose.text("t:EmailAddress", mailbox));
          }
        });
  }
}
