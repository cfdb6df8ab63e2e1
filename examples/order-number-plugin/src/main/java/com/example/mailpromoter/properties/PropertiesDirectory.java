package com.example.mailpromoter.properties;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;

/**
 * Reads records from a properties file: an address, and the records that have it.
 *
 * <pre>
 * anna@customer.example = contact:anna, Anna Miller, user:christopher
 * info@customer.example = account:contoso, Contoso | contact:bert, Bert Old, , inactive
 * </pre>
 *
 * The file is read for each batch, so a change applies at once.
 */
// snippet: directory
final class PropertiesDirectory implements RecordDirectory {
  private static final long MOST_BYTES = 16 << 20;

  private final Path file;

  PropertiesDirectory(Path file) {
    this.file = file;
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    Map<EmailAddress, List<PartyRecord>> all = read();
    for (EmailAddress address : addresses) {
      List<PartyRecord> records = all.get(address);
      if (records != null) {
        found.put(address, records);
      }
    }
    return found;
  }

  // end of snippet

  private Map<EmailAddress, List<PartyRecord>> read() {
    Properties properties = new Properties();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it is larger than " + MOST_BYTES + " bytes");
      }
      try (Reader text = Files.newBufferedReader(file)) {
        properties.load(text);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    Map<EmailAddress, List<PartyRecord>> all = new HashMap<>();
    properties.forEach(
        (address, value) -> all.put(new EmailAddress((String) address), records((String) value)));
    return all;
  }

  private List<PartyRecord> records(String value) {
    List<PartyRecord> records = new ArrayList<>();
    for (String each : value.split("\\|", -1)) {
      records.add(record(each));
    }
    return records.stream().distinct().sorted(Comparator.comparing(PartyRecord::id)).toList();
  }

  private PartyRecord record(String text) {
    String[] parts = text.split(",", -1);
    PartyRecord record = PartyRecord.of(id(parts[0]), parts.length > 1 ? parts[1].strip() : "");
    if (parts.length > 2 && !parts[2].isBlank()) {
      record = record.ownedBy(id(parts[2]));
    }
    return record.active(parts.length < 4 || !parts[3].strip().equals("inactive"));
  }

  private RecordId id(String text) {
    return RecordId.parse(text.strip())
        .orElseThrow(
            () ->
                failed(
                    new IOException(
                        "'" + text.strip() + "' is not a record such as" + " contact:anna")));
  }

  /** Nothing is decided then; an answer with gaps would turn customers into strangers (RD-8). */
  private DirectoryException failed(IOException why) {
    return new DirectoryException(
        PropertiesError.UNREADABLE,
        "The records in " + file + " cannot be read: " + why.getMessage() + ".",
        why);
  }
}
