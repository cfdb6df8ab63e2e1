package com.example.mailpromoter.pop3;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.pop3.POP3SSLStore;
import org.eclipse.angus.mail.pop3.POP3Store;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.TrustedCertificates;

/** A mailbox on a server, and how to connect to it. */
final class Pop3Server {
  private final String mailbox;
  private final Config server;
  private final Config login;

  Pop3Server(String mailbox, Config server, Config login) {
    this.mailbox = mailbox;
    this.server = server;
    this.login = login;
  }

  /** The mailbox and its server for messages to people. */
  @Override
  public String toString() {
    return "mailbox " + mailbox + " on the POP3 server " + host() + ":" + port();
  }

  Store connect() throws MessagingException, IOException {
    Session session = session(properties());
    URLName nothing = new URLName(protocol(), null, -1, null, null, null);
    Store store = isTls() ? new POP3SSLStore(session, nothing) : new POP3Store(session, nothing);
    store.connect(
        host(),
        port(),
        login.get(Pop3ConnectorFactory.USERNAME),
        login.get(Pop3ConnectorFactory.PASSWORD).reveal());
    return store;
  }

  /**
   * Jakarta Mail loads its providers with the thread's context class loader, which is the host's:
   * it would find another Angus than ours.
   */
  // snippet: class-loader
  private static Session session(Properties properties) {
    Thread thread = Thread.currentThread();
    ClassLoader hosts = thread.getContextClassLoader();
    thread.setContextClassLoader(Pop3Server.class.getClassLoader());
    try {
      return Session.getInstance(properties);
    } finally {
      thread.setContextClassLoader(hosts);
    }
  }

  // end of snippet

  private Properties properties() throws IOException {
    String prefix = "mail." + protocol() + ".";
    String timeout = String.valueOf(server.get(Pop3ConnectorFactory.TIMEOUT).toMillis());
    Properties p = new Properties();
    p.put(prefix + "connectiontimeout", timeout);
    p.put(prefix + "timeout", timeout);
    p.put(prefix + "writetimeout", timeout);
    p.put(prefix + "ssl.checkserveridentity", "true");
    p.put(prefix + "filecache.enable", "true"); // bodies go through the disk, not the memory
    if (isTls()) {
      p.put(prefix + "ssl.socketFactory", trust());
      p.put(prefix + "socketFactory.fallback", "false");
    }
    return p;
  }

  private SSLSocketFactory trust() throws IOException {
    return TrustedCertificates.of(server.find(ConnectionKeys.TRUST)).getSocketFactory();
  }

  private String host() {
    return server.get(ConnectionKeys.HOST);
  }

  private int port() {
    return Pop3ConnectorFactory.PORTS.of(server);
  }

  private boolean isTls() {
    return server.get(ConnectionKeys.TLS_OR_PLAIN) == Security.TLS;
  }

  private String protocol() {
    return isTls() ? "pop3s" : "pop3";
  }
}
