package org.mailpromoter.installation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.mailpromoter.deployment.Deployment;

/** Where commands reach the service that works with a storage. */
public final class SocketFile {
  /** What Linux allows is 107 bytes, and macOS 103. */
  private static final int LONGEST = 103;

  private SocketFile() {}

  /**
   * The socket file: the configured one, or one beside the storage. Where that path is too long for
   * a socket, it is in the folder for temporary files.
   *
   * @return empty if the storage is elsewhere and no file is configured
   */
  public static Optional<Path> of(Deployment deployment) {
    return deployment
        .console()
        .socket()
        .or(() -> deployment.storage().files().stream().findFirst().map(SocketFile::beside));
  }

  private static Path beside(Path storage) {
    Path file = storage.toAbsolutePath().normalize();
    Path socket = file.resolveSibling(file.getFileName() + ".socket");
    byte[] bytes = socket.toString().getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST
        ? socket
        : Path.of(
            System.getProperty("java.io.tmpdir"),
            "mailpromoter-" + UUID.nameUUIDFromBytes(bytes) + ".socket");
  }
}
