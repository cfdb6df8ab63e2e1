package org.mailpromoter.core.guard;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Receives messages from a connector until the connector is abandoned. It switches the clock:
 * reading from a message is the connector's time, everything else is the host's.
 */
final class GuardedBodySink implements BodySink {
  private final BodySink behind;
  private final ConnectorThread thread;

  GuardedBodySink(BodySink behind, ConnectorThread thread) {
    this.behind = behind;
    this.thread = thread;
  }

  @Override
  public void message(MessageRef ref, InputStream message) throws IOException {
    requireWanted();
    thread.hostBegins();
    try {
      behind.message(ref, new Watched(message));
    } catch (RuntimeException e) {
      throw new ConnectorThread.HostFailure(e);
    } finally {
      thread.hostEnds();
    }
  }

  @Override
  public void missing(MessageRef ref, String why) {
    if (!thread.isGivenUp()) {
      behind.missing(ref, why);
    }
  }

  private void requireWanted() throws IOException {
    if (thread.isGivenUp()) {
      throw new IOException("the message is no longer wanted");
    }
  }

  private final class Watched extends FilterInputStream {
    Watched(InputStream message) {
      super(message);
    }

    @Override
    public int read() throws IOException {
      requireWanted();
      thread.hostEnds();
      try {
        return super.read();
      } catch (RuntimeException | LinkageError e) {
        throw broken(e);
      } finally {
        thread.hostBegins();
      }
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      requireWanted();
      thread.hostEnds();
      try {
        return super.read(into, from, count);
      } catch (RuntimeException | LinkageError e) {
        throw broken(e);
      } finally {
        thread.hostBegins();
      }
    }

    /** So that the connector's fault is not taken for one of the sink. */
    private static IOException broken(Throwable e) {
      return new IOException("the connector failed while a message was read", e);
    }
  }
}
