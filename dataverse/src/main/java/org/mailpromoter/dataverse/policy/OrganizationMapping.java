package org.mailpromoter.dataverse.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.spi.policy.SourcePlace;

/** The columns of the table organization. */
final class OrganizationMapping {
  private static final String SMART = "smart-matching-";
  private static final String TOKEN = "tracking-token-";

  /** Columns with a flag of the same meaning. */
  private static final List<Flag> FLAGS =
      List.of(
          new Flag("emailcorrelationenabled", OrganizationSwitch.USE_CORRELATION),
          new Flag("enablesmartmatching", OrganizationSwitch.USE_SMART_MATCHING),
          new Flag("ignoreinternalemail", OrganizationSwitch.IGNORE_INTERNAL_EMAIL),
          new Flag(
              "unresolveemailaddressifmultiplematch",
              OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS));

  /** Columns whose value is taken as it is. */
  private static final List<Plain> PLAIN =
      List.of(
          new Plain("hashfilterkeywords", SMART + "filter"),
          new Plain("hashmaxcount", SMART + "max-count"),
          new Plain("hashdeltasubjectcount", SMART + "delta-subject-count"),
          new Plain("hashminaddresscount", SMART + "min-address-count"),
          new Plain("trackingtokenidbase", TOKEN + "base"),
          new Plain("trackingtokeniddigits", TOKEN + "sender-digits"));

  /** Columns without a counterpart, which matter if they have another value than usual. */
  private static final List<Unlike> UNLIKE =
      List.of(
          new Unlike(
              "resolvesimilarunresolvedemailaddress",
              "false",
              "Here an address is linked to a record in every activity when a person asks for it."),
          new Unlike(
              "isfolderbasedtrackingenabled",
              "false",
              "Tracked folders are named in the sections of mailboxes: tracked-folders."),
          new Unlike("generatealertsforerrors", "true", "Here single alerts can be muted."),
          new Unlike("generatealertsforwarnings", "true", "Here single alerts can be muted."),
          new Unlike(
              "generatealertsforinformation", "true", "Here alerts never are information only."),
          new Unlike(
              "notifymailboxownerofemailserverlevelalerts",
              "true",
              "Here users see the alerts of their mailboxes, and administrators see all."),
          new Unlike(
              "allowunresolvedpartiesonemailsend", "false", "It is about mail that is sent."),
          new Unlike("isautodatacaptureenabled", "false", "Mail of auto capture is not read here."),
          new Unlike(
              "emailconnectionchannel",
              "0",
              "Mail goes through the Email Router, which also has settings of its own."),
          new Unlike(
              "blockedmimetypes",
              "",
              "Here attachments are blocked by their extension: blocked-attachments."),
          new Unlike(
              "allowedmimetypes",
              "",
              "Here attachments are blocked by their extension: blocked-attachments."));

  private record Flag(String column, OrganizationSwitch which) {}

  private record Plain(String column, String key) {}

  private record Unlike(String column, String usual, String why) {}

  private final JsonObject row;
  private final Findings findings;

  private OrganizationMapping(JsonObject row, Findings findings) {
    this.row = row;
    this.findings = findings;
  }

  static void map(JsonObject row, Findings findings) {
    OrganizationMapping mapping = new OrganizationMapping(row, findings);
    FLAGS.forEach(mapping::flag);
    PLAIN.forEach(each -> mapping.given(each.column(), each.key()));
    mapping.prefixes();
    mapping.counterDigits();
    mapping.approval();
    mapping.attachments();
    UNLIKE.forEach(mapping::unlike);
    findings.without(
        mapping.place("(use tracking token)"),
        "",
        "No documented column says whether tracking tokens are used. Look it up in the system"
            + " settings, Email, and set "
            + OrganizationSwitch.USE_TRACKING_TOKENS.key()
            + ".");
  }

  private SourcePlace place(String column) {
    return PolicyMapping.ofOrganization(column, row);
  }

  private void flag(Flag flag) {
    Optional<String> value = row.text(flag.column());
    if (value.isPresent()) {
      findings.setting(flag.which().key(), place(flag.column()), yesOrNo(value.get()));
    } else {
      empty(flag.column(), flag.which().key());
    }
  }

  static String yesOrNo(String flag) {
    return flag.equalsIgnoreCase("true") ? "yes" : "no";
  }

  private void empty(String column, String key) {
    findings.without(
        place(column), "", "It has no value there. Here " + key + " applies as it is.");
  }

  private void given(String column, String key) {
    row.text(column)
        .ifPresentOrElse(
            value -> findings.setting(key, place(column), value), () -> empty(column, key));
  }

  /** The column holds the history of prefixes; in which order is not documented. */
  private void prefixes() {
    String column = "trackingprefix";
    List<String> prefixes =
        Arrays.stream(row.textOrEmpty(column).split("[;,\\s]+", -1))
            .filter(each -> !each.isEmpty())
            .toList();
    if (prefixes.size() == 1) {
      findings.setting(TOKEN + "prefixes", place(column), prefixes);
    } else if (prefixes.isEmpty()) {
      empty(column, TOKEN + "prefixes");
    } else {
      findings.without(
          place(column),
          row.textOrEmpty(column),
          "Which of them is the current one is not documented. Write all of them to "
              + TOKEN
              + "prefixes, the current one first.");
    }
  }

  /** The largest number before the counter starts again: 999 is three digits. */
  private void counterDigits() {
    String column = "maximumtrackingnumber";
    String largest = row.textOrEmpty(column);
    if (largest.matches("9{1,9}")) {
      findings.setting(TOKEN + "counter-digits", place(column), String.valueOf(largest.length()));
    } else if (largest.isEmpty()) {
      empty(column, TOKEN + "counter-digits");
    } else {
      findings.without(
          place(column),
          largest,
          "Here the counter has a number of digits, "
              + TOKEN
              + "counter-digits, so it ends with"
              + " nines.");
    }
  }

  /** Two switches there, one here. */
  private void approval() {
    String users = "requireapprovalforuseremail";
    String queues = "requireapprovalforqueueemail";
    String key = OrganizationSwitch.ONLY_APPROVED_MAILBOXES.key();
    Optional<String> both = row.text(users).filter(row.textOrEmpty(queues)::equals);
    if (both.isPresent()) {
      findings.setting(key, place(users), yesOrNo(both.get()));
    } else {
      findings.without(
          place(users),
          row.textOrEmpty(users) + ", for queues " + row.textOrEmpty(queues),
          "Here one setting is for users and queues: " + key + ".");
    }
  }

  private void attachments() {
    String size = "maxuploadfilesize";
    String key = OrganizationValue.LARGEST_ATTACHMENT_KILOBYTES.key();
    String bytes = row.textOrEmpty(size);
    if (bytes.matches("[0-9]{4,10}")) {
      findings.setting(key, place(size), String.valueOf(Long.parseLong(bytes) / 1024));
    } else {
      findings.without(place(size), bytes, "Here " + key + " is a number of kilobytes from 1 on.");
    }
    String blocked = "blockedattachments";
    List<String> extensions =
        Arrays.stream(row.textOrEmpty(blocked).split("[;,\\s]+", -1))
            .filter(each -> !each.isEmpty())
            .toList();
    findings.setting(OrganizationValue.BLOCKED_ATTACHMENTS.key(), place(blocked), extensions);
  }

  private void unlike(Unlike each) {
    String value = row.textOrEmpty(each.column());
    if (!value.isEmpty() && !value.equals(each.usual())) {
      findings.without(place(each.column()), value, each.why());
    }
  }
}
