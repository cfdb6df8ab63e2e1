package org.mailpromoter.connectors.imap;

import jakarta.mail.MessagingException;
import java.util.List;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * Asks a server to report changes in folders that are not open (RFC 5465).
 *
 * @param folders their names
 */
record Notify(List<String> folders) {
  private static final String EVENTS = "(MessageNew MessageExpunge FlagChange)";

  static Notify of(List<String> folders) {
    return new Notify(folders);
  }

  /** Whether the server will do so. */
  boolean accepted(IMAPFolder through) throws MessagingException {
    return (Boolean) through.doCommand(this::isAccepted);
  }

  private Boolean isAccepted(IMAPProtocol protocol) throws ProtocolException {
    Argument names = new Argument();
    folders.forEach(each -> names.writeString(BASE64MailboxEncoder.encode(each)));
    Argument others = new Argument();
    others.writeAtom("mailboxes");
    others.writeArgument(names);
    others.writeAtom(EVENTS);
    Argument selected = new Argument();
    selected.writeAtom("selected-delayed");
    selected.writeAtom(EVENTS);
    Argument all = new Argument();
    all.writeAtom("SET");
    all.writeArgument(selected);
    all.writeArgument(others);
    Response[] answers = protocol.command("NOTIFY", all);
    protocol.notifyResponseHandlers(answers);
    Response last = answers[answers.length - 1];
    if (last.isBYE()) {
      protocol.handleResult(last);
    }
    return last.isOK();
  }
}
