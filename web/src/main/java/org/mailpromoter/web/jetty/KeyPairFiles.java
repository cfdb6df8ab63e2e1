package org.mailpromoter.web.jetty;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;

/** Reads a certificate and its key from PEM files. */
final class KeyPairFiles {
  private static final int LARGEST = 1_000_000;

  private final Path certificate;
  private final Path key;

  /** A key and the certificates that lead from it to its root. */
  record Identity(PrivateKey key, List<X509Certificate> chain) {
    Identity {
      chain = List.copyOf(chain);
    }
  }

  /** The bytes of both files. */
  @SuppressWarnings("ArrayRecordComponent") // compared by isSame
  record Contents(byte[] certificate, byte[] key) {
    boolean isSame(Contents other) {
      return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
    }
  }

  KeyPairFiles(Listener.Encrypted listener) {
    this.certificate = listener.certificate();
    this.key = listener.key();
  }

  Contents read() throws ListenException {
    return new Contents(bytes(certificate, "certificate"), bytes(key, "key"));
  }

  private static byte[] bytes(Path file, String what) throws ListenException {
    String start = "The TLS " + what + " " + file;
    try {
      if (Files.size(file) > LARGEST) {
        throw new ListenException(
            ListenException.About.CERTIFICATE, start + " is too large.", "Name a PEM file.");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ListenException(
          ListenException.About.CERTIFICATE, start + " does not exist.", "Correct the path.");
    } catch (IOException e) {
      throw new ListenException(
          ListenException.About.CERTIFICATE,
          start + " cannot be read.",
          "Permit the user of this process to read the file.");
    }
  }

  /** What the files hold, if they belong together and count today. */
  Identity identity(Contents contents, Instant now) throws ListenException {
    List<X509Certificate> chain = chain(contents.certificate());
    X509Certificate own = chain.get(0);
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw new ListenException(
          ListenException.About.CERTIFICATE,
          "The TLS certificate "
              + certificate
              + " expired on "
              + own.getNotAfter().toInstant()
              + ".",
          "Renew it.");
    } else if (now.isBefore(own.getNotBefore().toInstant())) {
      throw new ListenException(
          ListenException.About.CERTIFICATE,
          "The TLS certificate "
              + certificate
              + " counts only from "
              + own.getNotBefore().toInstant()
              + " on.",
          "Check the clock of this machine.");
    }
    return new Identity(privateKey(contents.key(), own.getPublicKey()), chain);
  }

  private List<X509Certificate> chain(byte[] file) throws ListenException {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem.Part each : Pem.parts(file)) {
        if (each.label().equals("CERTIFICATE")) {
          chain.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(each.bytes())));
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw notPem(e);
    }
    if (chain.isEmpty()) {
      throw notPem(new IllegalArgumentException("it holds no certificate"));
    }
    return chain;
  }

  private ListenException notPem(Exception e) {
    return new ListenException(
        ListenException.About.CERTIFICATE,
        "The TLS certificate " + certificate + " is no PEM certificate: " + e.getMessage() + ".",
        "Name a file that begins with -----BEGIN CERTIFICATE-----.");
  }

  private PrivateKey privateKey(byte[] file, PublicKey own) throws ListenException {
    PrivateKey found;
    try {
      found =
          KeyFactory.getInstance(own.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(keyBytes(file)));
    } catch (GeneralSecurityException e) {
      throw mismatch();
    }
    if (!belongs(found, own)) {
      throw mismatch();
    }
    return found;
  }

  private byte[] keyBytes(byte[] file) throws ListenException {
    List<Pem.Part> parts;
    try {
      parts = Pem.parts(file);
    } catch (IllegalArgumentException e) {
      parts = List.of();
    }
    Optional<Pem.Part> part =
        parts.stream().filter(each -> each.label().endsWith("PRIVATE KEY")).findFirst();
    String label = part.map(Pem.Part::label).orElse("");
    if (label.equals("PRIVATE KEY")) {
      return part.get().bytes();
    }
    throw switch (label) {
      case "" ->
          new ListenException(
              ListenException.About.CERTIFICATE,
              "The TLS key " + key + " holds no private key.",
              "Name a file that begins with -----BEGIN PRIVATE KEY-----.");
      case "ENCRYPTED PRIVATE KEY" ->
          new ListenException(
              ListenException.About.CERTIFICATE,
              "The TLS key " + key + " is protected by a passphrase.",
              "Store it without one: openssl pkcs8 -topk8 -nocrypt.");
      default ->
          new ListenException(
              ListenException.About.CERTIFICATE,
              "The TLS key " + key + " has an old format (" + label + ").",
              "Convert it to PKCS #8: openssl pkcs8 -topk8 -nocrypt.");
    };
  }

  private ListenException mismatch() {
    return new ListenException(
        ListenException.About.CERTIFICATE,
        "The TLS key " + key + " does not belong to the certificate " + certificate + ".",
        "Name the key that the certificate was requested with; the certificate of the server comes"
            + " first in its file.");
  }

  private static boolean belongs(PrivateKey key, PublicKey own) {
    String algorithm =
        switch (own.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> own.getAlgorithm();
        };
    try {
      byte[] sample = {1, 2, 3};
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(own);
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
