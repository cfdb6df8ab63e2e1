package org.mailpromoter.connectors.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/**
 * An open folder that is listened to: with IDLE (RFC 2177), which another thread may end, and by
 * what the server says while it answers other commands. It stays open between two IDLE commands:
 * the number of its messages then shows what arrived.
 */
final class Idling implements ResponseHandler {
  private final IMAPFolder folder;
  private @Nullable IMAPProtocol listening;
  private int messages;
  private boolean waiting;
  private boolean ended;
  private boolean news;

  private Idling(IMAPFolder folder, int messages) {
    this.folder = folder;
    this.messages = messages;
  }

  /** Opens a folder; from now on every arrival is noted. */
  static Idling in(IMAPFolder folder) throws MessagingException {
    folder.open(Folder.READ_ONLY);
    Idling idling = new Idling(folder, folder.getMessageCount());
    folder.doCommand(
        protocol -> {
          protocol.addResponseHandler(idling);
          return null;
        });
    return idling;
  }

  IMAPFolder folder() {
    return folder;
  }

  /** Takes in what the server has to say; changes of flags before the wait are no news. */
  Boolean look() throws MessagingException {
    folder.doCommand(
        protocol -> {
          protocol.noop();
          return null;
        });
    return true;
  }

  /** Before {@link #listen}, which another thread calls. */
  synchronized void begin() {
    waiting = true;
    ended = false;
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
    protocol.idleStart();
    begun(protocol);
    Response answer;
    do {
      answer = protocol.readIdleResponse();
    } while (protocol.processIdleResponse(answer));
  }

  /**
   * {@code * 12 EXISTS}: something arrived, if there are more than before. {@code * 7 FETCH (FLAGS
   * ...)}: a keyword was set or taken off, or no more than \\Seen, which the server does not
   * distinguish. {@code * STATUS}: another folder changed (RFC 5465). Comes in the thread that
   * listens, also for what is said before the server confirms IDLE.
   */
  @Override
  public void handleResponse(Response answer) {
    if (answer instanceof IMAPResponse untagged && untagged.isUnTagged()) {
      if (untagged.keyEquals("EXISTS")) {
        exist(untagged.getNumber());
      } else if (untagged.keyEquals("EXPUNGE")) {
        expunged();
      } else if (untagged.keyEquals("FETCH") || untagged.keyEquals("STATUS")) {
        changed();
      }
    }
  }

  private synchronized void exist(int now) {
    boolean more = now > messages;
    messages = now;
    if (more) {
      news = true;
      done();
    }
  }

  private synchronized void expunged() {
    messages--;
  }

  private synchronized void changed() {
    if (waiting) {
      news = true;
      done();
    }
  }

  /** Whether something arrived since the last call, or changed while it was waited for. */
  synchronized boolean takeNews() {
    boolean any = news;
    news = false;
    return any;
  }

  /** Ends the wait; the server confirms, which {@link #listen} takes in. */
  synchronized void end() {
    waiting = false;
    ended = true;
    done();
  }

  private synchronized void begun(IMAPProtocol protocol) {
    listening = protocol;
    if (ended || news) {
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
