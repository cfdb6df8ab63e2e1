package org.mailpromoter.directories.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.config.ConfigSpec;

/** Records as rows: {@code kind,id,name,address[,owner][,active]}. */
final class CsvRecords {
  private static final List<String> COLUMNS =
      List.of("kind", "id", "name", "address", "owner", "active");
  private static final List<String> NEEDED = List.of("kind", "id", "address");

  private final Problems problems;
  private final RowPacker rows;
  private List<String> header = List.of();
  private boolean wrongHeader;

  private CsvRecords(Problems problems, RowPacker rows) {
    this.problems = problems;
    this.rows = rows;
  }

  /** Reads a file to its end. */
  static void read(RecordText text, Problems problems, RowPacker rows) throws IOException {
    CsvRecords reading = new CsvRecords(problems, rows);
    char separator = separator(text.firstLine());
    Quotes quotes = new Quotes(separator);
    Reader watched = text.reader(quotes);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(watched)) {
      for (CsvRecord row : csv) {
        reading.row(row);
      }
    } catch (CsvParseException e) {
      reading.problem(0, "is not valid CSV: " + e.getMessage());
    }
    watched.transferTo(Writer.nullWriter()); // what is behind an error
    if (quotes.isOpen()) {
      problems.addFirst("ends within quotation marks; is it incomplete?");
    }
    if (reading.header.isEmpty() && problems.isEmpty()) {
      reading.problem(1, "the file is empty; its first line names the columns: " + columns());
    }
  }

  /** Spreadsheets separate by semicolons where a comma is the sign of decimals. */
  private static char separator(String firstLine) {
    return firstLine.indexOf(',') < 0 && firstLine.indexOf(';') >= 0 ? ';' : ',';
  }

  private void row(CsvRecord row) throws IOException {
    if (header.isEmpty()) {
      readHeader(row);
    } else if (row.getFieldCount() != header.size()) {
      problem(
          row.getStartingLineNumber(),
          "has " + row.getFieldCount() + " fields where the header has " + header.size());
    } else if (!wrongHeader) {
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
    wrongHeader = !problems.isEmpty();
  }

  private static String columns() {
    return String.join(",", COLUMNS);
  }

  private void readRecord(CsvRecord row) throws IOException {
    long line = row.getStartingLineNumber();
    Optional<RecordId> id = id(row, line);
    Optional<List<EmailAddress>> mail = mail(row, line);
    Optional<Boolean> active = active(row, line);
    Optional<RecordId> owner = owner(row, line);
    boolean activeIsFine = field(row, "active").isEmpty() || active.isPresent();
    boolean ownerIsFine = field(row, "owner").isEmpty() || owner.isPresent();
    if (id.isPresent() && mail.isPresent() && activeIsFine && ownerIsFine) {
      rows.add(new Row(line, id.get(), field(row, "name"), owner, active, mail.get()));
    }
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
      case "" -> Optional.empty();
      case "true", "yes", "1" -> Optional.of(true);
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
    problems.add(line == 0 ? "" : ", line " + line, message);
  }
}
