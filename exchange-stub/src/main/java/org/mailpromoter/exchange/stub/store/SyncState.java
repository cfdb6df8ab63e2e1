package org.mailpromoter.exchange.stub.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.mailpromoter.exchange.stub.soap.EwsError;

/**
 * The state of a client: the numbers of the objects it received and of the changes it has seen, as
 * in the incremental change synchronization of Exchange (MS-OXCFXICS). So the order and paging of
 * changes do not matter. Not thread-safe.
 */
public final class SyncState {
  private final int folder;
  private final BitSet given;
  private final BitSet seen;

  private SyncState(int folder, BitSet given, BitSet seen) {
    this.folder = folder;
    this.given = given;
    this.seen = seen;
  }

  /** Reads a state; an empty text is the beginning. */
  public static SyncState read(String text, StoredMailbox mailbox, int folder) {
    if (text.isEmpty()) {
      return new SyncState(folder, new BitSet(), new BitSet());
    }
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text.strip()))))) {
      boolean known =
          in.readInt() == mailbox.number()
              && in.readInt() == folder
              && in.readInt() == mailbox.generation();
      if (!known) {
        throw invalid();
      }
      return new SyncState(folder, bits(in), bits(in));
    } catch (IOException | IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static EwsError invalid() {
    return EwsError.of(
        "ErrorInvalidSyncStateData", "Synchronization state data is corrupt or otherwise invalid.");
  }

  private static BitSet bits(DataInputStream in) throws IOException {
    return BitSet.valueOf(in.readNBytes(in.readInt()));
  }

  /** The state as a text. */
  public String text(StoredMailbox mailbox) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(mailbox.number());
      out.writeInt(folder);
      out.writeInt(mailbox.generation());
      for (BitSet each : new BitSet[] {given, seen}) {
        byte[] raw = each.toByteArray();
        out.writeInt(raw.length);
        out.write(raw);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Returns whether an object was given before. */
  public boolean wasGiven(int number) {
    return given.get(number);
  }

  /** Returns whether a change was seen before. */
  public boolean wasSeen(int change) {
    return seen.get(change);
  }

  /** Notes that an object was given with its changes. */
  public void give(int number, int... changes) {
    given.set(number);
    for (int each : changes) {
      seen.set(each);
    }
  }

  /** Records that an object was reported as deleted. */
  public void take(int number) {
    given.clear(number);
  }

  /** The objects that were given; a copy. */
  public BitSet given() {
    return (BitSet) given.clone();
  }
}
