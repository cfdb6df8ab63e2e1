package org.mailpromoter.dataverse.directory;

/** Texts inside XML. */
final class Xml {
  private Xml() {}

  /** Whether a text can be in XML at all (XML 1.0, 2.2); an address that cannot is nobody's. */
  static boolean canHold(String text) {
    return text.codePoints().allMatch(Xml::isCharacter);
  }

  private static boolean isCharacter(int c) {
    return c >= ' ' && Character.getType(c) != Character.SURROGATE && c != 0xfffe && c != 0xffff;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
