package org.mailpromoter.connectors.imap;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/** One IDLE command (RFC 2177) on an open folder, which another thread may end. */
final class Idling implements ResponseHandler {
  private final IMAPFolder folder;
  private @Nullable IMAPProtocol listening;
  private boolean ended;
  private boolean changed;

  Idling(IMAPFolder folder) {
    this.folder = folder;
  }

  /** Listens until there is a notification or {@link #end} is called. */
  void listen() throws MessagingException {
    folder.doCommand(
        protocol -> {
          listen(protocol);
          return null;
        });
  }

  private void listen(IMAPProtocol protocol) throws ProtocolException {
    protocol.addResponseHandler(this);
    try {
      protocol.idleStart();
      begun(protocol);
      Response answer;
      do {
        answer = protocol.readIdleResponse();
      } while (protocol.processIdleResponse(answer));
    } finally {
      protocol.removeResponseHandler(this);
    }
  }

  /**
   * {@code * 12 EXISTS}: something arrived, which the next UID shows. {@code * 7 FETCH (FLAGS
   * ...)}: a keyword was set or taken off, or no more than \\Seen, which the server does not
   * distinguish. {@code * STATUS}: another folder changed (RFC 5465). Comes in the thread that
   * listens, also for what is said before the server confirms IDLE.
   */
  @Override
  public void handleResponse(Response answer) {
    if (answer instanceof IMAPResponse untagged && untagged.isUnTagged()) {
      if (untagged.keyEquals("FETCH") || untagged.keyEquals("STATUS")) {
        change();
      } else if (untagged.keyEquals("EXISTS")) {
        end();
      }
    }
  }

  private synchronized void change() {
    changed = true;
    end();
  }

  /** Whether something changed that the next UID of the folder does not show. */
  synchronized boolean heardOfChange() {
    return changed;
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
}
