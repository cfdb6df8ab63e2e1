package org.mailpromoter.connectors.exchange.ews.login;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Failures;
import org.mailpromoter.connectors.exchange.ews.call.HttpAnswer;
import org.mailpromoter.connectors.exchange.ews.call.HttpLine;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.net.TrustedCertificates;

/**
 * Asks the servers of a mailbox's own domain where its web service is (MS-OXDSCLI). Programs that
 * went further, up to a top-level domain or wherever they were sent, have handed passwords to
 * strangers; so only two names are asked, over TLS, which has verified the server before a word of
 * the login is said, and no place outside of the domain is believed.
 */
public final class Autodiscover {
  private static final int MOST_TURNS = 3;
  private static final String DOING = "looking for the web service";

  private final String mailbox;
  private final EwsServer server;
  private final Login login;
  private final String address;
  private final String domain;
  private final Places places;
  private final List<String> tried = new ArrayList<>();

  public Autodiscover(String mailbox, EwsServer server, Login login, Places places) {
    this.mailbox = mailbox;
    this.server = server;
    this.login = login;
    this.address = login.address().orElseThrow();
    this.domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    this.places = places;
  }

  /** The addresses to query for a domain. */
  public interface Places {
    /** The places in order. */
    List<URI> of(String domain);
  }

  /** The dedicated host name first: the domain itself is often an unrelated web site. */
  public static List<URI> places(String domain) {
    return List.of(
        URI.create("https://autodiscover." + domain + "/autodiscover/autodiscover.xml"),
        URI.create("https://" + domain + "/autodiscover/autodiscover.xml"));
  }

  /** The address of the web service. */
  public URI find() throws MailAccessException {
    for (URI place : places.of(domain)) {
      Optional<URI> found = ask(place, MOST_TURNS);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw failure(EwsError.AUTODISCOVER_FAILED, String.join("; ", tried));
  }

  private Optional<URI> ask(URI place, int turns) throws MailAccessException {
    EwsServer there = server.at(place);
    Failures failures = new Failures(mailbox, there, login.name(), login.words());
    try (HttpLine line = HttpLine.to(there, address, login.authorization(there), login.words());
        HttpAnswer answer = line.post(PlainSettings.request(address), server.readTimeout())) {
      return judged(place, answer, turns, failures);
    } catch (InterruptedException e) {
      throw failures.interrupted(DOING, e);
    } catch (TrustedCertificates.UnreadableException e) {
      throw failures.connection(DOING, e);
    } catch (IOException e) {
      return passed(place, failures.connection(DOING, e).sentence());
    }
  }

  /**
   * A login that one server refused is not tried on another: accounts are locked after a few
   * failures.
   */
  private Optional<URI> judged(URI place, HttpAnswer answer, int turns, Failures failures)
      throws IOException, MailAccessException {
    int status = answer.status();
    if (status == 401) {
      throw failures.status(DOING, answer);
    }
    if (status / 100 == 3) {
      return turned(place, answer.first("Location"), turns);
    }
    return status == 200 ? read(place, answer, turns) : passed(place, "HTTP " + status);
  }

  private Optional<URI> read(URI place, HttpAnswer answer, int turns)
      throws IOException, MailAccessException {
    PlainSettings settings = PlainSettings.read(answer.body(Calls.LARGEST_ANSWER));
    if (!settings.redirect().isEmpty()) {
      return turned(place, settings.redirect(), turns);
    }
    return settings.webService().isEmpty()
        ? passed(place, "an answer without a web service")
        : Optional.of(within(settings.webService()));
  }

  private Optional<URI> turned(URI place, String target, int turns) throws MailAccessException {
    URI next = within(target);
    return turns > 0 ? ask(next, turns - 1) : passed(place, "it redirects in a loop");
  }

  private Optional<URI> passed(URI place, String why) {
    tried.add(place.getHost() + ": " + login.words().of(why));
    return Optional.empty();
  }

  /** A place within the domain and over TLS, or none. */
  private URI within(String text) throws MailAccessException {
    Optional<URI> place = address(text);
    if (place.filter(this::isOurs).isPresent()) {
      return place.get();
    }
    throw failure(
        EwsError.AUTODISCOVER_ASTRAY,
        "it leads to '" + login.words().of(text) + "', which is not within the domain over TLS");
  }

  private boolean isOurs(URI place) {
    String host = String.valueOf(place.getHost()).toLowerCase(Locale.ROOT);
    boolean inside = host.equals(domain) || host.endsWith("." + domain);
    return inside && "https".equalsIgnoreCase(place.getScheme()) && place.getUserInfo() == null;
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private MailAccessException failure(EwsError error, String why) {
    return new MailAccessException(
        error,
        "Mailbox " + mailbox + ": " + DOING + " in the domain " + domain + " failed: " + why + ".");
  }
}
