package org.mailpromoter.core.message;

/**
 * Limits on the resources that a message may use, against hostile mail. Anything beyond a limit is
 * cut and recorded as a {@link Flaw}.
 *
 * @param headerBytes bytes of the header block
 * @param fieldBytes bytes of one header field
 * @param addresses addresses over all address headers
 * @param references ids kept of References: the first and the last ones
 * @param nesting depth of multiparts and attached messages
 * @param parts MIME parts
 * @param textChars characters of decoded text kept for each of the plain and the HTML body
 * @since 0.1
 */
public record MessageLimits(
    int headerBytes,
    int fieldBytes,
    int addresses,
    int references,
    int nesting,
    int parts,
    int textChars) {

  /** The caps that other mail programs settled on: Dovecot's nesting 100 and parts 10,000. */
  public static final MessageLimits DEFAULT =
      new MessageLimits(1 << 20, 256 << 10, 10_000, 100, 100, 10_000, 1 << 20);

  /**
   * @throws IllegalArgumentException if a cap is not positive
   */
  public MessageLimits {
    if (Math.min(Math.min(headerBytes, fieldBytes), Math.min(addresses, references)) < 1
        || Math.min(Math.min(nesting, parts), textChars) < 1) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }
}
