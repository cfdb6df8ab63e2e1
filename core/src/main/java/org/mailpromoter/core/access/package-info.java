/**
 * Who may use an installation: accounts, login sessions, API tokens, and the audit log of what they
 * did. Words and ports; {@code installation.permission} decides what each of them may do.
 */
@NullMarked
package org.mailpromoter.core.access;

import org.jspecify.annotations.NullMarked;
