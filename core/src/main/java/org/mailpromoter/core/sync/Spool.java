package org.mailpromoter.core.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.store.StoreException;

/**
 * Contents of attachments between the mailbox and the store, in pieces: in memory as long as there
 * are not too many, and then in one temporary file, so that memory is bounded whatever mail holds.
 * The file has no name where the system allows that, and is gone with the process. No channel, as
 * those are closed when a thread that uses them is interrupted. Thread-safe.
 *
 * @since 0.1
 */
public final class Spool implements AutoCloseable {
  private static final int PIECE = 64 << 10;

  /** Bytes of contents that are in memory at a time. */
  private static final long MOST_HELD = Weight.PORTION;

  private final long mostHeld;
  private final AtomicLong held = new AtomicLong();
  private final Deque<byte[]> buffers = new ConcurrentLinkedDeque<>();
  private final AtomicLong end = new AtomicLong();
  private final Deque<Long> free = new ConcurrentLinkedDeque<>();
  private @Nullable RandomAccessFile file;
  private @Nullable Path named;

  /** A spool without a file, which comes with the first content. */
  public Spool() {
    this(MOST_HELD);
  }

  /**
   * A spool.
   *
   * @param mostHeld bytes that are in memory at most
   */
  Spool(long mostHeld) {
    this.mostHeld = mostHeld;
  }

  long bytesInMemory() {
    return held.get();
  }

  long bytesInFile() {
    return end.get();
  }

  /** Keeps the contents that the organization stores. */
  public ContentKeeper keeper(AttachmentRules rules) {
    return rules.stored() ? new Keeper(rules) : ContentKeeper.NONE;
  }

  /** Gives back the room of contents that are stored, or not wanted any more. */
  void release(Body body) {
    for (Attachment attachment : body.attachments()) {
      if (attachment.content().orElse(null) instanceof Kept kept) {
        kept.pieces.forEach(this::release);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (file != null) {
      try {
        file.close();
        if (named != null) {
          Files.deleteIfExists(named);
        }
      } catch (IOException e) {
        throw failure("closed", e);
      }
    }
  }

  private RandomAccessFile file() throws IOException {
    RandomAccessFile open = file;
    if (open == null) {
      Path path = Files.createTempFile("mailpromoter", ".spool");
      open = new RandomAccessFile(path.toFile(), "rw");
      file = open;
      named = withoutName(path) ? null : path;
    }
    return open;
  }

  /** Some systems delete no file that is open. */
  private static boolean withoutName(Path path) {
    try {
      Files.delete(path);
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }

  private synchronized long write(byte[] bytes, int count) {
    Long again = free.pollFirst();
    long at = again == null ? end.getAndAdd(PIECE) : again;
    try {
      RandomAccessFile open = file();
      open.seek(at);
      open.write(bytes, 0, count);
      return at;
    } catch (IOException e) {
      throw failure("written", e);
    }
  }

  private synchronized int read(long at, byte[] bytes, int offset, int length) throws IOException {
    RandomAccessFile open = file();
    open.seek(at);
    return open.read(bytes, offset, length);
  }

  private static StoreException failure(String what, IOException cause) {
    return new StoreException(
        SyncError.TEMPORARY_FILE,
        "The temporary file for attachments in "
            + System.getProperty("java.io.tmpdir")
            + " cannot be "
            + what
            + ": "
            + FileTrouble.reason(cause)
            + ".",
        cause);
  }

  private final class Keeper implements ContentKeeper {
    private final AttachmentRules rules;

    Keeper(AttachmentRules rules) {
      this.rules = rules;
    }

    @Override
    public boolean wants(Attachment described) {
      return rules.fate(described) == Attachment.Fate.KEPT;
    }

    @Override
    public Attachment keep(Attachment described, InputStream decoded) throws IOException {
      byte[] again = buffers.pollFirst();
      byte[] buffer = again == null ? new byte[PIECE] : again;
      try {
        return keep(described, decoded, buffer);
      } finally {
        buffers.addFirst(buffer);
      }
    }

    private Attachment keep(Attachment described, InputStream decoded, byte[] buffer)
        throws IOException {
      List<Piece> pieces = new ArrayList<>(1);
      long size = 0;
      for (int count = decoded.readNBytes(buffer, 0, PIECE);
          count > 0;
          count = decoded.readNBytes(buffer, 0, PIECE)) {
        size += count;
        if (size <= rules.largest()) {
          pieces.add(piece(buffer, count));
        }
      }
      if (size > rules.largest()) {
        pieces.forEach(Spool.this::release);
        return described.ofSize(size);
      }
      return described.with(new Kept(size, pieces));
    }

    private Piece piece(byte[] bytes, int count) {
      if (held.addAndGet(count) <= mostHeld) {
        return new Held(Arrays.copyOf(bytes, count));
      }
      held.addAndGet(-count);
      return new Written(write(bytes, count));
    }
  }

  private void release(Piece piece) {
    if (piece instanceof Held in) {
      held.addAndGet(-in.bytes.length);
    } else if (piece instanceof Written written) {
      free.add(written.at);
    }
  }

  /** A part of a content; all but the last one are of the same size. */
  private sealed interface Piece {}

  /** In memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Held(byte[] bytes) implements Piece {}

  /** In the file. */
  private record Written(long at) implements Piece {}

  /** A content until it is stored. */
  private final class Kept implements Content {
    private final long size;
    private final List<Piece> pieces;

    Kept(long size, List<Piece> pieces) {
      this.size = size;
      this.pieces = List.copyOf(pieces);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public InputStream open() {
      return new Pieces(this);
    }
  }

  /** Reads a content piece by piece. */
  private final class Pieces extends InputStream {
    private final Kept content;
    private long at;

    Pieces(Kept content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (at >= content.size) {
        return -1;
      }
      int within = (int) (at % PIECE);
      int most = (int) Math.min(Math.min(length, PIECE - within), content.size - at);
      int count = read(content.pieces.get((int) (at / PIECE)), within, bytes, offset, most);
      at += Math.max(0, count);
      return count;
    }

    private int read(Piece piece, int within, byte[] bytes, int offset, int length)
        throws IOException {
      if (piece instanceof Held in) {
        System.arraycopy(in.bytes, within, bytes, offset, length);
        return length;
      }
      return Spool.this.read(((Written) piece).at + within, bytes, offset, length);
    }
  }
}
