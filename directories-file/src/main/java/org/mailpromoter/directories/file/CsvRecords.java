package org.mailpromoter.directories.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.config.ConfigSpec;

/** Records as rows: {@code kind,id,name,address[,owner][,active]}. */
final class CsvRecords {
  private static final List<String> COLUMNS =
      List.of("kind", "id", "name", "address", "owner", "active");
  private static final List<String> NEEDED = List.of("kind", "id", "address");

  private final String file;
  private final List<Imported.Problem> problems = new ArrayList<>();
  private final Map<RecordId, PartyRecord> records = new LinkedHashMap<>();
  private final Map<RecordId, Set<EmailAddress>> addresses = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private List<String> header = List.of();

  private CsvRecords(String file) {
    this.file = file;
  }

  static Imported read(String file, String text) {
    CsvRecords reading = new CsvRecords(file);
    char separator = separator(text);
    if (endsWithinQuotes(text, separator)) {
      reading.problem(0, "ends within quotation marks; is it incomplete?");
    }
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      rows.forEach(reading::row);
    } catch (CsvParseException e) {
      reading.problem(0, "is not valid CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading.imported();
  }

  /** Spreadsheets separate by semicolons where a comma is the sign of decimals. */
  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
  }

  /** RFC 4180, 2.5: quotation marks quote where they begin a field, and only there. */
  private static boolean endsWithinQuotes(String text, char separator) {
    boolean quoted = false;
    char before = separator;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean begins = before == separator || before == '\n' || before == '\r';
      if (c == '"' && (quoted || begins)) {
        quoted = !quoted;
        before = quoted ? c : separator;
      } else {
        before = c;
      }
    }
    return quoted;
  }

  private Imported imported() {
    if (header.isEmpty() && problems.isEmpty()) {
      problem(1, "the file is empty; its first line names the columns: " + columns());
    }
    List<RecordEntry> entries = new ArrayList<>();
    records.forEach(
        (id, record) ->
            entries.add(
                new RecordEntry(record, List.copyOf(addresses.getOrDefault(id, Set.of())))));
    return new Imported(entries, problems, remarks);
  }

  private void row(CsvRecord row) {
    if (header.isEmpty()) {
      readHeader(row);
    } else if (row.getFieldCount() != header.size()) {
      problem(
          row.getStartingLineNumber(),
          "has " + row.getFieldCount() + " fields where the header has " + header.size());
    } else if (problems.stream().noneMatch(problem -> problem.place().endsWith("line 1"))) {
      readRecord(row);
    }
  }

  private void readHeader(CsvRecord row) {
    header = row.getFields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (String name : header) {
      if (!COLUMNS.contains(name)) {
        problem(1, "the column '" + name + "' " + ConfigSpec.unknown(name, COLUMNS));
      }
    }
    for (String name : NEEDED) {
      if (!header.contains(name)) {
        problem(1, "the column '" + name + "' is missing; the columns are " + columns());
      }
    }
  }

  private static String columns() {
    return String.join(",", COLUMNS);
  }

  private void readRecord(CsvRecord row) {
    long line = row.getStartingLineNumber();
    Optional<RecordId> id = id(row, line);
    Optional<List<EmailAddress>> mail = mail(row, line);
    Optional<Boolean> active = active(row, line);
    Optional<RecordId> owner = owner(row, line);
    boolean ownerIsFine = field(row, "owner").isBlank() || owner.isPresent();
    if (id.isEmpty() || mail.isEmpty() || active.isEmpty() || !ownerIsFine) {
      return;
    }
    PartyRecord named = PartyRecord.of(id.get(), field(row, "name")).active(active.get());
    PartyRecord record = owner.map(named::ownedBy).orElse(named);
    PartyRecord first = records.putIfAbsent(id.get(), record);
    if (first != null && contradicts(row, first, record)) {
      remarks.add(
          file
              + ", line "
              + line
              + ": "
              + id.get()
              + " occurs again with another name, owner or state; the first row applies, with"
              + " the addresses of both.");
    }
    addresses.computeIfAbsent(id.get(), unused -> new LinkedHashSet<>()).addAll(mail.get());
  }

  /** A further row may give another address and leave the rest open. */
  private boolean contradicts(CsvRecord row, PartyRecord first, PartyRecord record) {
    return differ(row, "name", first.name(), record.name())
        || differ(row, "owner", first.owner(), record.owner())
        || differ(row, "active", first.active(), record.active());
  }

  private boolean differ(CsvRecord row, String column, Object first, Object now) {
    return !field(row, column).isBlank() && !first.equals(now);
  }

  private Optional<RecordId> id(CsvRecord row, long line) {
    Optional<RecordKind> kind = RecordKind.of(field(row, "kind"));
    if (kind.isEmpty()) {
      problem(
          line,
          "kind '"
              + field(row, "kind")
              + "' is unknown; known are contact, account, lead, equipment, team, business-unit,"
              + " custom");
      return Optional.empty();
    }
    if (kind.get() == RecordKind.USER || kind.get() == RecordKind.QUEUE) {
      problem(line, "users and queues are declared in the configuration, not imported");
      return Optional.empty();
    }
    if (field(row, "id").isBlank()) {
      problem(line, "the id is empty");
      return Optional.empty();
    }
    return Optional.of(new RecordId(kind.get(), field(row, "id")));
  }

  private Optional<List<EmailAddress>> mail(CsvRecord row, long line) {
    List<EmailAddress> all = new ArrayList<>();
    for (String text : field(row, "address").split(";", -1)) {
      Optional<EmailAddress> address = EmailAddress.parse(text);
      if (address.isEmpty()) {
        problem(line, "address '" + text.strip() + "' is not an e-mail address");
        return Optional.empty();
      }
      all.add(address.get());
    }
    return Optional.of(all);
  }

  private Optional<RecordId> owner(CsvRecord row, long line) {
    String text = field(row, "owner");
    if (text.isBlank()) {
      return Optional.empty();
    }
    Optional<RecordId> owner =
        text.contains(":") ? RecordId.parse(text) : Optional.of(RecordId.user(text));
    if (owner.isEmpty()) {
      problem(line, "owner '" + text + "' is neither a user's id nor of the form kind:id");
    }
    return owner;
  }

  private Optional<Boolean> active(CsvRecord row, long line) {
    return switch (field(row, "active").toLowerCase(Locale.ROOT)) {
      case "", "true", "yes", "1" -> Optional.of(true);
      case "false", "no", "0" -> Optional.of(false);
      default -> {
        problem(line, "active is yes or no, not '" + field(row, "active") + "'");
        yield Optional.empty();
      }
    };
  }

  private String field(CsvRecord row, String column) {
    int at = header.indexOf(column);
    return at < 0 ? "" : row.getField(at).strip();
  }

  private void problem(long line, String message) {
    problems.add(new Imported.Problem(line == 0 ? file : file + ", line " + line, message));
  }
}
