package org.mailpromoter.directories.ldap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.SearchResult;

/** An entry as a search found it: its name, and values by attribute. Immutable. */
final class LdapEntry {
  private static final int GUID_BYTES = 16;

  private final String name;
  private final Map<String, List<String>> values;

  /** An entry with values under the names of attributes in lower case. */
  LdapEntry(String name, Map<String, List<String>> values) {
    this.name = name;
    this.values = new TreeMap<>(values);
  }

  static LdapEntry of(SearchResult found) throws NamingException {
    Map<String, List<String>> values = new TreeMap<>();
    NamingEnumeration<? extends Attribute> all = found.getAttributes().getAll();
    while (all.hasMore()) {
      Attribute attribute = all.next();
      values.put(withoutOptions(attribute.getID()), texts(attribute));
    }
    return new LdapEntry(found.getNameInNamespace(), values);
  }

  /** RFC 4512, 2.5: {@code displayName;lang-de} is a displayName. */
  private static String withoutOptions(String attribute) {
    int semicolon = attribute.indexOf(';');
    String name = semicolon < 0 ? attribute : attribute.substring(0, semicolon);
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> texts(Attribute attribute) throws NamingException {
    List<String> texts = new ArrayList<>();
    for (Object value : Collections.list(attribute.getAll())) {
      if (value instanceof byte[] bytes && bytes.length == GUID_BYTES) {
        texts.add(guid(bytes).toString());
      } else if (value instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  /**
   * As Windows writes an objectGUID: the first three fields are in reverse byte order (MS-DTYP).
   */
  static UUID guid(byte[] bytes) {
    ByteBuffer given = ByteBuffer.wrap(bytes);
    long first = Integer.reverseBytes(given.getInt()) & 0xffffffffL;
    long second = Short.reverseBytes(given.getShort()) & 0xffffL;
    long third = Short.reverseBytes(given.getShort()) & 0xffffL;
    return new UUID(first << 32 | second << 16 | third, given.getLong());
  }

  /** The distinguished name. */
  String name() {
    return name;
  }

  List<String> all(String attribute) {
    return values.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
  }

  Optional<String> first(String attribute) {
    return all(attribute).stream().filter(each -> !each.isBlank()).findFirst().map(String::strip);
  }
}
