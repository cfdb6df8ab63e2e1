package org.mailpromoter.core.sending;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who puts a copy of sent mail into the folder of sent mail.
 *
 * @since 0.1
 */
public enum SentCopyMode {
  /** The server, where it is known to do so, and we otherwise. */
  AUTO,
  /** We do, unless one is there. */
  APPEND,
  /** The server that the mail is submitted to. */
  SERVER,
  /** Nobody. */
  NONE;

  /** Their servers file a copy of what is submitted over SMTP. */
  private static final List<String> FILING =
      List.of("smtp.gmail.com", "smtp.office365.com", "smtp-mail.outlook.com");

  /** Zoho has a name for each region, and others for organizations. */
  private static final List<String> FILING_REGIONS = List.of("smtp.zoho.", "smtppro.zoho.");

  /**
   * What is done with a server.
   *
   * @param host the server that mail is submitted to over SMTP; empty for a way out that files a
   *     copy itself, as those of Exchange and Microsoft Graph
   * @return not {@link #AUTO}
   */
  public SentCopyMode at(Optional<String> host) {
    if (this != AUTO) {
      return this;
    }
    return host.filter(name -> !files(name.toLowerCase(Locale.ROOT))).isPresent() ? APPEND : SERVER;
  }

  private static boolean files(String host) {
    return FILING.contains(host) || FILING_REGIONS.stream().anyMatch(host::startsWith);
  }
}
