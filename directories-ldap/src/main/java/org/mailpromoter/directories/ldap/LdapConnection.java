package org.mailpromoter.directories.ldap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.SizeLimitExceededException;
import javax.naming.TimeLimitExceededException;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.TrustedCertificates;

/**
 * A connection to a server that is opened on demand, kept, and opened again after a failure. Not
 * thread-safe.
 */
final class LdapConnection implements AutoCloseable {
  private final Config config;
  private final LdapFailures failures;
  private final AnswerBudget budget = new AnswerBudget();
  private @Nullable LdapContext context;
  private @Nullable StartTlsResponse tls;

  LdapConnection(Config config, LdapFailures failures) {
    this.config = config;
    this.failures = failures;
  }

  /**
   * The entries that a filter finds.
   *
   * @throws javax.naming.SizeLimitExceededException if there are more than are handed out at once
   * @throws DirectoryException if the server cannot be reached at all
   */
  List<LdapEntry> search(String filter, List<String> attributes) throws NamingException {
    boolean kept = context != null;
    try {
      return searchOnce(filter, attributes);
    } catch (NamingException e) {
      if (!kept || !LdapFailures.mayComeOfAge(e)) {
        throw e;
      }
      close();
      return searchOnce(filter, attributes);
    }
  }

  /** A server that sends without end is stopped, also where it breaks its own limits. */
  private List<LdapEntry> searchOnce(String filter, List<String> attributes)
      throws NamingException {
    budget.begin();
    try {
      return entries(opened(), filter, attributes);
    } catch (NamingException e) {
      if (budget.isExceeded()) {
        close();
        throw tooMuch("an answer of more than " + AnswerBudget.BYTES + " bytes");
      }
      throw e;
    }
  }

  /**
   * Attributes only: no object is created from a server's answer, which is what made JNDI
   * notorious.
   */
  @SuppressWarnings("BanJNDI")
  private List<LdapEntry> entries(LdapContext open, String filter, List<String> attributes)
      throws NamingException {
    List<LdapEntry> entries = new ArrayList<>();
    int most = config.get(LdapDirectoryFactory.MOST_ENTRIES);
    long until = System.nanoTime() + config.get(LdapDirectoryFactory.READ_TIMEOUT).toNanos();
    NamingEnumeration<SearchResult> found =
        open.search(base(), filter, controls(attributes.toArray(new String[0])));
    try {
      while (found.hasMore()) {
        if (entries.size() == most) {
          throw tooMuch("more than " + most + " entries");
        }
        if (System.nanoTime() - until > 0) {
          throw new TimeLimitExceededException("the search takes too long");
        }
        entries.add(LdapEntry.of(found.next()));
      }
    } catch (PartialResultException e) {
      // a referral to another server: it is not followed, and what this one has is all there
    } finally {
      found.close();
    }
    return entries;
  }

  private static SizeLimitExceededException tooMuch(String what) {
    return new SizeLimitExceededException("it sends " + what + " to one search");
  }

  private LdapName base() throws InvalidNameException {
    return new LdapName(config.get(LdapDirectoryFactory.BASE));
  }

  private SearchControls controls(String[] attributes) {
    int most = config.get(LdapDirectoryFactory.MOST_ENTRIES);
    int time = Math.toIntExact(config.get(LdapDirectoryFactory.READ_TIMEOUT).toMillis());
    return new SearchControls(SearchControls.SUBTREE_SCOPE, most, time, attributes, false, false);
  }

  private LdapContext opened() throws NamingException {
    LdapContext open = context;
    if (open == null) {
      SSLSocketFactory encrypted = encrypted();
      Security security = config.get(ConnectionKeys.SECURITY);
      SocketFactory sockets =
          new GuardedSockets(
              budget,
              security == Security.TLS ? Optional.of(encrypted) : Optional.empty(),
              config.get(LdapDirectoryFactory.CONNECT_TIMEOUT));
      open = HandedOverSockets.with(sockets, () -> open(security, encrypted));
      context = open;
    }
    return open;
  }

  private LdapContext open(Security security, SSLSocketFactory encrypted) throws NamingException {
    if (security != Security.STARTTLS) {
      return new InitialLdapContext(environment(true), null);
    }
    LdapContext open = new InitialLdapContext(environment(false), null);
    try {
      tls = startTls(open, encrypted);
      for (Map.Entry<String, String> each : login().entrySet()) {
        open.addToEnvironment(each.getKey(), each.getValue());
      }
      open.reconnect(null);
      return open;
    } catch (NamingException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private StartTlsResponse startTls(LdapContext open, SSLSocketFactory encrypted)
      throws NamingException {
    StartTlsResponse response;
    try {
      response = (StartTlsResponse) open.extendedOperation(new StartTlsRequest());
    } catch (NamingException e) {
      throw failures.ofStartTls(e);
    }
    try {
      response.negotiate(encrypted);
      return response;
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  private SSLSocketFactory encrypted() {
    try {
      return TrustedCertificates.of(config.find(ConnectionKeys.TRUST)).getSocketFactory();
    } catch (TrustedCertificates.UnreadableException e) {
      throw failures.of(e);
    }
  }

  private Properties environment(boolean loggingIn) {
    Properties all = new Properties();
    String host = config.get(ConnectionKeys.HOST);
    String written = host.contains(":") ? "[" + host + "]" : host;
    all.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    all.put(
        Context.PROVIDER_URL,
        scheme() + "://" + written + ":" + LdapDirectoryFactory.PORTS.of(config));
    all.put(Context.REFERRAL, "ignore");
    all.put("java.naming.ldap.version", "3");
    all.put("java.naming.ldap.factory.socket", HandedOverSockets.class.getName());
    all.put("java.naming.ldap.attributes.binary", "objectGUID");
    all.put("java.naming.ldap.derefAliases", "never");
    all.put("com.sun.jndi.ldap.read.timeout", milliseconds(LdapDirectoryFactory.READ_TIMEOUT));
    if (loggingIn) {
      all.putAll(login());
    } else {
      all.put(Context.SECURITY_AUTHENTICATION, "none");
    }
    return all;
  }

  private String scheme() {
    return config.get(ConnectionKeys.SECURITY) == Security.TLS ? "ldaps" : "ldap";
  }

  private Map<String, String> login() {
    Map<String, String> login = new LinkedHashMap<>();
    Optional<String> name = config.find(LdapDirectoryFactory.BIND_DN);
    Optional<Secret> password = config.find(LdapDirectoryFactory.PASSWORD);
    login.put(Context.SECURITY_AUTHENTICATION, name.isPresent() ? "simple" : "none");
    name.ifPresent(dn -> login.put(Context.SECURITY_PRINCIPAL, dn));
    password.ifPresent(secret -> login.put(Context.SECURITY_CREDENTIALS, secret.reveal()));
    return login;
  }

  private String milliseconds(ConfigKey<Duration> key) {
    return String.valueOf(config.get(key).toMillis());
  }

  @Override
  public void close() {
    try {
      if (tls != null) {
        tls.close();
      }
      if (context != null) {
        context.close();
      }
    } catch (IOException | NamingException e) {
      // the connection is over either way
    } finally {
      tls = null;
      context = null;
    }
  }
}
