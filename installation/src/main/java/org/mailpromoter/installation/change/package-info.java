/**
 * Changes to an installation, one class for each kind. A change takes the {@link
 * org.mailpromoter.installation.change.Requester} who asks for it, and returns what it did. Each
 * request is one entry of the audit log, also when it fails ({@link
 * org.mailpromoter.installation.change.Audited}).
 */
@NullMarked
package org.mailpromoter.installation.change;

import org.jspecify.annotations.NullMarked;
