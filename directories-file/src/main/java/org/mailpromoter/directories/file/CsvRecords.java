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
import java.util.function.Predicate;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.config.ConfigSpec;

/** Records as rows: {@code kind,id,name,address[,owner][,active]}, or by chosen columns. */
final class CsvRecords {
  private static final List<String> COLUMNS =
      List.of("kind", "id", "name", "address", "owner", "active");
  private static final List<String> NEEDED = List.of("kind", "id", "address");
  private static final int LONGEST_SAMPLE = 100;

  private final Problems problems;
  private final RowPacker rows;
  private final Optional<RecordColumns> chosen;
  private final Predicate<RecordId> owners;
  private List<String> header = List.of();
  private RecordColumns columns = new RecordColumns(List.of(), RecordKind.CONTACT);
  private boolean wrongHeader;
  private long withoutAddress;

  private CsvRecords(
      Problems problems,
      RowPacker rows,
      Optional<RecordColumns> chosen,
      Predicate<RecordId> owners) {
    this.problems = problems;
    this.rows = rows;
    this.chosen = chosen;
    this.owners = owners;
  }

  /**
   * Reads a file to its end.
   *
   * @param chosen what its columns give; empty if their names say so
   * @param owners which owners there are
   * @return how many rows were left out because they have no address
   */
  static long read(
      RecordText text,
      Optional<RecordColumns> chosen,
      Predicate<RecordId> owners,
      Problems problems,
      RowPacker rows)
      throws IOException {
    CsvRecords reading = new CsvRecords(problems, rows, chosen, owners);
    char separator = separator(text.firstLine());
    Quotes quotes = new Quotes(separator);
    Reader watched = text.reader(quotes);
    try (CsvReader<CsvRecord> csv = reader(separator, watched)) {
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
      problems.addHeader("the file is empty; its first line names the columns: " + columns());
    }
    return reading.withoutAddress;
  }

