package org.mailpromoter.core.party;

/**
 * The part an address plays in an activity (column {@code participationtypemask}).
 *
 * @since 0.1
 */
public enum Role {
  /** From. */
  SENDER(1, "From"),
  /** To. */
  TO(2, "To"),
  /** Cc. */
  CC(3, "Cc"),
  /** Bcc. */
  BCC(4, "Bcc");

  private final int mask;
  private final String header;

  Role(int mask, String header) {
    this.mask = mask;
    this.header = header;
  }

  /** The option-set number of Dynamics 365. */
  public int mask() {
    return mask;
  }

  /** The header field that names participants of this role. */
  public String header() {
    return header;
  }

  /** The role with a number of the Dynamics 365 option set. */
  public static Role ofMask(int mask) {
    for (Role role : values()) {
      if (role.mask == mask) {
        return role;
      }
    }
    throw new IllegalArgumentException("no participation type " + mask);
  }
}
