package org.mailpromoter.testkit.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.mailpromoter.testkit.server.ServerFolder;

/** A self-signed certificate for localhost, created with the JDK's keytool. */
public final class Certificate implements AutoCloseable {
  private static final String ALIAS = "stub";
  private static final String PASSWORD = "stub-store";

  private final ServerFolder folder;

  private Certificate(ServerFolder folder) {
    this.folder = folder;
  }

  /** Makes a key and its certificate in a folder of a name. */
  public static Certificate create(String name) {
    Certificate made = new Certificate(ServerFolder.create(name));
    made.generate();
    made.writePem();
    return made;
  }

  private void generate() {
    ServerFolder.Result result =
        ServerFolder.run(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1",
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store().toString());
    if (result.code() != 0) {
      throw new IllegalStateException("keytool: " + result.output());
    }
  }

  private void writePem() {
    try {
      String base64 = Base64.getMimeEncoder().encodeToString(shown().getEncoded());
      Files.writeString(
          pem(), "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509Certificate shown() throws GeneralSecurityException {
    return (X509Certificate) keys().getCertificate(ALIAS);
  }

  private Path store() {
    return folder.file("stub.p12");
  }

  /** The certificate to trust, as a PEM file. */
  public Path pem() {
    return folder.file("cert.pem");
  }

  /**
   * What a client that means this server says of its channel: the MD5 of RFC 4121's structure
   * around RFC 5929's end point, here with SHA-256 or SHA-384 as the certificate is signed.
   */
  public byte[] channelBinding() {
    try {
      X509Certificate shown = shown();
      String hash = shown.getSigAlgName().contains("384") ? "SHA-384" : "SHA-256";
      byte[] end = MessageDigest.getInstance(hash).digest(shown.getEncoded());
      byte[] name = "tls-server-end-point:".getBytes(StandardCharsets.US_ASCII);
      ByteBuffer structure =
          ByteBuffer.allocate(5 * Integer.BYTES + name.length + end.length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(4 * Integer.BYTES, name.length + end.length)
              .put(5 * Integer.BYTES, name)
              .put(5 * Integer.BYTES + name.length, end);
      return MessageDigest.getInstance("MD5").digest(structure.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a server needs to show it. */
  public SSLContext context() {
    try {
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys(), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore keys() throws GeneralSecurityException {
    try (InputStream in = Files.newInputStream(store())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    ServerFolder.deleteTree(folder.path());
  }
}
