package org.mailpromoter.directories.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;

/**
 * Packs rows one after the other: about as many bytes as their text has. What does not fit into a
 * little memory goes to a temporary file without a name, which ends with the rows.
 */
final class RowPacker implements Closeable {
  private static final int IN_MEMORY = 1 << 20;

  private byte[] buffer = new byte[1 << 12];
  private int used;
  private long spilled;
  private int rows;
  private int addresses;
  private @Nullable FileChannel file;

  /** Adds a row. */
  void add(Row row) throws IOException {
    id(row.id());
    number(row.addresses().size());
    for (EmailAddress address : row.addresses()) {
      text(address.value());
    }
    text(row.name());
    number(row.active().map(active -> active ? 2 : 1).orElse(0));
    number(row.owner().isPresent() ? 1 : 0);
    row.owner().ifPresent(this::id);
    number(Math.toIntExact(row.line()));
    rows++;
    addresses += row.addresses().size();
    if (used > IN_MEMORY) {
      spill();
    }
  }

  private void id(RecordId id) {
    number(PackedRows.number(id.kind()));
    text(id.key());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
  }

  /** Seven bits a byte, the lowest first. */
  private void number(int number) {
    reserve(5);
    int rest = number;
    for (; rest > 0x7f; rest >>>= 7) {
      buffer[used++] = (byte) (rest | 0x80);
    }
    buffer[used++] = (byte) rest;
  }

  private void reserve(int more) {
    if (used + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(used + more, 2 * buffer.length));
    }
  }

  private void spill() throws IOException {
    FileChannel to = file != null ? file : temporary();
    file = to;
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, used);
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
    spilled += used;
    used = 0;
    if (spilled > Integer.MAX_VALUE) {
      throw new FileSystemException("it has more than 2 GB of records; divide it");
    }
  }

  private static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("mailpromoter", ".records");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * The packed rows.
   *
   * @param united whether rows of one id are one record when they are imported
   */
  PackedRows packed(boolean united) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(buffer, used));
    if (file != null) {
      spill();
      bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, spilled);
    }
    return new PackedRows(bytes, rows, addresses, united);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
