/**
 * The decision about a message and its reasons: the {@link
 * org.mailpromoter.core.decision.Decision}, the reason codes of Dynamics 365 with our precise
 * sub-reasons, and the {@link org.mailpromoter.core.decision.Trace} of every question with its
 * evidence. This package contains values only; {@code promotion} decides, and {@code diagnosis}
 * produces sentences for people.
 */
@NullMarked
package org.mailpromoter.core.decision;

import org.jspecify.annotations.NullMarked;
