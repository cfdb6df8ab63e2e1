package org.mailpromoter.app.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {
  private static DataInputStream stream(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSentIsRead(Frame.Kind kind) throws IOException {
    byte[] bytes = "Größe\0".getBytes(StandardCharsets.UTF_8);
    DataInputStream in = stream(new Frame(kind, bytes).sent());
    Frame read = Frame.read(in).orElseThrow();
    assertThat(read.kind()).isEqualTo(kind);
    assertThat(read.bytes()).isEqualTo(bytes);
    assertThat(Frame.read(in)).isEmpty();
  }

  @Test
  void theLastPieceHasTheExitCode() throws IOException {
    assertThat(Frame.read(stream(Frame.end(130).sent())).orElseThrow().exitCode()).isEqualTo(130);
  }

  @Test
  void whatIsNoPieceIsRefusedAndNeverWaitedFor() {
    byte[] sent = new Frame(Frame.Kind.OUT, new byte[9]).sent();
    assertThatThrownBy(() -> Frame.read(stream(Arrays.copyOf(sent, sent.length - 1))))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> Frame.read(stream("HTTP/1.1 200 OK".getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("something else");
    byte[] huge = {'o', 0x7f, 0, 0, 0};
    assertThatThrownBy(() -> Frame.read(stream(huge))).hasMessageContaining("something else");
  }

  @Test
  void piecesOfSeveralStreamsAreWhole() throws IOException {
    ByteArrayOutputStream behind = new ByteArrayOutputStream();
    new FrameStream(behind, Frame.Kind.OUT, () -> {}).write('a');
    new FrameStream(behind, Frame.Kind.ERR, () -> {})
        .write("xbcx".getBytes(StandardCharsets.UTF_8), 1, 2);
    DataInputStream in = stream(behind.toByteArray());
    assertThat(Frame.read(in).orElseThrow().bytes()).containsExactly('a');
    assertThat(Frame.read(in).orElseThrow().bytes()).containsExactly('b', 'c');
  }

  @Test
  void whatIsWrittenAtOnceMayBeLargerThanAPiece() throws IOException {
    byte[] large = new byte[2 * Frame.MOST + 1];
    Arrays.fill(large, (byte) 'a');
    ByteArrayOutputStream behind = new ByteArrayOutputStream();
    new FrameStream(behind, Frame.Kind.OUT, () -> {}).write(large);
    DataInputStream in = stream(behind.toByteArray());
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (int piece = 0; piece < 3; piece++) {
      read.write(Frame.read(in).orElseThrow().bytes());
    }
    assertThat(read.toByteArray()).isEqualTo(large);
    assertThat(Frame.read(in)).isEmpty();
  }

  @Test
  void whoeverIsGoneIsNoticed() {
    AtomicInteger gone = new AtomicInteger();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("closed");
          }
        };
    FrameStream stream = new FrameStream(closed, Frame.Kind.ALIVE, gone::incrementAndGet);
    assertThatThrownBy(() -> stream.write('a')).hasMessage("closed");
    assertThat(gone).hasValue(1);
  }
}
