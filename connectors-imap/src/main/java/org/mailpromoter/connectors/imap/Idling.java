package org.mailpromoter.connectors.imap;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/** One IDLE command (RFC 2177) on an open folder, which another thread may end. */
final class Idling {
  private final IMAPFolder folder;
  private @Nullable IMAPProtocol listening;
  private boolean ended;

  Idling(IMAPFolder folder) {
    this.folder = folder;
  }

  /** Listens until something arrives or {@link #end} is called. */
  void listen() throws MessagingException {
    folder.doCommand(
        protocol -> {
          listen(protocol);
          return null;
        });
  }

  private void listen(IMAPProtocol protocol) throws ProtocolException {
    protocol.idleStart();
    begun(protocol);
    Response answer;
    do {
      answer = protocol.readIdleResponse();
      if (isArrival(answer)) {
        end();
      }
    } while (protocol.processIdleResponse(answer));
  }

  /** Ends it; the server confirms, which {@link #listen} takes in. */
  synchronized void end() {
    ended = true;
    done();
  }

  private synchronized void begun(IMAPProtocol protocol) {
    listening = protocol;
    if (ended) {
      done();
    }
  }

  /** DONE is sent once, and not before the server listens. */
  private synchronized void done() {
    IMAPProtocol protocol = listening;
    listening = null;
    if (protocol != null) {
      protocol.idleAbort();
    }
  }

  /** {@code * 12 EXISTS}: whether something is new is told by the next UID. */
  private static boolean isArrival(Response answer) {
    return answer instanceof IMAPResponse untagged && untagged.keyEquals("EXISTS");
  }
}
