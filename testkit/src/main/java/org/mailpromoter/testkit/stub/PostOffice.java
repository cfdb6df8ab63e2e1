package org.mailpromoter.testkit.stub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.mailpromoter.testkit.mime.Address;
import org.mailpromoter.testkit.mime.Mail;

/**
 * How servers of a kind with Exchange send: to everybody whom the header names, and nobody but the
 * sender learns who got a blind copy. Thread-safe.
 */
public final class PostOffice {
  private final List<CarriedMail> carried = new CopyOnWriteArrayList<>();

  /** Nothing was sent yet. */
  public PostOffice() {}

  /** To whom a message goes. */
  public static List<String> recipients(Mail mail) {
    return Stream.of("To", "Cc", "Bcc")
        .flatMap(field -> mail.addresses(field).stream())
        .map(Address::address)
        .distinct()
        .toList();
  }

  /** Sends a message, and returns what its recipients get. */
  public CarriedMail carry(Mail mail) {
    CarriedMail sent = new CarriedMail(recipients(mail), mail.without("Bcc"));
    carried.add(sent);
    return sent;
  }

  /** What was sent so far, in order. */
  public List<CarriedMail> carried() {
    return List.copyOf(carried);
  }
}
