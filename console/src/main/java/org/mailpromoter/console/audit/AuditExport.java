package org.mailpromoter.console.audit;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AuditTrail;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.export.CsvText;

/** The latest entries of the audit log as a CSV file, which is bounded in rows and in size. */
final class AuditExport {
  /** The media type of the file. */
  static final String TYPE = CsvText.TYPE;

  /** The most entries of a file. */
  static final int MOST = 5_000;

  private static final int LARGEST = 4_000_000;
  private static final int TOGETHER = 500;
  private static final List<String> TITLES =
      List.of(
          "number",
          "at",
          "actor",
          "channel",
          "operation",
          "object",
          "concerns",
          "before",
          "after",
          "why",
          "outcome",
          "request",
          "erased");

  private final OpenInstallation open;

  AuditExport(OpenInstallation open) {
    this.open = open;
  }

  String of(AuditFilter filter) throws WrongPageException {
    StringBuilder file = new StringBuilder(CsvText.row(TITLES));
    PageRequest page = PageRequest.first(TOGETHER);
    int rows = 0;
    while (true) {
      AuditTrail.Listing found = new AuditTrail(open).list(filter, page);
      found.entries().forEach(each -> file.append(row(each)));
      rows += found.entries().size();
      Optional<String> next = found.next();
      if (next.isEmpty() || rows >= MOST || file.length() > LARGEST) {
        return file.toString();
      }
      page = PageRequest.after(next.get(), TOGETHER);
    }
  }

  private static String row(AuditEntry entry) {
    AuditDeed deed = entry.deed();
    return CsvText.row(
        List.of(
            String.valueOf(entry.number()),
            deed.at().toString(),
            EnglishActor.of(deed.actor()),
            EnumWords.of(deed.channel()),
            deed.operation(),
            deed.object(),
            deed.concerns().map(RecordId::toString).orElse(""),
            deed.before(),
            deed.after(),
            deed.reason(),
            deed.outcome().code().orElse("done"),
            deed.request(),
            entry.erased() ? "yes" : "no"));
  }
}
