package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.Content;

/**
 * Writes the contents of attachments, each once (P-52). Contents of one size and checksum are
 * compared by their digests, which are computed then: a digest of every content would take more
 * time than all the rest of writing it. Everybody can make contents of one size and checksum, so
 * their digests are looked up, however many there are.
 */
final class ContentWriter implements AutoCloseable {
  static final String ALIKE =
      "SELECT 1 FROM contents WHERE size = ? AND checksum IN (?, -1) LIMIT 1";
  static final String WITHOUT_DIGEST =
      "SELECT id FROM contents WHERE size = ? AND checksum = ? AND sha256 IS NULL";
  static final String SAME =
      "SELECT id FROM contents WHERE size = ? AND checksum IN (?, -1) AND sha256 = ?";

  private final PreparedStatement alike;
  private final PreparedStatement withoutDigest;
  private final PreparedStatement same;
  private final PreparedStatement add;
  private final PreparedStatement piece;
  private final PreparedStatement stored;
  private final PreparedStatement addDigest;

  ContentWriter(Connection connection) throws SQLException {
    alike = connection.prepareStatement(ALIKE);
    withoutDigest = connection.prepareStatement(WITHOUT_DIGEST);
    same = connection.prepareStatement(SAME);
    add =
        connection.prepareStatement(
            "INSERT INTO contents (size, checksum, sha256) VALUES (?, ?, ?) RETURNING id");
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
        withoutDigest;
        same;
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
      if (!hasAlike(content.size(), checksum)) {
        return write(content, checksum, null);
      }
      completeDigests(content.size(), checksum);
      byte[] digest = HexFormat.of().parseHex(content.sha256());
      OptionalLong stored = find(content.size(), checksum, digest);
      return stored.isPresent() ? stored.getAsLong() : write(content, checksum, digest);
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

  private boolean hasAlike(long size, long checksum) throws SQLException {
    alike.setLong(1, size);
    alike.setLong(2, checksum);
    try (ResultSet row = alike.executeQuery()) {
      return row.next();
    }
  }

  /** The first of those alike was written without its digest, and no other one. */
  private void completeDigests(long size, long checksum) throws SQLException {
    OptionalLong first = withoutDigest(size, checksum);
    if (first.isPresent()) {
      addDigest.setBytes(1, digestOf(first.getAsLong()));
      addDigest.setLong(2, first.getAsLong());
      addDigest.executeUpdate();
    }
  }

  private OptionalLong withoutDigest(long size, long checksum) throws SQLException {
    withoutDigest.setLong(1, size);
    withoutDigest.setLong(2, checksum);
    return number(withoutDigest);
  }

  private OptionalLong find(long size, long checksum, byte[] digest) throws SQLException {
    same.setLong(1, size);
    same.setLong(2, checksum);
    same.setBytes(3, digest);
    return number(same);
  }

  private static OptionalLong number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
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

  private long write(Content content, long checksum, byte @Nullable [] digest)
      throws SQLException, IOException {
    long id = add(content.size(), checksum, digest);
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

  private long add(long size, long checksum, byte @Nullable [] digest) throws SQLException {
    add.setLong(1, size);
    add.setLong(2, checksum);
    add.setBytes(3, digest);
    try (ResultSet row = add.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
