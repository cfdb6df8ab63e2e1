package org.mailpromoter.app.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Sends what is written as pieces of one kind. Several of them share the stream behind. */
final class FrameStream extends OutputStream {
  private final OutputStream behind;
  private final Frame.Kind kind;
  private final Runnable broken;

  /**
   * Pieces of a kind.
   *
   * @param behind is locked while a piece is sent
   * @param broken is called when nobody listens any more
   */
  FrameStream(OutputStream behind, Frame.Kind kind, Runnable broken) {
    this.behind = behind;
    this.kind = kind;
    this.broken = broken;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int at = from; at < from + length; at += Frame.MOST) {
      int end = Math.min(from + length, at + Frame.MOST);
      send(new Frame(kind, Arrays.copyOfRange(bytes, at, end)));
    }
  }

  void send(Frame frame) throws IOException {
    try {
      synchronized (behind) {
        behind.write(frame.sent());
        behind.flush();
      }
    } catch (IOException e) {
      broken.run();
      throw e;
    }
  }
}
