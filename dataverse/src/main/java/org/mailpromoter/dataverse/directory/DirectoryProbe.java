package org.mailpromoter.dataverse.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.dataverse.client.Asking;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.Refusal;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.dataverse.directory.DataverseDirectory.LookUp;
import org.mailpromoter.spi.probe.Assumption;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.FittingKey;
import org.mailpromoter.spi.probe.ProbeReport;

/** Checks what the directory assumes of an environment. Reads only; not thread-safe. */
final class DirectoryProbe {
  private static final Assumption TABLES =
      new Assumption(
          "tables",
          "The environment has the tables of the configuration.",
          "All of them are asked.",
          "Look-ups fail until they are removed from tables.");
  private static final Assumption INDEX =
      new Assumption(
          "email-search",
          "The index of addresses (emailsearch) can be asked through the Web API.",
          "Any e-mail column is found with one request for 300 addresses.",
          "The columns of the tables are asked instead; columns of your own are found only if"
              + " email-columns names them.");
  private static final Assumption INDEXED =
      new Assumption(
          "email-search-records",
          "The index tells the record of an address, and its table.",
          "Records are found through the index.",
          "The index finds nobody; the columns of the tables do.");
  private static final Assumption COLUMNS =
      new Assumption(
          "columns-in-a-batch",
          "The address columns of all tables take a list of addresses (In), in one batch.",
          "Look-ups work without the index, too.",
          "There is no second way if the index cannot be used.");
  private static final EmailAddress NOBODY = new EmailAddress("nobody@mailpromoter.invalid");
  private static final String USER = "systemuser";
  private static final String PLACE = "the section of the directory";

  private final WebApi api;
  private final Tables tables;
  private final LookUp inForce;
  private final List<Finding> findings = new ArrayList<>();
  private final List<FittingKey> fitting = new ArrayList<>();

  DirectoryProbe(WebApi api, Tables tables, LookUp inForce) {
    this.api = api;
    this.tables = tables;
    this.inForce = inForce;
  }

  ProbeReport ask() throws DataverseException, InterruptedException {
    List<RecordTable> there = there();
    Optional<EmailAddress> known = known();
    List<RecordTable> asked = known.isPresent() ? withUsers(there) : there;
    index(asked, known);
    findings.add(Asking.of(COLUMNS, () -> columns(asked, known)));
    findings.addAll(new OrganizationProbe(api).ask());
    return new ProbeReport(findings, fitting);
  }

  private List<RecordTable> there() throws DataverseException, InterruptedException {
    Map<String, Optional<RecordTable>> found = tables.found();
    List<String> missing =
        found.keySet().stream()
            .filter(each -> found.getOrDefault(each, Optional.empty()).isEmpty())
            .toList();
    findings.add(
        TABLES.holds(
            missing.isEmpty(),
            missing.isEmpty()
                ? "All " + found.size() + " exist."
                : "Missing: " + shown(missing) + "."));
    boolean own = found.keySet().stream().anyMatch(each -> RecordTable.known(each).isEmpty());
    if (!missing.isEmpty() && !own) {
      List<String> fits = new ArrayList<>(found.keySet());
      fits.removeAll(missing);
      String why = "The environment has no other ones.";
      fitting.add(new FittingKey("tables", PLACE, found.keySet().toString(), fits.toString(), why));
    }
    return found.values().stream().flatMap(Optional::stream).toList();
  }

  /** Tables of an organization's own may be named after it. */
  private static String shown(List<String> names) {
    return names.stream()
        .map(each -> RecordTable.known(each).isPresent() ? each : "a table of your own")
        .collect(Collectors.joining(", "));
  }

  /** Where users are configured elsewhere, they still have the address that is asked for. */
  private static List<RecordTable> withUsers(List<RecordTable> tables) {
    List<RecordTable> all = new ArrayList<>(tables);
    if (tables.stream().noneMatch(each -> each.name().equals(USER))) {
      RecordTable.known(USER).ifPresent(all::add);
    }
    return all;
  }

  /** The address of some user, which is never shown; empty if none can be read. */
  private Optional<EmailAddress> known() throws DataverseException, InterruptedException {
    String column = "internalemailaddress";
    Part some =
        Part.get(
            "systemusers?$select="
                + column
                + "&$top=1&$filter="
                + WebApi.encoded(column + " ne null"));
    return api.send(some).body().objects("value").stream()
        .map(each -> each.textOrEmpty(column))
        .flatMap(each -> EmailAddress.parse(each).stream())
        .findFirst();
  }

  private void index(List<RecordTable> there, Optional<EmailAddress> known)
      throws DataverseException, InterruptedException {
    try {
      int found = ask(new EmailSearchQuery(api, there), known);
      findings.add(INDEX.holds(true, "It was asked for one address, and answered."));
      findings.add(indexed(found, known.isPresent()));
      fit(known.isEmpty() || found > 0);
    } catch (DataverseException e) {
      Refusal refusal = e.refusal().orElseThrow(() -> e);
      boolean unavailable = EmailSearchQuery.isUnavailable(refusal);
      String why = Asking.refused(refusal);
      findings.add(unavailable ? INDEX.holds(false, why) : INDEX.notChecked(why));
      findings.add(INDEXED.notChecked("The index did not answer."));
      if (unavailable) {
        fit(false);
      }
    }
  }

  private int ask(AddressQuery query, Optional<EmailAddress> known)
      throws DataverseException, InterruptedException {
    try {
      return query.ask(List.of(known.orElse(NOBODY))).size();
    } catch (AddressQuery.IncompleteException e) {
      return 1; // more than fits into an answer
    }
  }

  private static Finding indexed(int found, boolean known) {
    return known
        ? INDEXED.holds(found > 0, "For the address of a user it told " + found + " records.")
        : INDEXED.notChecked("No user with an address can be read.");
  }

  private Finding columns(List<RecordTable> there, Optional<EmailAddress> known)
      throws DataverseException, InterruptedException {
    int found = ask(new ColumnQuery(api, there), known);
    return COLUMNS.holds(
        known.isEmpty() || found > 0,
        there.size() + " tables were asked for one address, and told " + found + " records.");
  }

  private void fit(boolean index) {
    boolean asConfigured = (inForce != LookUp.COLUMNS) == index;
    LookUp fits = asConfigured ? inForce : index ? LookUp.AUTO : LookUp.COLUMNS;
    fitting.add(
        new FittingKey(
            DataverseDirectoryFactory.LOOK_UP.name(),
            PLACE,
            word(inForce),
            word(fits),
            index
                ? "The index can be used here."
                : "The index cannot be used here, and is not tried again at each start."));
  }

  private static String word(LookUp lookUp) {
    return lookUp.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
