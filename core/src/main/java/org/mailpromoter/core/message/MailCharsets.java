package org.mailpromoter.core.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Maps charset labels in mail to charsets, for headers and bodies. Many labels are used for a
 * superset: {@code gb2312} is written for GBK, {@code iso-8859-1} for windows-1252. The WHATWG
 * encoding standard (section 4.2) lists what they mean in practice; it includes all of its labels
 * and a few others that mail programs write. Thread-safe.
 */
final class MailCharsets {
  /** Reads text that names no charset and is not UTF-8: a superset of ASCII and of Latin-1. */
  static final Charset FALLBACK = Charset.forName("windows-1252");

  /** Longer labels name nothing. */
  private static final int LONGEST_LABEL = 40;

  /** The name of the charset in Java, then the labels that mean it. */
  private static final String TABLE =
      """
      Big5-HKSCS = big5 big5-hkscs cn-big5 cp950 csbig5 ms950 windows-950 x-x-big5
      GB18030 = chinese cp936 csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80
          gbk iso-ir-58 ms936 windows-936 x-gbk
      IBM866 = 866 cp866 csibm866 ibm866
      ISO-8859-10 = csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
      ISO-8859-13 = iso-8859-13 iso8859-13 iso885913
      ISO-8859-14 = iso-8859-14 iso8859-14 iso885914
      ISO-8859-15 = csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
      ISO-8859-16 = iso-8859-16
      ISO-8859-2 = csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2
          iso_8859-2:1987 l2 latin2
      ISO-8859-3 = csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3
          iso_8859-3:1988 l3 latin3
      ISO-8859-4 = csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4
          iso_8859-4:1988 l4 latin4
      ISO-8859-5 = csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595
          iso_8859-5 iso_8859-5:1988
      ISO-8859-6 = arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114
          iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6
          iso_8859-6:1987
      ISO-8859-7 = csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126
          iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
      ISO-8859-8 = csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e
          iso-8859-8-i iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 logical
          visual
      KOI8-R = cskoi8r koi koi8 koi8-r koi8_r
      KOI8-U = koi8-u
      UTF-16BE = unicodefffe utf-16be
      UTF-8 = unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
      windows-1250 = cp1250 windows-1250 x-cp1250
      windows-1251 = cp1251 windows-1251 x-cp1251
      windows-1252 = ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1
          iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii
          windows-1252 x-cp1252 x-user-defined
      windows-1253 = cp1253 windows-1253 x-cp1253
      windows-1254 = cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599
          iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254
      windows-1255 = cp1255 windows-1255 x-cp1255
      windows-1256 = cp1256 windows-1256 x-cp1256
      windows-1257 = cp1257 windows-1257 x-cp1257
      windows-1258 = cp1258 windows-1258 x-cp1258
      windows-31j = cp932 csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j
          windows-932 x-sjis
      x-eucJP-Open = cp51932 cseucpkdfmtjapanese euc-jp eucjp-ms x-euc-jp
      x-MacRoman = csmacintosh mac macintosh x-mac-roman
      x-MacUkraine = x-mac-cyrillic x-mac-ukrainian
      x-UTF-16LE-BOM = csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
      x-windows-50221 = csiso2022jp iso-2022-jp iso-2022-jp-ms
      x-windows-874 = dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
      x-windows-949 = cp949 cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987
          ks_c_5601-1989 ksc5601 ksc_5601 ms949 windows-949
      """;

  private static final Map<String, String> JAVA_NAMES = javaNames();

  private MailCharsets() {}

  /** The charset of a label, in any case; empty if the label is unknown. */
  static Optional<Charset> named(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST_LABEL) {
      return Optional.empty();
    }
    String java = JAVA_NAMES.get(name);
    if (java == null) {
      return Optional.ofNullable(Others.BY_NAME.get(name));
    }
    Optional<Charset> small = SingleByteCharset.named(java);
    return small.isPresent() || !Charset.isSupported(java)
        ? small
        : Optional.of(Charset.forName(java));
  }

  /** Text without a declared charset: UTF-8 where it is valid, {@link #FALLBACK} otherwise. */
  static String undeclared(byte[] bytes, int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, from, to - from, FALLBACK); // what old mail programs meant
    }
  }

  private static Map<String, String> javaNames() {
    Map<String, String> names = new HashMap<>();
    String java = "";
    for (String line : TABLE.split("\n", -1)) {
      int equals = line.indexOf(" = ");
      java = equals < 0 ? java : line.substring(0, equals);
      for (String label : line.substring(equals < 0 ? 0 : equals + 3).strip().split(" ", -1)) {
        names.put(label, java);
      }
    }
    names.remove("");
    return Map.copyOf(names);
  }

  /**
   * Other charsets of this Java. Held as a map, because a question for a name that Java does not
   * know takes it 0.1 ms and more, and hostile mail holds thousands of such names.
   */
  private static final class Others {
    static final Map<String, Charset> BY_NAME = byName();

    private static Map<String, Charset> byName() {
      Map<String, Charset> names = new HashMap<>();
      for (Charset each : Charset.availableCharsets().values()) {
        names.put(each.name().toLowerCase(Locale.ROOT), each);
        each.aliases().forEach(alias -> names.putIfAbsent(alias.toLowerCase(Locale.ROOT), each));
      }
      return names;
    }
  }
}