  private static CsvReader<CsvRecord> reader(char separator, Reader text) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(text);
  }

  /** The names of the columns and the first rows. */
  static CsvHead head(RecordText text, int most) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        reader(separator(text.firstLine()), text.reader(character -> {}))) {
      for (CsvRecord row : csv) {
        rows.add(row.getFields().stream().map(CsvRecords::sample).toList());
        if (rows.size() > most) {
          break;
        }
      }
    } catch (CsvParseException e) {
      // reading it says so
    }
    return rows.isEmpty()
        ? new CsvHead(List.of(), List.of())
        : new CsvHead(rows.get(0), rows.subList(1, rows.size()));
  }

  private static String sample(String value) {
    String plain = value.strip();
    return plain.length() <= LONGEST_SAMPLE ? plain : plain.substring(0, LONGEST_SAMPLE) + "…";
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
    if (chosen.isPresent()) {
      columns = chosen.get();
      columns.problems().forEach(problems::addHeader);
      if (columns.parts().size() != header.size()) {
        problems.addHeader(
            "has " + header.size() + " columns, and not the " + columns.parts().size() + " chosen");
      }
    } else {
      checkHeader();
      columns = new RecordColumns(header.stream().map(RecordPart::of).toList(), RecordKind.CONTACT);
    }
    wrongHeader = !problems.isEmpty();
  }

  private void checkHeader() {
    for (String name : header) {
      if (!COLUMNS.contains(name)) {
        problems.addHeader("the column '" + name + "' " + ConfigSpec.unknown(name, COLUMNS));
      }
    }
    for (String name : NEEDED) {
      if (!header.contains(name)) {
        problems.addHeader("the column '" + name + "' is missing; the columns are " + columns());
      }
    }
  }

  private static String columns() {
    return String.join(",", COLUMNS);
  }

  private void readRecord(CsvRecord row) throws IOException {
    if (chosen.isPresent() && field(row, RecordPart.ADDRESS).isEmpty()) {
      withoutAddress++; // of which a CRM has many
      return;
    }
    long line = row.getStartingLineNumber();
    Optional<RecordId> id = id(row, line);
    Optional<List<EmailAddress>> mail = mail(row, line);
    Optional<Boolean> active = active(row, line);
    Optional<RecordId> owner = owner(row, line);
    boolean activeIsFine = field(row, RecordPart.ACTIVE).isEmpty() || active.isPresent();
    boolean ownerIsFine = field(row, RecordPart.OWNER).isEmpty() || owner.isPresent();
    if (id.isPresent() && mail.isPresent() && activeIsFine && ownerIsFine) {
      rows.add(new Row(line, id.get(), field(row, RecordPart.NAME), owner, active, mail.get()));
    }
  }

  private Optional<RecordId> id(CsvRecord row, long line) {
    String word = field(row, RecordPart.KIND);
    Optional<RecordKind> kind =
        word.isEmpty() && chosen.isPresent() ? Optional.of(columns.kind()) : RecordKind.of(word);
    if (kind.isEmpty()) {
      problem(
          line,
          "kind '"
              + word
              + "' is unknown; known are contact, account, lead, equipment, team, business-unit,"
              + " custom");
      return Optional.empty();
    }
    if (kind.get() == RecordKind.USER || kind.get() == RecordKind.QUEUE) {
      problem(line, "users and queues are declared in the configuration, not imported");
      return Optional.empty();
    }
    String key = field(row, RecordPart.ID);
    if (key.isBlank()) {
      problem(line, "the id is empty");
      return Optional.empty();
    }
    if (!RecordKeys.isPlain(key)) {
      problem(line, column(RecordPart.ID) + RecordKeys.problem(key));
      return Optional.empty();
    }
    return Optional.of(new RecordId(kind.get(), key));
  }

  private Optional<List<EmailAddress>> mail(CsvRecord row, long line) {
    List<EmailAddress> all = new ArrayList<>();
    for (String text : String.join(";", fields(row, RecordPart.ADDRESS)).split(";", -1)) {
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
    String text = field(row, RecordPart.OWNER);
    if (text.isBlank()) {
      return Optional.empty();
    }
    Optional<RecordId> owner =
        text.contains(":") ? RecordId.parse(text) : Optional.of(RecordId.user(text));
    if (owner.isEmpty()) {
      problem(line, "owner '" + text + "' is neither a user's id nor of the form kind:id");
    } else if (!RecordKeys.isPlain(text)) {
      problem(line, column(RecordPart.OWNER) + RecordKeys.problem(text));
      return Optional.empty();
    } else if (!owners.test(owner.get())) {
      problem(
          line,
          column(RecordPart.OWNER)
              + "'"
              + RecordKeys.shown(text)
              + "' is not a user of the configuration file; give the id, the name or an address of a"
              + " user, or leave it empty");
      return Optional.empty();
    }
    return owner;
  }

  /** The column of a part, as a file calls it. */
  private String column(RecordPart part) {
    return columns.of(part).stream()
        .findFirst()
        .map(at -> "column '" + header.get(at) + "': ")
        .orElse("");
  }

  private Optional<Boolean> active(CsvRecord row, long line) {
    String text = field(row, RecordPart.ACTIVE);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "true", "yes", "1", "active" -> Optional.of(true);
      case "false", "no", "0", "inactive" -> Optional.of(false);
      default -> {
        problem(line, "active is yes or no, not '" + text + "'");
        yield Optional.empty();
      }
    };
  }

  /** What the columns of a part say, as one text. */
  private String field(CsvRecord row, RecordPart part) {
    return String.join(" ", fields(row, part));
  }

  /** Empty ones among several are left out. */
  private List<String> fields(CsvRecord row, RecordPart part) {
    List<String> all = columns.of(part).stream().map(at -> row.getField(at).strip()).toList();
    return all.size() < 2 ? all : all.stream().filter(each -> !each.isEmpty()).toList();
  }

  private void problem(long line, String message) {
    problems.add(line == 0 ? "" : ", line " + line, message);
  }
}
