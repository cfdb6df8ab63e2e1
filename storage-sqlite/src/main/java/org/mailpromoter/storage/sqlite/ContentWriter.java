package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.mailpromoter.core.message.Content;

/**
 * Writes the contents of attachments, each once (P-52). Contents of one size and checksum are
 * compared by their digests, which are computed then: a digest of every content would take more
 * time than all the rest of writing it.
 */
final class ContentWriter implements AutoCloseable {
  private final PreparedStatement alike;
  private final PreparedStatement add;
  private final PreparedStatement piece;
  private final PreparedStatement stored;
  private final PreparedStatement addDigest;

  ContentWriter(Connection connection) throws SQLException {
    alike =
        connection.prepareStatement(
            "SELECT id, sha256 FROM contents WHERE size = ? AND checksum IN (?, -1)");
    add =
        connection.prepareStatement(
            "INSERT INTO contents (size, checksum) VALUES (?, ?) RETURNING id");
    piece =
        connection.prepareStatement(
            "INSERT INTO content_pieces (content, position, bytes) VALUES (?, ?, ?)");
    stored =
        connection.prepareStatement(
            "SELECT bytes FROM content_pieces WHERE content = ? ORDER BY position");
    addDigest = connection.prepareStatement("UPDATE contents SET sha256 = ? WHERE id = ?");
  }

  @Override
  public void close() throws SQLException {
    try (alike;
        add;
        piece;
        stored) {
      addDigest.close();
    }
  }

  /** The number of a content, which is written unless it is there. */
  long store(Content content) throws SQLException {
    try {
      long checksum = checksum(content);
      OptionalLong stored = find(content, checksum);
      return stored.isPresent() ? stored.getAsLong() : write(content, checksum);
    } catch (IOException e) {
      throw new SQLException("the content of an attachment cannot be read: " + e.getMessage(), e);
    }
  }

  private static long checksum(Content content) throws IOException {
    CRC32C checksum = new CRC32C();
    try (InputStream bytes = content.open()) {
      bytes.transferTo(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));
    }
    return checksum.getValue();
  }

  private OptionalLong find(Content content, long checksum) throws SQLException {
    Map<Long, byte[]> stored = alike(content.size(), checksum);
    if (stored.isEmpty()) {
      return OptionalLong.empty();
    }
    byte[] digest = HexFormat.of().parseHex(content.sha256());
    for (Map.Entry<Long, byte[]> each : stored.entrySet()) {
      if (Arrays.equals(digest, digestOf(each.getKey(), each.getValue()))) {
        return OptionalLong.of(each.getKey());
      }
    }
    return OptionalLong.empty();
  }

  /** The digests, empty when not yet computed, of contents that could be the same. */
  private Map<Long, byte[]> alike(long size, long checksum) throws SQLException {
    Map<Long, byte[]> found = new LinkedHashMap<>();
    alike.setLong(1, size);
    alike.setLong(2, checksum);
    try (ResultSet row = alike.executeQuery()) {
      while (row.next()) {
        byte[] digest = row.getBytes(2);
        found.put(row.getLong(1), digest == null ? new byte[0] : digest);
      }
    }
    return found;
  }

  private byte[] digestOf(long id, byte[] known) throws SQLException {
    if (known.length > 0) {
      return known;
    }
    byte[] digest = digestOf(id);
    addDigest.setBytes(1, digest);
    addDigest.setLong(2, id);
    addDigest.executeUpdate();
    return digest;
  }

  private byte[] digestOf(long id) throws SQLException {
    MessageDigest digest = Hashes.sha256();
    stored.setLong(1, id);
    try (ResultSet row = stored.executeQuery()) {
      while (row.next()) {
        digest.update(row.getBytes(1));
      }
    }
    return digest.digest();
  }

  private long write(Content content, long checksum) throws SQLException, IOException {
    long id = add(content.size(), checksum);
    try (InputStream bytes = content.open()) {
      byte[] next = bytes.readNBytes(Contents.PIECE);
      for (int position = 0; next.length > 0; position++) {
        piece.setLong(1, id);
        piece.setInt(2, position);
        piece.setBytes(3, next);
        piece.executeUpdate();
        next = bytes.readNBytes(Contents.PIECE);
      }
    }
    return id;
  }

  private long add(long size, long checksum) throws SQLException {
    add.setLong(1, size);
    add.setLong(2, checksum);
    try (ResultSet row = add.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
