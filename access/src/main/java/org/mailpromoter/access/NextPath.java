package org.mailpromoter.access;

import org.mailpromoter.web.Fields;

/** Where to go after a login: a path of ours, never an address of another site. */
final class NextPath {
  /** The field with the path. */
  static final String FIELD = "next";

  private static final int LONGEST = 2_000;
  private static final String HOME = "/";

  private NextPath() {}

  /** The path that a query or form names; the first page if it names none of ours. */
  static String of(Fields fields) {
    return fields.first(FIELD).filter(NextPath::isOurs).orElse(HOME);
  }

  /** Browsers read a backslash as a slash, and two slashes as the name of a host. */
  static boolean isOurs(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.length() <= LONGEST
        && path.chars().allMatch(each -> each > ' ' && each < 0x7f && each != '\\')
        && !path.startsWith(Login.PAGE);
  }
}
