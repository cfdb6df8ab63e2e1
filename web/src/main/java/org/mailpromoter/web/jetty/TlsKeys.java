package org.mailpromoter.web.jetty;

import java.lang.System.Logger.Level;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.web.ListenException;

/**
 * The key and certificate of a listener. When their files change, new connections get the new ones,
 * and open connections go on. Files that do not belong together change nothing. Thread-safe.
 */
final class TlsKeys extends X509ExtendedKeyManager {
  private static final String ONLY = "server";

  private final KeyPairFiles files;
  private KeyPairFiles.Contents seen;
  private volatile KeyPairFiles.Identity identity;

  /** Reads the files. */
  TlsKeys(KeyPairFiles files) throws ListenException {
    this.files = files;
    this.seen = files.read();
    this.identity = files.identity(seen, Instant.now());
  }

  /** What makes connections with these keys. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS.", e);
    }
  }

  /** Reads the files again if they changed. */
  synchronized void look() {
    try {
      KeyPairFiles.Contents now = files.read();
      if (!now.isSame(seen)) {
        seen = now;
        identity = files.identity(now, Instant.now());
        Logs.SERVER.log(Level.INFO, "The TLS certificate was changed; new connections use it.");
      }
    } catch (ListenException e) {
      Logs.SERVER.log(
          Level.WARNING, e.getMessage() + " The previous one stays in use. " + e.remedy());
    }
  }

  private String @Nullable [] aliases(@Nullable String type) {
    return isOfType(type) ? new String[] {ONLY} : null;
  }

  private boolean isOfType(@Nullable String type) {
    String own = identity.key().getAlgorithm();
    return type == null || type.equals(own) || type.startsWith(own + "_") || own.startsWith("Ed");
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return aliases(type);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return isOfType(type) ? ONLY : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return isOfType(type) ? ONLY : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return identity.key();
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
